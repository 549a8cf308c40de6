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

/**
 * What can be counted about a point: hashes of its contexts, from what is called on a type at all
 * to what is called on it after the same call, by the same name, for the same purpose.
 *
 * <p>The first {@link #EXACT} contexts count methods, the others names of methods, whatever the
 * type.
 */
final class CallContexts {
  /** Contexts that count methods. */
  static final int EXACT = 20;

  /** The context that looks at what the other source tree calls, test code for main code. */
  static final int OTHER_TREE = 13;

  /** All contexts. */
  static final int SIZE = 30;

  /** Groups of contexts, such as one for each word of a name. */
  static final int GROUPS = 6;

  private static final int MOST_OF_GROUP = 8;

  private CallContexts() {}

  /**
   * The contexts of a point.
   *
   * @param caller the method around it, which {@code place} names
   * @param before the calls left of it in the same body
   * @param test whether it stands in test code
   */
  static long[] of(CallPlace place, CanonicalId caller, List<CallSite> before, boolean test) {
    String tree = test ? "test " : "main ";
    String on = tree + place.form() + " " + (place.types().isEmpty() ? "" : place.types().get(0));
    String name = place.receiverName();
    String owner = caller.topLevel();
    String expected = place.expected();
    String purpose = place.role() + " " + place.roleName() + " " + place.argument();
    String last = before.isEmpty() ? "" : simple(before.get(before.size() - 1));
    String lastTwo = before.size() < 2 ? last : simple(before.get(before.size() - 2)) + " " + last;
    String same = "";
    String sameTwo = "";
    for (CallSite site : before) {
      if (onSameReceiver(site.place(), place)) {
        sameTwo = same;
        same = member(site);
      }
    }
    if (place.receiver() == Receiver.CALL) {
      same = name;
    }
    List<Variable> scope = place.scope();
    String newest = scope.isEmpty() ? "" : scope.get(scope.size() - 1).type();
    String other = (test ? "main " : "test ") + on.substring(tree.length());
    String[] texts = {
      on,
      "owner " + on + " " + owner,
      "package " + on + " " + caller.packageName(),
      "name " + on + " " + name,
      "name owner " + on + " " + name + " " + owner,
      "same " + on + " " + same,
      "last " + on + " " + last,
      "expected " + on + " " + place.role() + " " + expected,
      "purpose " + on + " " + purpose,
      "caller " + on + " " + caller.member(),
      "control " + on + " " + place.control(),
      "same two " + on + " " + sameTwo + " " + same,
      "last two " + on + " " + lastTwo,
      other,
      "newest " + on + " " + newest,
      "receiver " + on + " " + place.receiver() + " " + place.role(),
      "same last " + on + " " + same + " " + last + " " + place.role(),
      "scope " + on + " " + place.role() + " " + place.control() + " " + same,
      "owner last " + on + " " + owner + " " + last,
      "owner expected " + on + " " + owner + " " + place.role() + " " + expected,
      "n " + tree + place.form() + " " + name,
      "n same " + tree + same,
      "n caller " + tree + caller.member(),
      "n purpose " + tree + purpose,
      "n expected " + tree + place.role() + " " + expected,
      "n last " + tree + last,
      "n package " + tree + caller.packageName(),
      "n owner " + tree + owner,
      "n " + tree + place.form(),
      "n last two " + tree + lastTwo,
    };
    long[] hashes = new long[texts.length];
    for (int i = 0; i < texts.length; i++) {
      hashes[i] = StableHash.of(texts[i]);
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
    return new long[][] {
      hashes("caller word " + on, SubTokens.of(caller.member())),
      hashes("receiver word " + on, SubTokens.of(place.receiverName())),
      hashes("in scope " + on, scope),
      hashes("before " + on, called),
      hashes("purpose word " + on, SubTokens.of(place.roleName())),
      hashes("kin " + on + " " + caller.member(), kin)
    };
  }

  private static long[] hashes(String context, Collection<String> values) {
    return values.stream()
        .distinct()
        .limit(MOST_OF_GROUP)
        .mapToLong(value -> StableHash.of(context + " " + value))
        .toArray();
  }

  /** Whether two calls are made on what looks like the same thing. */
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
