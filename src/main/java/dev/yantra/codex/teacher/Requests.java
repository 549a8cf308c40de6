package dev.yantra.codex.teacher;

import dev.yantra.codex.corpus.Request;
import dev.yantra.codex.graph.CanonicalId;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.graph.MethodNode;
import dev.yantra.codex.graph.Parameter;
import dev.yantra.codex.graph.TypeNode;
import dev.yantra.codex.text.SubTokens;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The requests that users would have made to get the methods that exist, and the words to look them
 * up by.
 */
public final class Requests {
  private static final int MAX_TEXT = 400;

  /** Words of a signature that say nothing about what a method is for. */
  private static final Set<String> NOISE =
      Set.of(
          "public",
          "protected",
          "private",
          "static",
          "final",
          "abstract",
          "default",
          "native",
          "synchronized",
          "strictfp",
          "void",
          "throws");

  private Requests() {}

  /** True if a node is a method that a user could have asked for: written, with a body, no test. */
  public static boolean possible(CodeGraph graph, int node) {
    if (!(graph.node(node) instanceof MethodNode method)
        || method.test()
        || method.implicit()
        || !method.body().present()) {
      return false;
    }
    OptionalInt top = graph.find(method.canonical().topLevel());
    return top.isEmpty() || !(graph.node(top.getAsInt()) instanceof TypeNode type) || !type.test();
  }

  /** The request behind a method: spec view only, so nothing of its body is in it. */
  public static Request of(MethodNode method) {
    String text = text(method);
    String signature = method.signature();
    String owner = method.canonical().owner();
    String id = Hashes.sha256(method.id() + "\n" + text + "\n" + signature).substring(0, 16);
    return new Request(id, text, method.id(), signature, owner);
  }

  /** A request of a user, which no method stands behind. */
  public static Request free(String text, String signature, String owner) {
    String id = Hashes.sha256("\n" + text + "\n" + signature + "\n" + owner).substring(0, 16);
    return new Request(id, text, "", signature, owner);
  }

  /** The words of a request: its text, its signature and the simple name of its owner. */
  public static List<String> words(Request request) {
    List<String> words = new ArrayList<>();
    SubTokens.split(request.text(), words::add);
    SubTokens.split(request.signature(), words::add);
    SubTokens.split(
        new CanonicalId(request.owner(), "", List.of(), false).ownerSimpleName(), words::add);
    words.removeIf(NOISE::contains);
    return words;
  }

  private static String text(MethodNode method) {
    String javadoc = method.javadoc().strip().replaceAll("\\s+", " ");
    if (!javadoc.isEmpty()) {
      return shorten(javadoc);
    }
    CanonicalId id = method.canonical();
    if (id.constructor()) {
      return "Create " + article(id.ownerSimpleName()) + from(method) + ".";
    }
    String verb = String.join(" ", SubTokens.of(id.member()));
    if (verb.isEmpty()) {
      verb = id.member();
    }
    return Character.toUpperCase(verb.charAt(0))
        + verb.substring(1)
        + from(method)
        + " in "
        + id.ownerSimpleName()
        + ".";
  }

  private static String from(MethodNode method) {
    return method.parameters().isEmpty()
        ? ""
        : method.parameters().stream()
            .map(Parameter::name)
            .collect(Collectors.joining(", ", " from ", ""));
  }

  private static String article(String noun) {
    return (noun.isEmpty() || "AEIOU".indexOf(noun.charAt(0)) < 0 ? "a " : "an ") + noun;
  }

  /** Whole sentences as far as they fit, at least the first. */
  private static String shorten(String text) {
    if (text.length() <= MAX_TEXT) {
      return text;
    }
    int end = text.lastIndexOf(". ", MAX_TEXT);
    return end > 0 ? text.substring(0, end + 1) : text.substring(0, MAX_TEXT);
  }
}
