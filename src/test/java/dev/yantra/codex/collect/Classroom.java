package dev.yantra.codex.collect;

import dev.yantra.codex.corpus.RequestJournal;
import dev.yantra.codex.corpus.Splits;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.teacher.Budget;
import dev.yantra.codex.teacher.Teacher;
import dev.yantra.codex.teacher.TeacherOptions;
import dev.yantra.codex.teacher.protocol.Pause;
import dev.yantra.codex.workspace.Progress;
import dev.yantra.codex.workspace.Settings;
import dev.yantra.codex.workspace.Workspace;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Teachers on a clock that stands still, who note how long they would have waited. */
public final class Classroom {
  /** When everything in a test happens. */
  public static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  private final List<Long> pauses = Collections.synchronizedList(new ArrayList<>());
  private final List<String> notes = Collections.synchronizedList(new ArrayList<>());
  private final Teachers teachers;

  public Classroom(Workspace workspace, Settings settings) {
    teachers = teachers(workspace, settings, pauses::add);
  }

  /** Teachers who do this when they would wait. */
  Classroom(Workspace workspace, Settings settings, Pause pause) {
    teachers = teachers(workspace, settings, pause);
  }

  /** Teachers who are called away as soon as they would have to wait. */
  public static Classroom interrupted(Workspace workspace, Settings settings) {
    return new Classroom(
        workspace,
        settings,
        millis -> {
          throw new InterruptedException();
        });
  }

  private Teachers teachers(Workspace workspace, Settings settings, Pause pause) {
    Progress progress =
        new Progress() {
          @Override
          public void update(String stage, long done, long total, String detail) {}

          @Override
          public void note(String line) {
            notes.add(line);
          }
        };
    return new Teachers(workspace, settings, Clock.fixed(NOW, ZoneOffset.UTC), pause, progress);
  }

  Teachers teachers() {
    return teachers;
  }

  /** A teacher with money enough that asks about no repository. */
  public Teacher open(TeacherOptions options) {
    CodeGraph graph = CodeGraph.of(List.of(), List.of());
    return teachers.open(
        options, new Budget(100, 0), RequestJournal.none(), graph, Splits.of(graph, 42));
  }

  /** Milliseconds of every wait so far. */
  public List<Long> pauses() {
    synchronized (pauses) {
      return List.copyOf(pauses);
    }
  }

  /** What was told of calls that were made again. */
  public List<String> notes() {
    synchronized (notes) {
      return List.copyOf(notes);
    }
  }
}
