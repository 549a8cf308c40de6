package dev.yantra.codex.index.syntax;

import java.util.HashSet;
import java.util.Set;

/** The annotations by which test frameworks know tests and fixtures. */
public final class TestAnnotations {
  private static final Set<String> TESTS =
      Set.of(
          "org.junit.Test",
          "org.junit.experimental.theories.Theory",
          "org.junit.jupiter.api.Test",
          "org.junit.jupiter.api.RepeatedTest",
          "org.junit.jupiter.api.TestFactory",
          "org.junit.jupiter.api.TestTemplate",
          "org.junit.jupiter.params.ParameterizedTest",
          // On every annotation by which an engine of the JUnit platform knows its tests.
          "org.junit.platform.commons.annotation.Testable",
          "org.junitpioneer.jupiter.CartesianTest",
          "org.junitpioneer.jupiter.RetryingTest",
          "org.junitpioneer.jupiter.cartesian.CartesianTest",
          "org.testng.annotations.Test",
          "com.code_intelligence.jazzer.junit.FuzzTest",
          "com.pholser.junit.quickcheck.Property",
          "com.tngtech.archunit.junit.ArchTest",
          "edu.berkeley.cs.jqf.fuzz.Fuzz",
          "io.github.artsok.ParameterizedRepeatedIfExceptionsTest",
          "io.github.artsok.RepeatedIfExceptionsTest",
          "net.jqwik.api.Example",
          "net.jqwik.api.Property");

  private static final Set<String> FIXTURES =
      Set.of(
          "org.junit.After",
          "org.junit.AfterClass",
          "org.junit.Before",
          "org.junit.BeforeClass",
          "org.junit.ClassRule",
          "org.junit.Rule",
          "org.junit.experimental.theories.DataPoint",
          "org.junit.experimental.theories.DataPoints",
          "org.junit.runners.Parameterized.AfterParam",
          "org.junit.runners.Parameterized.BeforeParam",
          "org.junit.runners.Parameterized.Parameters",
          "org.junit.jupiter.api.AfterAll",
          "org.junit.jupiter.api.AfterEach",
          "org.junit.jupiter.api.BeforeAll",
          "org.junit.jupiter.api.BeforeEach",
          "org.junit.jupiter.params.AfterParameterizedClassInvocation",
          "org.junit.jupiter.params.BeforeParameterizedClassInvocation",
          "org.springframework.test.context.DynamicPropertySource",
          "org.springframework.test.context.transaction.AfterTransaction",
          "org.springframework.test.context.transaction.BeforeTransaction",
          "org.testng.annotations.AfterClass",
          "org.testng.annotations.AfterGroups",
          "org.testng.annotations.AfterMethod",
          "org.testng.annotations.AfterSuite",
          "org.testng.annotations.AfterTest",
          "org.testng.annotations.BeforeClass",
          "org.testng.annotations.BeforeGroups",
          "org.testng.annotations.BeforeMethod",
          "org.testng.annotations.BeforeSuite",
          "org.testng.annotations.BeforeTest",
          "org.testng.annotations.DataProvider",
          "org.testng.annotations.Factory",
          "com.tngtech.java.junit.dataprovider.DataProvider",
          "net.jqwik.api.Data",
          "net.jqwik.api.Provide",
          "net.jqwik.api.lifecycle.AfterContainer",
          "net.jqwik.api.lifecycle.AfterExample",
          "net.jqwik.api.lifecycle.AfterProperty",
          "net.jqwik.api.lifecycle.AfterTry",
          "net.jqwik.api.lifecycle.BeforeContainer",
          "net.jqwik.api.lifecycle.BeforeExample",
          "net.jqwik.api.lifecycle.BeforeProperty",
          "net.jqwik.api.lifecycle.BeforeTry");

  /** Simple names that mean a fixture in nearly every framework. */
  private static final Set<String> USUAL_FIXTURES = usualFixtures();

  /** TestNG's {@code @Test}, which may stand on a class and then means all its public methods. */
  public static final String TEST_NG = "org.testng.annotations.Test";

  private TestAnnotations() {}

  /** The effect of an annotation on a method in a test framework. */
  public enum Role {
    NONE,
    FIXTURE,
    TEST
  }

  /** The role by an annotation's qualified name, with dots before member types. */
  public static Role byQualifiedName(String name) {
    if (TESTS.contains(name)) {
      return Role.TEST;
    }
    return FIXTURES.contains(name) ? Role.FIXTURE : Role.NONE;
  }

  /**
   * The likely role of an annotation of an unknown library in a test source tree: frameworks end
   * the names of their kinds of test with {@code Test}.
   */
  public static Role bySimpleName(String name) {
    if (name.endsWith("Test") || name.equals("TestFactory") || name.equals("TestTemplate")) {
      return USUAL_FIXTURES.contains(name) ? Role.FIXTURE : Role.TEST;
    }
    return USUAL_FIXTURES.contains(name) || name.equals("DataProvider") ? Role.FIXTURE : Role.NONE;
  }

  private static Set<String> usualFixtures() {
    Set<String> names = new HashSet<>();
    for (String name : FIXTURES) {
      String simple = name.substring(name.lastIndexOf('.') + 1);
      if (simple.startsWith("Before") || simple.startsWith("After")) {
        names.add(simple);
      }
    }
    return Set.copyOf(names);
  }
}
