package dev.yantra.codex.predict.reach;

import dev.yantra.codex.graph.CanonicalId;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.graph.EdgeKind;
import dev.yantra.codex.graph.MethodNode;
import dev.yantra.codex.graph.NodeKind;
import dev.yantra.codex.graph.TypeNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/**
 * The classes that tests run in. A test of an abstract class or an interface runs in every concrete
 * class below it, a test of an inner class wherever the class around it runs, and a test of a
 * concrete class in its subclasses too.
 */
public final class TestRuns {
  private final CodeGraph graph;
  private final TypeHierarchy types;
  private final Map<Integer, List<TestRun>> ofTest = new HashMap<>();
  private final Map<Integer, List<TestRun>> withType = new HashMap<>();
  private final Map<Integer, List<Place>> places = new HashMap<>();
  private final Set<Integer> beingPlaced = new HashSet<>();

  public TestRuns(CodeGraph graph) {
    this.graph = graph;
    this.types = new TypeHierarchy(graph);
  }

  /** A class as a runner makes instances of it. */
  private record Place(String name, String host, List<Integer> classes) {}

  /** True if a runner runs the node: a test method, and no fixture. */
  public boolean isTest(int node) {
    return graph.kind(node) == NodeKind.METHOD && graph.method(node).isTestCase();
  }

  /** The runs of a test, by the name of the class; none if no concrete class has it. */
  public List<TestRun> of(int test) {
    return ofTest.computeIfAbsent(test, this::find);
  }

  private List<TestRun> find(int test) {
    String owner = CanonicalId.parse(graph.id(test)).owner();
    OptionalInt declaring = graph.find(owner);
    if (declaring.isEmpty()) {
      return List.of(new TestRun(test, owner, owner, List.of()));
    }
    Set<Integer> overriding = overridingTypes(test);
    List<TestRun> runs = new ArrayList<>();
    for (int type : types.below(declaring.getAsInt())) {
      if (types.concrete(type) && types.above(type).stream().noneMatch(overriding::contains)) {
        for (Place place : places(type)) {
          runs.add(new TestRun(test, place.name, place.host, place.classes));
        }
      }
    }
    return runs.stream().sorted().distinct().toList();
  }

  /** The types that declare another method in place of {@code method}. */
  private Set<Integer> overridingTypes(int method) {
    Set<Integer> overriders = new TreeSet<>();
    ArrayDeque<Integer> open = new ArrayDeque<>(List.of(method));
    Set<Integer> found = new TreeSet<>();
    while (!open.isEmpty()) {
      for (int overrider : graph.in(EdgeKind.OVERRIDES).neighbours(open.remove())) {
        if (overriders.add(overrider)) {
          open.add(overrider);
          graph.find(CanonicalId.parse(graph.id(overrider)).owner()).ifPresent(found::add);
        }
      }
    }
    return found;
  }

  private List<Place> places(int type) {
    List<Place> known = places.get(type);
    if (known != null) {
      return known;
    }
    OptionalInt outer = types.outer(type);
    if (outer.isEmpty()) {
      return List.of(new Place(graph.id(type), graph.id(type), List.of(type)));
    }
    // A class may extend the class around it, and would then stand within itself without end.
    if (!beingPlaced.add(type)) {
      return List.of();
    }
    List<Place> found = inside(type, outer.getAsInt());
    beingPlaced.remove(type);
    if (beingPlaced.isEmpty()) {
      places.put(type, found);
    }
    return found;
  }

  private List<Place> inside(int type, int outer) {
    String own = graph.id(type);
    String step = own.substring(graph.id(outer).length());
    List<Place> found = new ArrayList<>();
    for (int around : types.below(outer)) {
      if (types.concrete(around)) {
        for (Place place : places(around)) {
          List<Integer> classes = new ArrayList<>(List.of(type));
          classes.addAll(place.classes);
          String name = place.name + step;
          found.add(new Place(name, name.equals(own) ? own : place.host, classes));
        }
      }
    }
    return found;
  }

  /**
   * The tests that run with what a type declares: they need an instance of it or of a type below
   * it, for themselves or around them.
   */
  public List<TestRun> with(int type) {
    return withType.computeIfAbsent(type, this::findWith);
  }

  private List<TestRun> findWith(int type) {
    Set<Integer> tests = new TreeSet<>();
    Set<Integer> met = new TreeSet<>();
    ArrayDeque<Integer> open = new ArrayDeque<>(types.below(type));
    while (!open.isEmpty()) {
      int next = open.remove();
      if (met.add(next)) {
        for (int above : types.above(next)) {
          declaredTests(above, tests);
          open.addAll(types.inner(above));
        }
      }
    }
    return tests.stream()
        .flatMap(test -> of(test).stream())
        .filter(run -> run.classes().stream().anyMatch(c -> types.above(c).contains(type)))
        .toList();
  }

  private void declaredTests(int type, Set<Integer> tests) {
    for (int member : graph.out(EdgeKind.DECLARES).neighbours(type)) {
      if (isTest(member)) {
        tests.add(member);
      }
    }
  }

  /** True if a method is run by a framework for every test of its class, and by no test itself. */
  public boolean runsWithItsClass(int node, MethodNode method) {
    if (method.isTestCase()) {
      return false;
    }
    if (method.test()) {
      return true;
    }
    OptionalInt owner = graph.find(method.canonical().owner());
    return owner.isPresent()
        && standsInTestTree(owner.getAsInt())
        && (isInitializer(method) || isCalledByFramework(node, method))
        && !with(owner.getAsInt()).isEmpty();
  }

  private boolean standsInTestTree(int type) {
    return !(graph.node(type) instanceof TypeNode node) || node.test();
  }

  private static boolean isInitializer(MethodNode method) {
    return method.canonical().member().startsWith("<");
  }

  /** Data providers and hooks of a framework's base class: nothing in the repository calls them. */
  private boolean isCalledByFramework(int node, MethodNode method) {
    return !method.canonical().member().equals("main") && !isCalled(node, new HashSet<>());
  }

  private boolean isCalled(int node, Set<Integer> met) {
    if (graph.in(EdgeKind.CALLS).neighbours(node).length > 0) {
      return true;
    }
    for (int base : graph.out(EdgeKind.OVERRIDES).neighbours(node)) {
      if (met.add(base) && isCalled(base, met)) {
        return true;
      }
    }
    return false;
  }
}
