/**
 * The method that is to be written, what the student expects of it, and the methods of the
 * repository that it can be made of.
 */
@NullMarked
package dev.yantra.codex.generate.donor;

import org.jspecify.annotations.NullMarked;
