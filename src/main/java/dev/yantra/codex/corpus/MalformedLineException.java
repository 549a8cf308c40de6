package dev.yantra.codex.corpus;

/** A line that cannot be read; the caller adds the file and the line number. */
final class MalformedLineException extends RuntimeException {
  MalformedLineException(String message) {
    super(message);
  }
}
