/**
 * The resolution of names, expressions and calls in method bodies: the rules of the Java Language
 * Specification for scopes, overloads, inference and lambdas, over syntax trees and the type table.
 */
@NullMarked
package dev.yantra.codex.index.resolve;

import org.jspecify.annotations.NullMarked;
