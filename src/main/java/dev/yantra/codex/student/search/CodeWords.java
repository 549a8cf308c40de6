package dev.yantra.codex.student.search;

import dev.yantra.codex.graph.DeclarationText;
import dev.yantra.codex.graph.DeclarationText.Part;
import dev.yantra.codex.graph.MethodNode;
import dev.yantra.codex.text.Stems;
import java.util.ArrayList;
import java.util.List;

/**
 * The stems of the words in the code of a method, by their place; those of the Javadoc are not
 * among them.
 *
 * @param name of its simple name; of its type's for a constructor
 * @param owner of its type's simple name
 * @param signature of its parameters, return type and exceptions
 * @param body of its body, each once
 */
record CodeWords(List<String> name, List<String> owner, List<String> signature, List<String> body) {
  CodeWords {
    name = List.copyOf(name);
    owner = List.copyOf(owner);
    signature = List.copyOf(signature);
    body = List.copyOf(body);
  }

  static CodeWords of(MethodNode method) {
    DeclarationText text = DeclarationText.of(method);
    List<String> signature = new ArrayList<>(text.stems(Part.PARAMETER_TYPE, Part.PARAMETER_NAME));
    if (!method.canonical().constructor()) {
      signature.addAll(text.stems(Part.RETURN_TYPE));
    }
    signature.addAll(text.stems(Part.EXCEPTION));
    return new CodeWords(
        text.stems(Part.NAME),
        text.stems(Part.OWNER),
        signature,
        method.body().tokens().keySet().stream().map(Stems::stem).toList());
  }

  /** The words of all places. */
  List<String> all() {
    List<String> all = new ArrayList<>(name);
    all.addAll(owner);
    all.addAll(signature);
    all.addAll(body);
    return all;
  }

  /** The first word of the name, which is a verb more often than not; empty if there is none. */
  String verb() {
    return name.isEmpty() ? "" : name.get(0);
  }
}
