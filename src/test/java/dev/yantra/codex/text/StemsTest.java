package dev.yantra.codex.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class StemsTest {
  @ParameterizedTest
  @CsvSource({
    "checks,check",
    "checked,check",
    "checking,check",
    "returns,return",
    "queries,query",
    "closes,clos",
    "close,clos",
    "mapped,map",
    "matches,match",
    "called,call",
    "string,string",
    "class,class",
    "status,status",
    "need,need",
    "speed,speed",
    "used,used",
    "is,is",
    "this,thi",
  })
  void endings_goAndTheWordStays(String word, String stem) {
    assertEquals(stem, Stems.stem(word));
  }

  @Test
  void text_isSplitFirst() {
    assertEquals(List.of("pars", "header", "lin"), Stems.of("parsesHeader lines"));
  }
}
