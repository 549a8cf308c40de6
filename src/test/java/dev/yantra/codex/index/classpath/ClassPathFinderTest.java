package dev.yantra.codex.index.classpath;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.yantra.codex.workspace.CodexException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ClassPathFinderTest {
  @TempDir private Path directory;
  private Path project;
  private Path repository;
  private ClassPathFinder finder;

  @BeforeEach
  void makeMachine() throws IOException {
    project = Files.createDirectories(directory.resolve("project"));
    repository = Files.createDirectories(directory.resolve("home/.m2/repository"));
    finder =
        new ClassPathFinder(Map.of("user.home", directory.resolve("home").toString()), Map.of());
  }

  @Test
  void named_winOverEverything() throws IOException {
    installed("g:a:1", "");
    pom(project, "<artifactId>p</artifactId>" + dependencies(dependency("g:a:1", "")));
    Path jar = Files.createFile(project.resolve("mine.jar"));

    ClassPath found = finder.find(project, List.of(Path.of("mine.jar")));

    assertEquals(List.of(jar), found.entries());
    assertThrows(CodexException.class, () -> finder.find(project, List.of(Path.of("missing.jar"))));
  }

  @Test
  void nothing_isNone() {
    assertEquals(ClassPath.NONE, finder.find(project, List.of()));
  }

  @Test
  void transitive_followsCompileAndRuntimeButNotTestProvidedOptionalOrExcluded()
      throws IOException {
    installed("g:leaf:1", "");
    for (String name : List.of("test", "provided", "optional", "excluded")) {
      installed("g:" + name + ":1", "");
    }
    installed(
        "g:middle:1",
        dependencies(
            dependency("g:leaf:1", "<scope>runtime</scope>")
                + dependency("g:test:1", "<scope>test</scope>")
                + dependency("g:provided:1", "<scope>provided</scope>")
                + dependency("g:optional:1", "<optional>true</optional>")
                + dependency("g:excluded:1", "")));
    pom(
        project,
        dependencies(
            dependency(
                "g:middle:1",
                "<scope>test</scope><exclusions><exclusion><groupId>g</groupId>"
                    + "<artifactId>excluded</artifactId></exclusion></exclusions>")));

    assertJars("leaf-1.jar", "middle-1.jar");
  }

  @Test
  void nearestVersion_winsUnlessTheProjectManagesIt() throws IOException {
    installed("g:a:1", "");
    installed("g:a:2", "");
    installed("g:a:3", "");
    installed("g:b:1", dependencies(dependency("g:a:2", "")));
    String both = dependency("g:b:1", "") + dependency("g:a:1", "");
    pom(project, dependencies(both));
    assertJars("a-1.jar", "b-1.jar");

    pom(project, managed(dependency("g:a:3", "")) + dependencies(dependency("g:b:1", "")));
    assertJars("a-3.jar", "b-1.jar");
  }

  @Test
  void versions_comeFromParentsPropertiesAndImportedBoms() throws IOException {
    installed("g:fromparent:1.5", "");
    installed("g:frombom:7", "");
    written("g:bom:1", "<packaging>pom</packaging>" + managed(dependency("g:frombom:7", "")));
    written(
        "g:parent:1",
        "<packaging>pom</packaging><properties><v>1</v><w>${v}.5</w></properties>"
            + managed(dependency("g:fromparent:${w}", "") + imported("g:bom:1")));
    pom(
        project,
        "<parent><groupId>g</groupId><artifactId>parent</artifactId><version>1</version></parent>"
            + "<artifactId>p</artifactId>"
            + dependencies(dependency("g:fromparent:", "") + dependency("g:frombom:", "")));

    assertJars("frombom-7.jar", "fromparent-1.5.jar");
  }

  @Test
  void profiles_areActiveByDefaultJdkSystemAndProperty() throws IOException {
    for (String name : List.of("jdk", "os", "named", "unset", "other", "default")) {
      installed("g:" + name + ":1", "");
    }
    finder =
        new ClassPathFinder(
            Map.of(
                "user.home", directory.resolve("home").toString(),
                "java.version", "17.0.9",
                "os.name", "Linux",
                "os.arch", "amd64",
                "os.version", "6"),
            Map.of());
    pom(
        project,
        "<profiles>"
            + profile("jdk", "<jdk>[17,)</jdk>")
            + profile("os", "<os><family>unix</family></os>")
            + profile("unset", "<property><name>!quick</name></property>")
            + profile("other", "<jdk>[1.3,1.8]</jdk>")
            + profile("default", "<activeByDefault>true</activeByDefault>")
            + profile("named", "")
            + "</profiles>");
    // Maven takes a profile that is active by default only where no other of the POM is.
    assertJars("jdk-1.jar", "os-1.jar", "unset-1.jar");

    Files.createDirectories(project.resolve(".mvn"));
    Files.writeString(project.resolve(".mvn/maven.config"), "-Dquick=1 -Pnamed,!jdk");
    assertJars("named-1.jar", "os-1.jar");
  }

  @Test
  void revision_isThatOfTheRootOrOfTheConfiguration() throws IOException {
    installed("g:lib:1.5", "");
    installed("g:lib:2", "");
    pom(
        project,
        "<groupId>p</groupId><artifactId>all</artifactId><version>${revision}</version>"
            + "<packaging>pom</packaging><properties><revision>1</revision><lib>${revision}.5</lib>"
            + "</properties><modules><module>app</module></modules>"
            + managed(dependency("g:lib:${lib}", "")));
    pom(
        project.resolve("app"),
        "<parent><groupId>p</groupId><artifactId>all</artifactId><version>${revision}</version>"
            + "</parent><artifactId>app</artifactId>"
            + dependencies(dependency("g:lib:", "")));
    assertJars("lib-1.5.jar");

    Files.createDirectories(project.resolve(".mvn"));
    Files.writeString(project.resolve(".mvn/maven.config"), "-Dlib=2");
    assertJars("lib-2.jar");
  }

  @Test
  void ranges_takeTheNewestOfTheirVersionsThatIsHere() throws IOException {
    for (String version : List.of("1.9", "1.10", "2.0-beta-1", "2.0", "3.0")) {
      installed("g:a:" + version, "");
    }
    pom(project, dependencies(dependency("g:a:[1.0,2.0)", "")));
    assertJars("a-2.0-beta-1.jar");

    pom(project, dependencies(dependency("g:a:[1.0,1.99]", "")));
    assertJars("a-1.10.jar");

    pom(project, dependencies(dependency("g:a:LATEST", "")));
    assertJars("a-3.0.jar");
  }

  @Test
  void parentWithAnotherLayout_isFoundAmongTheModules() throws IOException {
    installed("g:lib:1", "");
    pom(
        project,
        "<artifactId>all</artifactId><modules><module>parent</module><module>app</module></modules>");
    pom(
        project.resolve("parent"),
        "<groupId>p</groupId><artifactId>parent</artifactId><version>1</version>"
            + "<packaging>pom</packaging>"
            + managed(dependency("g:lib:1", "")));
    pom(
        project.resolve("app"),
        "<parent><groupId>p</groupId><artifactId>parent</artifactId><version>1</version></parent>"
            + "<artifactId>app</artifactId>"
            + dependencies(dependency("g:lib:", "")));

    assertJars("lib-1.jar");
  }

  @Test
  void missingParentOrImport_isToldAndTheRestIsRead() throws IOException {
    installed("g:lib:1", "");
    String parent =
        "<parent><groupId>g</groupId><artifactId>gone</artifactId><version>7</version></parent>";
    pom(
        project,
        parent
            + "<artifactId>p</artifactId><properties><v>1</v></properties>"
            + managed(imported("g:bom:3"))
            + dependencies(dependency("g:lib:${v}", "")));

    ClassPath found = finder.find(project, List.of());

    assertJars("lib-1.jar");
    assertEquals(
        "pom.xml: 1 jar, 2 parent or imported POMs missing (g:bom:3, g:gone:7)", found.source());
  }

  @Test
  void brokenParent_isToldAndTheRestIsRead() throws IOException {
    installed("g:lib:1", "");
    pom(project.resolve("app"), "");
    Files.writeString(project.resolve("pom.xml"), "<project><artifactId>all</artifactId><oops");
    pom(
        project.resolve("app"),
        "<parent><groupId>p</groupId><artifactId>all</artifactId><version>1</version></parent>"
            + "<artifactId>app</artifactId>"
            + dependencies(dependency("g:lib:1", "")));

    ClassPath found = finder.find(project.resolve("app"), List.of());

    assertEquals(1, found.entries().size());
    assertTrue(found.source().contains("p:all"), found.source());
  }

  @Test
  void modules_areNeverTakenFromTheRepository() throws IOException {
    installed("g:core:1", "");
    installed("g:lib:1", "");
    pom(
        project,
        "<groupId>g</groupId><artifactId>all</artifactId><version>1</version>"
            + "<modules><module>core</module><module>app</module></modules>");
    String parent =
        "<parent><groupId>g</groupId><artifactId>all</artifactId><version>1</version></parent>";
    pom(
        project.resolve("core"),
        parent + "<artifactId>core</artifactId>" + dependencies(dependency("g:lib:1", "")));
    pom(
        project.resolve("app"),
        parent
            + "<artifactId>app</artifactId>"
            + dependencies(dependency("${project.groupId}:core:${project.version}", "")));

    assertJars("lib-1.jar");
  }

  @Test
  void missing_isReplacedByAnotherVersionOrTold() throws IOException {
    installed("g:a:1.9", "");
    installed("g:a:1.10", "");
    pom(project, dependencies(dependency("g:a:2", "") + dependency("g:gone:1", "")));

    ClassPath found = finder.find(project, List.of());

    assertJars("a-1.10.jar");
    assertEquals("pom.xml: 1 jar, 1 of another version, 1 missing (g:gone:1)", found.source());
  }

  @Test
  void compiledClasses_comeFirst() throws IOException {
    installed("g:a:1", "");
    pom(project, dependencies(dependency("g:a:1", "")));
    Path classes = Files.createDirectories(project.resolve("target/classes"));

    ClassPath found = finder.find(project, List.of());

    assertEquals(classes, found.entries().get(0));
    assertEquals(2, found.entries().size());
  }

  @Test
  void localRepository_isTheOneOfTheSettings() throws IOException {
    Path other = directory.resolve("other");
    Files.writeString(
        directory.resolve("home/.m2/settings.xml"),
        "<settings><localRepository>" + other + "</localRepository></settings>");
    repository = other;
    installed("g:a:1", "");
    pom(project, dependencies(dependency("g:a:1", "")));

    assertJars("a-1.jar");
  }

  @Test
  void withoutAPom_theNewestLocalJarOfEachImportIsTaken() throws IOException {
    jar("com/g/lib/1.9/lib-1.9.jar", "com/g/lib/Thing.class");
    jar("com/g/lib/1.10/lib-1.10.jar", "com/g/lib/Thing.class", "com/g/lib/Other.class");
    jar("com/g/lib/1.10/lib-1.10-sources.jar", "com/g/lib/Thing.class");
    jar("com/g/all/1/all-1.jar", "com/g/lib/Thing.class", "com/g/all/All.class");
    jar("com/g/unused/1/unused-1.jar", "com/g/lib/Unused.class");
    jar("me/mine/0/mine-0.jar", "mine/Main.class", "com/g/lib/Other.class");
    jar("com/g/wild/1/wild-1.jar", "com/g/wild/W.class");
    Path gradle = directory.resolve("home/.gradle/caches/modules-2/files-2.1/org.h/h/2/abc123");
    jarAt(gradle.resolve("h-2.jar"), "org/h/Outer.class", "org/h/Outer$Inner.class");
    Files.createDirectories(project.resolve("src/mine"));
    Files.writeString(
        project.resolve("src/mine/Main.java"),
        """
        package mine;
        import com.g.lib.Other;
        import com.g.lib.Thing;
        import com.g.wild.*;
        import java.util.List;
        import mine.Helper;
        import org.gone.Gone;
        import static org.h.Outer.Inner.method;
        class Main { String s = "\nimport com.g.all.All;"; }
        """);
    Files.createDirectories(project.resolve(".codex"));

    assertJars("h-2.jar", "lib-1.10.jar", "wild-1.jar");
    assertTrue(Files.exists(project.resolve(".codex/jars.tsv")));
    ClassPath again = finder.find(project, List.of());
    assertEquals(3, again.entries().size());
    assertEquals("imports: the newest of 3 local jars, nothing for 1 imports", again.source());
  }

  @Test
  void hostilePoms_areReadAndReachNothing() throws IOException {
    Path secret = Files.writeString(directory.resolve("secret"), "leaf");
    installed("g:leaf:1", "");
    Files.writeString(
        project.resolve("pom.xml"),
        "<!DOCTYPE project [<!ENTITY x SYSTEM \""
            + secret.toUri()
            + "\">]><project>"
            + dependencies(dependency("g:&x;:1", ""))
            + "</project>");
    assertEquals(List.of(), finder.find(project, List.of()).entries());

    StringBuilder bomb = new StringBuilder("<properties><p0>x</p0>");
    for (int i = 1; i < 60; i++) {
      bomb.append("<p%d>${p%d}${p%d}</p%d>".formatted(i, i - 1, i - 1, i));
    }
    pom(project, bomb + "</properties>" + dependencies(dependency("g:${p59}:1", "")));
    assertEquals(List.of(), finder.find(project, List.of()).entries());

    pom(project, managed(imported("g:bom:1")));
    written("g:bom:1", managed(imported("g:bom:1")));
    assertEquals(List.of(), finder.find(project, List.of()).entries());
  }

  private void assertJars(String... names) {
    assertEquals(
        List.of(names),
        finder.find(project, List.of()).entries().stream()
            .map(p -> String.valueOf(p.getFileName()))
            .sorted()
            .toList());
  }

  private void jar(String path, String... classes) throws IOException {
    jarAt(repository.resolve(path), classes);
  }

  private static void jarAt(Path file, String... classes) throws IOException {
    Files.createDirectories(file.getParent());
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (String name : classes) {
        zip.putNextEntry(new ZipEntry(name));
        zip.closeEntry();
      }
    }
  }

  private void installed(String coordinates, String content) throws IOException {
    Path pom = written(coordinates, content);
    String name = pom.toString();
    Files.createFile(Path.of(name.substring(0, name.length() - 4) + ".jar"));
  }

  private Path written(String coordinates, String content) throws IOException {
    String[] c = coordinates.split(":", -1);
    Path home = repository.resolve(c[0]).resolve(c[1]).resolve(c[2]);
    Files.createDirectories(home);
    return Files.writeString(
        home.resolve(c[1] + "-" + c[2] + ".pom"),
        "<project xmlns=\"http://maven.apache.org/POM/4.0.0\"><groupId>"
            + c[0]
            + "</groupId><artifactId>"
            + c[1]
            + "</artifactId><version>"
            + c[2]
            + "</version>"
            + content
            + "</project>");
  }

  private static void pom(Path module, String content) throws IOException {
    Files.createDirectories(module);
    Files.writeString(module.resolve("pom.xml"), "<project>" + content + "</project>");
    assertTrue(Files.exists(module.resolve("pom.xml")));
  }

  private static String dependencies(String content) {
    return "<dependencies>" + content + "</dependencies>";
  }

  private static String managed(String content) {
    return "<dependencyManagement>" + dependencies(content) + "</dependencyManagement>";
  }

  private static String profile(String name, String activation) {
    return "<profile><id>"
        + name
        + "</id><activation>"
        + activation
        + "</activation>"
        + dependencies(dependency("g:" + name + ":1", ""))
        + "</profile>";
  }

  private static String imported(String coordinates) {
    return dependency(coordinates, "<type>pom</type><scope>import</scope>");
  }

  private static String dependency(String coordinates, String more) {
    String[] c = coordinates.split(":", -1);
    String version = c[2].isEmpty() ? "" : "<version>" + c[2] + "</version>";
    return "<dependency><groupId>%s</groupId><artifactId>%s</artifactId>%s%s</dependency>"
        .formatted(c[0], c[1], version, more);
  }
}
