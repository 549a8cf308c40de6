package dev.yantra.codex.git;

import dev.yantra.codex.workspace.CodexException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One run of git, from its start to its end, in time or not. */
final class GitProcess {
  private static final int LONGEST_COMPLAINT = 4000;
  private static final int LONGEST_COMMAND = 60;

  /** The exit code of git where its answer is no. */
  private static final int NO = 1;

  /** The exit code of git where it does not know an option. */
  private static final int WRONG_USAGE = 129;

  private static final List<String> OF_OLD_GIT =
      List.of("unrecognized argument", "unknown option", "unknown switch", "invalid option");

  /** A failure after which git has said nothing and ended with {@link #NO}. */
  static final class No extends RuntimeException {
    private static final long serialVersionUID = 1L;

    No() {
      super("git says no", null, false, false);
    }
  }

  /** The reader of the answer. */
  interface Consumer<T> {
    T of(InputStream answer) throws IOException;
  }

  private final ProcessBuilder builder;
  private final Duration timeOut;

  GitProcess(
      List<String> command, Path directory, Map<String, String> environment, Duration timeOut) {
    this.builder = new ProcessBuilder(command).directory(directory.toFile());
    this.builder.environment().clear();
    this.builder.environment().putAll(environment);
    this.timeOut = timeOut;
  }

  /**
   * Runs git to its end.
   *
   * @throws No if git ends with exit code 1 and without a word
   * @throws CodexException if it is missing, fails or does not end in time
   */
  <T> T run(Consumer<T> consumer) {
    Process process;
    try {
      process = builder.start();
    } catch (IOException e) {
      throw CodexException.setup(
          "Cannot run git (" + e.getMessage() + "). Install git and put it on the PATH.", e);
    }
    Alarm alarm = new Alarm(process, timeOut);
    Complaint complaint = new Complaint(process.getErrorStream());
    alarm.start();
    complaint.start();
    try (InputStream answer = process.getInputStream()) {
      process.getOutputStream().close();
      T value = consumer.of(answer);
      answer.transferTo(OutputStream.nullOutputStream());
      int status = process.waitFor();
      if (alarm.rang) {
        throw late();
      }
      if (status != 0) {
        String words = complaint.text();
        if (status == NO && words.isEmpty()) {
          throw new No();
        }
        throw failed(status, words);
      }
      return value;
    } catch (IOException e) {
      throw alarm.rang ? late() : failed(e.getMessage() + ". Check the repository.");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed("interrupted. Run it again.");
    } finally {
      end(process);
    }
  }

  private CodexException late() {
    return CodexException.setup(
        shown() + " did not end within " + timeOut.toSeconds() + " s. Try it by hand.");
  }

  private CodexException failed(int status, String words) {
    String said = words.isEmpty() ? "exit code " + status : words;
    String end = said.endsWith(".") ? "" : ".";
    if (status == WRONG_USAGE || OF_OLD_GIT.stream().anyMatch(words::contains)) {
      return failed(said + end + " Codex needs git 2.31 or newer: update git.");
    }
    // What git says of a repository that it does not trust ends with the next step.
    return failed(said + (said.contains("safe.directory") ? "" : end + " Check the repository."));
  }

  private CodexException failed(String why) {
    return CodexException.setup(shown() + " failed in " + builder.directory() + ": " + why);
  }

  /** The command without the settings that only make it safe, and no longer than one can read. */
  private String shown() {
    StringBuilder text = new StringBuilder("git");
    List<String> command = builder.command();
    for (int i = 1; i < command.size(); i++) {
      if (command.get(i).equals("-c")) {
        i++;
      } else if (!command.get(i).equals("--no-pager")) {
        text.append(' ').append(command.get(i));
      }
    }
    return text.length() <= LONGEST_COMMAND
        ? text.toString()
        : text.substring(0, LONGEST_COMMAND) + "...";
  }

  /** Ends git with whatever it has started: a child that keeps the pipe open would hold us too. */
  private static void end(Process process) {
    if (process.isAlive()) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  /** Ends a process that takes too long. */
  private static final class Alarm extends Thread {
    private final Process process;
    private final Duration timeOut;
    private volatile boolean rang;

    Alarm(Process process, Duration timeOut) {
      super("git-alarm");
      this.process = process;
      this.timeOut = timeOut;
      setDaemon(true);
    }

    @Override
    public void run() {
      try {
        if (!process.waitFor(timeOut.toMillis(), TimeUnit.MILLISECONDS)) {
          rang = true;
          end(process);
        }
      } catch (InterruptedException e) {
        end(process);
      }
    }
  }

  /** What git says on its error stream, read aside so that it never has to wait for us. */
  private static final class Complaint extends Thread {
    private final InputStream errors;
    private volatile String text = "";

    Complaint(InputStream errors) {
      super("git-errors");
      this.errors = errors;
      setDaemon(true);
    }

    @Override
    public void run() {
      try (errors) {
        byte[] start = errors.readNBytes(LONGEST_COMPLAINT);
        text = new String(start, StandardCharsets.UTF_8).strip();
        errors.transferTo(OutputStream.nullOutputStream());
      } catch (IOException e) {
        // The process was ended; what it said before is lost, and the time-out is told instead.
      }
    }

    String text() throws InterruptedException {
      join(1000);
      return text.replaceAll("\\s+", " ");
    }
  }
}
