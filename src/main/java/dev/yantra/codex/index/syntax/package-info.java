/**
 * Java source as trees: parsing with recovery, headers of declarations, and the facts that a
 * method's body alone tells. The only package that starts the parser.
 */
@NullMarked
package dev.yantra.codex.index.syntax;

import org.jspecify.annotations.NullMarked;
