/**
 * Language models behind HTTP as teachers: one class for each family of servers, and the transport,
 * the retries and the conversation that all families share.
 */
@NullMarked
package dev.yantra.codex.teacher.protocol;

import org.jspecify.annotations.NullMarked;
