package dev.yantra.codex.cli;

import dev.yantra.codex.api.Codex;
import dev.yantra.codex.generate.GenerateOptions;
import dev.yantra.codex.generate.GenerateOptions.Verify;
import dev.yantra.codex.generate.GenerateRequest;
import dev.yantra.codex.generate.Generation.Source;
import dev.yantra.codex.workspace.CodexException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code codex generate}: a method in the repository's own manner. */
@Command(
    name = "generate",
    description = "Write a method by adapting the repository's own, and check it with javac.",
    footer = {
      "",
      "Exit code 0 if the student is confident enough (0.85), 1 if the answer is only a draft.",
      "A batch file holds a JSON object a line: {\"request\"?, \"method\"?, \"signature\"?,"
          + " \"in\"?}",
      "A line that is none, or cannot be answered, is told on stderr, and the others are answered.",
      "Example: codex generate \"reset a forgotten password with a token\""
    })
final class GenerateCommand implements Callable<Integer> {
  private static final GenerateOptions DEFAULTS = GenerateOptions.defaults();

  private final Session session;

  @Parameters(
      arity = "0..1",
      paramLabel = "REQUEST",
      description = "What the method should do, in a sentence.")
  private String text = "";

  @Option(
      names = "--in",
      paramLabel = "PLACE",
      description = "The file or type that it goes into (default: the most fitting).")
  private String place = "";

  @Option(
      names = "--signature",
      paramLabel = "S",
      description = "Its declaration (default: derived from the request).")
  private String signature = "";

  @Option(
      names = "--method",
      paramLabel = "ID",
      description = "Write the body of this method without looking at the one that it has.")
  private String method = "";

  @Option(names = "--batch", paramLabel = "FILE", description = "Answer every line of FILE.")
  private Path batch = Path.of("");

  @Option(names = "--write", description = "Put the answer into its file.")
  private boolean write;

  @Option(
      names = "--verify",
      paramLabel = "HOW",
      description = "How far to check: none, compile (default) or tests.")
  private Verify verify = DEFAULTS.verify();

  @Option(
      names = "--gate",
      paramLabel = "P",
      description = "Confidence from which the student's answer counts (default: 0.85).")
  private double gate = DEFAULTS.gate();

  @Option(
      names = "--classpath",
      split = "[:;]",
      paramLabel = "PATH",
      description = "Jars and directories to compile against (default: found by itself).")
  private List<Path> classPath = new ArrayList<>();

  GenerateCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    requireOneKind();
    Ranges.share("--gate", gate);
    BatchFile requests = requests();
    Codex codex = session.codex();
    GenerationPrinter printer = new GenerationPrinter(session, codex.student().model());
    requests.problems().forEach(p -> session.console().complain("codex: " + p));
    List<Source> sources = new ArrayList<>();
    List<Integer> failures = new ArrayList<>();
    codex.generate(
        requests.requests(),
        new GenerateOptions(
            DEFAULTS.donors(), gate, verify, classPath.stream().map(session::resolve).toList()),
        generation -> {
          printer.print(generation, isBatch());
          sources.add(generation.source());
          if (write && !generation.code().isEmpty()) {
            session.console().note("wrote " + codex.write(generation));
          }
        },
        (number, e) -> {
          if (!isBatch()) {
            throw e;
          }
          session
              .console()
              .complain("codex: " + requests.places().get(number) + ": " + e.getMessage());
          failures.add(e.reason().exitCode());
        });
    if (!requests.problems().isEmpty()) {
      return CodexException.Reason.USAGE.exitCode();
    }
    if (!failures.isEmpty()) {
      return failures.get(0);
    }
    return sources.stream().allMatch(Source.STUDENT::equals) ? 0 : 1;
  }

  private boolean isBatch() {
    return !batch.toString().isEmpty();
  }

  private void requireOneKind() {
    int named = (text.isBlank() ? 0 : 1) + (method.isEmpty() ? 0 : 1) + (isBatch() ? 1 : 0);
    if (named != 1) {
      throw CodexException.usage(
          "Say in a REQUEST what to write, or name a --method ID or a --batch FILE: one of them.");
    }
  }

  private BatchFile requests() {
    return isBatch()
        ? BatchFile.read(session.resolve(batch))
        : new BatchFile(
            List.of(new GenerateRequest(text, place, signature, method)), List.of(""), List.of());
  }
}
