package dev.yantra.codex.index.classpath;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.codehaus.plexus.util.xml.XmlStreamReader;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.codehaus.plexus.util.xml.Xpp3DomBuilder;
import org.codehaus.plexus.util.xml.pull.XmlPullParserException;

/**
 * A {@code pom.xml} of the project before inheritance: its own names and its modules.
 *
 * @param family {@code group:artifact}, the group perhaps that of the parent
 * @param modules directories or files, those of all profiles included
 */
record WrittenPom(Path file, String family, List<Path> modules) {
  WrittenPom {
    modules = List.copyOf(modules);
  }

  /** Reads a POM; empty if there is none or it is broken. */
  static Optional<WrittenPom> read(Path file) {
    try {
      Xpp3Dom project = xml(file);
      String group = text(project, "groupId");
      Xpp3Dom parent = project.getChild("parent");
      String inherited = parent == null ? "" : text(parent, "groupId");
      return Optional.of(
          new WrittenPom(
              file,
              (group.isEmpty() ? inherited : group) + ":" + text(project, "artifactId"),
              modules(file, project)));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** The root element of an XML file; entities of the outside are not looked at. */
  static Xpp3Dom xml(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file);
        XmlStreamReader reader = new XmlStreamReader(in)) {
      return Xpp3DomBuilder.build(reader);
    } catch (XmlPullParserException e) {
      throw new IOException(file + ": " + e.getMessage(), e);
    }
  }

  /** The text of a child element; empty if there is none. */
  static String text(Xpp3Dom element, String child) {
    Xpp3Dom found = element.getChild(child);
    return found == null || found.getValue() == null ? "" : found.getValue().strip();
  }

  private static List<Path> modules(Path file, Xpp3Dom project) {
    Path directory = file.toAbsolutePath().normalize().getParent();
    if (directory == null) {
      return List.of();
    }
    List<Path> modules = new ArrayList<>();
    addModules(directory, project, modules);
    Xpp3Dom profiles = project.getChild("profiles");
    if (profiles != null) {
      for (Xpp3Dom profile : profiles.getChildren("profile")) {
        addModules(directory, profile, modules);
      }
    }
    return modules.stream().distinct().toList();
  }

  /** Maven 4 calls modules subprojects. */
  private static void addModules(Path directory, Xpp3Dom holder, List<Path> into) {
    for (String[] names : new String[][] {{"modules", "module"}, {"subprojects", "subproject"}}) {
      Xpp3Dom list = holder.getChild(names[0]);
      if (list != null) {
        for (Xpp3Dom module : list.getChildren(names[1])) {
          try {
            into.add(directory.resolve(String.valueOf(module.getValue()).strip()).normalize());
          } catch (InvalidPathException e) {
            // A name that no file can have.
          }
        }
      }
    }
  }
}
