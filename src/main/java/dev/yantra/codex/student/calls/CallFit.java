package dev.yantra.codex.student.calls;

import dev.yantra.codex.graph.CallPlace;
import dev.yantra.codex.graph.CallPlace.Role;
import dev.yantra.codex.graph.CallPlace.Variable;
import dev.yantra.codex.graph.CallSite;
import dev.yantra.codex.graph.CanonicalId;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.graph.MethodNode;
import dev.yantra.codex.graph.Parameter;
import dev.yantra.codex.graph.TypeShape.Access;
import dev.yantra.codex.text.SubTokens;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * How the candidates at a point fit what stands around it: by their names, their parameters, what
 * they give, and where they are declared.
 */
final class CallFit {
  /** Pieces of evidence for each candidate. */
  static final int SIZE = 62 + DeclarationOrder.SIZE;

  private final CodeGraph graph;
  private final Callables callables;
  private final ToIntFunction<Callee> uses;
  private final CallPlace place;
  private final CanonicalId caller;
  private final Map<String, Integer> onReceiver = new HashMap<>();
  private final Map<String, Integer> inBody = new HashMap<>();
  private final Set<String> namesBefore = new HashSet<>();
  private final List<String> purposeWords;
  private final Set<String> purpose;
  private final List<String> callerName;
  private final Set<String> callerWords;
  private final Set<String> docWords = new HashSet<>();
  private final Set<String> scopeTypes = new HashSet<>();
  private final Set<String> scopeWords = new HashSet<>();
  private final Set<String> scopeNames = new HashSet<>();
  private final Set<String> parameterWords = new HashSet<>();
  private final Set<String> parameterTypes = new HashSet<>();
  private final Map<String, Overloads> overloads = new HashMap<>();
  private final Map<String, Optional<MethodNode>> declarations = new HashMap<>();
  private final Map<String, Boolean> fitting = new HashMap<>();
  private final Map<String, Boolean> besides = new HashMap<>();
  private final String newest;
  private final DeclarationOrder order;
  private String lastSibling = "";
  private @Nullable MethodNode own;

  /** The candidates of one name: how many, how often used, with how many parameters. */
  private static final class Overloads {
    private int count;
    private int uses;
    private int fewest = Integer.MAX_VALUE;
    private int most;
  }

  /**
   * The fit at one point.
   *
   * @param uses how often a method is called in all that may be known
   */
  CallFit(
      CodeGraph graph,
      Callables callables,
      ToIntFunction<Callee> uses,
      CallPlace place,
      List<CallSite> before,
      List<Callee> candidates) {
    this.graph = graph;
    this.callables = callables;
    this.uses = uses;
    this.place = place;
    this.caller = CanonicalId.parse(place.caller());
    this.purposeWords = SubTokens.of(place.roleName());
    this.purpose = new HashSet<>(purposeWords);
    this.callerName = SubTokens.of(caller.member());
    this.callerWords = new HashSet<>(callerName);
    read(before);
    for (Variable variable : place.scope()) {
      scopeTypes.add(variable.type());
      scopeNames.add(variable.name());
      scopeWords.addAll(SubTokens.of(variable.name()));
    }
    newest = place.scope().isEmpty() ? "" : place.scope().get(place.scope().size() - 1).type();
    graph
        .find(place.caller())
        .ifPresent(
            n -> {
              if (graph.node(n) instanceof MethodNode method) {
                own = method;
                docWords.addAll(SubTokens.of(method.javadoc()));
              }
            });
    if (place.within() >= 0 && place.within() < before.size() && place.argument() >= 0) {
      around(before.get(place.within()).callee());
    }
    order = new DeclarationOrder(own, candidates, this::declaration, uses);
    for (Callee callee : candidates) {
      Overloads of = overloads.computeIfAbsent(callee.name(), n -> new Overloads());
      of.count++;
      of.uses += uses.applyAsInt(callee);
      of.fewest = Math.min(of.fewest, callee.parameters().size());
      of.most = Math.max(of.most, callee.parameters().size());
    }
  }

  private void read(List<CallSite> before) {
    Set<Integer> open = new HashSet<>();
    for (int at = place.within(); at >= 0 && at < before.size(); ) {
      open.add(at);
      at = before.get(at).place().within();
    }
    for (int i = 0; i < before.size(); i++) {
      CallSite site = before.get(i);
      String member = CallContexts.member(site);
      namesBefore.add(member);
      if (!open.contains(i)) {
        inBody.merge(site.callee(), 1, Integer::sum);
        lastSibling = site.callee();
      }
      if (CallContexts.onSameReceiver(site.place(), place)) {
        onReceiver.merge(member, 1, Integer::sum);
      }
    }
  }

  /** What the call around the point asks for here, in any of its overloads: which is not known. */
  private void around(String enclosing) {
    CanonicalId id = CanonicalId.parse(enclosing);
    for (Callee overload : callables.members(id.owner())) {
      if (overload.name().equals(id.member()) && overload.parameters().size() > place.argument()) {
        parameterTypes.add(overload.parameters().get(place.argument()));
        MethodNode declared = declaration(overload);
        if (declared != null && declared.parameters().size() > place.argument()) {
          parameterWords.addAll(SubTokens.of(declared.parameters().get(place.argument()).name()));
        }
      }
    }
  }

  private @Nullable MethodNode declaration(Callee callee) {
    return declarations
        .computeIfAbsent(
            callee.id(),
            id -> {
              int node = graph.find(id).orElse(-1);
              return node >= 0 && graph.node(node) instanceof MethodNode method
                  ? Optional.of(method)
                  : Optional.empty();
            })
        .orElse(null);
  }

  /** Writes the evidence of one candidate into a row from a column on. */
  void describe(Callee callee, double[] row, int from) {
    int i = names(callee, row, from);
    i = values(callee, row, i);
    i = parameters(callee, row, i);
    i = habits(callee, row, i);
    i = declared(callee, row, i);
    i = order.describe(callee, declaration(callee), row, i);
    if (i != from + SIZE) {
      throw new IllegalStateException("wrote " + (i - from) + " columns");
    }
  }

  private int names(Callee callee, double[] row, int from) {
    int i = from;
    List<String> words = callee.words();
    Set<String> set = new HashSet<>(words);
    row[i++] = overlap(words, purpose);
    row[i++] = overlap(words, callerWords);
    row[i++] = overlap(words, docWords);
    row[i++] = overlap(words, scopeWords);
    row[i++] = overlap(words, parameterWords);
    row[i++] = overlap(purposeWords, set);
    row[i++] = overlap(callerName, set);
    row[i++] = flag(!purposeWords.isEmpty() && endsWith(words, purposeWords));
    row[i++] = flag(callerName.size() > 1 && endsWith(words, tail(callerName)));
    row[i++] =
        flag(!words.isEmpty() && !callerName.isEmpty() && words.get(0).equals(callerName.get(0)));
    return i;
  }

  private int values(Callee callee, double[] row, int from) {
    int i = from;
    String returns = callee.member().returns();
    String expected = place.expected();
    boolean asks = !expected.isEmpty();
    row[i++] = asks ? flag(returns.equals(expected)) : 0;
    row[i++] = asks ? flag(!returns.isEmpty() && !assignable(returns, expected)) : 0;
    row[i++] = flag(parameterTypes.contains(returns));
    row[i++] = flag(returns.isEmpty());
    row[i++] = flag(returns.equals("void"));
    row[i++] = flag(returns.equals("boolean"));
    row[i++] = place.role() == Role.STATEMENT ? flag(returns.equals("void")) : 0;
    row[i++] = place.role() == Role.CONDITION ? flag(returns.equals("boolean")) : 0;
    row[i++] = flag(!place.types().isEmpty() && returns.equals(place.types().get(0)));
    row[i++] = flag(callee.member().isStatic());
    return i;
  }

  private int parameters(Callee callee, double[] row, int from) {
    int i = from;
    List<String> parameters = callee.parameters();
    int n = parameters.size();
    List<String> of = caller.parameters();
    int fit = 0;
    int exact = 0;
    for (String parameter : parameters) {
      fit += inScope(parameter) ? 1 : 0;
      exact += scopeTypes.contains(parameter) ? 1 : 0;
    }
    row[i++] = n == 0 ? 0 : (double) fit / n;
    row[i++] = n == 0 ? 0 : (double) exact / n;
    row[i++] = Math.min(6, n);
    row[i++] = n > 0 && !newest.isEmpty() ? flag(parameters.get(0).equals(newest)) : 0;
    row[i++] = n > 0 && !newest.isEmpty() ? flag(parameters.contains(newest)) : 0;
    row[i++] = n == 0 || of.isEmpty() ? 0 : flag(of.containsAll(parameters));
    row[i++] = n > 0 ? flag(parameters.equals(of)) : 0;
    row[i++] =
        n > of.size() && !of.isEmpty() ? flag(parameters.subList(0, of.size()).equals(of)) : 0;
    row[i++] = n > 0 && n <= of.size() ? flag(of.subList(0, n).equals(parameters)) : 0;
    row[i++] = n > 0 ? flag(scopeTypes.contains(parameters.get(0))) : 0;
    row[i++] = flag(callee.member().isVarargs());
    boolean sameName = callee.name().equals(caller.member());
    boolean itself = callee.id().equals(place.caller());
    row[i++] = flag(sameName && !itself);
    row[i++] = flag(itself);
    row[i++] = flag(sameName && parameters.equals(of) && !itself);
    row[i++] = sameName ? n - of.size() : 0;
    return i;
  }

  private int habits(Callee callee, double[] row, int from) {
    int i = from;
    int used = uses.applyAsInt(callee);
    boolean hidden = callee.member().access() == Access.PRIVATE;
    Overloads of = overloads.getOrDefault(callee.name(), new Overloads());
    row[i++] = Math.min(3, onReceiver.getOrDefault(callee.name(), 0));
    row[i++] = Math.min(3, inBody.getOrDefault(callee.id(), 0));
    row[i++] = flag(namesBefore.contains(callee.name()));
    row[i++] = flag(callee.id().equals(lastSibling));
    row[i++] = flag(used == 0);
    row[i++] = Math.log1p(used);
    row[i++] = flag(hidden);
    row[i++] = flag(hidden && used == 0);
    row[i++] = Math.log((used + 0.5) / (of.uses + 0.5 * of.count));
    row[i++] = Math.log1p(of.count);
    row[i++] = Math.min(6, callee.parameters().size() - of.fewest);
    row[i++] = Math.min(6, of.most - callee.parameters().size());
    return i;
  }

  private int declared(Callee callee, double[] row, int from) {
    int i = from;
    int n = callee.parameters().size();
    MethodNode declared = declaration(callee);
    boolean sameFile =
        declared != null && own != null && declared.range().file().equals(own.range().file());
    row[i++] = Math.min(3, callee.depth());
    row[i++] = flag(callee.owner().equals("java.lang.Object"));
    row[i++] = Math.min(4, place.types().indexOf(callee.owner()));
    row[i++] = flag(declared != null);
    row[i++] = flag(sameFile);
    row[i++] = flag(callee.owner().equals(caller.owner()));
    row[i++] = flag(besides.computeIfAbsent(callee.owner(), this::inPackage));
    double lines =
        sameFile && declared != null && own != null
            ? declared.range().line() - own.range().line()
            : 0;
    row[i++] = lines > 0 ? 1 / (1 + lines / 20) : 0;
    row[i++] = lines < 0 ? 1 / (1 - lines / 20) : 0;
    int named = 0;
    if (declared != null) {
      for (Parameter parameter : declared.parameters()) {
        named += scopeNames.contains(parameter.name()) ? 1 : 0;
      }
    }
    row[i++] = n == 0 ? 0 : (double) named / n;
    row[i++] = declared == null ? 0 : flag(declared.modifiers().contains("abstract"));
    row[i++] = declared == null ? 0 : flag(deprecated(declared));
    row[i++] = declared == null ? 0 : flag(!declared.javadoc().isEmpty());
    row[i++] = flag(callee.constructor());
    row[i++] = flag(place.scope().size() >= n);
    return i;
  }

  private boolean inPackage(String type) {
    return CanonicalId.parse(type).packageName().equals(caller.packageName());
  }

  private static boolean deprecated(MethodNode method) {
    return method.annotations().stream().anyMatch(a -> a.contains("Deprecated"));
  }

  /** Whether some variable in scope can be given for a parameter. */
  private boolean inScope(String parameter) {
    return fitting.computeIfAbsent(
        parameter, p -> scopeTypes.stream().anyMatch(t -> assignable(t, p)));
  }

  /** Whether a value of one erased type can be given where another is asked for. */
  private boolean assignable(String type, String asked) {
    return Assignability.holds(type, asked, callables);
  }

  private static List<String> tail(List<String> words) {
    return words.subList(1, words.size());
  }

  private static boolean endsWith(List<String> words, List<String> end) {
    int from = words.size() - end.size();
    return from >= 0 && words.subList(from, words.size()).equals(end);
  }

  private static double overlap(List<String> words, Set<String> others) {
    if (words.isEmpty() || others.isEmpty()) {
      return 0;
    }
    int common = 0;
    for (String word : words) {
      common += others.contains(word) ? 1 : 0;
    }
    return (double) common / words.size();
  }

  static double flag(boolean value) {
    return value ? 1 : 0;
  }
}
