package dev.yantra.codex.teacher;

import dev.yantra.codex.corpus.Answers;
import dev.yantra.codex.corpus.RequestJournal;
import dev.yantra.codex.corpus.Splits;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.workspace.CodexException;
import dev.yantra.codex.workspace.Settings;
import dev.yantra.codex.workspace.Workspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;

/** The kinds of teacher by name. Whatever they are, none hears or repeats a secret. */
public final class Teachers {
  private final Workspace workspace;
  private final Settings settings;
  private final Remote remote;

  public Teachers(Workspace workspace, Settings settings) {
    this(workspace, settings, Clock.systemUTC(), Thread::sleep);
  }

  Teachers(Workspace workspace, Settings settings, Clock clock, Pause pause) {
    this.workspace = workspace;
    this.settings = settings;
    this.remote =
        new Remote(workspace.directory().resolve("servers.properties"), settings, clock, pause);
  }

  /** The teacher that the options name, if it is one that asks nobody. */
  public Teacher openOffline(TeacherOptions options, CodeGraph graph, Splits splits) {
    return open(options, new Budget(0, 0), RequestJournal.none(), graph, splits);
  }

  /**
   * The teacher that the options name.
   *
   * @param budget what a teacher that costs something may spend
   * @param journal where such a teacher notes what it asks
   * @throws CodexException if there is no such kind, or something that it needs is not set up:
   *     consent, a key, a price, a recording
   */
  public Teacher open(
      TeacherOptions options,
      Budget budget,
      RequestJournal journal,
      CodeGraph graph,
      Splits splits) {
    TeacherOptions resolved = options.orElse(settings);
    boolean priced =
        resolved.kind().equals(Remote.OPENAI) || resolved.kind().equals(Remote.ANTHROPIC);
    if (resolved.batch() && !priced) {
      throw CodexException.usage(
          "--batch is for the teachers openai and anthropic; "
              + resolved.kind()
              + " has no batches.");
    }
    Teacher teacher =
        switch (resolved.kind()) {
          case RepositoryTeacher.KIND -> new RepositoryTeacher(workspace.root(), graph, splits);
          case ReplayTeacher.KIND -> replay(resolved.model());
          case Remote.OPENAI, Remote.ANTHROPIC -> remote.open(resolved, budget, journal);
          default ->
              throw CodexException.usage(
                  "No teacher \""
                      + resolved.kind()
                      + "\". There are: repository, openai, anthropic, replay.");
        };
    // It redacts by itself, a request at a time.
    return teacher instanceof BatchTeacher ? teacher : new RedactingTeacher(teacher);
  }

  private Teacher replay(String file) {
    if (file.isBlank()) {
      throw CodexException.usage("Which recording? Name the answers file with --model FILE.");
    }
    Path path = workspace.root().resolve(file);
    if (!Files.exists(path)) {
      throw CodexException.setup("No recording at " + path + ". Name an answers file.");
    }
    return new ReplayTeacher(file, new Answers(path).read());
  }
}
