package dev.yantra.codex;

import dev.yantra.codex.cli.CommandLineInterface;
import dev.yantra.codex.cli.Console;
import java.nio.file.Path;
import java.util.Locale;

/** The program: the only place that ends the process. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    // Ids, numbers and words are the same everywhere; libraries ask the default locale for them.
    Locale.setDefault(Locale.ROOT);
    Console console = Console.ofProcess();
    int exitCode = new CommandLineInterface(console, System.getenv(), Path.of("")).run(arguments);
    console.flush();
    System.exit(exitCode);
  }
}
