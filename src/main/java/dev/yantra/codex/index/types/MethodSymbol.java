package dev.yantra.codex.index.types;

import dev.yantra.codex.graph.CanonicalId;
import dev.yantra.codex.index.syntax.Flags;
import dev.yantra.codex.index.types.JavaType.TypeVariable;
import dev.yantra.codex.workspace.Lazy;
import java.util.List;
import java.util.function.Supplier;

/** A method or constructor. */
public final class MethodSymbol {
  /**
   * The types of a method.
   *
   * @param parameters without hidden ones; varargs are an array at the end
   */
  record Signature(
      List<TypeVariable> typeParameters, List<JavaType> parameters, JavaType returnType) {}

  private final TypeSymbol owner;
  private final String name;
  private final int flags;
  private final int arity;
  private final Lazy<Signature> signature;
  private final Lazy<String> id;

  MethodSymbol(TypeSymbol owner, String name, int flags, int arity, Supplier<Signature> signature) {
    this.owner = owner;
    this.name = name;
    this.flags = flags;
    this.arity = arity;
    this.signature = new Lazy<>(signature);
    this.id =
        new Lazy<>(
            () ->
                CanonicalId.method(
                    owner.binaryName(),
                    name,
                    parameters().stream().map(JavaType::erasedName).toList()));
  }

  /** The type that declares it. */
  public TypeSymbol owner() {
    return owner;
  }

  /** Its simple name; {@code <init>} for constructors. */
  public String name() {
    return name;
  }

  /** Number of parameters. */
  public int arity() {
    return arity;
  }

  /** True if a bit of {@link Flags} is set. */
  public boolean is(int flag) {
    return (flags & flag) != 0;
  }

  /** True if it is a constructor. */
  public boolean constructor() {
    return name.equals(CanonicalId.CONSTRUCTOR);
  }

  /** Its own type parameters. */
  public List<TypeVariable> typeParameters() {
    return signature.get().typeParameters();
  }

  /** The types of its parameters. */
  public List<JavaType> parameters() {
    return signature.get().parameters();
  }

  /** Its declared return type; {@code void} for constructors. */
  public JavaType returnType() {
    return signature.get().returnType();
  }

  /** Its canonical id. */
  public String id() {
    return id.get();
  }

  @Override
  public String toString() {
    return id();
  }
}
