package dev.yantra.codex.collect;

import dev.yantra.codex.corpus.Answers;
import dev.yantra.codex.corpus.RequestJournal;
import dev.yantra.codex.corpus.Splits;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.teacher.AccountedTeacher;
import dev.yantra.codex.teacher.Budget;
import dev.yantra.codex.teacher.KeyedTeacher;
import dev.yantra.codex.teacher.RedactingTeacher;
import dev.yantra.codex.teacher.Teacher;
import dev.yantra.codex.teacher.TeacherOptions;
import dev.yantra.codex.teacher.batch.BatchTeacher;
import dev.yantra.codex.teacher.offline.ReplayTeacher;
import dev.yantra.codex.teacher.offline.RepositoryTeacher;
import dev.yantra.codex.teacher.protocol.Pause;
import dev.yantra.codex.teacher.protocol.Protocol;
import dev.yantra.codex.teacher.protocol.Protocols;
import dev.yantra.codex.teacher.protocol.RemoteModel;
import dev.yantra.codex.teacher.protocol.RemoteModels;
import dev.yantra.codex.workspace.CodexException;
import dev.yantra.codex.workspace.Progress;
import dev.yantra.codex.workspace.Settings;
import dev.yantra.codex.workspace.Workspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The teachers by name, each wrapped in what it needs: redaction, a budget and a journal. */
final class Teachers {
  private final Workspace workspace;
  private final Settings settings;
  private final RemoteModels models;

  Teachers(Workspace workspace, Settings settings, Progress progress) {
    this(workspace, settings, Clock.systemUTC(), Thread::sleep, progress);
  }

  Teachers(Workspace workspace, Settings settings, Clock clock, Pause pause, Progress progress) {
    this.workspace = workspace;
    this.settings = settings;
    this.models =
        new RemoteModels(
            workspace.directory().resolve("servers.properties"), settings, clock, pause, progress);
  }

  /**
   * The teacher that the options name.
   *
   * @param budget the sum that a teacher may spend
   * @param journal the journal of such a teacher's questions
   * @throws CodexException if there is no such kind, or something that it needs is not set up:
   *     consent, a key, a price, a recording
   */
  Teacher open(
      TeacherOptions options,
      Budget budget,
      RequestJournal journal,
      CodeGraph graph,
      Splits splits) {
    TeacherOptions resolved = options.orElse(settings);
    Optional<Protocol> protocol = Protocols.named(resolved.kind());
    if (resolved.batch() && protocol.isEmpty()) {
      throw CodexException.usage("--batch: the teacher " + resolved.kind() + " has no batches.");
    }
    Teacher teacher =
        protocol.isPresent()
            ? new AccountedTeacher(remote(protocol.get(), resolved, journal), budget, journal)
            : offline(resolved, graph, splits);
    return new RedactingTeacher(teacher);
  }

  private KeyedTeacher remote(Protocol protocol, TeacherOptions options, RequestJournal journal) {
    RemoteModel model = models.open(protocol, options);
    return options.batch() ? new BatchTeacher(model, journal) : model.teacher();
  }

  private Teacher offline(TeacherOptions options, CodeGraph graph, Splits splits) {
    return switch (options.kind()) {
      case TeacherOptions.REPOSITORY -> new RepositoryTeacher(workspace.root(), graph, splits);
      case ReplayTeacher.KIND -> replay(options.model());
      default -> {
        List<String> kinds = new ArrayList<>(List.of(TeacherOptions.REPOSITORY));
        Protocols.all().forEach(p -> kinds.add(p.kind()));
        kinds.add(ReplayTeacher.KIND);
        throw CodexException.usage(
            "No teacher \"" + options.kind() + "\". There are: " + String.join(", ", kinds) + ".");
      }
    };
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
