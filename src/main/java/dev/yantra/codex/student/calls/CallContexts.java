package dev.yantra.codex.student.calls;

import dev.yantra.codex.graph.CallPlace;
import dev.yantra.codex.graph.CallPlace.Receiver;
import dev.yantra.codex.graph.CallPlace.Variable;
import dev.yantra.codex.graph.CallSite;
import dev.yantra.codex.graph.CanonicalId;
import dev.yantra.codex.math.StableHash;
import dev.yantra.codex.text.SubTokens;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Hashes of the contexts of a point, under which the calls of this repository are counted. */
final class CallContexts {
  private static final int MOST_OF_GROUP = 8;

  private CallContexts() {}

  /**
   * The contexts of a point.
   *
   * @param caller the method around it, which {@code place} names
   * @param before the calls left of it in the same body
   * @param test true if it stands in test code
   */
  static long[] of(CallPlace place, CanonicalId caller, List<CallSite> before, boolean test) {
    String tree = test ? "test " : "main ";
    String on = tree + place.form() + " " + (place.types().isEmpty() ? "" : place.types().get(0));
    String last = before.isEmpty() ? "" : simple(before.get(before.size() - 1));
    String same = "";
    String sameTwo = "";
    for (CallSite site : before) {
      if (onSameReceiver(site.place(), place)) {
        sameTwo = same;
        same = member(site);
      }
    }
    if (place.receiver() == Receiver.CALL) {
      same = place.receiverName();
    }
    List<Variable> scope = place.scope();
    CallContext.Surroundings at =
        new CallContext.Surroundings(
            place,
            tree,
            on,
            (test ? "main " : "test ") + on.substring(tree.length()),
            caller.topLevel(),
            caller.packageName(),
            caller.member(),
            last,
            before.size() < 2 ? last : simple(before.get(before.size() - 2)) + " " + last,
            same,
            sameTwo,
            place.role() + " " + place.expected(),
            place.role() + " " + place.roleName() + " " + place.argument(),
            scope.isEmpty() ? "" : scope.get(scope.size() - 1).type());
    long[] hashes = new long[CallContext.ALL.size()];
    for (int i = 0; i < hashes.length; i++) {
      hashes[i] = StableHash.of(CallContext.ALL.get(i).text(at));
    }
    return hashes;
  }

  /**
   * Groups of contexts of which any may tell something; each counts methods.
   *
   * @param kin the type around the point with all that it extends or implements
   */
  static long[][] groups(
      CallPlace place,
      CanonicalId caller,
      Collection<String> kin,
      List<CallSite> before,
      boolean test) {
    String on =
        (test ? "test " : "main ")
            + place.form()
            + " "
            + (place.types().isEmpty() ? "" : place.types().get(0));
    Set<String> scope = new LinkedHashSet<>();
    for (int i = place.scope().size() - 1; i >= 0; i--) {
      scope.add(place.scope().get(i).type());
    }
    Set<String> called = new LinkedHashSet<>();
    for (int i = before.size() - 1; i >= 0; i--) {
      called.add(simple(before.get(i)));
    }
    long[][] groups = new long[ContextGroup.ALL.size()][];
    for (int g = 0; g < groups.length; g++) {
      groups[g] =
          switch (ContextGroup.ALL.get(g)) {
            case CALLER_WORD -> hashes("caller word " + on, SubTokens.of(caller.member()));
            case RECEIVER_WORD -> hashes("receiver word " + on, SubTokens.of(place.receiverName()));
            case TYPE_IN_SCOPE -> hashes("in scope " + on, scope);
            case CALL_BEFORE -> hashes("before " + on, called);
            case PURPOSE_WORD -> hashes("purpose word " + on, SubTokens.of(place.roleName()));
            case SUPERTYPE -> hashes("kin " + on + " " + caller.member(), kin);
          };
    }
    return groups;
  }

  private static long[] hashes(String context, Collection<String> values) {
    return values.stream()
        .distinct()
        .limit(MOST_OF_GROUP)
        .mapToLong(value -> StableHash.of(context + " " + value))
        .toArray();
  }

  /** True if two calls are made on what looks like the same thing. */
  static boolean onSameReceiver(CallPlace a, CallPlace b) {
    return a.receiver() == b.receiver()
        && a.receiverName().equals(b.receiverName())
        && a.receiver() != Receiver.CALL
        && a.receiver() != Receiver.LITERAL
        && a.receiver() != Receiver.OTHER;
  }

  /** The member name of a callee: what is known of a call that is not finished. */
  static String member(CallSite site) {
    String id = site.callee();
    int hash = id.indexOf('#');
    int open = id.indexOf('(', hash);
    return hash < 0 || open < 0 ? id : id.substring(hash + 1, open);
  }

  static String simple(CallSite site) {
    String id = site.callee();
    int open = id.indexOf('(');
    return open < 0 ? id : id.substring(0, open);
  }
}
