package dev.yantra.codex;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rooms of the code, what each may use, and the library that lives only in it. */
final class ArchitectureTest {
  private static final String ROOT = "dev.yantra.codex";

  /** Rooms that every other may use; they use nothing of ours but the workspace's ways to write. */
  private static final Set<String> GROUND = Set.of("workspace", "text", "math");

  /** What answers without training, from the contract down to rows of numbers. */
  private static final Set<String> STUDENT =
      Set.of(
          "student",
          "student.serve",
          "student.calls",
          "student.imports",
          "student.search",
          "student.network",
          "student.fit");

  /** What a use case stands on. */
  private static final Set<String> MACHINERY =
      and(
          STUDENT,
          "student.calibrate",
          "student.train",
          "index",
          "teacher",
          "teacher.protocol",
          "teacher.batch",
          "teacher.offline",
          "encoder",
          "corpus",
          "store",
          "graph",
          "source",
          "git");

  /**
   * Each room and the rooms it may use besides the ground; dependencies point down only. A room
   * without classes fails: rules about nothing hold always.
   */
  private static final Map<String, Set<String>> ROOMS = rooms();

  private static Map<String, Set<String>> rooms() {
    Map<String, Set<String>> rooms = new TreeMap<>();
    rooms.put("workspace", Set.of());
    rooms.put("math", Set.of("workspace"));
    rooms.put("text", Set.of("workspace"));
    rooms.put("source", Set.of());
    rooms.put("git", Set.of());
    rooms.put("graph", Set.of());
    rooms.put("store", Set.of("graph"));
    rooms.put("corpus", Set.of("graph"));
    rooms.put("encoder", Set.of());
    rooms.put("student", Set.of("corpus", "graph"));
    rooms.put("student.fit", Set.of());
    rooms.put("student.network", Set.of("student", "encoder", "graph"));
    Set<String> evidence = Set.of("student", "student.fit", "student.network", "graph");
    rooms.put("student.calls", and(evidence, "corpus"));
    rooms.put("student.imports", Set.of("student", "student.fit", "student.calls"));
    rooms.put("student.search", and(evidence, "encoder"));
    rooms.put("student.serve", and(STUDENT, "encoder", "corpus", "graph"));
    rooms.put("student.calibrate", and(STUDENT, "corpus", "graph"));
    Set<String> network = Set.of("student", "student.network", "student.serve");
    rooms.put("student.train.tensors", Set.of());
    Set<String> folds = Set.of("student", "student.network", "corpus", "graph");
    rooms.put("student.train.folds", folds);
    rooms.put(
        "student.train.objectives", and(folds, "student.train.folds", "student.train.tensors"));
    rooms.put(
        "student.train",
        and(
            network,
            "student.train.folds",
            "student.train.objectives",
            "student.train.tensors",
            "encoder",
            "corpus",
            "graph"));
    rooms.put("teacher", Set.of("corpus", "graph"));
    rooms.put("teacher.protocol", Set.of("teacher", "corpus", "graph"));
    rooms.put("teacher.batch", Set.of("teacher", "teacher.protocol", "corpus"));
    rooms.put("teacher.offline", Set.of("teacher", "corpus", "graph"));
    rooms.put("index", Set.of("git", "store", "graph", "source"));

    rooms.put("collect", MACHINERY);
    rooms.put("distill", MACHINERY);
    rooms.put("train", MACHINERY);
    rooms.put("predict.outline", Set.of("source", "graph"));
    rooms.put("predict.reach", Set.of("predict.outline", "graph"));
    rooms.put("predict", and(MACHINERY, "predict.outline", "predict.reach"));
    rooms.put("predict.tests", Set.of("predict", "predict.reach", "student", "graph"));
    rooms.put("generate.syntax", Set.of("source", "graph"));
    rooms.put("generate.donor", Set.of("generate.syntax", "student", "graph"));
    Set<String> donors = Set.of("generate.donor", "generate.syntax", "source", "graph");
    rooms.put("generate.candidate", and(donors, "student"));
    rooms.put("generate.rank", and(donors, "generate.candidate"));
    rooms.put(
        "generate",
        and(MACHINERY, "generate.rank", "generate.candidate", "generate.donor", "generate.syntax"));
    rooms.put("eval.metric", Set.of());
    rooms.put("eval.plot", Set.of());
    rooms.put(
        "eval.report",
        Set.of("eval.metric", "eval.plot", "student", "student.network", "student.train"));
    // The protocol measures what users run, not a copy of it.
    rooms.put(
        "eval.task", and(MACHINERY, "predict", "predict.tests", "eval.report", "eval.metric"));
    rooms.put("eval", and(MACHINERY, "train", "eval.task", "eval.report", "eval.metric"));

    // The one door to all use cases, for other programs as for the commands.
    rooms.put(
        "api",
        and(
            MACHINERY,
            "collect",
            "distill",
            "train",
            "predict",
            "predict.tests",
            "generate",
            "eval",
            "eval.report",
            "eval.task"));

    rooms.put("cli", Set.copyOf(rooms.keySet()));
    return rooms;
  }

  /** A library, its packages, and the only rooms that may know it. */
  private record Library(String name, List<String> packages, Set<String> rooms) {
    @Override
    public String toString() {
      return name;
    }
  }

  /** One room each. Where a library has a second room, the reason stands above it. */
  private static final List<Library> LIBRARIES =
      List.of(
          new Library("picocli", List.of("picocli.."), Set.of("cli")),
          new Library("JLine", List.of("org.jline.."), Set.of("cli")),
          new Library("JavaParser", List.of("com.github.javaparser.."), Set.of("index")),
          new Library("ASM", List.of("org.objectweb.asm.."), Set.of("index")),
          new Library(
              "Maven's model builder",
              List.of("org.apache.maven..", "org.codehaus.plexus.."),
              Set.of("index")),
          // Losses are made of tensors as the layers are.
          new Library(
              "DJL",
              List.of("ai.djl.."),
              Set.of("student.train", "student.train.objectives", "student.train.tensors")),
          new Library("Tribuo", List.of("org.tribuo..", "com.oracle.labs.."), Set.of("eval.task")),
          new Library(
              "JDBC", List.of("java.sql..", "javax.sql..", "org.sqlite.."), Set.of("store")),
          new Library("HTTP", List.of("java.net.http.."), Set.of("teacher.protocol")),
          // Reached by name only, since users bring it: no room may know it.
          new Library("ONNX Runtime", List.of("ai.onnxruntime.."), Set.of()),
          // JSON is the wire format of every teacher, the output contract of the command line and
          // what tokenizers are kept in.
          new Library(
              "Jackson",
              List.of("com.fasterxml.jackson.."),
              Set.of("corpus", "teacher", "teacher.protocol", "encoder", "cli")));

  private static final JavaClasses CODEX =
      new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages(ROOT);

  static Set<String> roomNames() {
    return ROOMS.keySet();
  }

  static List<Library> libraries() {
    return LIBRARIES;
  }

  @Test
  void everyPackage_belongsToARoom() {
    Set<String> homeless = new TreeSet<>();
    for (JavaClass type : CODEX) {
      if (!type.getPackageName().equals(ROOT) && roomOf(type).isEmpty()) {
        homeless.add(type.getPackageName());
      }
    }
    assertNotEquals(0, CODEX.size(), "no classes were found");
    assertEquals(Set.of(), homeless, "packages that the table of rooms does not know");
  }

  @ParameterizedTest
  @MethodSource("roomNames")
  void room_usesOnlyRoomsBelowIt(String room) {
    Set<String> allowed = allowedIn(room);
    noClasses()
        .that(describe("live in " + room, type -> roomOf(type).equals(room)))
        .should()
        .dependOnClassesThat(
            describe(
                "are of Codex and outside " + allowed,
                type ->
                    resideInAPackage(ROOT + "..").test(type) && !allowed.contains(roomOf(type))))
        .check(CODEX);
  }

  @ParameterizedTest
  @MethodSource("libraries")
  void library_isKnownOnlyInItsRooms(Library library) {
    noClasses()
        .that(
            describe(
                "live outside " + library.rooms(), type -> !library.rooms().contains(roomOf(type))))
        .should()
        .dependOnClassesThat(resideInAnyPackage(library.packages().toArray(String[]::new)))
        .check(CODEX);
  }

  /** What commands may know besides values: what the door hands out, and words for its reports. */
  private static final Set<String> HANDED_OUT =
      Set.of(
          "corpus.Splits",
          "predict.ChangeFinder",
          "predict.tests.TestFormats",
          "eval.report.ReportText",
          "eval.report.EvalPlots");

  @Test
  void commands_useTheRoomsThroughTheDoorOnly() {
    Set<String> open = Set.of("cli", "api", "graph", "workspace", "text");
    noClasses()
        .that(describe("are commands", type -> roomOf(type).equals("cli")))
        .should()
        .dependOnClassesThat(
            describe(
                "do the work of a room",
                type ->
                    resideInAPackage(ROOT + "..").test(type)
                        && !open.contains(roomOf(type))
                        && !type.isRecord()
                        && !type.isEnum()
                        && !type.isInterface()
                        && !HANDED_OUT.contains(type.getName().substring(ROOT.length() + 1))))
        .check(CODEX);
  }

  @Test
  void packages_areFreeOfCycles() {
    Map<String, Set<String>> uses = new TreeMap<>();
    for (JavaClass type : CODEX) {
      Set<String> used = uses.computeIfAbsent(type.getPackageName(), p -> new TreeSet<>());
      type.getDirectDependenciesFromSelf().stream()
          .map(d -> d.getTargetClass().getPackageName())
          .filter(p -> p.startsWith(ROOT) && !p.equals(type.getPackageName()))
          .forEach(used::add);
    }
    // What uses only packages that are gone already can go too; a cycle stays, with all above it.
    while (uses.values().removeIf(Set::isEmpty)) {
      uses.values().forEach(used -> used.retainAll(uses.keySet()));
    }
    assertEquals(Map.of(), uses, "packages in cycles, and those that use them");
  }

  @Test
  void onlyMain_endsTheProcess() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName(ROOT + ".Main")
        .should()
        .callMethod(System.class, "exit", int.class)
        .orShould()
        .callMethod(Runtime.class, "exit", int.class)
        .orShould()
        .callMethod(Runtime.class, "halt", int.class)
        .check(CODEX);
  }

  @Test
  void onlyTheCommandLine_knowsTheStandardStreams() {
    noClasses()
        .that(describe("live below cli", type -> !Set.of("", "cli").contains(roomOf(type))))
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .orShould()
        .accessField(System.class, "in")
        .check(CODEX);
  }

  @Test
  void everyPackage_isNullMarked() {
    classes().should(resideInANullMarkedPackage()).check(CODEX);
  }

  @Test
  void names_sayWhatTheThingIs() {
    noClasses().should().haveNameMatching(".*(Manager|Helper|Utils?|Impl|Data)").check(CODEX);
  }

  private static ArchCondition<JavaClass> resideInANullMarkedPackage() {
    return new ArchCondition<>("reside in a package whose package-info is @NullMarked") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        boolean marked = type.getPackage().isAnnotatedWith(NullMarked.class);
        events.add(new SimpleConditionEvent(type, marked, "package of " + type.getDescription()));
      }
    };
  }

  private static Set<String> allowedIn(String room) {
    Set<String> allowed = new TreeSet<>(ROOMS.getOrDefault(room, Set.of()));
    if (!GROUND.contains(room)) {
      allowed.addAll(GROUND);
    }
    allowed.add(room);
    return allowed;
  }

  /** The innermost room around a class, or "" for the entry point and for what is not of Codex. */
  private static String roomOf(JavaClass type) {
    String name = type.getPackageName();
    return ROOMS.keySet().stream()
        .filter(room -> (name + '.').startsWith(ROOT + '.' + room + '.'))
        .max(Comparator.comparingInt(String::length))
        .orElse("");
  }

  private static Set<String> and(Set<String> some, String... more) {
    Set<String> all = new TreeSet<>(some);
    all.addAll(List.of(more));
    return Set.copyOf(all);
  }
}
