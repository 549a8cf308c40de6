package dev.yantra.codex.teacher;

/**
 * A piece of the repository that is shown to a teacher.
 *
 * @param name canonical id of what it is
 * @param text its source
 */
public record FewShotExample(String name, String text) {}
