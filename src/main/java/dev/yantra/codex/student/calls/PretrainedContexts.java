package dev.yantra.codex.student.calls;

import dev.yantra.codex.graph.CallPlace;
import dev.yantra.codex.graph.CallPlace.Receiver;
import dev.yantra.codex.graph.CallPlace.Variable;
import dev.yantra.codex.graph.CallSite;
import dev.yantra.codex.graph.CanonicalId;
import dev.yantra.codex.math.StableHash;
import dev.yantra.codex.text.SubTokens;
import java.util.List;

/** Hashes of the contexts of a point under which the calls of other repositories are counted. */
final class PretrainedContexts {
  private PretrainedContexts() {}

  static long[] of(CallPlace place, CanonicalId caller, List<CallSite> before) {
    String type = place.types().isEmpty() ? "" : place.types().get(0);
    String on = place.form() + " " + type;
    String role = place.role().toString();
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
      same = place.receiverName();
    }
    List<Variable> scope = place.scope();
    String newest = scope.isEmpty() ? "" : scope.get(scope.size() - 1).type();
    PretrainedContext.Surroundings at =
        new PretrainedContext.Surroundings(
            place,
            on,
            place.form() + " " + place.receiver(),
            caller.member(),
            last,
            lastName,
            lastTwo,
            same,
            sameTwo,
            role + " " + place.expected(),
            role + " " + place.roleName() + " " + place.argument(),
            newest,
            firstWord(caller.member()),
            kind(type));
    long[] hashes = new long[PretrainedContext.ALL.size()];
    for (int i = 0; i < hashes.length; i++) {
      hashes[i] = StableHash.of(PretrainedContext.ALL.get(i).text(at));
    }
    return hashes;
  }

  /** The hash of what a context counts of a callee; 0 if it does not count this callee. */
  static long counted(PretrainedContext context, long method, long name, long word) {
    return switch (context.counted()) {
      case METHOD -> method;
      case NAME -> name;
      case WORD -> word;
    };
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

  static String firstWord(String name) {
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
