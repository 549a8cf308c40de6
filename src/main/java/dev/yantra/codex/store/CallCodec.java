package dev.yantra.codex.store;

import dev.yantra.codex.graph.CallPlace;
import dev.yantra.codex.graph.CallPlace.Control;
import dev.yantra.codex.graph.CallPlace.Form;
import dev.yantra.codex.graph.CallPlace.Receiver;
import dev.yantra.codex.graph.CallPlace.Role;
import dev.yantra.codex.graph.CallPlace.Variable;
import dev.yantra.codex.graph.CallSite;
import dev.yantra.codex.graph.TypeShape;
import dev.yantra.codex.graph.TypeShape.Access;
import dev.yantra.codex.graph.TypeShape.Member;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Call sites and types as bytes. Most texts of a file repeat (callers, types, variables), so each
 * stands once and is a number afterwards; numbers are short if they are small.
 */
final class CallCodec {

  private CallCodec() {}

  static byte[] encode(List<CallSite> sites, List<TypeShape> types) {
    PackedOutput out = new PackedOutput();
    out.number(types.size());
    types.forEach(type -> write(out, type));
    Map<List<Variable>, Integer> scopes = new HashMap<>();
    out.number(sites.size());
    for (CallSite site : sites) {
      CallPlace place = site.place();
      out.text(site.callee());
      out.text(place.caller());
      out.number(place.line());
      out.number(place.column());
      out.text(place.form().name());
      out.text(place.receiver().name());
      out.number(place.types().size());
      place.types().forEach(out::text);
      out.text(place.receiverName());
      out.text(place.expected());
      out.text(place.role().name());
      out.text(place.roleName());
      out.number(place.argument() + 1);
      out.text(place.control().name());
      out.number(place.within() + 1);
      Integer known = scopes.putIfAbsent(place.scope(), scopes.size());
      out.number(known == null ? scopes.size() - 1 : known);
      if (known == null) {
        out.number(place.scope().size());
        for (Variable variable : place.scope()) {
          out.text(variable.name());
          out.text(variable.type());
        }
      }
    }
    writeLeft(out, sites);
    return out.toBytes();
  }

  /** What a blob holds. */
  record Content(List<CallSite> sites, List<TypeShape> types) {}

  static Content decode(byte[] bytes) throws IOException {
    try {
      return read(bytes);
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new IOException("a blob of calls is damaged", e);
    }
  }

  private static Content read(byte[] bytes) throws IOException {
    PackedInput in = new PackedInput(bytes);
    List<TypeShape> types = new ArrayList<>();
    for (int i = in.number(); i > 0; i--) {
      types.add(readType(in));
    }
    List<List<Variable>> scopes = new ArrayList<>();
    List<CallSite> sites = new ArrayList<>();
    for (int i = in.number(); i > 0; i--) {
      String callee = in.text();
      sites.add(
          new CallSite(
              new CallPlace(
                  in.text(),
                  in.number(),
                  in.number(),
                  Form.valueOf(in.text()),
                  Receiver.valueOf(in.text()),
                  readTexts(in),
                  in.text(),
                  in.text(),
                  Role.valueOf(in.text()),
                  in.text(),
                  in.number() - 1,
                  Control.valueOf(in.text()),
                  in.number() - 1,
                  readScope(in, scopes),
                  List.of()),
              callee));
    }
    return new Content(in.atEnd() ? sites : withLeft(in, sites), types);
  }

  /** After everything else, so that what was written without it can be read. */
  private static void writeLeft(PackedOutput out, List<CallSite> sites) {
    List<String> last = List.of();
    for (CallSite site : sites) {
      List<String> left = site.place().left();
      int kept = overlap(last, left);
      out.number(kept);
      out.texts(left.subList(kept, left.size()));
      last = left;
    }
  }

  /** The number of last tokens of one list that are the first ones of the next. */
  private static int overlap(List<String> last, List<String> next) {
    int kept = Math.min(last.size(), next.size());
    while (!last.subList(last.size() - kept, last.size()).equals(next.subList(0, kept))) {
      kept--;
    }
    return kept;
  }

  private static List<CallSite> withLeft(PackedInput in, List<CallSite> sites) throws IOException {
    List<CallSite> with = new ArrayList<>(sites.size());
    List<String> last = List.of();
    for (CallSite site : sites) {
      int kept = in.number();
      List<String> left = new ArrayList<>(last.subList(last.size() - kept, last.size()));
      left.addAll(in.texts());
      with.add(new CallSite(site.place().withLeft(left), site.callee()));
      last = left;
    }
    return with;
  }

  private static List<Variable> readScope(PackedInput in, List<List<Variable>> scopes)
      throws IOException {
    int number = in.number();
    if (number == scopes.size()) {
      List<Variable> scope = new ArrayList<>();
      for (int i = in.number(); i > 0; i--) {
        scope.add(new Variable(in.text(), in.text()));
      }
      scopes.add(List.copyOf(scope));
    }
    return scopes.get(number);
  }

  private static List<String> readTexts(PackedInput in) throws IOException {
    List<String> texts = new ArrayList<>();
    for (int i = in.number(); i > 0; i--) {
      texts.add(in.text());
    }
    return texts;
  }

  private static void write(PackedOutput out, TypeShape type) {
    out.text(type.name());
    out.number(type.isInterface() ? 1 : 0);
    out.number(type.supertypes().size());
    type.supertypes().forEach(out::text);
    out.number(type.members().size());
    for (Member member : type.members()) {
      out.text(member.id());
      out.text(member.returns());
      out.text(member.access().name());
      out.number((member.isStatic() ? 2 : 0) | (member.isVarargs() ? 1 : 0));
      out.longNumber(member.generic());
    }
  }

  private static TypeShape readType(PackedInput in) throws IOException {
    String name = in.text();
    boolean isInterface = in.number() == 1;
    List<String> supertypes = readTexts(in);
    List<Member> members = new ArrayList<>();
    for (int i = in.number(); i > 0; i--) {
      String id = in.text();
      String returns = in.text();
      Access access = Access.valueOf(in.text());
      int flags = in.number();
      members.add(
          new Member(id, returns, access, (flags & 2) != 0, (flags & 1) != 0, in.longNumber()));
    }
    return new TypeShape(name, isInterface, supertypes, members);
  }
}
