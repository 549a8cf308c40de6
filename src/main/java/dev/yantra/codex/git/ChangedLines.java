package dev.yantra.codex.git;

import dev.yantra.codex.workspace.CodexException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The Java files that a change touches, and where. Paths are relative to the directory that git was
 * opened in, and only files beneath it are told of.
 */
public final class ChangedLines {
  private static final String JAVA = "*.java";

  private final Git git;

  public ChangedLines(Git git) {
    this.git = git;
  }

  /**
   * What the next commit would change: the index against the last commit. Lines after the change
   * are lines of the index, which the file on disk may have left behind.
   *
   * @throws CodexException outside a repository, or if git fails
   */
  public List<FileChange> staged() {
    requireRepository();
    return diff("--cached");
  }

  /**
   * What is not committed: the files on disk, new ones included, against the last commit.
   *
   * @throws CodexException outside a repository, or if git fails
   */
  public List<FileChange> workingTree() {
    requireRepository();
    return withUntracked(diff(git.head().orElseGet(this::emptyTree)));
  }

  /**
   * What was done since a revision: for {@code A..B} and {@code A...B} as git means it, for one
   * revision the files on disk, new ones included, against the point where the present line of
   * commits left that revision's.
   *
   * @throws CodexException outside a repository, for an unknown revision, or if git fails
   */
  public List<FileChange> since(String revision) {
    requireRepository();
    if (revision.startsWith("-") || !isKnown(revision)) {
      throw CodexException.usage(
          "Unknown revision " + revision + ". Name a commit, a branch, a tag or a range A..B.");
    }
    if (revision.contains("..")) {
      return diff(revision);
    }
    return withUntracked(diff(git.line("merge-base", revision, "HEAD").orElse(revision)));
  }

  private boolean isKnown(String revision) {
    try {
      return git.line("rev-parse", "--revs-only", revision).isPresent();
    } catch (CodexException e) {
      // Git reads it and finds that it cannot be: main@{99}, a range of nothing.
      return false;
    }
  }

  private void requireRepository() {
    WorkTreeCheck check = git.workTree();
    if (!check.inside()) {
      throw CodexException.setup(
          check.message() + (check.refused() ? " Or name files instead." : " Name files instead."));
    }
  }

  /** The tree without files, whatever hash the repository counts with. */
  private String emptyTree() {
    return git.line("hash-object", "-t", "tree", "/dev/null")
        .orElseThrow(() -> CodexException.setup("Git has no empty tree. Update git."));
  }

  private List<FileChange> diff(String what) {
    List<String> arguments = new ArrayList<>(List.of("diff", "--relative"));
    arguments.addAll(ChangeReader.OPTIONS);
    arguments.addAll(List.of(what, "--", JAVA));
    return sorted(
        git.read(lines -> new ChangeReader(lines).read(), arguments.toArray(String[]::new)));
  }

  private List<FileChange> withUntracked(List<FileChange> tracked) {
    List<FileChange> all = new ArrayList<>(tracked);
    for (String path : git.parts("ls-files", "--others", "--exclude-standard", "-z", "--", JAVA)) {
      int lines = lineCount(git.directory().resolve(path));
      all.add(new FileChange("", path, 0, 0, List.of(new Hunk(0, 0, 1, lines))));
    }
    return sorted(all);
  }

  private static List<FileChange> sorted(List<FileChange> changes) {
    return changes.stream().sorted(Comparator.comparing(FileChange::path)).toList();
  }

  private static int lineCount(Path file) {
    try {
      byte[] bytes = Files.readAllBytes(file);
      int ends = 0;
      for (byte b : bytes) {
        ends += b == '\n' ? 1 : 0;
      }
      boolean open = bytes.length > 0 && bytes[bytes.length - 1] != '\n';
      return ends + (open ? 1 : 0);
    } catch (IOException e) {
      throw CodexException.setup(
          "Cannot read " + file + " (" + e.getMessage() + "). Make it readable.", e);
    }
  }
}
