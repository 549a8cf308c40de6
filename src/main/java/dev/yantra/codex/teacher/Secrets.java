package dev.yantra.codex.teacher;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The patterns of secrets in text: private keys, the tokens of well-known services, credentials in
 * addresses, and literals that are given to something called a password or a key. They take out too
 * much rather than too little.
 */
public final class Secrets {
  private static final String REPLACEMENT = "[REDACTED]";

  /** What is matched; group 1, where there is one, is all that goes. */
  private static final List<Pattern> PATTERNS =
      List.of(
          Pattern.compile(
              "-----BEGIN [A-Z ]*PRIVATE KEY( BLOCK)?-----.*?(-----END [A-Z ]*PRIVATE KEY("
                  + " BLOCK)?-----|\\z)",
              Pattern.DOTALL),
          Pattern.compile("\\b(?:AKIA|ASIA)[0-9A-Z]{16}\\b"),
          Pattern.compile("\\bgh[pousr]_[A-Za-z0-9]{20,}"),
          Pattern.compile("\\bgithub_pat_[A-Za-z0-9_]{20,}"),
          Pattern.compile("\\bglpat-[A-Za-z0-9_-]{16,}"),
          Pattern.compile("\\bsk-[A-Za-z0-9_-]{16,}"),
          Pattern.compile("\\b[rs]k_(?:live|test)_[A-Za-z0-9]{16,}"),
          Pattern.compile("\\bxox[abeoprs]-[A-Za-z0-9-]{10,}"),
          Pattern.compile("\\bAIza[A-Za-z0-9_-]{30,}"),
          Pattern.compile("\\bnpm_[A-Za-z0-9]{30,}"),
          Pattern.compile("\\beyJ[A-Za-z0-9_-]{10,}\\.eyJ[A-Za-z0-9_-]{10,}\\.[A-Za-z0-9_-]*"),
          Pattern.compile("(?i)\\bbearer\\s+([A-Za-z0-9._~+/-]{16,}=*)"),
          Pattern.compile("[a-zA-Z][a-zA-Z0-9+.-]*://([^\\s/@:\"']*:[^\\s/@\"']+)@"),
          Pattern.compile(
              "(?i)(?:password|passwd|passphrase|secret|api_?-?key|access_?-?key|private_?-?key|auth_?-?token)[A-Za-z0-9_]*\"?\\s*(?:=|:|,|\\()\\s*\"([^\"\\n"
                  + "]{4,})\""),
          Pattern.compile("(?i)token[A-Za-z0-9_]*\"?\\s*(?:=|:|,|\\()\\s*\"([^\"\\s]{20,})\""));

  private Secrets() {}

  /**
   * Text without its secrets.
   *
   * @param count the number that was taken out
   */
  public record Redacted(String text, int count) {}

  public static Redacted redact(String text) {
    String rest = text;
    int count = 0;
    for (Pattern pattern : PATTERNS) {
      Matcher matcher = pattern.matcher(rest);
      StringBuilder clean = new StringBuilder();
      int from = 0;
      while (matcher.find()) {
        boolean inside = matcher.groupCount() == 1;
        String secret = inside ? matcher.group(1) : matcher.group();
        if (!secret.equals(REPLACEMENT)) {
          clean.append(rest, from, inside ? matcher.start(1) : matcher.start()).append(REPLACEMENT);
          from = inside ? matcher.end(1) : matcher.end();
          count++;
        }
      }
      rest = clean.append(rest, from, rest.length()).toString();
    }
    return new Redacted(rest, count);
  }
}
