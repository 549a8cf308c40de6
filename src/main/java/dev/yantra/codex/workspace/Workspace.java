package dev.yantra.codex.workspace;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Supplier;

/**
 * The {@code .codex/} directory of one repository.
 *
 * @param root the repository's root, absolute and normalised
 */
public record Workspace(Path root) {
  /** The name of the directory that holds all state. */
  public static final String DIRECTORY = ".codex";

  /** Tells our directory from another program's of the same name. */
  private static final String IGNORE = ".gitignore";

  public Workspace {
    root = root.toAbsolutePath().normalize();
  }

  /**
   * The workspace of exactly this directory, whatever lies around it.
   *
   * @throws CodexException if {@code directory} is not a readable directory
   */
  public static Workspace at(Path directory) {
    Path start = directory.toAbsolutePath().normalize();
    if (!Files.exists(start)) {
      throw CodexException.setup("No such directory: " + directory + ". Name a Java repository.");
    }
    if (!Files.isDirectory(start) || !Files.isReadable(start)) {
      throw CodexException.setup(
          "Not a readable directory: " + directory + ". Name a Java repository.");
    }
    return new Workspace(start);
  }

  /**
   * The workspace that {@code directory} belongs to: the nearest directory from there upwards that
   * has a {@code .codex/} of ours or a {@code .git}, else the directory itself. Other programs keep
   * a {@code ~/.codex} too, which must not make a home directory a repository.
   *
   * @throws CodexException if {@code directory} is not a readable directory
   */
  public static Workspace of(Path directory) {
    Path start = at(directory).root();
    for (Path p = start; p != null; p = p.getParent()) {
      if (Files.exists(p.resolve(DIRECTORY).resolve(IGNORE)) || Files.exists(p.resolve(".git"))) {
        return new Workspace(p);
      }
    }
    return new Workspace(start);
  }

  /** The directory that holds all state. */
  public Path directory() {
    return root.resolve(DIRECTORY);
  }

  /** The code graph, written by {@code index}. */
  public Path graph() {
    return directory().resolve("graph.db");
  }

  /** The teacher's answers, one a line, appended by {@code collect}; cannot be rebuilt. */
  public Path answers() {
    return directory().resolve("answers.jsonl");
  }

  /** What was asked and may have cost money, written before it is asked; cannot be rebuilt. */
  public Path asked() {
    return directory().resolve("asked.jsonl");
  }

  /** The training examples, one a line, written by {@code distill}. */
  public Path corpus() {
    return directory().resolve("corpus.jsonl");
  }

  /** The checkpoints, numbered from 1. */
  public Path models() {
    return directory().resolve("models");
  }

  /** Files that can be computed again from the rest, kept to start faster. */
  public Path cache() {
    return directory().resolve("cache");
  }

  /** This repository's settings. */
  public Path config() {
    return directory().resolve("config.properties");
  }

  /**
   * Makes the directory if it is missing, with a {@code .gitignore} of its own.
   *
   * @throws CodexException if it cannot be written
   */
  public Workspace create() {
    try {
      Files.createDirectories(directory());
      Path ignore = directory().resolve(IGNORE);
      if (!Files.exists(ignore)) {
        AtomicFiles.write(ignore, "*\n");
      }
      return this;
    } catch (IOException e) {
      throw CodexException.setup(
          "Cannot write "
              + directory()
              + ". Codex keeps its state there: make the directory writable.",
          e);
    }
  }

  /**
   * Does {@code work} while no other command writes in this workspace.
   *
   * @throws CodexException if another process holds it
   */
  @SuppressWarnings("try") // the lock is held, not used
  public <T> T exclusively(Supplier<T> work) {
    try (Lock lock = lock()) {
      return work.get();
    }
  }

  /**
   * Keeps every other writing command out of this workspace until closed.
   *
   * @throws CodexException if another process holds it
   */
  public Lock lock() {
    create();
    try {
      FileChannel channel =
          FileChannel.open(
              directory().resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      try {
        FileLock lock = channel.tryLock();
        if (lock != null) {
          return new Lock(channel);
        }
      } catch (OverlappingFileLockException e) {
        // This very process holds it: the same answer as for another one.
      }
      channel.close();
    } catch (IOException e) {
      throw CodexException.setup("Cannot lock " + directory() + ". Make it writable.", e);
    }
    throw CodexException.setup(
        "Another codex command is working in " + directory() + ". Wait for it and run this again.");
  }

  /** A held lock; the operating system frees it when the process dies. */
  public static final class Lock implements AutoCloseable {
    private final FileChannel channel;

    private Lock(FileChannel channel) {
      this.channel = channel;
    }

    @Override
    public void close() {
      try {
        channel.close();
      } catch (IOException e) {
        // Nothing was written through it; the lock goes with the process at the latest.
      }
    }
  }
}
