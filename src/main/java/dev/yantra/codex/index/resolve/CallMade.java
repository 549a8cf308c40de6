package dev.yantra.codex.index.resolve;

import com.github.javaparser.ast.Node;
import dev.yantra.codex.index.types.JavaType;
import dev.yantra.codex.index.types.SourceType;
import java.util.List;

/**
 * A call whose target is known, with what its place says.
 *
 * @param host canonical id of the method that it counts to
 * @param target canonical id of the method that is called
 * @param locals variables in scope, outermost first
 * @param enclosing types around it, innermost first
 */
record CallMade(
    Point point, String host, String target, List<Local> locals, List<SourceType> enclosing) {

  /**
   * The point at which a method is named.
   *
   * @param site the name, or the creation, constructor call or method reference
   * @param receiver type of what stands before the dot; unknown where nothing does
   * @param onType true if that is a type, not a value
   */
  record Point(Node site, JavaType receiver, boolean onType) {}

  /** A local variable or parameter. */
  record Local(String name, JavaType type) {}
}
