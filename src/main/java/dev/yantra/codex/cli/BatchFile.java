package dev.yantra.codex.cli;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.yantra.codex.generate.GenerateRequest;
import dev.yantra.codex.workspace.CodexException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Requests to generate, a JSON object a line with the fields "request", "method", "signature" and
 * "in".
 *
 * @param requests the requests, in the order of their lines
 * @param places the place of each request, such as {@code requests.jsonl:3}
 * @param problems the lines that are no requests, and why
 */
record BatchFile(List<GenerateRequest> requests, List<String> places, List<String> problems) {
  BatchFile {
    requests = List.copyOf(requests);
    places = List.copyOf(places);
    problems = List.copyOf(problems);
  }

  /**
   * Reads all lines before any is answered.
   *
   * @throws CodexException if the file cannot be read
   */
  static BatchFile read(Path file) {
    List<String> lines;
    try {
      lines = Files.readAllLines(file);
    } catch (CharacterCodingException e) {
      throw CodexException.usage(file + " is not UTF-8. Give a file of JSON lines in UTF-8.");
    } catch (IOException e) {
      throw CodexException.usage("Cannot read " + file + ". Name a readable file of JSON lines.");
    }
    List<GenerateRequest> requests = new ArrayList<>();
    List<String> places = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String place = file + ":" + (i + 1);
      if (!lines.get(i).isBlank()) {
        try {
          requests.add(request(place, lines.get(i)));
          places.add(place);
        } catch (CodexException e) {
          problems.add(e.getMessage());
        }
      }
    }
    return new BatchFile(requests, places, problems);
  }

  private static GenerateRequest request(String where, String line) {
    Map<String, String> fields = new HashMap<>();
    try (JsonParser json = new JsonFactory().createParser(line)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw CodexException.usage(where + " is no JSON object.");
      }
      while (json.nextToken() != JsonToken.END_OBJECT) {
        String name = json.currentName();
        if (json.nextToken() == JsonToken.VALUE_STRING) {
          fields.put(name, json.getText());
        } else {
          json.skipChildren();
        }
      }
    } catch (JacksonException e) {
      throw CodexException.usage(where + " is no JSON object: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw new IllegalStateException("memory does not fail", e);
    }
    String text = fields.getOrDefault("request", "");
    String method = fields.getOrDefault("method", "");
    if (text.isBlank() && method.isBlank()) {
      throw CodexException.usage(where + " names neither a request nor a method.");
    }
    return new GenerateRequest(
        text, fields.getOrDefault("in", ""), fields.getOrDefault("signature", ""), method);
  }
}
