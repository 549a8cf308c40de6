package dev.yantra.codex.corpus;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;

/** The form of one kind of value as a line of JSON. */
interface LineFormat<T> {
  /** Writes {@code value} as one JSON object. */
  void write(T value, JsonGenerator json) throws IOException;

  /**
   * Reads what {@link #write} wrote; fields that it does not know are left alone.
   *
   * @throws MalformedLineException if it is something else
   */
  T read(JsonNode line);

  /** The lower-case word that stands for a constant. */
  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /**
   * Writes a number with at most {@code places} decimals and no exponent. {@code Double.toString}
   * differs between JDK 17 and 19, and the same seed has to give the same bytes on both.
   */
  static void number(JsonGenerator json, String name, double value, int places) throws IOException {
    BigDecimal rounded = BigDecimal.valueOf(value).setScale(places, RoundingMode.HALF_EVEN);
    String text = rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    json.writeFieldName(name);
    json.writeNumber(text);
  }

  /** Writes a field with a list of strings. */
  static void texts(JsonGenerator json, String name, List<String> values) throws IOException {
    json.writeArrayFieldStart(name);
    for (String value : values) {
      json.writeString(value);
    }
    json.writeEndArray();
  }

  /** Writes the field {@code labels}. */
  static void labels(JsonGenerator json, List<SoftLabel> labels) throws IOException {
    json.writeArrayFieldStart("labels");
    for (SoftLabel label : labels) {
      json.writeStartObject();
      json.writeStringField("question", label.question().toString());
      number(json, "p", label.probability(), 4);
      json.writeStringField("how", label.how());
      json.writeNumberField("n", label.n());
      if (label.spread() > 0) {
        number(json, "spread", label.spread(), 4);
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** Reads the field {@code labels}. */
  static List<SoftLabel> labels(Fields fields) {
    return fields.list("labels", e -> label(new Fields(e)));
  }

  private static SoftLabel label(Fields fields) {
    try {
      return new SoftLabel(
          Question.parse(fields.text("question")),
          fields.number("p"),
          fields.text("how"),
          fields.small("n"),
          fields.object().has("spread") ? fields.number("spread") : 0);
    } catch (IllegalArgumentException e) {
      throw new MalformedLineException("a label is wrong (" + e.getMessage() + ")");
    }
  }
}
