package dev.yantra.codex.teacher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.yantra.codex.corpus.Question;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AnswerParserTest {
  private static final String ANSWER =
      "{\"reasoning\": \"r\", \"code\": \"int f() {\\n  return 1;\\n}\","
          + " \"concerns\": [{\"label\": \"has_io\", \"probability\": 0.1}],"
          + " \"similar_to\": [\"a.B#c()\"], \"confidence\": 0.7}";

  private static final String DRAFT = "{\"code\": \"draft\", \"concerns\": {\"has_io\": 0.9}}";

  /** The answer stands for ANSWER, another one that must not be taken for DRAFT. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "ANSWER",
        "```json\nANSWER\n```",
        "Here it is:\n\nANSWER\n\nNote: the body is wrapped in { and }.",
        "<think>\nThis is easy.\n</think>\nANSWER",
        "<think>\nlike int f() { return x; }, so {\"code\": ...}\n</think>\n\nANSWER",
        "<think>I could say DRAFT but no.</think>ANSWER",
        "The chat template ate the mark. DRAFT </think> ANSWER",
        "<THINKING>DRAFT</THINKING>ANSWER",
        "<reasoning>{</reasoning>ANSWER",
        "DRAFT\nOn second thoughts:\nANSWER",
        "For example {\"code\": \"x\"} or {} or {\"a\": 1}: ANSWER",
        "ANSWER {\"note\": \"done\"}",
        "{\"answer\": ANSWER}",
        "[ANSWER]",
        "{{ANSWER}}",
        "<think>ANSWER</think>\n",
        "// { an unclosed brace \" and a quote\nANSWER"
      })
  void answer_isFoundAmongOtherThings(String text) {
    AnswerParser.Said said =
        AnswerParser.parse(text.replace("ANSWER", ANSWER).replace("DRAFT", DRAFT));
    assertEquals("int f() {\n  return 1;\n}", said.code());
    assertEquals(0.1, said.probabilities().get(Question.parse("concern:has_io")));
    assertEquals(0.7, said.confidence());
    assertEquals(List.of("a.B#c()"), said.similarTo());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"code\": \"a\nb\", \"concerns\": {\"has_io\": 0.5}}",
        "{\"code\": \"a\\nb\", \"concerns\": {\"has_io\": 0.5,},}",
        "{\"code\": \"a\\nb\", \"concerns\": {\"has_io\": \"0.5\"}}",
        "{\"code\": \"a\\nb\", /* sure */ \"concerns\": {\"has_io\": 0.5}}",
        "{\"code\": \"```java\\n"
            + "a\\n"
            + "b\\n"
            + "```\", \"concerns\": [{\"label\":\"has_io\",\"probability\":0.5}]}"
      })
  void carelessJson_isRead(String text) {
    AnswerParser.Said said = AnswerParser.parse(text);
    assertEquals("a\nb", said.code());
    assertEquals(0.5, said.probabilities().get(Question.parse("concern:has_io")));
  }

  @Test
  void reasoningMark_withinTheCodeIsCode() {
    String code = "String end = \\\"</think>\\\";";
    AnswerParser.Said said =
        AnswerParser.parse("{\"code\": \"" + code + "\", \"concerns\": {\"has_io\": 0.5}}");
    assertEquals("String end = \"</think>\";", said.code());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no object",
        "{",
        "{}",
        "{\"code\": \"x\", \"concerns\": [",
        "{\"code\": \"x\", \"concerns\": {\"has_io\": \"likely\"}}",
        "{\"code\": \"x\", \"concerns\": {\"has_io\": 1.5}}",
        "{\"code\": \"x\", \"concerns\": {\"has_io\": true}}",
        "{\"code\": \"x\", \"concerns\": {\"\": 0.5}}",
        "{\"code\": \"x\", \"concerns\": 7}",
        "<think>{\"code\": \"draft\", \"concerns\": {\"has_io\": 0.9}}</think> I cannot do that."
      })
  void otherText_isNoAnswer(String text) {
    IllegalArgumentException why =
        assertThrows(IllegalArgumentException.class, () -> AnswerParser.parse(text));
    assertTrue(String.valueOf(why.getMessage()).length() > 5);
  }

  @Test
  void manyOpenBraces_areReadInNoTime() {
    String braces = "{\"a\":".repeat(20_000);
    assertEquals("int f() {\n  return 1;\n}", AnswerParser.parse(ANSWER + braces).code());
  }
}
