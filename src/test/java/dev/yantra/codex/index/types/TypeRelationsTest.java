package dev.yantra.codex.index.types;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.yantra.codex.index.types.JavaType.ClassType;
import dev.yantra.codex.index.types.JavaType.Primitive;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Subtypes, least upper bounds and signatures over the types of the running JDK. */
final class TypeRelationsTest {
  private final ClassFiles files = new ClassFiles(List.of());
  private final TypeTable table = new TypeTable(files);

  @AfterEach
  void close() {
    files.close();
  }

  private JavaType read(String descriptor) {
    return new Signatures(table, List.of()).type(descriptor);
  }

  private boolean isSubtype(String sub, String above) {
    return Subtyping.isSubtype(read(sub), read(above));
  }

  @Test
  void primitives_widen() { // JLS 4.10.1
    assertTrue(isSubtype("B", "S"));
    assertTrue(isSubtype("C", "I"));
    assertTrue(isSubtype("J", "F"));
    assertFalse(isSubtype("S", "C"));
    assertFalse(isSubtype("D", "F"));
    assertFalse(isSubtype("I", "Z"));
  }

  @Test
  void argumentsOfAType_areContainedOrEqual() { // JLS 4.5.1, 4.10.2
    String integers = "Ljava/util/ArrayList<Ljava/lang/Integer;>;";
    assertTrue(isSubtype(integers, "Ljava/util/Collection<Ljava/lang/Integer;>;"));
    assertTrue(isSubtype(integers, "Ljava/util/List<+Ljava/lang/Number;>;"));
    assertTrue(isSubtype(integers, "Ljava/util/List<*>;"));
    assertTrue(
        isSubtype(
            "Ljava/util/List<Ljava/lang/Number;>;", "Ljava/util/List<-Ljava/lang/Integer;>;"));
    assertFalse(isSubtype(integers, "Ljava/util/List<Ljava/lang/Number;>;"));
    assertFalse(isSubtype(integers, "Ljava/util/List<+Ljava/lang/String;>;"));
    assertFalse(isSubtype(integers, "Ljava/util/Set<Ljava/lang/Integer;>;"));
  }

  @Test
  void arrays_followTheirComponents() { // JLS 4.10.3
    assertTrue(isSubtype("[Ljava/lang/Integer;", "[Ljava/lang/Number;"));
    assertTrue(isSubtype("[[I", "[Ljava/lang/Object;"));
    assertTrue(isSubtype("[I", "Ljava/lang/Cloneable;"));
    assertTrue(isSubtype("[I", "Ljava/io/Serializable;"));
    assertFalse(isSubtype("[I", "[J"));
    assertFalse(isSubtype("[I", "Ljava/lang/Comparable;"));
  }

  @Test
  void lub_isTheNearestSharedType() { // JLS 4.10.4
    JavaType number =
        Lub.of(List.of(read("Ljava/lang/Integer;"), read("Ljava/lang/Number;")), table);
    assertEquals("java.lang.Number", number.erasedName());
    JavaType list =
        Lub.of(
            List.of(
                read("Ljava/util/List<Ljava/lang/String;>;"),
                read("Ljava/util/Set<Ljava/lang/String;>;")),
            table);
    assertEquals(read("Ljava/util/Collection<Ljava/lang/String;>;"), list);
    assertEquals(JavaType.Unknown.TYPE, Lub.of(List.of(), table));
  }

  @Test
  void asSuper_carriesTheArgumentsUp() {
    JavaType map = read("Ljava/util/HashMap<Ljava/lang/String;[I>;");
    ClassType above = table.required("java.util.Map");

    assertEquals(
        List.of(read("Ljava/lang/String;"), read("[I")),
        Subtyping.asSuper(map, above.symbol()).orElseThrow().arguments());
  }

  @Test
  void arity_countsParametersOfAnyForm() { // JVMS 4.3.3
    assertEquals(3, Signatures.arity("(IDLjava/lang/Thread;)Ljava/lang/Object;"));
    assertEquals(0, Signatures.arity("()V"));
    assertEquals(3, Signatures.arity("([[JTT;Ljava/util/Map<TK;Ljava/util/List<TV;>;>;)V"));
  }

  @Test
  void methodSignature_hasTypeParametersWithBounds() { // JVMS 4.7.9.1
    MethodSymbol.Signature signature =
        new Signatures(table, List.of())
            .method("<T:Ljava/lang/Object;:Ljava/lang/Comparable<TT;>;>(TT;[I)TT;");

    assertEquals(1, signature.typeParameters().size());
    assertEquals(signature.typeParameters().get(0), signature.parameters().get(0));
    assertEquals(new JavaType.ArrayType(Primitive.INT), signature.parameters().get(1));
    assertEquals(signature.typeParameters().get(0), signature.returnType());
  }
}
