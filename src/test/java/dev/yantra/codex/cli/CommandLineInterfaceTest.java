package dev.yantra.codex.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class CommandLineInterfaceTest {
  @TempDir private Path directory = Path.of("");

  @ParameterizedTest
  @MethodSource("commandNames")
  void help_namesTheCommandAndItsCommonOptions(String command) {
    Run run = Run.in(directory, command, "--help");

    assertAll(
        () -> assertEquals(0, run.exitCode()),
        () -> assertTrue(run.out().startsWith("Usage: codex " + command), run.out()),
        () -> assertTrue(run.out().contains("--directory"), run.out()),
        () -> assertEquals("", run.err()));
  }

  static List<String> commandNames() {
    return new ArrayList<>(Commands.names());
  }

  @Test
  void help_listsEveryCommand() {
    String help = Run.in(directory, "--help").out();

    for (String command : Commands.names()) {
      assertTrue(help.contains("\n  " + command + " "), command + " is missing in " + help);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "nonsense, no command 'nonsense'",
    "--nonsense, no such argument: '--nonsense'",
    "status --sed, Did you mean '--seed'?",
    "status --seed x, Invalid value for option '--seed'",
    "export --format pdf, Invalid value for option '--format'",
  })
  void wrongUsage_isOneLineThatNamesTheHelp(String line, String expected) {
    Run run = Run.in(directory, line.split(" "));

    assertAll(
        () -> assertEquals(2, run.exitCode()),
        () -> assertEquals(1, run.err().lines().count(), run.err()),
        () -> assertTrue(run.err().startsWith("codex: "), run.err()),
        () -> assertTrue(run.err().contains(expected), run.err()),
        () -> assertTrue(run.err().contains("--help"), run.err()),
        () -> assertEquals("", run.out()));
  }

  @Test
  void numbersOutOfRange_areWrongUsage() {
    for (String[] wrong :
        new String[][] {
          {"predict-bugs", "--fail-at", "7"},
          {"predict-bugs", "--risk", "-0.1"},
          {"predict-bugs", "--limit", "0"},
          {"predict-tests", "--distance", "0"},
          {"generate", "a request", "--gate", "NaN"}
        }) {
      Run run = Run.in(directory, wrong);
      assertEquals(2, run.exitCode(), String.join(" ", wrong) + ": " + run.err());
      assertTrue(run.err().contains(wrong[wrong.length - 2]), run.err());
    }
  }

  @Test
  void help_isThatOfTheCommand() {
    Run byName = Run.in(directory, "help", "predict", "calls");

    assertEquals(0, byName.exitCode());
    assertEquals(Run.in(directory, "predict", "calls", "--help").out(), byName.out());
    assertTrue(Run.in(directory, "help").out().contains("predict-bugs"));
    assertEquals(2, Run.in(directory, "help", "nothing").exitCode());
  }

  @Test
  void unknownSetting_isRefusedWithTheNearestName() {
    Run run = Run.in(directory, "config", "tacher.model", "x");

    assertEquals(2, run.exitCode());
    assertTrue(run.err().contains("Did you mean teacher.model?"), run.err());
    assertEquals(2, Run.in(directory, "config", "teacher.allow-remote", "banana").exitCode());
    assertTrue(Run.in(directory, "config", "--list").out().contains("teacher.timeout-seconds"));
  }

  @Test
  void missingDirectory_isSomethingToSetUp() {
    Run run = Run.in(directory, "-C", "nowhere", "status");

    assertEquals(3, run.exitCode());
    assertTrue(run.err().contains("No such directory"), run.err());
  }

  @Test
  void noGraph_namesTheNextStep() {
    Run run = Run.in(directory, "show", "anything");

    assertEquals(3, run.exitCode());
    assertTrue(run.err().contains("Run: codex init"), run.err());
    assertFalse(Files.exists(directory.resolve(".codex")), "reading must not create state");
  }

  @Test
  void damagedGraph_namesTheNextStep() throws IOException {
    Files.createDirectories(directory.resolve(".codex"));
    Files.writeString(directory.resolve(".codex/graph.db"), "this is not a database, not at all");

    Run run = Run.in(directory, "show", "anything");

    assertEquals(3, run.exitCode());
    assertTrue(run.err().contains("is damaged"), run.err());
    assertTrue(run.err().contains("codex index"), run.err());
    assertEquals(1, run.err().lines().count(), run.err());
  }

  @Test
  void atSign_isNoArgumentFile() {
    Run run = Run.in(directory, "show", "@Override");

    assertTrue(run.err().contains("No graph"), run.err());
  }

  @Test
  void commonOptions_standBeforeOrBehindTheCommand() {
    Run before = Run.in(directory, "--format", "json", "config");
    Run behind = Run.in(directory, "config", "--format", "json");

    assertEquals("{\"schema\":\"codex.config/1\",\"settings\":{}}", before.out().strip());
    assertEquals(before.out(), behind.out());
  }
}
