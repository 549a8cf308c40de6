package dev.yantra.codex.index.files;

import dev.yantra.codex.text.SubTokens;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Rules of thumb about directories. A name such as {@code build} or {@code test} means something
 * only above a source root; beneath one it is a package like any other.
 */
final class SourceTrees {
  private static final Set<String> OUTPUTS = Set.of("target", "build", "out", "bin", "dist");
  private static final Set<String> VENDORED =
      Set.of("vendor", "third_party", "third-party", "thirdparty", "node_modules");
  private static final Set<String> GENERATED =
      Set.of(
          "generated",
          "generated-sources",
          "generated-src",
          "generated-test-sources",
          "src-gen",
          "src_gen");
  private static final Set<String> FIXTURES = Set.of("testdata", "test-data", "test_data");

  private static final Set<String> BUILD_FILES =
      Set.of("pom.xml", "build.gradle", "build.gradle.kts", "build.xml", "build.sbt", ".project");

  private static final Set<String> LANGUAGES =
      Set.of("java", "kotlin", "groovy", "scala", "resources", "webapp", "antlr4", "proto");
  private static final Set<String> TEST_SETS =
      Set.of("test", "tests", "it", "its", "itest", "inttest", "integtest", "e2e", "junit");
  private static final Set<String> TEST_TREES =
      Set.of("test", "tests", "itest", "javatests", "unittest", "unittests", "testsuite", "junit");
  private static final Set<String> FIRST_PACKAGES =
      Set.of("com", "org", "net", "io", "dev", "edu", "de", "fr", "me", "app");
  private static final Pattern TEST_FILE =
      Pattern.compile(
          "(?:Test[\\p{Lu}\\p{Lt}\\p{Lo}\\p{Nd}_].*|.+(?:Test|Tests|TestCase|IT|ITCase))\\.java");

  private SourceTrees() {}

  /**
   * True if a file is no source by where it lies.
   *
   * @param root the repository's root
   * @param path from the root, with {@code /}
   * @param tracked true if it is under version control, and so no output of a build
   */
  static boolean leftOut(Path root, String path, boolean tracked) {
    List<String> names = Arrays.asList(path.split("/", -1));
    Path directory = root;
    boolean aboveSources = true;
    for (int i = 0; i + 1 < names.size(); i++) {
      String name = names.get(i);
      if (name.startsWith(".") || GENERATED.contains(name) || isData(names, i)) {
        return true;
      }
      if (aboveSources
          && (VENDORED.contains(name)
              || (name.equals("gen") && isModule(directory))
              || (!tracked && OUTPUTS.contains(name) && isModule(directory)))) {
        return true;
      }
      aboveSources &= !name.equals("src") && !name.equals("java");
      directory = directory.resolve(name);
    }
    return false;
  }

  /** True if a directory can be passed over unread: nothing beneath it is a source by default. */
  static boolean leftOutWhole(Path root, Path directory) {
    String path = root.relativize(directory).toString().replace(File.separatorChar, '/');
    return !path.isEmpty() && leftOut(root, path + "/A.java", false);
  }

  /** Java files among resources are input or expected output of something, often broken ones. */
  private static boolean isData(List<String> names, int i) {
    String name = names.get(i);
    return FIXTURES.contains(name.toLowerCase(Locale.ROOT))
        || (i >= 2 && name.equals("resources") && names.get(i - 2).equals("src"));
  }

  private static boolean isModule(Path directory) {
    return BUILD_FILES.stream().anyMatch(f -> Files.exists(directory.resolve(f)))
        || Files.isDirectory(directory.resolve(".git"))
        || Files.isDirectory(directory.resolve("src"));
  }

  /**
   * True if a file stands in a test source tree of Maven, Gradle, Ant, Bazel or an Eclipse project.
   */
  static boolean isTest(String path) {
    List<String> names = Arrays.asList(path.split("/", -1));
    int file = names.size() - 1;
    int src = names.indexOf("src");
    if (src >= 0 && src + 1 < file) {
      String set = names.get(src + 1);
      boolean testSet = SubTokens.of(set).stream().anyMatch(TEST_SETS::contains);
      if (set.equals("main")
          || testSet
          || (src + 2 < file && LANGUAGES.contains(names.get(src + 2)))) {
        return testSet;
      }
    }
    for (int i = 0; i < file; i++) {
      String name = names.get(i).toLowerCase(Locale.ROOT);
      if (i == src || FIRST_PACKAGES.contains(name)) {
        break;
      }
      if (TEST_TREES.contains(name)) {
        return true;
      }
    }
    return TEST_FILE.matcher(names.get(file)).matches();
  }
}
