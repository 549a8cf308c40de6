package dev.yantra.codex.corpus;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.yantra.codex.corpus.Answer.Outcome;
import dev.yantra.codex.corpus.Answer.Provenance;
import dev.yantra.codex.corpus.Fragment.Named;
import dev.yantra.codex.corpus.Fragment.Status;
import dev.yantra.codex.graph.Edge;
import dev.yantra.codex.graph.EdgeKind;
import dev.yantra.codex.graph.NodeKind;
import java.io.IOException;

/** An answer as a line of {@code answers.jsonl}. */
final class AnswerFormat implements LineFormat<Answer> {
  @Override
  public void write(Answer answer, JsonGenerator json) throws IOException {
    json.writeStartObject();
    Request request = answer.request();
    json.writeObjectFieldStart("request");
    json.writeStringField("id", request.id());
    json.writeStringField("text", request.text());
    json.writeStringField("method", request.method());
    json.writeStringField("signature", request.signature());
    json.writeStringField("owner", request.owner());
    json.writeEndObject();
    json.writeStringField("outcome", LineFormat.word(answer.outcome()));
    json.writeStringField("code", answer.code());
    json.writeStringField("reasoning", answer.reasoning());
    LineFormat.labels(json, answer.labels());
    LineFormat.number(json, "confidence", answer.confidence(), 4);
    LineFormat.texts(json, "similar_to", answer.similarTo());
    if (answer.fragment().status() != Status.NONE) {
      json.writeFieldName("fragment");
      write(answer.fragment(), json);
    }
    json.writeFieldName("provenance");
    write(answer.provenance(), json);
    json.writeEndObject();
  }

  private static void write(Fragment fragment, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("status", LineFormat.word(fragment.status()));
    json.writeArrayFieldStart("nodes");
    for (Named node : fragment.nodes()) {
      json.writeStartObject();
      json.writeStringField("kind", LineFormat.word(node.kind()));
      json.writeStringField("id", node.id());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("edges");
    for (Edge edge : fragment.edges()) {
      json.writeStartObject();
      json.writeStringField("kind", LineFormat.word(edge.kind()));
      json.writeStringField("from", edge.from());
      json.writeStringField("to", edge.to());
      json.writeNumberField("order", edge.order());
      json.writeNumberField("count", edge.count());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static Fragment fragment(Fields fields) {
    return new Fragment(
        fields.choice("status", Status.class),
        fields.list(
            "nodes",
            e -> {
              Fields node = new Fields(e);
              return new Named(node.choice("kind", NodeKind.class), node.text("id"));
            }),
        fields.list(
            "edges",
            e -> {
              Fields edge = new Fields(e);
              return new Edge(
                  edge.choice("kind", EdgeKind.class),
                  edge.text("from"),
                  edge.text("to"),
                  edge.small("order"),
                  edge.small("count"));
            }));
  }

  private static void write(Provenance from, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("teacher", from.teacher());
    json.writeStringField("model_asked", from.modelAsked());
    json.writeStringField("model_answered", from.modelAnswered());
    json.writeStringField("prompt_sha256", from.promptHash());
    json.writeStringField("parameters", from.parameters());
    json.writeNumberField("input_tokens", from.inputTokens());
    json.writeNumberField("output_tokens", from.outputTokens());
    LineFormat.number(json, "cost_usd", from.costUsd(), 9);
    json.writeNumberField("millis", from.millis());
    json.writeNumberField("redactions", from.redactions());
    json.writeStringField("time", from.time());
    if (!from.key().isEmpty()) {
      json.writeStringField("key", from.key());
    }
    if (from.lostUsd() > 0) {
      LineFormat.number(json, "lost_usd", from.lostUsd(), 9);
    }
    json.writeEndObject();
  }

  @Override
  public Answer read(JsonNode line) {
    Fields fields = new Fields(line);
    Fields request = fields.inside("request");
    Fields from = fields.inside("provenance");
    try {
      return new Answer(
          new Request(
              request.text("id"),
              request.text("text"),
              request.text("method"),
              request.text("signature"),
              request.text("owner")),
          fields.choice("outcome", Outcome.class),
          fields.text("code"),
          fields.text("reasoning"),
          LineFormat.labels(fields),
          fields.number("confidence"),
          fields.texts("similar_to"),
          line.has("fragment") ? fragment(fields.inside("fragment")) : Fragment.NONE,
          new Provenance(
              from.text("teacher"),
              from.text("model_asked"),
              from.text("model_answered"),
              from.text("prompt_sha256"),
              from.text("parameters"),
              from.integer("input_tokens"),
              from.integer("output_tokens"),
              from.number("cost_usd"),
              from.integer("millis"),
              from.small("redactions"),
              from.text("time"),
              from.object().has("key") ? from.text("key") : "",
              from.object().has("lost_usd") ? from.number("lost_usd") : 0));
    } catch (IllegalArgumentException e) {
      throw new MalformedLineException(String.valueOf(e.getMessage()));
    }
  }
}
