package dev.yantra.codex.corpus;

/**
 * A request to write and judge a method.
 *
 * @param id stable across runs: the same request is never asked twice
 * @param text the words of a user, in a sentence
 * @param method canonical id of the real method behind it; empty if there is none
 * @param signature the declaration to fill; empty if the teacher is free
 * @param owner binary name of the type that it would stand in; empty if unknown
 */
public record Request(String id, String text, String method, String signature, String owner) {}
