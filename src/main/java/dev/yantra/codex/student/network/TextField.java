package dev.yantra.codex.student.network;

import dev.yantra.codex.graph.CanonicalId;
import dev.yantra.codex.graph.DeclarationText;
import dev.yantra.codex.graph.DeclarationText.Part;
import dev.yantra.codex.graph.FieldNode;
import dev.yantra.codex.graph.MethodNode;
import dev.yantra.codex.graph.Node;
import dev.yantra.codex.graph.TypeNode;
import dev.yantra.codex.student.Query;
import dev.yantra.codex.text.SubTokens;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A text that a node brings along. Each field has its own block in the input of the network. */
public enum TextField {
  /** The simple name. */
  NAME {
    @Override
    public Map<String, Integer> words(Node node) {
      return bag(sentence(node));
    }

    @Override
    public Map<String, Integer> words(Query.Unseen method) {
      return bag(method.name());
    }

    @Override
    public String sentence(Node node) {
      CanonicalId id = node.canonical();
      return id.member().isEmpty() ? id.ownerSimpleName() : id.spokenName();
    }

    @Override
    String sentence(Query.Unseen method) {
      return method.name();
    }
  },
  /** Owner, package, parameters, return type, exceptions and annotations. */
  SIGNATURE {
    @Override
    public Map<String, Integer> words(Node node) {
      if (node instanceof MethodNode method) {
        return bag(DeclarationText.of(method).words(SIGNATURE_PARTS));
      }
      CanonicalId id = node.canonical();
      Map<String, Integer> words = bag(id.owner());
      if (node instanceof FieldNode field) {
        SubTokens.split(field.type(), word -> add(words, word));
      } else if (node instanceof TypeNode type) {
        type.annotations().forEach(a -> SubTokens.split(a, word -> add(words, word)));
      } else {
        id.parameters().forEach(p -> SubTokens.split(p, word -> add(words, word)));
      }
      return words;
    }

    @Override
    public Map<String, Integer> words(Query.Unseen method) {
      CanonicalId id = new CanonicalId(method.owner(), method.name(), List.of(), true);
      return bag(
          DeclarationText.of(id, method.parameters(), method.returnType(), method.text())
              .words(SIGNATURE_PARTS));
    }
  },
  /** Javadoc, or the text of a request. */
  DOC {
    @Override
    public Map<String, Integer> words(Node node) {
      return bag(sentence(node));
    }

    @Override
    public Map<String, Integer> words(Query.Unseen method) {
      return bag(method.text());
    }

    @Override
    public String sentence(Node node) {
      if (node instanceof MethodNode method) {
        return method.javadoc();
      }
      return node instanceof TypeNode type ? type.javadoc() : "";
    }

    @Override
    String sentence(Query.Unseen method) {
      return method.text();
    }
  },
  /** Identifiers and literals between the braces; the full view only. */
  BODY {
    @Override
    public Map<String, Integer> words(Node node) {
      return node instanceof MethodNode method ? method.body().tokens() : new TreeMap<>();
    }

    @Override
    public Map<String, Integer> words(Query.Unseen method) {
      return new TreeMap<>();
    }
  };

  private static final Part[] SIGNATURE_PARTS = {
    Part.QUALIFIED_OWNER,
    Part.PARAMETER_TYPE,
    Part.PARAMETER_NAME,
    Part.RETURN_TYPE,
    Part.EXCEPTION,
    Part.ANNOTATION
  };

  /** All fields in the order of their blocks. */
  public static final List<TextField> ALL = List.of(values());

  /** The words of this field with their counts. */
  public abstract Map<String, Integer> words(Node node);

  /** The words of this field of a method that is not in the graph. */
  public abstract Map<String, Integer> words(Query.Unseen method);

  /**
   * The text where it is one that a person could say; empty for a signature, and for a body, of
   * which the graph keeps only the words.
   */
  public String sentence(Node node) {
    return "";
  }

  /** The same of a method that is not in the graph. */
  String sentence(Query.Unseen method) {
    return "";
  }

  /** Its place among the blocks. */
  public int block() {
    return ALL.indexOf(this);
  }

  /** The words of a text with their counts. */
  public static Map<String, Integer> bag(String text) {
    Map<String, Integer> words = new TreeMap<>();
    SubTokens.split(text, word -> add(words, word));
    return words;
  }

  static Map<String, Integer> bag(List<String> all) {
    Map<String, Integer> words = new TreeMap<>();
    all.forEach(word -> add(words, word));
    return words;
  }

  private static void add(Map<String, Integer> words, String word) {
    words.merge(word, 1, Integer::sum);
  }
}
