package dev.yantra.codex.api;

import dev.yantra.codex.generate.GenerateRequest;
import dev.yantra.codex.generate.Generation;
import dev.yantra.codex.generate.Generator;
import dev.yantra.codex.workspace.CodexException;
import dev.yantra.codex.workspace.Progress;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Requests in groups whose answers are compiled together, which is far cheaper than one by one. */
final class CompilationGroups {
  /** Requests of one group; chosen, not measured. */
  private static final int SIZE = 32;

  private final Generator generator;
  private final List<GenerateRequest> requests;
  private final Progress progress;

  CompilationGroups(Generator generator, List<GenerateRequest> requests, Progress progress) {
    this.generator = generator;
    this.requests = requests;
    this.progress = progress;
  }

  /**
   * Answers the requests in their order.
   *
   * @param each takes the answers
   * @param failed takes the numbers, from 0, of requests that cannot be answered, and why
   */
  void answer(Consumer<Generation> each, BiConsumer<Integer, CodexException> failed) {
    for (int from = 0; from < requests.size(); from += SIZE) {
      int to = Math.min(requests.size(), from + SIZE);
      Optional<List<Generation>> answers = together(requests.subList(from, to));
      if (answers.isPresent()) {
        answers.get().forEach(each);
      } else {
        oneByOne(from, to, each, failed);
      }
      progress.update("generate", to, requests.size(), "");
    }
  }

  private Optional<List<Generation>> together(List<GenerateRequest> group) {
    try {
      return Optional.of(generator.generate(group));
    } catch (CodexException e) {
      // Asked again one by one, which tells whose failure it is.
      return Optional.empty();
    }
  }

  private void oneByOne(
      int from, int to, Consumer<Generation> each, BiConsumer<Integer, CodexException> failed) {
    for (int number = from; number < to; number++) {
      List<Generation> answers;
      try {
        answers = generator.generate(List.of(requests.get(number)));
      } catch (CodexException e) {
        failed.accept(number, e);
        continue;
      }
      answers.forEach(each);
    }
  }
}
