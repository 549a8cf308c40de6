package dev.yantra.codex.index.resolve;

import dev.yantra.codex.index.types.JavaType;
import dev.yantra.codex.index.types.JavaType.Null;
import dev.yantra.codex.index.types.JavaType.Primitive;
import dev.yantra.codex.index.types.Lub;
import dev.yantra.codex.index.types.TypeTable;
import java.util.ArrayList;
import java.util.List;

/**
 * The values of a body or of an expression with several branches, and their common type (JLS 15.25,
 * 15.28.1).
 */
final class Results {
  private Results() {}

  /** The type of branches at a place that asks for one. */
  static JavaType combine(List<JavaType> branches, ExpectedType expected, TypeTable table) {
    List<JavaType> distinct = branches.stream().distinct().toList();
    if (distinct.size() == 1) {
      return distinct.get(0);
    }
    List<JavaType> primitives = branches.stream().map(Expressions::primitive).toList();
    boolean onePrimitive = branches.stream().anyMatch(Primitive.class::isInstance);
    boolean unboxes = onePrimitive || branches.stream().noneMatch(b -> b instanceof Null);
    if (unboxes && primitives.stream().allMatch(p -> p instanceof Primitive)) {
      return promoted(primitives);
    }
    if (expected.known() && !(expected.type() instanceof Primitive)) {
      return expected.type();
    }
    List<JavaType> boxed = new ArrayList<>(branches.size());
    for (JavaType branch : branches) {
      boxed.add(
          branch instanceof Primitive p && p != Primitive.VOID ? table.required(p.box()) : branch);
    }
    return Lub.of(boxed, table);
  }

  private static JavaType promoted(List<JavaType> primitives) {
    Primitive widest = Primitive.BOOLEAN;
    for (JavaType type : primitives) {
      if (type instanceof Primitive p && p.rank() > widest.rank()) {
        widest = p;
      }
    }
    boolean charMeetsNumber =
        primitives.contains(Primitive.CHAR)
            && (widest == Primitive.BYTE || widest == Primitive.SHORT);
    return charMeetsNumber ? Primitive.INT : widest;
  }
}
