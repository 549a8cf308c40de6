package dev.yantra.codex.index.resolve;

import com.github.javaparser.JavaToken;
import com.github.javaparser.Position;
import com.github.javaparser.TokenRange;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.BodyDeclaration;
import dev.yantra.codex.graph.CallPlace;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The tokens left of a point, as far back as the body or field around it begins. */
final class LeftTokens {
  /** Longer literals are told by how they begin. */
  private static final int LONGEST = 24;

  private LeftTokens() {}

  /** The tokens before a node, nearest last, without separators and comments. */
  static List<String> before(Node site) {
    Optional<Position> first = body(site).getBegin();
    Optional<JavaToken> at = before(site.getTokenRange());
    List<String> left = new ArrayList<>();
    while (at.isPresent() && first.isPresent() && left.size() < CallPlace.MOST_LEFT) {
      JavaToken token = at.get();
      if (token.getRange().isEmpty() || token.getRange().get().begin.isBefore(first.get())) {
        break;
      }
      if (tells(token)) {
        String text = token.getText();
        left.add(text.length() > LONGEST ? text.substring(0, LONGEST) : text);
      }
      at = token.getPreviousToken();
    }
    Collections.reverse(left);
    return left;
  }

  private static Optional<JavaToken> before(Optional<TokenRange> range) {
    return range.flatMap(r -> r.getBegin().getPreviousToken());
  }

  /** The body, or what else of the innermost declaration, a node is part of. */
  private static Node body(Node site) {
    Node around = site;
    Optional<Node> parent = site.getParentNode();
    while (parent.isPresent() && !(parent.get() instanceof BodyDeclaration<?>)) {
      around = parent.get();
      parent = around.getParentNode();
    }
    return around;
  }

  private static boolean tells(JavaToken token) {
    return switch (token.getCategory()) {
      case IDENTIFIER, KEYWORD, LITERAL, OPERATOR -> !token.getText().equals(".");
      case SEPARATOR -> token.getText().equals("}");
      default -> false;
    };
  }
}
