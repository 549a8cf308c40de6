package dev.yantra.codex.student.calls;

import dev.yantra.codex.graph.CallPlace;
import dev.yantra.codex.graph.CallPlace.Receiver;
import dev.yantra.codex.graph.CallPlace.Variable;
import dev.yantra.codex.graph.CallSite;
import dev.yantra.codex.graph.CanonicalId;
import dev.yantra.codex.math.StableHash;
import dev.yantra.codex.text.SubTokens;
import java.util.List;

/**
 * The contexts of a point that mean the same in every repository, in three kinds: the first count
 * methods of the JDK, the next names of methods, the last the first words of such names.
 */
final class HabitContexts {
  /** Contexts that count methods of the JDK. */
  static final int METHODS = 12;

  /** Contexts that count names. */
  static final int NAMES = 11;

  /** Contexts that count first words. */
  static final int WORDS = 8;

  static final int SIZE = METHODS + NAMES + WORDS;

  private HabitContexts() {}

  static long[] of(CallPlace place, CanonicalId caller, List<CallSite> before) {
    String type = place.types().isEmpty() ? "" : place.types().get(0);
    String on = place.form() + " " + type;
    String name = place.receiverName();
    String expected = place.expected();
    String role = place.role().toString();
    String purpose = role + " " + place.roleName() + " " + place.argument();
    String last = "";
    String lastName = "";
    String lastTwo = "";
    String same = "";
    String sameTwo = "";
    for (CallSite site : before) {
      String member = CallContexts.member(site);
      lastTwo = lastName;
      lastName = member;
      last = site.callee().substring(0, Math.max(0, site.callee().indexOf('(')));
      if (CallContexts.onSameReceiver(site.place(), place)) {
        sameTwo = same;
        same = member;
      }
    }
    if (place.receiver() == Receiver.CALL) {
      same = name;
    }
    List<Variable> scope = place.scope();
    String newest = scope.isEmpty() ? "" : scope.get(scope.size() - 1).type();
    String verb = firstWord(caller.member());
    String kind = kind(type);
    String form = place.form() + " " + place.receiver();
    String[] texts = {
      "on " + on,
      "name " + on + " " + name,
      "same " + on + " " + same + " " + role,
      "last " + on + " " + last,
      "expected " + on + " " + role + " " + expected,
      "purpose " + on + " " + purpose,
      "caller " + on + " " + caller.member(),
      "control " + on + " " + place.control() + " " + role,
      "same two " + on + " " + sameTwo + " " + same,
      "newest " + on + " " + newest + " " + role,
      "verb " + on + " " + verb,
      "receiver " + on + " " + form + " " + place.roleName(),
      "n " + form + " " + place.control() + " " + role,
      "n name " + form + " " + name,
      "n same " + form + " " + same + " " + role,
      "n caller " + form + " " + caller.member(),
      "n purpose " + form + " " + purpose,
      "n expected " + form + " " + role + " " + expected,
      "n last " + form + " " + lastName,
      "n last two " + form + " " + lastTwo + " " + lastName,
      "n kind " + form + " " + kind,
      "n kind same " + form + " " + kind + " " + same,
      "n caller last " + form + " " + caller.member() + " " + lastName,
      "w " + form + " " + place.control() + " " + role,
      "w verb " + form + " " + verb + " " + role,
      "w expected " + form + " " + role + " " + expected,
      "w last " + form + " " + firstWord(lastName),
      "w same " + form + " " + firstWord(same) + " " + role,
      "w purpose " + form + " " + role + " " + firstWord(place.roleName()),
      "w kind " + form + " " + kind + " " + role,
      "w name " + form + " " + firstWord(name) + " " + role,
    };
    long[] hashes = new long[texts.length];
    for (int i = 0; i < texts.length; i++) {
      hashes[i] = StableHash.of(texts[i]);
    }
    return hashes;
  }

  /** What a context counts of a callee: 0 where it has nothing to say of it. */
  static long counted(int context, long method, long name, long word) {
    return context < METHODS ? method : context < METHODS + NAMES ? name : word;
  }

  /** The hash of a callee's id; 0 unless it is one of the JDK's. */
  static long method(String id) {
    return id.startsWith("java.") || id.startsWith("javax.") ? StableHash.of(id) : 0;
  }

  static long word(String name) {
    return StableHash.of(firstWord(name));
  }

  static long word(Callee callee) {
    return callee.constructor() || callee.words().isEmpty()
        ? word(callee.name())
        : StableHash.of(callee.words().get(0));
  }

  private static String firstWord(String name) {
    List<String> words = SubTokens.of(name);
    return words.isEmpty() ? "" : words.get(0);
  }

  /** The last word of a type's name, which often tells what it is for: a builder, a writer. */
  private static String kind(String type) {
    int dot = Math.max(type.lastIndexOf('.'), type.lastIndexOf('$'));
    List<String> words = SubTokens.of(type.substring(dot + 1));
    return words.isEmpty() ? "" : words.get(words.size() - 1);
  }
}
