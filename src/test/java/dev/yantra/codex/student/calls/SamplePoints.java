package dev.yantra.codex.student.calls;

import dev.yantra.codex.graph.CallPlace;
import dev.yantra.codex.graph.CallPlace.Control;
import dev.yantra.codex.graph.CallPlace.Form;
import dev.yantra.codex.graph.CallPlace.Receiver;
import dev.yantra.codex.graph.CallPlace.Role;
import dev.yantra.codex.graph.CallPlace.Variable;
import dev.yantra.codex.graph.CallSite;
import dev.yantra.codex.graph.MethodBody;
import dev.yantra.codex.graph.MethodHistory;
import dev.yantra.codex.graph.MethodNode;
import dev.yantra.codex.graph.Parameter;
import dev.yantra.codex.graph.SourceRange;
import dev.yantra.codex.graph.TypeShape.Access;
import dev.yantra.codex.graph.TypeShape.Member;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Points, candidates and declarations for tests. */
final class SamplePoints {
  /** The method around the points. */
  static final String CALLER = "shop.Till#addPrice(shop.Price,int)";

  private SamplePoints() {}

  /** A place in {@link #CALLER} of which some facts are set, one after the other. */
  static final class Place {
    private Form form = Form.METHOD;
    private Receiver receiver = Receiver.FIELD;
    private List<String> types = List.of("lib.Gate");
    private String receiverName = "gate";
    private String expected = "";
    private Role role = Role.STATEMENT;
    private String roleName = "";
    private int argument = -1;
    private Control control = Control.BODY;
    private int within = -1;
    private List<Variable> scope = List.of();
    private List<String> left = List.of();

    Place form(Form value) {
      form = value;
      return this;
    }

    Place on(Receiver value, String name, String... named) {
      receiver = value;
      receiverName = name;
      types = List.of(named);
      return this;
    }

    Place expects(String type) {
      expected = type;
      return this;
    }

    Place role(Role value, String name) {
      role = value;
      roleName = name;
      return this;
    }

    Place argument(int position, int call) {
      role = Role.ARGUMENT;
      argument = position;
      within = call;
      return this;
    }

    Place control(Control value) {
      control = value;
      return this;
    }

    Place scope(Variable... variables) {
      scope = List.of(variables);
      return this;
    }

    Place left(String... tokens) {
      left = List.of(tokens);
      return this;
    }

    CallPlace at() {
      return at(CALLER);
    }

    CallPlace at(String caller) {
      return new CallPlace(
          caller,
          12,
          9,
          form,
          receiver,
          types,
          receiverName,
          expected,
          role,
          roleName,
          argument,
          control,
          within,
          scope,
          left);
    }

    CallSite calls(String callee) {
      return new CallSite(at(), callee);
    }
  }

  static Callee callee(String id) {
    return callee(id, "void");
  }

  static Callee callee(String id, String returns) {
    return callee(id, returns, Access.PUBLIC);
  }

  static Callee callee(String id, String returns, Access access) {
    return Callee.of(new Member(id, returns, access, false, false, 0), 0);
  }

  /** A declaration without a body. */
  static MethodNode method(String id, String file, int line, String... parameters) {
    return method(id, file, line, List.of(), List.of(), "", parameters);
  }

  static MethodNode method(
      String id,
      String file,
      int line,
      List<String> modifiers,
      List<String> annotations,
      String javadoc,
      String... parameters) {
    return new MethodNode(
        id,
        new SourceRange(file, line, line + 5),
        Arrays.stream(parameters).map(p -> new Parameter(p, "int")).toList(),
        "void",
        modifiers,
        annotations,
        javadoc,
        List.of(),
        MethodBody.ABSENT,
        false,
        Set.of(),
        false,
        MethodHistory.NONE);
  }
}
