package dev.yantra.codex.cli;

import dev.yantra.codex.workspace.Progress;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/**
 * The output streams of a command: results on {@code out}, everything else on {@code err}; always
 * UTF-8.
 */
public final class Console {
  /** Set by the launcher, because Java 17 cannot ask whether stderr is a terminal. */
  private static final String TERMINAL = "codex.terminal";

  private static final int BUFFER = 1 << 14;

  private final PrintStream out;
  private final PrintStream err;
  private final boolean terminal;
  private boolean quiet;

  /**
   * A console over given streams.
   *
   * @param terminal true if a person watches {@code err}, so that progress is worth showing
   */
  public Console(PrintStream out, PrintStream err, boolean terminal) {
    this.out = out;
    this.err = err;
    this.terminal = terminal;
  }

  /** The console of this process. */
  public static Console ofProcess() {
    PrintStream out =
        new PrintStream(
            new java.io.BufferedOutputStream(new FileOutputStream(FileDescriptor.out), BUFFER),
            false,
            StandardCharsets.UTF_8);
    PrintStream err =
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
    return new Console(out, err, Boolean.getBoolean(TERMINAL));
  }

  /** Prints a line of the result. */
  void print(String line) {
    out.println(line);
  }

  /** Tells a person something beside the result, unless asked to be quiet. */
  void note(String line) {
    if (!quiet) {
      out.flush();
      err.println(line);
    }
  }

  /** Tells why the command failed; never silenced. */
  void complain(String line) {
    out.flush();
    err.println(line);
  }

  void setQuiet(boolean quiet) {
    this.quiet = quiet;
  }

  /**
   * A progress line on a terminal, nothing anywhere else.
   *
   * @param verbose true if a log is to say how far things are
   */
  Progress progress(boolean verbose) {
    if (quiet) {
      return Progress.SILENT;
    }
    if (terminal) {
      return new ProgressLine(err, System::nanoTime);
    }
    return verbose ? new ProgressLog(err, System::nanoTime) : Progress.SILENT;
  }

  PrintStream out() {
    return out;
  }

  /** {@code out} as picocli wants it. */
  PrintWriter outWriter() {
    return new PrintWriter(out, true, StandardCharsets.UTF_8);
  }

  /** {@code err} as picocli wants it. */
  PrintWriter errWriter() {
    return new PrintWriter(err, true, StandardCharsets.UTF_8);
  }

  /** Hands everything printed to the operating system. */
  public void flush() {
    out.flush();
    err.flush();
  }
}
