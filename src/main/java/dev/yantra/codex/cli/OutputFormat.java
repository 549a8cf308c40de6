package dev.yantra.codex.cli;

/** The formats of results. */
enum OutputFormat {
  /** For people. */
  TEXT,
  /** For scripts: one documented object. */
  JSON
}
