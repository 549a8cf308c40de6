package dev.yantra.codex.teacher.protocol;

import dev.yantra.codex.workspace.CodexException;
import dev.yantra.codex.workspace.Settings;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A key from the environment, checked before it is used; no message ever shows it. */
final class ApiKey {
  /** What copying leaves at the ends: spaces of all kinds, a byte order mark. */
  private static final Pattern ENDS = Pattern.compile("^[\\s\\p{Z}\\p{Cf}]+|[\\s\\p{Z}\\p{Cf}]+$");

  private static final Pattern QUOTES =
      Pattern.compile("[\"'`\\p{Pi}\\p{Pf}\u201a\u201e\uff02\uff07]");

  private final String value;

  private ApiKey(String value) {
    this.value = value;
  }

  /**
   * The key in the first of the variables that is set.
   *
   * @throws CodexException if what is set cannot be a key
   */
  static Optional<ApiKey> of(List<String> variables, Settings settings) {
    for (String variable : variables) {
      String text = ENDS.matcher(settings.environment(variable).orElse("")).replaceAll("");
      if (!text.isEmpty()) {
        check(variable, text);
        return Optional.of(new ApiKey(text));
      }
    }
    return Optional.empty();
  }

  private static void check(String variable, String text) {
    if (QUOTES.matcher(text).find()) {
      throw wrong(variable, "a quotation mark");
    }
    if (text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0) {
      throw wrong(variable, "a line break");
    }
    if (text.chars().anyMatch(Character::isWhitespace)) {
      throw wrong(variable, "a space");
    }
    if (text.chars().anyMatch(c -> c < 0x21 || c > 0x7e)) {
      throw wrong(variable, "a character that is not plain ASCII");
    }
  }

  private static CodexException wrong(String variable, String what) {
    return CodexException.setup(
        "The environment variable "
            + variable
            + " holds "
            + what
            + ", which no key has. Set it again, to the key and nothing else.");
  }

  /** The key itself, for the header alone. */
  String value() {
    return value;
  }

  @Override
  public String toString() {
    return "a key";
  }
}
