package dev.yantra.codex.index;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.graph.MethodNode;
import dev.yantra.codex.index.files.FileRules;
import dev.yantra.codex.store.GraphStore;
import dev.yantra.codex.workspace.Progress;
import dev.yantra.codex.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TestRolesTest {
  @TempDir private Path directory;

  /** Writes a file of a test source tree; its name is that of its last type. */
  private void test(String name, String source) throws IOException {
    write("src/test/java/demo/" + name + ".java", "package demo; " + source);
  }

  private void write(String file, String source) throws IOException {
    Path path = directory.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, source);
  }

  private IndexReport index(Path... jars) {
    return new Indexer(new Workspace(directory), Progress.SILENT)
        .index(new IndexOptions(List.of(jars), FileRules.NONE, false, false));
  }

  private String role(String id) {
    try (GraphStore store = GraphStore.open(new Workspace(directory))) {
      CodeGraph graph = store.load();
      MethodNode method = graph.method(graph.find(id).orElseThrow());
      return method.isTestCase() ? "test" : method.test() ? "fixture" : "none";
    }
  }

  @Test
  void composedAnnotation_isATestThroughAnyNumberOfAnnotations() throws IOException {
    test("FastTest", "import org.junit.jupiter.api.*; @Test @Tag(\"fast\") @interface FastTest {}");
    test("Check", "@Deprecated @FastTest public @interface Check {}");
    test("Prepared", "import org.junit.jupiter.api.BeforeEach; @BeforeEach @interface Prepared {}");
    test("Loop", "@Loop @interface Loop {}");
    test(
        "ATest",
        "class ATest { @Check void a() {} @Prepared void b() {} @Loop void c() {}"
            + " @demo.FastTest void d() {} void e() {} @Prepared @Check void f() {} }");
    index();
    assertEquals("test", role("demo.ATest#a()"));
    assertEquals("fixture", role("demo.ATest#b()"));
    assertEquals("none", role("demo.ATest#c()"));
    assertEquals("test", role("demo.ATest#d()"));
    assertEquals("none", role("demo.ATest#e()"));
    assertEquals("test", role("demo.ATest#f()"));
  }

  @Test
  void changedAnnotation_changesTheRolesOfTheMethodsThatCarryIt() throws IOException {
    test("Inner", "@interface Inner {}");
    test("Outer", "@Inner @interface Outer {}");
    test("ATest", "class ATest { @Outer void a() {} }");
    test("Other", "class Other { void b() {} }");
    index();
    assertEquals("none", role("demo.ATest#a()"));
    test("Inner", "@org.junit.jupiter.api.Test @interface Inner {}");
    assertEquals(3, index().read());
    assertEquals("test", role("demo.ATest#a()"));
    test("Inner", "@org.junit.jupiter.api.BeforeAll @interface Inner {}");
    index();
    assertEquals("fixture", role("demo.ATest#a()"));
  }

  @Test
  void annotation_isKnownByItsQualifiedName() throws IOException {
    test(
        "ATest",
        "import net.jqwik.api.*; import org.testng.annotations.DataProvider;"
            + " import org.junit.runners.Parameterized; import com.acme.data.Property;"
            + " class ATest { @Example boolean a() { return true; } @DataProvider Object[][] b() {"
            + " return null; } @Parameterized.Parameters static Object c() { return null; }"
            + " @Property void d() {} @com.tngtech.archunit.junit.ArchTest void e(Object o) {}"
            + " @Provide Object f() { return null; } }");
    index();
    assertEquals("test", role("demo.ATest#a()"));
    assertEquals("fixture", role("demo.ATest#b()"));
    assertEquals("fixture", role("demo.ATest#c()"));
    assertEquals("none", role("demo.ATest#d()"));
    assertEquals("test", role("demo.ATest#e(java.lang.Object)"));
    assertEquals("fixture", role("demo.ATest#f()"));
  }

  @Test
  void annotationOfAnUnknownLibrary_isJudgedByItsNameInTestsOnly() throws IOException {
    String members =
        "{ @WindowsTest void a() {} @BeforeEach void b() {} @Slow void c() {} @Before void d() {}"
            + " }";
    test("ATest", "import com.acme.*; class ATest " + members);
    write(
        "src/main/java/demo/Aspect.java",
        "package demo; import org.aspectj.lang.annotation.Before; class Aspect " + members);
    index();
    assertEquals("test", role("demo.ATest#a()"));
    assertEquals("fixture", role("demo.ATest#b()"));
    assertEquals("none", role("demo.ATest#c()"));
    assertEquals("fixture", role("demo.ATest#d()"));
    for (String name : List.of("a", "b", "c", "d")) {
      assertEquals("none", role("demo.Aspect#" + name + "()"));
    }
  }

  @Test
  void ownAnnotationOfTheSameName_isNoTest() throws IOException {
    test("Test", "@interface Test {}");
    test(
        "ATest",
        "class ATest { @Test void a() {} @Override public String toString() {return \"\";} }");
    index();
    assertEquals("none", role("demo.ATest#a()"));
    assertEquals("none", role("demo.ATest#toString()"));
  }

  @Test
  void junit3_isInheritedThroughClassesWhoseLibraryIsUnknown() throws IOException {
    test("Base", "import junit.framework.TestCase; abstract class Base extends TestCase {}");
    test(
        "OldTest",
        "class OldTest extends Base { public void testA() {} protected void setUp() {}"
            + " public void testB(int n) {} public int testC() { return 1; } void help() {}"
            + " public static void testD() {} }");
    test("GwtTest", "class GwtTest extends com.acme.GWTTestCase { public void testA() {} }");
    test("NewTest", "class NewTest extends com.acme.Other { public void testA() {} }");
    index();
    assertEquals("test", role("demo.OldTest#testA()"));
    assertEquals("fixture", role("demo.OldTest#setUp()"));
    assertEquals("none", role("demo.OldTest#testB(int)"));
    assertEquals("none", role("demo.OldTest#testC()"));
    assertEquals("none", role("demo.OldTest#testD()"));
    assertEquals("none", role("demo.OldTest#help()"));
    assertEquals("test", role("demo.GwtTest#testA()"));
    assertEquals("none", role("demo.NewTest#testA()"));
  }

  @Test
  void testNgOnAClass_meansItsPublicMethodsAndThoseOfSubclasses() throws IOException {
    test("Base", "import org.testng.annotations.*; @Test public class Base { public void a() {} }");
    test(
        "SubTest",
        "import org.testng.annotations.BeforeMethod; public class SubTest extends Base {"
            + " public void b() {} void c() {} @BeforeMethod public void d() {} }");
    test("Other", "import org.junit.jupiter.api.Test; @Test class Other { public void e() {} }");
    index();
    assertEquals("test", role("demo.Base#a()"));
    assertEquals("test", role("demo.SubTest#b()"));
    assertEquals("none", role("demo.SubTest#c()"));
    assertEquals("fixture", role("demo.SubTest#d()"));
    assertEquals("none", role("demo.Other#e()"));
  }

  @Test
  void annotationOfALibrary_isATestByTheAnnotationsInItsClassFile() throws IOException {
    Path jars =
        Path.of(
            org.junit.jupiter.api.Test.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath());
    Path params =
        Path.of(
            org.junit.jupiter.params.ParameterizedTest.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath());
    test(
        "ATest",
        "import org.junit.jupiter.params.ParameterizedTest; import org.junit.jupiter.api.*;"
            + " class ATest { @ParameterizedTest void a(int n) {} @Disabled void b() {}"
            + " @AfterEach void c() {} }");
    index(jars, params);
    assertEquals("test", role("demo.ATest#a(int)"));
    assertEquals("none", role("demo.ATest#b()"));
    assertEquals("fixture", role("demo.ATest#c()"));
  }
}
