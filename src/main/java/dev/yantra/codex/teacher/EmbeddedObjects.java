package dev.yantra.codex.teacher;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The JSON objects in a text that a model wrote. Words, code, fences, drafts and the marked-up
 * reasoning of a model may stand around them, with braces of their own; so an object is what can be
 * read as one from its brace on.
 */
final class EmbeddedObjects {
  /** As models write JSON: with line breaks in strings, a comma too many, a comment. */
  private static final ObjectMapper LENIENT =
      JsonMapper.builder()
          .enable(
              JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS,
              JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER,
              JsonReadFeature.ALLOW_TRAILING_COMMA,
              JsonReadFeature.ALLOW_JAVA_COMMENTS,
              JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .build();

  /** More braces than this are no answer, and each costs a try. */
  private static final int MOST_TRIES = 10_000;

  /** The ends of the marks that models put around their reasoning. */
  private static final Pattern REASONING_END =
      Pattern.compile(
          "</(?:think|thinking|thought|thoughts|reasoning|reflection|scratchpad|analysis)>"
              + "|\\[/THINK\\]|<\\|channel\\|>final<\\|message\\|>|◁/think▷",
          Pattern.CASE_INSENSITIVE);

  private record Found(JsonNode object, int start, int end) {}

  private final String text;
  private final char[] characters;
  private final List<Found> found = new ArrayList<>();
  private String problem = "no JSON object in it";

  private EmbeddedObjects(String text) {
    this.text = text;
    this.characters = text.toCharArray();
    scan();
  }

  static EmbeddedObjects in(String text) {
    return new EmbeddedObjects(text);
  }

  /** The objects, the last first; a draft in a model's reasoning is none of them. */
  List<JsonNode> lastFirst() {
    int answer = afterReasoning();
    List<JsonNode> objects = new ArrayList<>();
    for (int i = found.size() - 1; i >= 0; i--) {
      if (found.get(i).start >= answer) {
        objects.add(found.get(i).object);
      }
    }
    return objects;
  }

  /** Why there is no object, where there is none. */
  String problem() {
    return problem;
  }

  private void scan() {
    int tries = 0;
    int from = text.indexOf('{');
    while (from >= 0 && tries++ < MOST_TRIES) {
      from = text.indexOf('{', read(from));
    }
  }

  /** Reads an object that may begin here and returns where to look for the next one. */
  private int read(int start) {
    try (JsonParser parser =
        LENIENT.getFactory().createParser(characters, start, characters.length - start)) {
      JsonNode object = LENIENT.readTree(parser);
      int end = start + (int) parser.currentLocation().getCharOffset();
      found.add(new Found(object, start, end));
      return end;
    } catch (JsonProcessingException e) {
      if (found.isEmpty() && text.indexOf('{') == start) {
        problem = "not JSON: " + e.getOriginalMessage();
      }
      return start + 1;
    } catch (IOException e) {
      throw new UncheckedIOException("in memory", e);
    }
  }

  /** Where a model's reasoning is over; 0 where there is none, or nothing but reasoning. */
  private int afterReasoning() {
    int over = 0;
    Matcher end = REASONING_END.matcher(text);
    while (end.find()) {
      int at = end.start();
      // The same mark within the code of an answer means nothing.
      if (found.stream().noneMatch(f -> f.start < at && at < f.end)) {
        over = end.end();
      }
    }
    return text.substring(over).isBlank() ? 0 : over;
  }
}
