package dev.yantra.codex.git;

import dev.yantra.codex.git.WorkTreeCheck.Kind;
import dev.yantra.codex.workspace.CodexException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The git command in one directory.
 *
 * <p>It reads and never writes, takes no lock, asks nobody, reaches no network and ends after a
 * time-out. What a repository's configuration could make it run (pagers, hooks, file system
 * monitors, external diffs, text converters, filters, signature checks) is switched off, so that an
 * unpacked archive with a hostile {@code .git/config} is as safe to look at as any other.
 */
public final class Git {
  private static final Duration TIME_OUT = Duration.ofSeconds(60);

  private static final String NO_REPOSITORY = "not a git repository (or any";
  private static final String NO_COMMIT = "does not have any commits yet";
  private static final String HOOKS_OFF = "core.hooksPath=/dev/null";

  /** Settings that would run a program, reach a network, or change the form of an answer. */
  private static final List<String> SETTINGS =
      List.of(
          "core.fsmonitor=false",
          HOOKS_OFF,
          "core.quotePath=false",
          "log.showSignature=false",
          "protocol.allow=never",
          "safe.bareRepository=explicit");

  private static final Set<String> SHOWS_CHANGES = Set.of("diff", "log", "show");
  private static final Set<String> READS_WORK_TREE = Set.of("diff", "status");

  private final String program;
  private final Path directory;
  private final Duration timeOut;
  private final Map<String, String> environment;

  private Git(String program, Path directory, Duration timeOut, Map<String, String> environment) {
    this.program = program;
    this.directory = directory;
    this.timeOut = timeOut;
    this.environment = environment;
  }

  /** Git in a directory of a repository, or in any other, where every question fails. */
  public static Git in(Path directory) {
    return in(directory, System.getenv());
  }

  /**
   * Git in a directory, for a process with another environment.
   *
   * @param environment {@code GIT_DIR}, {@code GIT_INDEX_FILE} and {@code GIT_WORK_TREE}, which git
   *     sets for its hooks, are forwarded where they speak of this directory's repository
   */
  public static Git in(Path directory, Map<String, String> environment) {
    Path absolute = directory.toAbsolutePath().normalize();
    Git plain = new Git("git", absolute, TIME_OUT, GitEnvironment.without(environment));
    if (GitEnvironment.isOfHook(environment)) {
      Map<String, String> forwarded = GitEnvironment.with(environment);
      Git hooked = new Git("git", absolute, TIME_OUT, forwarded);
      Optional<String> own = plain.directoryOfGit();
      if (own.isEmpty() || own.equals(hooked.directoryOfGit())) {
        return hooked;
      }
    }
    return plain;
  }

  private Optional<String> directoryOfGit() {
    try {
      return line("rev-parse", "--absolute-git-dir");
    } catch (CodexException e) {
      // Outside a repository, or one that git does not read: the question proper says which.
      return Optional.empty();
    }
  }

  /** The same with another time-out for each command. */
  public Git within(Duration duration) {
    return new Git(program, directory, duration, environment);
  }

  /** The same with another program in the place of {@code git}. */
  Git using(String otherProgram) {
    return new Git(otherProgram, directory, timeOut, environment);
  }

  /** The directory that it works in, absolute. */
  public Path directory() {
    return directory;
  }

  /** True if git is there and the directory lies in the work tree of a repository. */
  public boolean inWorkTree() {
    return workTree().inside();
  }

  /** The finding whether the directory lies in a work tree, with the reason if not. */
  public WorkTreeCheck workTree() {
    try {
      return line("rev-parse", "--is-inside-work-tree").filter("true"::equals).isPresent()
          ? WorkTreeCheck.INSIDE
          : new WorkTreeCheck(
              Kind.REFUSED,
              directory + " lies in a git repository, but not in its work tree. Go to a checkout.");
    } catch (CodexException e) {
      // Git ends alike whatever is wrong; its words are in English, for LC_ALL is set.
      String message = e.getMessage();
      return message.contains(NO_REPOSITORY) && !isDotGitAround()
          ? new WorkTreeCheck(Kind.NO_REPOSITORY, directory + " is not under git.")
          : new WorkTreeCheck(Kind.REFUSED, message);
    }
  }

  private boolean isDotGitAround() {
    for (Path p = directory; p != null; p = p.getParent()) {
      if (Files.exists(p.resolve(".git"), LinkOption.NOFOLLOW_LINKS)) {
        return true;
      }
    }
    return false;
  }

  /**
   * The commit that is checked out; empty before the first commit.
   *
   * @throws CodexException outside a repository, or if git cannot read the commit
   */
  public Optional<String> head() {
    Optional<String> head = line("rev-parse", "--verify", "--quiet", "HEAD^{commit}");
    if (head.isPresent()) {
      return head;
    }
    // A broken reference and a lost commit give the same silence: these words tell them apart.
    try {
      return line("log", "-1", "--format=%H");
    } catch (CodexException e) {
      if (e.getMessage().contains(NO_COMMIT)) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /**
   * The first line of an answer; empty if git has nothing to say or says no.
   *
   * @throws CodexException if git is missing, fails or does not end in time
   */
  public Optional<String> line(String... arguments) {
    try {
      byte[] answer = ask(in -> in.readAllBytes(), List.of(arguments));
      return split(answer, "\n").stream().findFirst().filter(l -> !l.isEmpty());
    } catch (GitProcess.No e) {
      return Optional.empty();
    }
  }

  /**
   * A whole answer without the line end behind it, such as a path; empty if git has nothing to say
   * or says no.
   *
   * @throws CodexException if git is missing, fails or does not end in time
   */
  public Optional<String> value(String... arguments) {
    try {
      return Optional.of(unended(ask(in -> in.readAllBytes(), List.of(arguments))))
          .filter(v -> !v.isEmpty());
    } catch (GitProcess.No e) {
      return Optional.empty();
    }
  }

  private static String unended(byte[] answer) {
    String text = new String(answer, StandardCharsets.UTF_8);
    return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
  }

  /**
   * A place in git's own directory, wherever this repository has it: {@code hooks}, {@code
   * shallow}.
   *
   * @throws CodexException outside a repository, or if git fails
   */
  public Path path(String name) {
    List<String> command = new ArrayList<>(List.of(program, "--no-pager"));
    // The hooks' place is a matter of configuration too, and no hook runs for this question.
    SETTINGS.stream()
        .filter(s -> !s.equals(HOOKS_OFF))
        .forEach(s -> command.addAll(List.of("-c", s)));
    command.addAll(List.of("rev-parse", "--git-path", name));
    byte[] answer =
        new GitProcess(command, directory, environment, timeOut).run(in -> in.readAllBytes());
    return directory.resolve(unended(answer)).normalize();
  }

  /**
   * All lines of a short answer.
   *
   * @throws CodexException if git is missing, fails or does not end in time
   */
  public List<String> lines(String... arguments) {
    return split(run(in -> in.readAllBytes(), arguments), "\n");
  }

  /**
   * An answer as it is.
   *
   * @throws CodexException if git is missing, fails or does not end in time
   */
  public byte[] bytes(String... arguments) {
    return run(in -> in.readAllBytes(), arguments);
  }

  /**
   * The parts of an answer that end with a NUL each, as {@code -z} makes it: paths as they are.
   *
   * @throws CodexException if git is missing, fails or does not end in time
   */
  public List<String> parts(String... arguments) {
    return split(run(in -> in.readAllBytes(), arguments), "\0");
  }

  private static List<String> split(byte[] answer, String separator) {
    String text = new String(answer, StandardCharsets.UTF_8);
    return text.isEmpty() ? List.of() : Arrays.asList(text.split(separator));
  }

  /** The reader of an answer while it comes in. */
  @FunctionalInterface
  public interface Reading<T> {
    T read(GitLines lines) throws IOException;
  }

  /**
   * Reads a long answer line by line while it comes in.
   *
   * @throws CodexException if git is missing, fails or does not end in time
   */
  public <T> T read(Reading<T> reading, String... arguments) {
    return run(in -> reading.read(new GitLines(in)), arguments);
  }

  private <T> T run(GitProcess.Consumer<T> consumer, String... arguments) {
    try {
      return ask(consumer, List.of(arguments));
    } catch (GitProcess.No e) {
      throw CodexException.setup(
          "git " + arguments[0] + " failed in " + directory + ". Check the repository.", e);
    }
  }

  private <T> T ask(GitProcess.Consumer<T> consumer, List<String> arguments) {
    List<String> command = new ArrayList<>(List.of(program, "--no-pager"));
    SETTINGS.forEach(s -> command.addAll(List.of("-c", s)));
    String verb = arguments.get(0);
    if (READS_WORK_TREE.contains(verb)) {
      filtersOff().forEach(s -> command.addAll(List.of("-c", s)));
    }
    command.add(verb);
    if (SHOWS_CHANGES.contains(verb)) {
      command.addAll(List.of("--no-ext-diff", "--no-textconv", "--no-color"));
    }
    command.addAll(arguments.subList(1, arguments.size()));
    return new GitProcess(command, directory, environment, timeOut).run(consumer);
  }

  /**
   * Settings that empty the content filters which the repository configures for itself. The user's
   * own, such as the one of Git LFS, stay.
   */
  private Set<String> filtersOff() {
    Set<String> off = new TreeSet<>();
    List<String> scopedKeys = parts("config", "--list", "--show-scope", "--name-only", "-z");
    for (int i = 0; i + 1 < scopedKeys.size(); i += 2) {
      String key = scopedKeys.get(i + 1);
      if (key.startsWith("filter.") && Set.of("local", "worktree").contains(scopedKeys.get(i))) {
        String filter = key.substring(0, key.lastIndexOf('.'));
        if (filter.contains("=")) {
          throw CodexException.setup(
              "The repository configures " + filter + ", which cannot be switched off. Remove it.");
        }
        off.add(filter + ".clean=");
        off.add(filter + ".process=");
        off.add(filter + ".required=false");
      }
    }
    return off;
  }
}
