package dev.yantra.codex.corpus;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The fields of one JSON object by name and type; an error names the field that is wrong. */
record Fields(JsonNode object) {
  Fields {
    if (!object.isObject()) {
      throw new MalformedLineException("not a JSON object");
    }
  }

  String text(String name) {
    JsonNode value = object.path(name);
    if (!value.isTextual()) {
      throw new MalformedLineException("\"" + name + "\" is not a string");
    }
    return value.textValue();
  }

  double number(String name) {
    JsonNode value = object.path(name);
    if (!value.isNumber()) {
      throw new MalformedLineException("\"" + name + "\" is not a number");
    }
    return value.doubleValue();
  }

  long integer(String name) {
    JsonNode value = object.path(name);
    if (!value.canConvertToExactIntegral() || !value.canConvertToLong()) {
      throw new MalformedLineException("\"" + name + "\" is not a whole number");
    }
    return value.longValue();
  }

  int small(String name) {
    long value = integer(name);
    if (value != (int) value) {
      throw new MalformedLineException("\"" + name + "\" is out of range");
    }
    return (int) value;
  }

  Fields inside(String name) {
    JsonNode value = object.path(name);
    if (!value.isObject()) {
      throw new MalformedLineException("\"" + name + "\" is not an object");
    }
    return new Fields(value);
  }

  <T> List<T> list(String name, Function<JsonNode, T> element) {
    JsonNode value = object.path(name);
    if (!value.isArray()) {
      throw new MalformedLineException("\"" + name + "\" is not a list");
    }
    List<T> list = new ArrayList<>(value.size());
    value.forEach(e -> list.add(element.apply(e)));
    return list;
  }

  List<String> texts(String name) {
    return list(
        name,
        e -> {
          if (!e.isTextual()) {
            throw new MalformedLineException("\"" + name + "\" holds something else than strings");
          }
          return e.textValue();
        });
  }

  <E extends Enum<E>> E choice(String name, Class<E> type) {
    String text = text(name);
    for (E constant : type.getEnumConstants()) {
      if (LineFormat.word(constant).equals(text)) {
        return constant;
      }
    }
    throw new MalformedLineException("\"" + name + "\" is the unknown \"" + text + "\"");
  }
}
