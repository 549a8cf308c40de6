package dev.yantra.codex.bench;

import com.sun.management.OperatingSystemMXBean;
import dev.yantra.codex.api.Codex;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.student.network.ModelShape;
import dev.yantra.codex.student.train.EpochTiming;
import dev.yantra.codex.student.train.EpochTiming.Computed;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/**
 * Times the student's three layers over a repository's graph and exports it for PyTorch Geometric.
 */
final class TrainEpoch {
  public static void main(String[] args) throws Exception {
    CodeGraph graph = Codex.open(Path.of(args[0])).graph();
    EpochTiming timing = new EpochTiming(graph, ModelShape.Preset.ofLabel(args[1]));
    timing.export(Path.of(args[3]));
    int epochs = Integer.parseInt(args[2]);
    var process = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    for (Computed computed : Computed.values()) {
      double wall = median(timing.seconds(epochs, System::nanoTime, computed));
      double[] processor = timing.seconds(epochs, process::getProcessCpuTime, computed);
      System.out.printf(
          Locale.ROOT,
          "codex  %-28s %.3f s, %.3f processor seconds%n",
          computed == Computed.ALL ? "all rows" : "rows that the losses read",
          wall,
          Arrays.stream(processor).average().orElse(0));
    }
  }

  private static double median(double[] seconds) {
    Arrays.sort(seconds);
    return seconds[seconds.length / 2];
  }
}
