package dev.yantra.codex.git;

import dev.yantra.codex.workspace.AtomicFiles;
import dev.yantra.codex.workspace.CodexException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The file of a repository's pre-commit hook, in the place where git looks for it.
 *
 * <p>Links, directories and scripts of other programs are never written to or removed.
 */
final class HookFile {
  private static final String NAME = "pre-commit";
  private static final String ADVICE = "Add to it, or to what made it: codex predict-bugs --staged";

  private final Path file;

  private HookFile(Path file) {
    this.file = file;
  }

  /**
   * The hook that git runs.
   *
   * @throws CodexException if git runs none for this repository alone: {@code core.hooksPath} or a
   *     link leads to hooks that others share
   */
  static HookFile ofRepository(Git git) {
    Path hooks = hooks(git);
    Path own = common(git);
    if (isInside(hooks, own)) {
      return new HookFile(hooks.resolve(NAME));
    }
    Path usual = own.resolve("hooks");
    String why =
        hooks.equals(usual)
            ? usual + " is a link to another place"
            : "core.hooksPath is set, so that git looks for hooks in " + hooks;
    throw CodexException.setup(
        why
            + ", which is not this repository's alone. Let "
            + hooks.resolve(NAME)
            + ", or the program that makes it, run: codex predict-bugs --staged");
  }

  /** The hooks that Codex may have made: the one that git runs, and the one of the usual place. */
  static List<HookFile> candidates(Git git) {
    Path run = hooks(git).resolve(NAME);
    Path usual = common(git).resolve("hooks").resolve(NAME);
    return Stream.of(run, usual).distinct().map(HookFile::new).toList();
  }

  static void requireWorkTree(Git git) {
    WorkTreeCheck check = git.workTree();
    if (!check.inside()) {
      throw CodexException.setup(
          check.message() + (check.refused() ? "" : " Run: git init, then codex hook install"));
    }
  }

  private static Path hooks(Git git) {
    requireWorkTree(git);
    return git.path("hooks");
  }

  /** The directory that all work trees of the repository share. */
  private static Path common(Git git) {
    String path = git.value("rev-parse", "--git-common-dir").orElse(".git");
    return git.directory().resolve(path).normalize();
  }

  private static boolean isInside(Path directory, Path parent) {
    try {
      Path real = parent.toRealPath();
      Path above = directory.getParent();
      if (Files.exists(directory, LinkOption.NOFOLLOW_LINKS) || above == null) {
        return directory.toRealPath().startsWith(real);
      }
      return real(above).startsWith(real);
    } catch (IOException e) {
      // A link that leads nowhere.
      return false;
    }
  }

  private static Path real(Path directory) throws IOException {
    return Files.exists(directory) ? directory.toRealPath() : directory.toAbsolutePath();
  }

  Path path() {
    return file;
  }

  boolean exists() {
    return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
  }

  /**
   * The script in the file, if it is one of Codex's.
   *
   * @throws CodexException if the file cannot be read
   */
  Optional<HookScript> script() {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    try {
      return HookScript.parse(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw CodexException.setup(
          file + " exists and cannot be read (" + e.getMessage() + "). " + ADVICE, e);
    }
  }

  /** A hook of another program, as an error. */
  CodexException foreign() {
    String what =
        Files.isSymbolicLink(file)
            ? " exists and is not Codex's: it is a link. "
            : Files.isDirectory(file)
                ? " exists and is not Codex's: it is a directory. "
                : " exists and is not Codex's, or was edited. ";
    return CodexException.setup(file + what + ADVICE);
  }

  /**
   * Writes a script.
   *
   * @throws CodexException if it cannot be written
   */
  void write(HookScript script) {
    try {
      Path directory = file.toAbsolutePath().getParent();
      if (directory != null && !Files.isDirectory(directory)) {
        Files.createDirectories(directory);
      }
      AtomicFiles.write(file, script.text());
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    } catch (UnsupportedOperationException e) {
      // No POSIX permissions here: git runs every hook that is there.
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  /**
   * Removes the file.
   *
   * @throws CodexException if it cannot be removed
   */
  void delete() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private CodexException unwritable(IOException e) {
    return CodexException.setup(
        "Cannot write " + file + " (" + e.getMessage() + "). Make its directory writable.", e);
  }
}
