package dev.yantra.codex.encoder;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A real ONNX network in a few bytes, by hand: {@code last_hidden_state = Gather(table,
 * input_ids)}. Field numbers are those of onnx.proto; a field is its number and wire type, then its
 * content.
 */
public final class TinyNetwork {
  private static final int INT64 = 7;
  private static final int FLOAT = 1;
  private static final int IR_VERSION = 7;
  private static final String HIDDEN = "last_hidden_state";

  private TinyNetwork() {}

  /**
   * Writes an encoder of BERT's kind into a directory.
   *
   * @param words the vocabulary, behind the four special pieces
   * @param width length of its vectors: word w is a 1 at w modulo width
   */
  public static Path bert(Path directory, List<String> words, int width) {
    List<String> all = new ArrayList<>(List.of("[PAD]", "[UNK]", "[CLS]", "[SEP]"));
    all.addAll(words);
    return write(directory, all, width, List.of("input_ids", "attention_mask", "token_type_ids"));
  }

  static Path write(Path directory, List<String> vocabulary, int width, List<String> inputs) {
    return write(directory, vocabulary, width, inputs, List.of(HIDDEN));
  }

  /** An encoder with more outputs: all but the last hidden state say the numbers of the tokens. */
  static Path write(
      Path directory,
      List<String> vocabulary,
      int width,
      List<String> inputs,
      List<String> outputs) {
    try {
      Files.createDirectories(directory);
      Files.write(directory.resolve("vocab.txt"), vocabulary);
      Files.write(
          directory.resolve("model.onnx"), network(vocabulary.size(), width, inputs, outputs));
      return directory;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] network(int rows, int width, List<String> inputs, List<String> outputs) {
    ByteBuffer table = ByteBuffer.allocate(rows * width * 4).order(ByteOrder.LITTLE_ENDIAN);
    for (int w = 0; w < rows; w++) {
      table.putFloat((w * width + w % width) * 4, 1);
    }
    byte[] initializer =
        join(
            number(1, rows),
            number(1, width),
            number(2, FLOAT),
            text(8, "table"),
            bytes(9, table.array()));
    byte[] graph = join(text(2, "tiny"), bytes(5, initializer));
    for (String output : outputs) {
      byte[] node =
          output.equals(HIDDEN)
              ? node("Gather", output, integer("axis", 0), "table", "input_ids")
              : node("Cast", output, integer("to", FLOAT), "input_ids");
      graph = join(graph, bytes(1, node));
    }
    for (String input : inputs) {
      graph = join(graph, bytes(11, value(input, INT64, "1", "n")));
    }
    for (String output : outputs) {
      String[] size =
          output.equals(HIDDEN) ? new String[] {"1", "n", "" + width} : new String[] {"1", "n"};
      graph = join(graph, bytes(12, value(output, FLOAT, size)));
    }
    byte[] operators = join(text(1, ""), number(2, 13));
    return join(number(1, IR_VERSION), bytes(7, graph), bytes(8, operators));
  }

  private static byte[] node(String operator, String output, byte[] attribute, String... inputs) {
    byte[] node = {};
    for (String input : inputs) {
      node = join(node, text(1, input));
    }
    return join(node, text(2, output), text(4, operator), bytes(5, attribute));
  }

  private static byte[] integer(String attribute, long value) {
    return join(text(1, attribute), number(3, value), number(20, 2));
  }

  /** A tensor with a name, a type of elements and dimensions, which are numbers or names. */
  private static byte[] value(String name, int type, String... dimensions) {
    byte[] shape = {};
    for (String d : dimensions) {
      byte[] dimension = d.matches("\\d+") ? number(1, Integer.parseInt(d)) : text(2, d);
      shape = join(shape, bytes(1, dimension));
    }
    return join(text(1, name), bytes(2, bytes(1, join(number(1, type), bytes(2, shape)))));
  }

  private static byte[] number(int field, long value) {
    return join(varint((long) field << 3), varint(value));
  }

  private static byte[] text(int field, String value) {
    return bytes(field, value.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] bytes(int field, byte[] content) {
    return join(varint(((long) field << 3) | 2), varint(content.length), content);
  }

  private static byte[] varint(long value) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    long left = value;
    while (left > 0x7F) {
      out.write((int) ((left & 0x7F) | 0x80));
      left >>>= 7;
    }
    out.write((int) left);
    return out.toByteArray();
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }
}
