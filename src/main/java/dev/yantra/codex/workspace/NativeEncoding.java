package dev.yantra.codex.workspace;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The encoding in which the JVM exchanges file names and arguments with the operating system.
 *
 * <p>The JVM takes it from the locale at its start and replaces what it cannot express, so that the
 * file of such a name can neither be found nor opened. The launcher chooses a locale of UTF-8; a
 * JVM that was started in another way may have none.
 */
public final class NativeEncoding {
  private static final Path COMMAND_LINE = Path.of("/proc/self/cmdline");

  private final String name;

  private NativeEncoding(String name) {
    this.name = name;
  }

  /** The encoding of this process. */
  public static NativeEncoding ofProcess() {
    return of(System.getProperty("sun.jnu.encoding", "UTF-8"));
  }

  static NativeEncoding of(String name) {
    return new NativeEncoding(name);
  }

  /** True if it expresses every name. */
  public boolean isUnicode() {
    return name.toUpperCase(Locale.ROOT).startsWith("UTF");
  }

  /** The failure to express a name. */
  public CodexException inexpressible(String what) {
    return CodexException.setup(
        "This Java process cannot express "
            + what
            + ": the encoding of its locale is "
            + name
            + ". Start it with bin/codex, or in a locale of UTF-8: LC_ALL=C.UTF-8");
  }

  /** The expected failure behind an invalid path: the encoding, or what a user wrote. */
  public CodexException invalid(InvalidPathException e) {
    return isUnicode()
        ? CodexException.usage("Not a path: " + e.getInput() + " (" + e.getReason() + ").")
        : inexpressible("the path " + e.getInput());
  }

  /**
   * Checks that the process has its arguments and its working directory as they were given.
   *
   * @throws CodexException if the encoding has replaced a part of them
   */
  public void check(List<String> arguments) {
    if (isUnicode()) {
      return;
    }
    if (!Files.isDirectory(Path.of("").toAbsolutePath())) {
      throw inexpressible("the name of the working directory");
    }
    raw(arguments.size())
        .or(() -> Optional.of(String.join(" ", arguments)).filter(a -> a.indexOf('\ufffd') >= 0))
        .ifPresent(
            argument -> {
              throw inexpressible("the argument " + argument);
            });
  }

  /** The first of the last arguments, as the operating system has them, that is lost. */
  private Optional<String> raw(int count) {
    try {
      String line = Files.readString(COMMAND_LINE, StandardCharsets.UTF_8);
      List<String> all = Arrays.asList(line.split("\0", -1));
      int end = all.size() - 1;
      return all.subList(Math.max(0, end - count), end).stream()
          .filter(argument -> !Charset.forName(name).newEncoder().canEncode(argument))
          .findFirst();
    } catch (IOException | IllegalArgumentException | UnsupportedOperationException e) {
      // No such file on this system, arguments that are not UTF-8, or an encoding without a name.
      return Optional.empty();
    }
  }
}
