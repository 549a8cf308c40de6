package dev.yantra.codex.generate.syntax;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;

/** The repository's own types for the compiler, as stubs in memory. */
final class CompilerSources extends ForwardingJavaFileManager<StandardJavaFileManager> {
  private final ParsedSources sources;
  private final Map<String, Set<String>> filesOfPackage = new HashMap<>();
  private final Map<String, TextFile> outlines = new HashMap<>();
  private final Map<String, String> binaryNames = new HashMap<>();

  CompilerSources(StandardJavaFileManager standard, ParsedSources sources) {
    super(standard);
    this.sources = sources;
    sources
        .fileOfType()
        .forEach(
            (type, file) -> {
              if (type.indexOf('$') < 0) {
                String simpleFile = file.substring(file.lastIndexOf('/') + 1);
                if (simpleFile.equals(type.substring(type.lastIndexOf('.') + 1) + ".java")) {
                  binaryNames.put(file, type);
                }
                String name = type.substring(0, Math.max(0, type.lastIndexOf('.')));
                filesOfPackage.computeIfAbsent(name, p -> new TreeSet<>()).add(file);
              }
            });
  }

  @Override
  public Iterable<JavaFileObject> list(
      Location location, String packageName, Set<JavaFileObject.Kind> kinds, boolean recurse)
      throws java.io.IOException {
    if (location != StandardLocation.SOURCE_PATH) {
      return super.list(location, packageName, kinds, recurse);
    }
    List<JavaFileObject> files = new ArrayList<>();
    if (kinds.contains(JavaFileObject.Kind.SOURCE)) {
      for (String path : filesOfPackage.getOrDefault(packageName, Set.of())) {
        if (binaryNames.containsKey(path)) {
          files.add(outlines.computeIfAbsent(path, p -> new TextFile(p, this::outline)));
        }
      }
    }
    return files;
  }

  @Override
  public String inferBinaryName(JavaFileManager.Location location, JavaFileObject file) {
    return file instanceof TextFile text
        ? binaryNames.getOrDefault(text.path(), "")
        : super.inferBinaryName(location, file);
  }

  @Override
  public boolean hasLocation(JavaFileManager.Location location) {
    return location == StandardLocation.SOURCE_PATH || super.hasLocation(location);
  }

  @Override
  public boolean isSameFile(javax.tools.FileObject a, javax.tools.FileObject b) {
    return a.toUri().equals(b.toUri());
  }

  @Override
  public boolean contains(JavaFileManager.Location location, javax.tools.FileObject file)
      throws java.io.IOException {
    return file instanceof TextFile
        ? location == StandardLocation.SOURCE_PATH
        : super.contains(location, file);
  }

  private String outline(String path) {
    return sources.file(path).map(f -> CompileStub.of(f).apply()).orElse("");
  }
}
