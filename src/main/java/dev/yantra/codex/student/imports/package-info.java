/**
 * Counts from other repositories of the types that a body will need: which of them go with which
 * terms of a declaration, and how far evidence of all kinds is to be trusted.
 */
@NullMarked
package dev.yantra.codex.student.imports;

import org.jspecify.annotations.NullMarked;
