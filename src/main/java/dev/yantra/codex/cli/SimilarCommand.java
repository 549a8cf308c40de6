package dev.yantra.codex.cli;

import dev.yantra.codex.api.Codex;
import dev.yantra.codex.predict.DeclarationSearch.Kind;
import dev.yantra.codex.predict.FoundDeclaration;
import dev.yantra.codex.student.Query;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code codex predict similar}: what is most like a method, or what a sentence describes. */
@Command(
    name = "similar",
    description = {
      "Find the methods most like a method, or the methods and types that words describe.",
      "Tests follow other code, and deprecated declarations come last."
    },
    footer = {
      "",
      "Examples: codex predict similar \"check that a password is strong enough\"",
      "          codex predict similar --kind type \"JSON tree model\""
    })
final class SimilarCommand implements Callable<Integer> {
  private final Session session;

  @Mixin private QueryOptions options = new QueryOptions();

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      description = "What a TEXT may describe: method, type or all (default: all).")
  private Kind kind = Kind.ALL;

  SimilarCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Codex codex = session.codex();
    Query query = options.query(codex, Query.View.FULL);
    List<FoundDeclaration> found =
        query instanceof Query.Known known
            ? codex.findLike(known, options.limit())
            : codex.find(options.text(), kind, options.limit());
    if (session.json()) {
      List<Object> results = found.stream().<Object>map(SimilarCommand::json).toList();
      session.print(session.envelope("codex.predict.similar/1", codex.student().model(), results));
      return 0;
    }
    for (int i = 0; i < found.size(); i++) {
      print(i + 1, found.get(i));
    }
    return 0;
  }

  private static Map<String, Object> json(FoundDeclaration found) {
    return Json.object(
        found.type() ? "type" : "method",
        found.id(),
        "score",
        found.score(),
        "kind",
        kind(found),
        "file",
        found.range().file(),
        "line",
        found.range().line(),
        "why",
        found.why(),
        "overloads",
        found.overloads());
  }

  private void print(int rank, FoundDeclaration found) {
    int more = found.overloads().size();
    String overloads =
        more == 0 ? "" : String.format(Locale.ROOT, "  +%d overload%s", more, more == 1 ? "" : "s");
    session.print(
        String.format(
            Locale.ROOT,
            "%2d  %.3f  %s  %s  %s:%d%s",
            rank,
            found.score(),
            found.id(),
            kind(found),
            found.range().file(),
            found.range().line(),
            overloads));
    if (!found.why().isEmpty()) {
      session.print("           " + found.why());
    }
  }

  private static String kind(FoundDeclaration found) {
    return found.type() ? "type" : "method";
  }
}
