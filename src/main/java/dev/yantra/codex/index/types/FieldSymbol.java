package dev.yantra.codex.index.types;

import dev.yantra.codex.index.syntax.Flags;
import dev.yantra.codex.workspace.Lazy;
import java.util.function.Supplier;

/** A field or enum constant. */
public final class FieldSymbol {
  private final TypeSymbol owner;
  private final String name;
  private final int flags;
  private final Lazy<JavaType> type;

  FieldSymbol(TypeSymbol owner, String name, int flags, Supplier<JavaType> type) {
    this.owner = owner;
    this.name = name;
    this.flags = flags;
    this.type = new Lazy<>(type);
  }

  /** The type that declares it. */
  public TypeSymbol owner() {
    return owner;
  }

  /** Its simple name. */
  public String name() {
    return name;
  }

  /** True if it belongs to the type rather than its instances. */
  public boolean isStatic() {
    return (flags & Flags.STATIC) != 0;
  }

  /** Its declared type. */
  public JavaType type() {
    return type.get();
  }

  /** Its canonical id. */
  public String id() {
    return owner.binaryName() + "#" + name;
  }
}
