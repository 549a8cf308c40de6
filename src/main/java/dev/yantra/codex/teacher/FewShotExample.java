package dev.yantra.codex.teacher;

/**
 * A piece of the repository that a teacher is shown.
 *
 * @param name canonical id of what it is
 * @param text its source
 */
public record FewShotExample(String name, String text) {}
