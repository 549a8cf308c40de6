package dev.yantra.codex.predict;

import dev.yantra.codex.graph.SourceRange;
import dev.yantra.codex.predict.ChangedMethod.How;
import dev.yantra.codex.predict.outline.OutlinedHead.Kind;

/**
 * A type, package or module that a change touches outside of the bodies of its members: by what it
 * extends or permits, by its annotations, components or modifiers, or by an import that gives a
 * name in it another meaning.
 *
 * @param kind the kind of declaration
 * @param id binary name of the type; name of the package or module
 * @param range the place of its head after the change
 * @param how the change's effect on it
 */
public record ChangedDeclaration(Kind kind, String id, SourceRange range, How how) {}
