package dev.yantra.codex.index;

import dev.yantra.codex.graph.CallSite;
import dev.yantra.codex.graph.FileCalls;
import dev.yantra.codex.graph.TypeShape;
import dev.yantra.codex.graph.TypeShape.Access;
import dev.yantra.codex.graph.TypeShape.Member;
import dev.yantra.codex.index.resolve.DeclaredType;
import dev.yantra.codex.index.syntax.Flags;
import dev.yantra.codex.index.types.JavaType;
import dev.yantra.codex.index.types.JavaType.ArrayType;
import dev.yantra.codex.index.types.JavaType.TypeVariable;
import dev.yantra.codex.index.types.MethodSymbol;
import dev.yantra.codex.index.types.SourceType;
import dev.yantra.codex.index.types.TypeSymbol;
import dev.yantra.codex.index.types.TypeTable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The shapes of the types that calls are made on. A library's type is described once for all files.
 */
final class TypeShapes {
  private final TypeTable table;
  private final Map<String, TypeShape> libraries = new ConcurrentHashMap<>();

  TypeShapes(TypeTable table) {
    this.table = table;
  }

  /** The calls of a file with its own types and the libraries' types that they need. */
  FileCalls around(List<CallSite> sites, Collection<DeclaredType> declarations) {
    Map<String, TypeShape> own = new TreeMap<>();
    Map<String, TypeShape> used = new TreeMap<>();
    // Interfaces inherit nothing from it and have its members all the same.
    addLibrary(table.object().symbol(), used);
    for (DeclaredType declaration : declarations) {
      SourceType type = declaration.type();
      own.put(type.binaryName(), shape(type));
      type.supertypes().forEach(above -> addLibrary(above.symbol(), used));
    }
    for (CallSite site : sites) {
      for (String name : site.place().types()) {
        int hash = name.indexOf('#');
        table
            .byBinaryName(hash < 0 ? name : name.substring(0, hash))
            .ifPresent(type -> addLibrary(type, used));
      }
    }
    return new FileCalls(sites, List.copyOf(own.values()), List.copyOf(used.values()));
  }

  private void addLibrary(TypeSymbol type, Map<String, TypeShape> into) {
    if (type instanceof SourceType || into.containsKey(type.binaryName())) {
      return;
    }
    TypeShape shape = libraries.get(type.binaryName());
    if (shape == null) {
      shape = shape(type);
      libraries.put(type.binaryName(), shape);
    }
    into.put(type.binaryName(), shape);
    type.supertypes().forEach(above -> addLibrary(above.symbol(), into));
  }

  private static TypeShape shape(TypeSymbol type) {
    boolean own = type instanceof SourceType;
    List<Member> members = new ArrayList<>();
    for (MethodSymbol method : type.methods()) {
      Access access = access(method);
      if (own || access == Access.PUBLIC || access == Access.PROTECTED) {
        members.add(member(method, access));
      }
    }
    List<String> supertypes =
        type.supertypes().stream().map(above -> above.symbol().binaryName()).toList();
    return new TypeShape(type.binaryName(), type.isInterface(), supertypes, members);
  }

  private static Member member(MethodSymbol method, Access access) {
    long generic = 0;
    for (int i = 0; i < Math.min(Long.SIZE, method.arity()); i++) {
      if (decidedElsewhere(method.parameters().get(i))) {
        generic |= 1L << i;
      }
    }
    JavaType returns = method.returnType();
    return new Member(
        method.id(),
        method.constructor()
            ? method.owner().binaryName()
            : decidedElsewhere(returns) ? "" : returns.erasedName(),
        access,
        method.is(Flags.STATIC),
        method.is(Flags.VARARGS),
        generic);
  }

  private static boolean decidedElsewhere(JavaType type) {
    return type instanceof TypeVariable
        || (type instanceof ArrayType array && decidedElsewhere(array.component()))
        || type instanceof JavaType.Unknown;
  }

  private static Access access(MethodSymbol method) {
    if (method.is(Flags.PUBLIC) || method.owner().isInterface()) {
      return method.is(Flags.PRIVATE) ? Access.PRIVATE : Access.PUBLIC;
    }
    if (method.is(Flags.PROTECTED)) {
      return Access.PROTECTED;
    }
    return method.is(Flags.PRIVATE) ? Access.PRIVATE : Access.PACKAGE;
  }
}
