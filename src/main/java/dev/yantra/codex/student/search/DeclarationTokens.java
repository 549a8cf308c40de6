package dev.yantra.codex.student.search;

import dev.yantra.codex.graph.DeclarationText;
import dev.yantra.codex.graph.DeclarationText.Part;
import dev.yantra.codex.graph.MethodNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The tokens of a declaration, by place, in a form that means the same in every repository.
 *
 * @param name words of its name: {@code n:parse}, its verb once more
 * @param signature words of parameters, return type and exceptions, and its shape
 * @param owner words of its type's name
 */
record DeclarationTokens(List<String> name, List<String> signature, List<String> owner) {
  private static final int MOST_TAKEN = 3;

  DeclarationTokens {
    name = List.copyOf(name);
    signature = List.copyOf(signature);
    owner = List.copyOf(owner);
  }

  static DeclarationTokens of(MethodNode method, CodeWords code) {
    Set<String> name = new LinkedHashSet<>();
    Set<String> signature = new LinkedHashSet<>();
    Set<String> owner = new LinkedHashSet<>();
    code.name().forEach(w -> name.add("n:" + w));
    DeclarationText text = DeclarationText.of(method);
    text.stems(Part.PARAMETER_TYPE, Part.PARAMETER_NAME).forEach(w -> signature.add("p:" + w));
    if (method.canonical().constructor()) {
      name.add("makes");
    } else {
      name.add("v:" + code.verb());
      text.stems(Part.RETURN_TYPE).forEach(w -> signature.add("r:" + w));
    }
    method.throwsTypes().forEach(t -> signature.add("t:" + t));
    signature.add("takes " + Math.min(MOST_TAKEN, method.parameters().size()));
    if (method.modifiers().contains("static")) {
      signature.add("static");
    }
    code.owner().forEach(w -> owner.add("o:" + w));
    return new DeclarationTokens(List.copyOf(name), List.copyOf(signature), List.copyOf(owner));
  }

  /** The tokens of all places. */
  List<String> all() {
    List<String> all = new ArrayList<>(name);
    all.addAll(signature);
    all.addAll(owner);
    return all;
  }

  /** The word of a token; empty if it stands for a shape. */
  static String word(String token) {
    int colon = token.indexOf(':');
    return colon < 0 ? "" : token.substring(colon + 1);
  }
}
