package dev.yantra.codex.generate.syntax;

import dev.yantra.codex.graph.CanonicalId;
import dev.yantra.codex.graph.Parameter;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A method's declaration without its body: what a candidate is written for.
 *
 * @param owner binary name of the type that it stands in
 * @param name simple name; {@code <init>} for a constructor
 * @param modifiers Java modifiers in source order
 * @param typeParameters {@code <T extends X>} or empty
 * @param parameters with types as written, {@code T...} included
 * @param returnType as written; {@code void} for constructors
 */
public record MethodSignature(
    String owner,
    String name,
    List<String> modifiers,
    String typeParameters,
    List<Parameter> parameters,
    String returnType,
    List<String> throwsTypes) {
  public MethodSignature {
    modifiers =
        modifiers.stream().filter(m -> !m.equals("abstract") && !m.equals("native")).toList();
    parameters = List.copyOf(parameters);
    throwsTypes = List.copyOf(throwsTypes);
  }

  /** The declaration of a method as it stands. */
  public static MethodSignature of(MethodSource method) {
    return new MethodSignature(
        method.owner(),
        method.name(),
        method.modifiers(),
        method.typeParameters(),
        method.parameters(),
        method.returnType(),
        method.throwsTypes());
  }

  /** True if it is a constructor. */
  public boolean constructor() {
    return name.equals(CanonicalId.CONSTRUCTOR);
  }

  /** True if it is static. */
  public boolean isStatic() {
    return modifiers.contains("static");
  }

  /** True if it gives a value back. */
  public boolean returnsValue() {
    return !returnType.equals("void");
  }

  /** The name by which it is called: the type's own for a constructor. */
  public String spokenName() {
    return constructor() ? CanonicalId.parse(owner).ownerSimpleName() : name;
  }

  /** The declaration as source, up to the body. */
  public String source() {
    return source(spokenName(), "");
  }

  /** The declaration under another name and with a further parameter, where not empty. */
  String source(String spokenName, String furtherParameter) {
    StringBuilder out = new StringBuilder();
    modifiers.forEach(m -> out.append(m).append(' '));
    if (!typeParameters.isEmpty()) {
      out.append(typeParameters).append(' ');
    }
    if (!constructor()) {
      out.append(returnType).append(' ');
    }
    String list =
        parameters.stream().map(p -> p.type() + " " + p.name()).collect(Collectors.joining(", "));
    if (!furtherParameter.isEmpty()) {
      list = list.isEmpty() ? furtherParameter : furtherParameter + ", " + list;
    }
    out.append(spokenName).append('(').append(list).append(')');
    if (!throwsTypes.isEmpty()) {
      out.append(" throws ").append(String.join(", ", throwsTypes));
    }
    return out.toString();
  }
}
