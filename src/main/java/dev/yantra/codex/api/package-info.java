/**
 * Codex for programs that embed it: one class that opens a repository and answers. The commands ask
 * through the same door.
 */
@NullMarked
package dev.yantra.codex.api;

import org.jspecify.annotations.NullMarked;
