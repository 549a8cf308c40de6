package dev.yantra.codex.eval.task;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.yantra.codex.eval.task.EvalOptions.Task;
import dev.yantra.codex.student.Head;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class TaskTest {
  @Test
  void head_mayHaveSeveralTasks() {
    assertEquals(Task.SEARCH.head(), Task.REQUESTS.head());
    assertEquals(
        Task.values().length, Arrays.stream(Task.values()).map(Task::label).distinct().count());
  }

  @Test
  void everyMeasuredHead_hasATask() {
    Set<Head> measured =
        Head.ALL.stream().filter(head -> head.role().measured()).collect(Collectors.toSet());
    assertEquals(
        measured, Arrays.stream(Task.values()).map(Task::head).collect(Collectors.toSet()));
  }
}
