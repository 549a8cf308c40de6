package dev.yantra.codex.graph;

/**
 * The lines of a declaration in its file.
 *
 * @param file path from the repository's root, with {@code /}
 * @param line first line, from 1, Javadoc and annotations included
 * @param endLine last line, inclusive
 */
public record SourceRange(String file, int line, int endLine) {}
