package dev.yantra.codex.student;

import dev.yantra.codex.graph.Parameter;
import java.util.List;

/** The method that the student is asked about. */
public sealed interface Query {

  /**
   * A method of the graph.
   *
   * @param node its number
   * @param view what may be known of it
   */
  record Known(int node, View view) implements Query {}

  /**
   * A method that does not exist yet, or whose text is newer than the graph.
   *
   * @param text the request or the Javadoc; may be empty
   * @param owner binary name of the type that it stands in; empty if unknown
   * @param name its simple name; empty if unknown
   * @param parameters its parameters, as far as known
   * @param returnType its return type as written; empty if unknown
   */
  record Unseen(
      String text, String owner, String name, List<Parameter> parameters, String returnType)
      implements Query {
    public Unseen {
      parameters = List.copyOf(parameters);
    }

    /** A request of which only the text is known. */
    public static Unseen of(String text) {
      return new Unseen(text, "", "", List.of(), "");
    }

    /** True if it describes a method and declares none. */
    public boolean onlyText() {
      return name.isEmpty() && parameters.isEmpty() && returnType.isEmpty();
    }
  }

  /** The part of a method that may be looked at. */
  enum View {
    /** What is known before the body exists: no body tokens, no outgoing edges, no tests. */
    SPEC,
    /** The body too. */
    FULL
  }
}
