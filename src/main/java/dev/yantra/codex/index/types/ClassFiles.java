package dev.yantra.codex.index.types;

import java.io.IOException;
import java.lang.module.InvalidModuleDescriptorException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Requires;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Class files by internal name ({@code java/util/List}): of the running JDK, of jars and
 * directories.
 */
public final class ClassFiles implements AutoCloseable {
  private final FileSystem jdk = FileSystems.getFileSystem(URI.create("jrt:/"));
  private final Map<String, List<Path>> jdkPackages = new ConcurrentHashMap<>();
  private final List<Path> directories = new ArrayList<>();
  private final List<ZipFile> jars = new ArrayList<>();
  private final Map<String, ZipFile> entries = new HashMap<>();
  private final List<String> unreadable = new ArrayList<>();

  /** Class files of the JDK, and of class path entries in their order; broken ones are left out. */
  public ClassFiles(List<Path> classPath) {
    for (Path entry : classPath) {
      if (Files.isDirectory(entry)) {
        directories.add(entry);
      } else {
        open(entry);
      }
    }
  }

  private void open(Path jar) {
    try {
      ZipFile zip = new ZipFile(jar.toFile());
      jars.add(zip);
      for (Enumeration<? extends ZipEntry> e = zip.entries(); e.hasMoreElements(); ) {
        String name = e.nextElement().getName();
        if (name.endsWith(".class") && !name.startsWith("META-INF/")) {
          entries.putIfAbsent(name.substring(0, name.length() - ".class".length()), zip);
        }
      }
    } catch (IOException e) {
      unreadable.add(jar + ": " + e.getMessage());
    }
  }

  /** Class path entries that could not be read, with the reason. */
  public List<String> unreadable() {
    return List.copyOf(unreadable);
  }

  boolean holds(String internalName) {
    return entries.containsKey(internalName)
        || inJdk(internalName).isPresent()
        || inDirectory(internalName).isPresent();
  }

  /** The bytes of a class; none if it is missing or cannot be read. */
  Optional<byte[]> read(String internalName) {
    try {
      Optional<Path> path = inJdk(internalName).or(() -> inDirectory(internalName));
      if (path.isPresent()) {
        return Optional.of(Files.readAllBytes(path.get()));
      }
      ZipFile jar = entries.get(internalName);
      if (jar == null) {
        return Optional.empty();
      }
      try (var in = jar.getInputStream(jar.getEntry(internalName + ".class"))) {
        return Optional.of(in.readAllBytes());
      }
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private Optional<Path> inJdk(String internalName) {
    int slash = internalName.lastIndexOf('/');
    if (slash < 0) {
      return Optional.empty();
    }
    String packageName = internalName.substring(0, slash);
    for (Path module : jdkPackages.computeIfAbsent(packageName, this::modulesOf)) {
      Path file = module.resolve(internalName + ".class");
      if (Files.exists(file)) {
        return Optional.of(file);
      }
    }
    return Optional.empty();
  }

  private List<Path> modulesOf(String packageName) {
    Path links = jdk.getPath("/packages", packageName.replace('/', '.'));
    if (!Files.isDirectory(links)) {
      return List.of();
    }
    try (Stream<Path> modules = Files.list(links)) {
      return modules
          .map(m -> jdk.getPath("/modules", m.getFileName().toString()))
          .filter(m -> Files.isDirectory(m.resolve(packageName)))
          .sorted()
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  /** The packages that an import of a module names: what it exports, and those it passes on. */
  Set<String> packagesOf(String module) {
    Set<String> packages = new TreeSet<>();
    Set<String> met = new HashSet<>(Set.of(module));
    Deque<String> open = new ArrayDeque<>(met);
    while (!open.isEmpty()) {
      Optional<ModuleDescriptor> descriptor = descriptor(open.remove());
      descriptor.stream()
          .flatMap(d -> d.exports().stream())
          .filter(e -> !e.isQualified())
          .forEach(e -> packages.add(e.source()));
      descriptor.stream()
          .flatMap(d -> d.requires().stream())
          .filter(r -> r.modifiers().contains(Requires.Modifier.TRANSITIVE) && met.add(r.name()))
          .forEach(r -> open.add(r.name()));
    }
    return packages;
  }

  private Optional<ModuleDescriptor> descriptor(String module) {
    Optional<ModuleDescriptor> ofJdk =
        ModuleFinder.ofSystem().find(module).map(ModuleReference::descriptor);
    if (ofJdk.isPresent()) {
      return ofJdk;
    }
    for (ZipFile jar : jars) {
      ZipEntry entry = jar.getEntry("module-info.class");
      if (entry != null) {
        try (var in = jar.getInputStream(entry)) {
          ModuleDescriptor descriptor = ModuleDescriptor.read(in);
          if (descriptor.name().equals(module)) {
            return Optional.of(descriptor);
          }
        } catch (IOException | InvalidModuleDescriptorException e) {
          // As good as none.
        }
      }
    }
    return Optional.empty();
  }

  private Optional<Path> inDirectory(String internalName) {
    for (Path directory : directories) {
      Path file = directory.resolve(internalName + ".class");
      if (Files.exists(file)) {
        return Optional.of(file);
      }
    }
    return Optional.empty();
  }

  @Override
  public void close() {
    for (ZipFile jar : jars) {
      try {
        jar.close();
      } catch (IOException e) {
        // It was only read.
      }
    }
  }
}
