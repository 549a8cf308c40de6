package dev.yantra.codex.index.files;

import dev.yantra.codex.git.Git;
import dev.yantra.codex.git.WorkTreeCheck;
import dev.yantra.codex.workspace.CodexException;
import dev.yantra.codex.workspace.NativeEncoding;
import java.io.File;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * The Java sources of a repository.
 *
 * <p>Under git they are what git tracks or would track; elsewhere every file beneath the root,
 * without a look at any {@code .gitignore}. Both ways leave out hidden directories, links, outputs
 * of builds, generated and vendored trees and Java files among resources.
 */
public final class SourceFiles {
  private static final Duration TIME_OUT = Duration.ofSeconds(30);

  /** The mark that decoding leaves where bytes are no character. */
  private static final char REPLACED = '\ufffd';

  private final Path root;
  private final FileRules rules;
  private final Consumer<String> remarks;

  private SourceFiles(Path root, FileRules rules, Consumer<String> remarks) {
    this.root = root.toAbsolutePath().normalize();
    this.rules = rules;
    this.remarks = remarks;
  }

  /** The sources beneath {@code root}, sorted by path. */
  public static List<FoundFile> find(Path root, FileRules rules) {
    return find(root, rules, remark -> {});
  }

  /**
   * The sources beneath {@code root}, sorted by path.
   *
   * @param remarks is told, in a line each, what could not be read
   */
  public static List<FoundFile> find(Path root, FileRules rules, Consumer<String> remarks) {
    return new SourceFiles(root, rules, remarks).find();
  }

  private List<FoundFile> find() {
    TreeMap<String, FoundFile> found = new TreeMap<>();
    if (!listedByGit(found)) {
      walk(found, false);
    }
    if (!rules.include().isEmpty()) {
      walk(found, true);
    }
    return List.copyOf(found.values());
  }

  private boolean listedByGit(SortedMap<String, FoundFile> found) {
    Git git = Git.in(root).within(TIME_OUT);
    WorkTreeCheck check = git.workTree();
    if (!check.inside()) {
      if (check.refused() && hasRepository()) {
        remarks.accept("Git does not tell which files are ignored: " + check.message());
      }
      return false;
    }
    try {
      Set<String> tracked = new HashSet<>(git.parts("ls-files", "-z", "--", "*.java"));
      Set<String> all = new TreeSet<>(tracked);
      all.addAll(git.parts("ls-files", "--others", "--exclude-standard", "-z", "--", "*.java"));
      for (String path : all) {
        if (!SourceTrees.leftOut(root, path, tracked.contains(path))) {
          add(found, path);
        }
      }
      // None: the root is perhaps an ignored directory of somebody else's repository.
      return !all.isEmpty();
    } catch (CodexException e) {
      remarks.accept("Git does not tell which files are ignored: " + e.getMessage());
      return false;
    }
  }

  /** True if there is something that git would have to say. */
  private boolean hasRepository() {
    for (Path p = root; p != null; p = p.getParent()) {
      if (Files.exists(p.resolve(".git"), LinkOption.NOFOLLOW_LINKS)) {
        return true;
      }
    }
    return false;
  }

  /** Adds a file if it is one: git also lists links, and files that are gone from the disk. */
  private void add(SortedMap<String, FoundFile> found, String path) {
    try {
      Path absolute = root.resolve(path);
      if (!Files.isRegularFile(absolute, LinkOption.NOFOLLOW_LINKS)) {
        if (path.indexOf(REPLACED) >= 0) {
          remarks.accept("Cannot read " + path + ": its name is not UTF-8");
        }
        return;
      }
      if (rules.excludes(root.relativize(absolute))) {
        return;
      }
      if (Files.isReadable(absolute)) {
        found.put(path, new FoundFile(path, absolute, SourceTrees.isTest(path)));
      } else {
        remarks.accept("Cannot read " + path);
      }
    } catch (InvalidPathException e) {
      NativeEncoding encoding = NativeEncoding.ofProcess();
      if (!encoding.isUnicode()) {
        // A graph without the file would answer as if there were none.
        throw encoding.invalid(e);
      }
      remarks.accept("Cannot read " + path + " (" + e.getReason() + ")");
    }
  }

  /**
   * Adds what lies beneath the root.
   *
   * @param asIncluded true if only files that the user includes are meant, wherever they lie
   */
  private void walk(SortedMap<String, FoundFile> found, boolean asIncluded) {
    try {
      Files.walkFileTree(
          root,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes facts) {
              boolean over =
                  asIncluded ? isPrivate(directory) : SourceTrees.leftOutWhole(root, directory);
              return over ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes facts) {
              Path relative = root.relativize(file);
              if (file.toString().endsWith(".java") && (!asIncluded || rules.includes(relative))) {
                add(found, relative.toString().replace(File.separatorChar, '/'));
              }
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
              remarks.accept("Cannot read " + root.relativize(file) + " (" + e.getMessage() + ")");
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      remarks.accept("Cannot read " + root + " (" + e.getMessage() + ")");
    }
  }

  private static boolean isPrivate(Path directory) {
    String name = String.valueOf(directory.getFileName());
    return name.equals(".git") || name.equals(".codex");
  }
}
