package dev.yantra.codex.student.calls;

import dev.yantra.codex.graph.CallPlace;
import dev.yantra.codex.graph.CallPlace.Form;
import dev.yantra.codex.graph.CallPlace.Receiver;
import dev.yantra.codex.graph.CallSites;
import dev.yantra.codex.graph.CanonicalId;
import dev.yantra.codex.graph.TypeShape;
import dev.yantra.codex.graph.TypeShape.Access;
import dev.yantra.codex.graph.TypeShape.Member;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The methods that can be called at a point: all members, own and inherited, of the types that can
 * be meant, whether or not anybody calls them, as far as they are static where a type stands before
 * the dot, can be named from there, and give a value where the place wants one.
 *
 * <p>The type that the place asks for does not exclude anything: the value may be called on, or
 * compared, to the right of the point.
 */
public final class Callables {
  private static final String OBJECT = "java.lang.Object";

  private final CallSites sites;
  private final Map<String, List<Callee>> members = new HashMap<>();
  private final Map<String, Set<String>> supertypes = new HashMap<>();
  private final Map<String, Set<String>> kin = new HashMap<>();

  public Callables(CallSites sites) {
    this.sites = sites;
  }

  /**
   * The candidates at a point, each once, nearest types first.
   *
   * @param fromStatic true if the method around the point is static
   */
  public List<Callee> at(CallPlace place, boolean fromStatic) {
    CanonicalId caller = CanonicalId.parse(place.caller());
    Map<String, Callee> found = new LinkedHashMap<>();
    for (String type : place.types()) {
      int hash = type.indexOf('#');
      String owner = hash < 0 ? type : type.substring(0, hash);
      String only = hash < 0 ? "" : type.substring(hash + 1);
      for (Callee callee : members(owner)) {
        boolean imported =
            hash < 0
                || (callee.member().isStatic() && (only.equals("*") || only.equals(callee.name())));
        if (imported && fits(callee, place, fromStatic) && visible(callee, place, caller)) {
          found.putIfAbsent(callee.id(), callee);
        }
      }
      if (place.form() == Form.CREATION || place.form() == Form.CONSTRUCTOR) {
        break;
      }
    }
    return List.copyOf(found.values());
  }

  private static boolean fits(Callee callee, CallPlace place, boolean fromStatic) {
    boolean isStatic = callee.member().isStatic();
    boolean value = !place.role().wantsValue() || !callee.member().returns().equals("void");
    return switch (place.form()) {
      case CREATION -> callee.constructor() && callee.depth() == 0;
      case CONSTRUCTOR ->
          callee.constructor() && callee.depth() == 0 && !callee.id().equals(place.caller());
      case REFERENCE ->
          callee.constructor()
              ? callee.depth() == 0 && place.receiver() == Receiver.TYPE
              : place.receiver() == Receiver.TYPE || !isStatic;
      case METHOD ->
          value
              && !callee.constructor()
              && switch (place.receiver()) {
                case TYPE -> isStatic;
                case NONE -> isStatic || !fromStatic;
                default -> !isStatic;
              };
    };
  }

  private boolean visible(Callee callee, CallPlace place, CanonicalId caller) {
    if (callee.member().access() == Access.PUBLIC) {
      return true;
    }
    CanonicalId owner = CanonicalId.parse(callee.owner());
    return switch (callee.member().access()) {
      case PUBLIC -> true;
      case PROTECTED ->
          owner.packageName().equals(caller.packageName())
              || place.form() == Form.CONSTRUCTOR
              || supertypes(caller.owner()).contains(callee.owner());
      case PACKAGE -> owner.packageName().equals(caller.packageName());
      case PRIVATE -> owner.topLevel().equals(caller.topLevel());
    };
  }

  /** The members of a type with what it inherits; what it overrides is left out. */
  List<Callee> members(String type) {
    return members.computeIfAbsent(type, this::collect);
  }

  private List<Callee> collect(String type) {
    Map<String, List<Callee>> byName = new TreeMap<>();
    List<Callee> found = new ArrayList<>();
    Map<String, Integer> depths = depths(type);
    depths.forEach(
        (name, depth) -> {
          for (Member member : sites.type(name).map(TypeShape::members).orElse(List.of())) {
            Callee callee = Callee.of(member, depth);
            List<Callee> same = byName.computeIfAbsent(callee.name(), n -> new ArrayList<>());
            boolean own = depth == 0;
            boolean inherited =
                own
                    || (!callee.constructor()
                        && member.access() != Access.PRIVATE
                        && same.stream().noneMatch(callee::overriddenBy));
            if (inherited) {
              same.add(callee);
              found.add(callee);
            }
          }
        });
    return List.copyOf(found);
  }

  /** A type and everything above it with the distance, superclasses before interfaces. */
  private Map<String, Integer> depths(String type) {
    Map<String, Integer> classes = new LinkedHashMap<>();
    Map<String, Integer> interfaces = new LinkedHashMap<>();
    ArrayDeque<String> open = new ArrayDeque<>(List.of(type));
    Map<String, Integer> depths = new HashMap<>(Map.of(type, 0));
    while (!open.isEmpty()) {
      String at = open.remove();
      int depth = depths.getOrDefault(at, 0);
      TypeShape shape = sites.type(at).orElse(new TypeShape(at, false, List.of(), List.of()));
      boolean first = classes.isEmpty() && interfaces.isEmpty();
      if ((shape.isInterface() && !first ? interfaces : classes).putIfAbsent(at, depth) == null) {
        for (String above : shape.supertypes()) {
          depths.putIfAbsent(above, depth + 1);
          open.add(above);
        }
      }
    }
    // What Object has comes last even for a class: it is rarely what is looked for.
    Integer object = classes.remove(OBJECT);
    classes.putAll(interfaces);
    classes.put(OBJECT, object == null ? 1 : object);
    return classes;
  }

  /** A type and all that it extends or implements, as far as known. */
  Set<String> supertypes(String type) {
    Set<String> known = supertypes.get(type);
    if (known == null) {
      known = new HashSet<>(depths(type).keySet());
      supertypes.put(type, known);
    }
    return known;
  }

  /** A type with what tells it from others: all that it extends or implements but Object. */
  Set<String> kin(String type) {
    return kin.computeIfAbsent(
        type,
        t -> {
          Set<String> above = new TreeSet<>(supertypes(t));
          above.remove(OBJECT);
          return above;
        });
  }

  /** True if it is known at all what a type extends. */
  boolean knows(String type) {
    return sites.type(type).isPresent();
  }
}
