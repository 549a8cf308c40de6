package dev.yantra.codex.index.resolve;

import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.ImportDeclaration;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.EnumConstantDeclaration;
import com.github.javaparser.ast.expr.ConditionalExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.MethodReferenceExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.expr.ThisExpr;
import com.github.javaparser.ast.stmt.ExplicitConstructorInvocationStmt;
import dev.yantra.codex.graph.CallPlace;
import dev.yantra.codex.graph.CallPlace.Form;
import dev.yantra.codex.graph.CallPlace.Receiver;
import dev.yantra.codex.graph.CallPlace.Variable;
import dev.yantra.codex.graph.CallSite;
import dev.yantra.codex.index.types.JavaType;
import dev.yantra.codex.index.types.JavaType.ClassType;
import dev.yantra.codex.index.types.SourceType;
import dev.yantra.codex.index.types.Subtyping;
import dev.yantra.codex.index.types.TypeSymbol;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A maker of call sites from the calls that were found in a file. */
@SuppressWarnings("ReferenceEquality") // Another node of the same text is another place.
final class CallPlaces {
  private final Attribution attribution;
  private final List<String> staticImports = new ArrayList<>();

  /** Names that code may use at many places stand once in memory. */
  private final Map<String, Variable> variables = new HashMap<>();

  CallPlaces(Attribution attribution, CompilationUnit tree) {
    this.attribution = attribution;
    for (ImportDeclaration i : tree.getImports()) {
      if (i.isStatic()) {
        staticImports.add(staticImport(i));
      }
    }
  }

  private String staticImport(ImportDeclaration i) {
    String name = i.getNameAsString();
    int dot = name.lastIndexOf('.');
    String type = i.isAsterisk() || dot < 0 ? name : name.substring(0, dot);
    String member = i.isAsterisk() ? "*" : name.substring(dot + 1);
    return attribution.table().qualified(type).map(TypeSymbol::binaryName).orElse(type)
        + "#"
        + member;
  }

  /** A call with its position in the source, computed once for sorting. */
  private record Positioned(long position, CallMade call) {}

  /** The sites of calls: those of one caller together, in the order of the source. */
  List<CallSite> of(List<CallMade> calls) {
    List<Positioned> sorted = new ArrayList<>(calls.size());
    calls.forEach(c -> sorted.add(new Positioned(ResolutionRecord.position(c.point().site()), c)));
    sorted.sort(
        Comparator.comparing((Positioned p) -> p.call.host())
            .thenComparingLong(Positioned::position));
    List<CallSite> sites = new ArrayList<>(sorted.size());
    IdentityHashMap<Node, Integer> positions = new IdentityHashMap<>();
    String host = "";
    for (Positioned positioned : sorted) {
      CallMade call = positioned.call;
      if (!call.host().equals(host)) {
        host = call.host();
        positions.clear();
      }
      Node whole = whole(call.point().site());
      sites.add(new CallSite(place(call, whole, within(whole, positions)), call.target()));
      positions.put(whole, positions.size());
    }
    return sites;
  }

  /** The call that a name is the name of. */
  private static Node whole(Node site) {
    Node parent = site.getParentNode().orElse(site);
    return parent instanceof MethodCallExpr call && call.getName() == site ? call : site;
  }

  /** The innermost call in whose arguments a call stands. */
  private static int within(Node call, IdentityHashMap<Node, Integer> positions) {
    Node child = call;
    while (child.getParentNode().isPresent()) {
      Node parent = child.getParentNode().get();
      boolean receiver =
          parent instanceof MethodCallExpr outer && outer.getScope().orElse(outer) == child;
      Integer position = positions.get(parent);
      if (position != null && !receiver) {
        return position;
      }
      child = parent;
    }
    return -1;
  }

  private CallPlace place(CallMade call, Node whole, int within) {
    Node site = call.point().site();
    ExpressionRole left = ExpressionRole.of(begin(whole));
    List<Variable> scope = new ArrayList<>(call.locals().size());
    for (CallMade.Local local : call.locals()) {
      String type = erased(local.type());
      scope.add(
          variables.computeIfAbsent(
              local.name() + " " + type, key -> new Variable(local.name(), type)));
    }
    return new CallPlace(
        call.host(),
        site.getBegin().map(b -> b.line).orElse(0),
        site.getBegin().map(b -> b.column).orElse(0),
        form(whole),
        receiver(whole, call),
        types(whole, call),
        receiverName(whole),
        left.expected(attribution.wanted()),
        left.role(),
        left.name(),
        left.argument(),
        ExpressionRole.control(whole),
        within,
        scope,
        LeftTokens.before(site));
  }

  /**
   * The widest expression that begins where a call begins, seen through parentheses and branches of
   * a conditional: whatever of it follows the call cannot be known yet.
   */
  private static Node begin(Node call) {
    Node widest = call;
    while (widest instanceof Expression
        && widest.getParentNode().isPresent()
        && widest.getParentNode().get() instanceof Expression parent) {
      boolean sameBegin = parent.getBegin().equals(widest.getBegin());
      boolean branch = parent instanceof ConditionalExpr c && c.getCondition() != widest;
      if (!sameBegin && !branch && !(parent instanceof EnclosedExpr)) {
        break;
      }
      widest = parent;
    }
    return widest;
  }

  private static Form form(Node whole) {
    if (whole instanceof MethodCallExpr) {
      return Form.METHOD;
    }
    if (whole instanceof MethodReferenceExpr) {
      return Form.REFERENCE;
    }
    return whole instanceof ExplicitConstructorInvocationStmt ? Form.CONSTRUCTOR : Form.CREATION;
  }

  private static Receiver receiver(Node whole, CallMade call) {
    if (whole instanceof ExplicitConstructorInvocationStmt constructor) {
      return constructor.isThis() ? Receiver.THIS : Receiver.SUPER;
    }
    Expression scope = scope(whole);
    if (scope == whole || whole instanceof EnumConstantDeclaration) {
      return Receiver.NONE;
    }
    if (call.point().onType()) {
      return Receiver.TYPE;
    }
    if (scope.isThisExpr()) {
      return Receiver.THIS;
    }
    if (scope.isSuperExpr()) {
      return Receiver.SUPER;
    }
    if (scope.isNameExpr() || scope.isTypeExpr()) {
      String name = scope.isNameExpr() ? scope.asNameExpr().getNameAsString() : scope.toString();
      boolean local = call.locals().stream().anyMatch(l -> l.name().equals(name));
      return local ? Receiver.LOCAL : Receiver.FIELD;
    }
    if (scope.isFieldAccessExpr()) {
      return Receiver.FIELD;
    }
    if (scope.isMethodCallExpr()) {
      return Receiver.CALL;
    }
    if (scope.isObjectCreationExpr()) {
      return Receiver.NEW;
    }
    return scope.isLiteralExpr() || scope.isClassExpr() ? Receiver.LITERAL : Receiver.OTHER;
  }

  /** The receiver before the dot; the call itself where nothing does. */
  private static Expression scope(Node whole) {
    if (whole instanceof MethodCallExpr call) {
      return call.getScope().map(Overloads::stripped).orElse(call);
    }
    if (whole instanceof MethodReferenceExpr reference) {
      return Overloads.stripped(reference.getScope());
    }
    // Constructor calls and enum constants are no expressions.
    return whole instanceof ObjectCreationExpr creation ? creation : new ThisExpr();
  }

  private static String receiverName(Node whole) {
    Expression scope = scope(whole);
    if (scope == whole) {
      return "";
    }
    if (scope.isNameExpr()) {
      return scope.asNameExpr().getNameAsString();
    }
    if (scope.isFieldAccessExpr()) {
      return scope.asFieldAccessExpr().getNameAsString();
    }
    if (scope.isMethodCallExpr()) {
      return scope.asMethodCallExpr().getNameAsString();
    }
    return scope.isTypeExpr() ? scope.asTypeExpr().getTypeAsString() : "";
  }

  private List<String> types(Node whole, CallMade call) {
    Set<String> types = new LinkedHashSet<>();
    boolean unqualified = whole instanceof MethodCallExpr m && m.getScope().isEmpty();
    if (unqualified) {
      for (SourceType type : call.enclosing()) {
        addNamed(type, types);
      }
      types.addAll(staticImports);
    } else {
      addTypes(call.point().receiver(), types);
    }
    return List.copyOf(types);
  }

  /** A type by its name; an anonymous one by what it extends. */
  private static void addNamed(TypeSymbol type, Set<String> into) {
    if (type instanceof SourceType source && source.anonymous()) {
      source.supertypes().forEach(above -> addNamed(above.symbol(), into));
    } else {
      into.add(type.binaryName());
    }
  }

  private static void addTypes(JavaType type, Set<String> into) {
    if (type instanceof ClassType classType) {
      addNamed(classType.symbol(), into);
    } else if (type instanceof JavaType.ArrayType) {
      into.add("java.lang.Object");
    } else {
      Subtyping.bounds(type).forEach(bound -> addTypes(bound, into));
      if (into.isEmpty()) {
        into.add("java.lang.Object");
      }
    }
  }

  private static String erased(JavaType type) {
    return type == JavaType.Unknown.TYPE ? "" : type.erasedName();
  }
}
