/**
 * Plots as self-contained SVG that any browser opens, in light and in dark. Pure functions from
 * series to text; no library.
 */
@NullMarked
package dev.yantra.codex.eval.plot;

import org.jspecify.annotations.NullMarked;
