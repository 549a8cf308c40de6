package dev.yantra.codex.index.types;

import dev.yantra.codex.index.types.JavaType.Bound;
import dev.yantra.codex.index.types.JavaType.ClassType;
import dev.yantra.codex.index.types.JavaType.Primitive;
import dev.yantra.codex.index.types.JavaType.TypeVariable;
import dev.yantra.codex.index.types.JavaType.Wildcard;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A reader of descriptors and generic signatures of class files (JVMS 4.3, 4.7.9.1). */
final class Signatures {
  private final TypeTable table;
  private final List<TypeVariable> variables;
  private String text = "";
  private int at;

  /** A reader in whose texts {@code variables} may stand, innermost first. */
  Signatures(TypeTable table, List<TypeVariable> variables) {
    this.table = table;
    this.variables = new ArrayList<>(variables);
  }

  /** Number of parameters in a method's descriptor or signature. */
  static int arity(String method) {
    int at = method.indexOf('(') + 1;
    int count = 0;
    while (method.charAt(at) != ')') {
      while (method.charAt(at) == '[') {
        at++;
      }
      at = skip(method, at);
      count++;
    }
    return count;
  }

  private static int skip(String text, int start) {
    char first = text.charAt(start);
    if (first != 'L' && first != 'T') {
      return start + 1;
    }
    int depth = 0;
    int at = start;
    while (depth > 0 || text.charAt(at) != ';') {
      depth += text.charAt(at) == '<' ? 1 : text.charAt(at) == '>' ? -1 : 0;
      at++;
    }
    return at + 1;
  }

  /** A field's type. */
  JavaType type(String descriptor) {
    start(descriptor);
    return type();
  }

  /** A method's types. */
  MethodSymbol.Signature method(String signature) {
    start(signature);
    List<TypeVariable> own = formals();
    at++;
    List<JavaType> parameters = new ArrayList<>();
    while (text.charAt(at) != ')') {
      parameters.add(type());
    }
    at++;
    return new MethodSymbol.Signature(own, List.copyOf(parameters), type());
  }

  /** A class's own type parameters. */
  List<TypeVariable> typeParameters(String signature) {
    start(signature);
    return formals();
  }

  /** A class's superclass and interfaces. */
  List<JavaType> supertypes(String signature) {
    start(signature);
    if (text.charAt(at) == '<') {
      at = afterFormals();
    }
    List<JavaType> types = new ArrayList<>();
    while (at < text.length()) {
      types.add(type());
    }
    return types;
  }

  private void start(String signature) {
    text = signature;
    at = 0;
  }

  private int afterFormals() {
    int depth = 0;
    int i = at;
    do {
      depth += text.charAt(i) == '<' ? 1 : text.charAt(i) == '>' ? -1 : 0;
      i++;
    } while (depth > 0);
    return i;
  }

  private List<TypeVariable> formals() {
    if (text.charAt(at) != '<') {
      return List.of();
    }
    int begin = at;
    List<TypeVariable> own = new ArrayList<>();
    List<List<JavaType>> boundLists = new ArrayList<>();
    at++;
    while (text.charAt(at) != '>') {
      List<JavaType> bounds = new ArrayList<>();
      boundLists.add(bounds);
      own.add(new TypeVariable(identifier(), () -> bounds));
      while (text.charAt(at) == ':') {
        at++;
        if (text.charAt(at) != ':') {
          skipBound();
        }
      }
    }
    variables.addAll(0, own);
    at = begin + 1;
    for (List<JavaType> bounds : boundLists) {
      identifier();
      while (text.charAt(at) == ':') {
        at++;
        if (text.charAt(at) != ':') {
          bounds.add(type());
        }
      }
      if (bounds.size() == 1 && bounds.get(0).erasedName().equals("java.lang.Object")) {
        bounds.clear();
      }
    }
    at++;
    return own;
  }

  private void skipBound() {
    while (text.charAt(at) == '[') {
      at++;
    }
    at = skip(text, at);
  }

  private String identifier() {
    int colon = text.indexOf(':', at);
    String name = text.substring(at, colon);
    at = colon;
    return name;
  }

  private JavaType type() {
    char form = text.charAt(at++);
    return switch (form) {
      case 'L' -> classType();
      case '[' -> new JavaType.ArrayType(type());
      case 'T' -> {
        int end = text.indexOf(';', at);
        String name = text.substring(at, end);
        at = end + 1;
        yield variable(name);
      }
      case 'Z' -> Primitive.BOOLEAN;
      case 'B' -> Primitive.BYTE;
      case 'C' -> Primitive.CHAR;
      case 'S' -> Primitive.SHORT;
      case 'I' -> Primitive.INT;
      case 'J' -> Primitive.LONG;
      case 'F' -> Primitive.FLOAT;
      case 'D' -> Primitive.DOUBLE;
      default -> Primitive.VOID;
    };
  }

  private JavaType variable(String name) {
    for (TypeVariable variable : variables) {
      if (variable.name().equals(name)) {
        return variable;
      }
    }
    return JavaType.Unknown.TYPE;
  }

  private JavaType classType() {
    StringBuilder name = new StringBuilder();
    List<JavaType> arguments = new ArrayList<>();
    while (true) {
      char c = text.charAt(at++);
      switch (c) {
        case '/' -> name.append('.');
        case '.' -> name.append('$');
        case '<' -> {
          while (text.charAt(at) != '>') {
            arguments.add(argument());
          }
          at++;
        }
        case ';' -> {
          Optional<TypeSymbol> symbol = table.byBinaryName(name.toString());
          if (symbol.isEmpty()) {
            return new JavaType.Unknown(name.toString());
          }
          return new ClassType(symbol.get(), arguments);
        }
        default -> name.append(c);
      }
    }
  }

  private JavaType argument() {
    char form = text.charAt(at);
    if (form == '*') {
      at++;
      return new Wildcard(Bound.NONE, JavaType.Unknown.TYPE);
    }
    if (form != '+' && form != '-') {
      return type();
    }
    at++;
    return new Wildcard(form == '+' ? Bound.EXTENDS : Bound.SUPER, type());
  }
}
