package dev.yantra.codex.teacher;

import com.fasterxml.jackson.databind.JsonNode;
import dev.yantra.codex.corpus.Question;
import dev.yantra.codex.corpus.Question.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The reader of a model's reply: it turns the JSON object that was asked for into code and
 * probabilities. The code in it stays a string; nothing here or later runs it.
 */
public final class AnswerParser {
  private static final int MAX_LABELS = 200;
  private static final int MAX_LABEL = 300;

  private static final Map<String, Kind> KINDS =
      Map.of(
          "concerns", Kind.CONCERN,
          "imports", Kind.IMPORT,
          "calls", Kind.CALL,
          "tests", Kind.TEST_KIND,
          "bugs", Kind.BUG);

  private AnswerParser() {}

  /** The answer of a model. */
  public record Said(
      String code,
      String reasoning,
      SortedMap<Question, Double> probabilities,
      double confidence,
      List<String> similarTo) {}

  /**
   * Reads a reply, with words, reasoning or drafts around the object if need be. Of several objects
   * the last that is an answer counts.
   *
   * @throws IllegalArgumentException if it is not the object that was asked for; the message says
   *     why
   */
  public static Said parse(String reply) {
    EmbeddedObjects objects = EmbeddedObjects.in(reply);
    Optional<IllegalArgumentException> wrong = Optional.empty();
    for (JsonNode object : objects.lastFirst()) {
      try {
        return read(object);
      } catch (IllegalArgumentException e) {
        Optional<Said> inside = inside(object);
        if (inside.isPresent()) {
          return inside.get();
        }
        wrong = Optional.of(e);
      }
    }
    throw wrong.orElseGet(() -> new IllegalArgumentException(objects.problem()));
  }

  /** The answer where a model has put it into a field of another object. */
  private static Optional<Said> inside(JsonNode object) {
    for (JsonNode child : object) {
      if (child.isObject()) {
        try {
          return Optional.of(read(child));
        } catch (IllegalArgumentException e) {
          // Another field may hold it.
        }
      }
    }
    return Optional.empty();
  }

  private static Said read(JsonNode object) {
    if (!object.path(AnswerSchema.CODE).isTextual()) {
      throw new IllegalArgumentException("\"code\" is no string");
    }
    SortedMap<Question, Double> probabilities = new TreeMap<>();
    for (String field : AnswerSchema.LABELLED) {
      JsonNode list = object.path(field);
      Kind kind = KINDS.getOrDefault(field, Kind.CONCERN);
      if (list.isArray()) {
        for (JsonNode e : list) {
          put(
              probabilities,
              kind,
              e.path(AnswerSchema.LABEL).asText(""),
              e.path(AnswerSchema.PROBABILITY));
        }
      } else if (list.isObject()) {
        // {"has_io": 0.9} says the same thing, and small models prefer it.
        list.properties().forEach(e -> put(probabilities, kind, e.getKey(), e.getValue()));
      } else if (!list.isMissingNode() && !list.isNull()) {
        throw new IllegalArgumentException("\"" + field + "\" is no list");
      }
    }
    if (probabilities.isEmpty()) {
      throw new IllegalArgumentException("no label with a probability between 0 and 1");
    }
    JsonNode confidence = object.path(AnswerSchema.CONFIDENCE);
    return new Said(
        withoutFence(object.path(AnswerSchema.CODE).textValue()),
        object.path(AnswerSchema.REASONING).asText(""),
        probabilities,
        probability(confidence).orElse(0),
        texts(object.path(AnswerSchema.SIMILAR)));
  }

  private static void put(
      SortedMap<Question, Double> into, Kind kind, String label, JsonNode node) {
    String subject = label.strip();
    OptionalDouble probability = probability(node);
    if (probability.isPresent()
        && !subject.isEmpty()
        && subject.length() <= MAX_LABEL
        && into.size() < MAX_LABELS) {
      into.put(new Question(kind, subject), probability.getAsDouble());
    }
  }

  /** A number from 0 to 1, which some models put into quotes. */
  private static OptionalDouble probability(JsonNode node) {
    double value =
        node.isTextual()
            ? number(node.textValue())
            : node.isNumber() ? node.doubleValue() : Double.NaN;
    return value >= 0 && value <= 1 ? OptionalDouble.of(value) : OptionalDouble.empty();
  }

  private static double number(String text) {
    try {
      return Double.parseDouble(text.strip());
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(
        e -> {
          if (e.isTextual() && texts.size() < MAX_LABELS) {
            texts.add(e.textValue());
          }
        });
    return texts;
  }

  private static String withoutFence(String code) {
    String text = code.strip();
    int newline = text.indexOf('\n');
    return text.startsWith("```") && text.endsWith("```") && newline > 0 && text.length() > 6
        ? text.substring(newline + 1, text.length() - 3).strip()
        : text;
  }
}
