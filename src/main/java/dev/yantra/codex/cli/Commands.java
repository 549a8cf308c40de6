package dev.yantra.codex.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** All subcommands in the order of the help, each made only when it is needed. */
final class Commands {
  private static final Map<String, Function<Session, Object>> ALL = all();

  private Commands() {}

  private static Map<String, Function<Session, Object>> all() {
    Map<String, Function<Session, Object>> commands = new LinkedHashMap<>();
    commands.put("init", InitCommand::new);
    commands.put("index", IndexCommand::new);
    commands.put("collect", CollectCommand::new);
    commands.put("distill", DistillCommand::new);
    commands.put("train", TrainCommand::new);
    commands.put("predict", PredictCommand::create);
    commands.put("predict-tests", TestsCommand::new);
    commands.put("predict-bugs", BugsCommand::new);
    commands.put("generate", GenerateCommand::new);
    commands.put("eval", EvalCommand::new);
    commands.put("show", ShowCommand::new);
    commands.put("export", ExportCommand::new);
    commands.put("status", StatusCommand::new);
    commands.put("config", ConfigCommand::new);
    commands.put("hook", HookCommand::new);
    commands.put("shell", ShellCommand::new);
    commands.put("doctor", DoctorCommand::new);
    commands.put("completion", CompletionCommand::new);
    commands.put("help", HelpCommand::new);
    return commands;
  }

  /** The names of all commands. */
  static Set<String> names() {
    return ALL.keySet();
  }

  /** Adds the commands that {@code words} names, or all if it names none. */
  static void addTo(CommandLine root, Session session, Set<String> words) {
    boolean named = ALL.keySet().stream().anyMatch(words::contains);
    ALL.forEach(
        (name, command) -> {
          if (!named || words.contains(name)) {
            root.addSubcommand(name, command.apply(session));
          }
        });
    // predict-tests is predict tests by another name, and its help should say so.
    root.getSubcommands().forEach((name, command) -> command.setCommandName(name));
    addOptions(root, session);
  }

  private static void addOptions(CommandLine command, Session session) {
    CommandSpec spec = command.getCommandSpec();
    spec.usageMessage().sortOptions(false).autoWidth(true);
    CommonOptions.addTo(spec, session);
    command.getSubcommands().values().forEach(sub -> addOptions(sub, session));
  }
}
