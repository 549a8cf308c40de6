package dev.yantra.codex.store;

import dev.yantra.codex.graph.Concern;
import dev.yantra.codex.graph.FieldNode;
import dev.yantra.codex.graph.MethodBody;
import dev.yantra.codex.graph.MethodHistory;
import dev.yantra.codex.graph.MethodNode;
import dev.yantra.codex.graph.Node;
import dev.yantra.codex.graph.NodeKind;
import dev.yantra.codex.graph.Parameter;
import dev.yantra.codex.graph.SourceRange;
import dev.yantra.codex.graph.TestKind;
import dev.yantra.codex.graph.TypeNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The nodes that a file declares, as bytes: first what they are, then what is known of them. The
 * histories of methods stand elsewhere.
 */
final class NodeCodec {
  private static final int METHOD = 1;
  private static final int TYPE = 2;
  private static final int FIELD = 3;

  /** A method that no source writes. */
  private static final int IMPLICIT_METHOD = 4;

  /** What stands first of every node. */
  record Head(NodeKind kind, boolean implicit, String id, int line, int endLine) {}

  private NodeCodec() {}

  static byte[] encode(List<Node> nodes) {
    PackedOutput out = new PackedOutput();
    out.number(nodes.size());
    for (Node node : nodes) {
      out.number(form(node));
      out.text(node.id());
      SourceRange range = range(node);
      out.number(range.line());
      out.number(range.endLine() - range.line());
    }
    nodes.forEach(node -> writeFacts(out, node));
    return out.toBytes();
  }

  private static void writeFacts(PackedOutput out, Node node) {
    if (node instanceof MethodNode method) {
      write(out, method);
    } else if (node instanceof TypeNode type) {
      write(out, type);
    } else if (node instanceof FieldNode field) {
      out.text(field.type());
      out.texts(field.modifiers());
    }
  }

  /** One node that a file declares with all that is known of it, its file and history included. */
  static void writeOne(PackedOutput out, Node node) {
    SourceRange range = range(node);
    out.flag(node instanceof MethodNode method && method.implicit());
    out.text(range.file());
    out.number(range.line());
    out.number(range.endLine() - range.line());
    if (node instanceof MethodNode method) {
      HistoryRows.write(out, method.history());
    }
    writeFacts(out, node);
  }

  /** Reads back what {@link #writeOne} wrote. */
  static Node readOne(PackedInput in, NodeKind kind, String id) throws IOException {
    boolean implicit = in.flag();
    String file = in.text();
    int line = in.number();
    SourceRange range = new SourceRange(file, line, line + in.number());
    MethodHistory history = kind == NodeKind.METHOD ? HistoryRows.read(in) : MethodHistory.NONE;
    Head head = new Head(kind, implicit, id, range.line(), range.endLine());
    return readFacts(in, head, range, history);
  }

  private static Node readFacts(PackedInput in, Head head, SourceRange range, MethodHistory history)
      throws IOException {
    return switch (head.kind) {
      case METHOD -> readMethod(in, head, range, history);
      case TYPE -> readType(in, head.id, range);
      default -> new FieldNode(head.id, range, in.text(), in.texts());
    };
  }

  private static int form(Node node) {
    if (node instanceof MethodNode method) {
      return method.implicit() ? IMPLICIT_METHOD : METHOD;
    }
    return node instanceof TypeNode ? TYPE : FIELD;
  }

  private static SourceRange range(Node node) {
    if (node instanceof MethodNode method) {
      return method.range();
    } else if (node instanceof TypeNode type) {
      return type.range();
    } else if (node instanceof FieldNode field) {
      return field.range();
    }
    throw new IllegalArgumentException("not declared by any file: " + node.id());
  }

  private static NodeKind kind(int form) throws IOException {
    return switch (form) {
      case METHOD, IMPLICIT_METHOD -> NodeKind.METHOD;
      case TYPE -> NodeKind.TYPE;
      case FIELD -> NodeKind.FIELD;
      default -> throw new IOException("unknown node form " + form);
    };
  }

  /** What the nodes are, without what is known of them. */
  static List<Head> heads(byte[] bytes) throws IOException {
    return heads(new PackedInput(bytes));
  }

  private static List<Head> heads(PackedInput in) throws IOException {
    int count = in.count();
    List<Head> heads = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      int form = in.number();
      String id = in.text();
      int line = in.number();
      heads.add(new Head(kind(form), form == IMPLICIT_METHOD, id, line, line + in.number()));
    }
    return heads;
  }

  /**
   * Reads nodes back.
   *
   * @param file the path of the file that declares them
   * @param histories the past of a method, by its id
   */
  static List<Node> decode(byte[] bytes, String file, Function<String, MethodHistory> histories)
      throws IOException {
    PackedInput in = new PackedInput(bytes);
    List<Node> nodes = new ArrayList<>();
    for (Head head : heads(in)) {
      SourceRange range = new SourceRange(file, head.line, head.endLine);
      nodes.add(readFacts(in, head, range, histories.apply(head.id)));
    }
    return nodes;
  }

  private static void write(PackedOutput out, MethodNode method) {
    out.number(method.parameters().size());
    for (Parameter p : method.parameters()) {
      out.text(p.name());
      out.text(p.type());
    }
    out.text(method.returnType());
    out.texts(method.modifiers());
    out.texts(method.annotations());
    out.text(method.javadoc());
    out.texts(method.throwsTypes());
    MethodBody body = method.body();
    out.number(body.complexity());
    out.number(body.lines());
    out.number(body.statements());
    out.number(body.tokens().size());
    for (Map.Entry<String, Integer> token : body.tokens().entrySet()) {
      out.text(token.getKey());
      out.number(token.getValue());
    }
    writeNames(out, body.concerns());
    out.text(body.shape());
    out.flag(method.test());
    writeNames(out, method.testKinds());
  }

  private static MethodNode readMethod(
      PackedInput in, Head head, SourceRange range, MethodHistory history) throws IOException {
    int count = in.count();
    List<Parameter> parameters = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      parameters.add(new Parameter(in.text(), in.text()));
    }
    return new MethodNode(
        head.id,
        range,
        parameters,
        in.text(),
        in.texts(),
        in.texts(),
        in.text(),
        in.texts(),
        readBody(in),
        in.flag(),
        readNames(in, TestKind.class),
        head.implicit,
        history);
  }

  private static MethodBody readBody(PackedInput in) throws IOException {
    int complexity = in.number();
    int lines = in.number();
    int statements = in.number();
    SortedMap<String, Integer> tokens = new TreeMap<>();
    for (int left = in.count(); left > 0; left--) {
      tokens.put(in.text(), in.number());
    }
    return new MethodBody(
        complexity, lines, statements, tokens, readNames(in, Concern.class), in.text());
  }

  private static void write(PackedOutput out, TypeNode type) {
    out.text(type.form());
    out.texts(type.modifiers());
    out.texts(type.annotations());
    out.text(type.javadoc());
    out.flag(type.test());
  }

  private static TypeNode readType(PackedInput in, String id, SourceRange range)
      throws IOException {
    return new TypeNode(id, range, in.text(), in.texts(), in.texts(), in.text(), in.flag());
  }

  /** Enum constants by name, so that a reordered enum does not change what an old graph says. */
  private static <E extends Enum<E>> void writeNames(PackedOutput out, Set<E> values) {
    out.texts(values.stream().map(Enum::name).toList());
  }

  private static <E extends Enum<E>> Set<E> readNames(PackedInput in, Class<E> type)
      throws IOException {
    EnumSet<E> values = EnumSet.noneOf(type);
    for (String name : in.texts()) {
      try {
        values.add(Enum.valueOf(type, name));
      } catch (IllegalArgumentException e) {
        throw new IOException("unknown " + type.getSimpleName() + " " + name, e);
      }
    }
    return values;
  }
}
