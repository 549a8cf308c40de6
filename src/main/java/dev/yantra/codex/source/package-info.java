/**
 * Java text as it is written: its tokens, lines and encoding, read without a parser. Reading never
 * fails, whatever the text holds.
 */
@NullMarked
package dev.yantra.codex.source;

import org.jspecify.annotations.NullMarked;
