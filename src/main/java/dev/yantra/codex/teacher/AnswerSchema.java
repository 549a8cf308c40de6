package dev.yantra.codex.teacher;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The JSON schema of an answer, in the dialect that the strict modes of all makers take. */
public final class AnswerSchema {
  static final String CODE = "code";
  static final String REASONING = "reasoning";
  static final String CONFIDENCE = "confidence";
  static final String SIMILAR = "similar_to";
  static final String LABEL = "label";
  static final String PROBABILITY = "probability";

  /** Fields with a list of labels and their probabilities. */
  static final List<String> LABELLED = List.of("concerns", "imports", "calls", "tests", "bugs");

  private AnswerSchema() {}

  public static ObjectNode schema() {
    ObjectNode schema = object();
    ObjectNode properties = schema.putObject("properties");
    properties.putObject(REASONING).put("type", "string");
    properties.putObject(CODE).put("type", "string");
    for (String field : LABELLED) {
      ObjectNode item = object();
      ObjectNode inside = item.putObject("properties");
      inside.putObject(LABEL).put("type", "string");
      inside.putObject(PROBABILITY).put("type", "number");
      item.putArray("required").add(LABEL).add(PROBABILITY);
      properties.putObject(field).put("type", "array").set("items", item);
    }
    properties.putObject(SIMILAR).put("type", "array").putObject("items").put("type", "string");
    properties.putObject(CONFIDENCE).put("type", "number");
    var required = schema.putArray("required");
    properties.fieldNames().forEachRemaining(required::add);
    return schema;
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("type", "object")
        .put("additionalProperties", false);
  }
}
