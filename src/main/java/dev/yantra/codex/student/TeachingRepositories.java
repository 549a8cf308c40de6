package dev.yantra.codex.student;

import dev.yantra.codex.graph.CodeGraph;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The repositories that taught what comes with the program, each by the hashes of the packages of
 * its main code. Figures measured on one of them are too good, and a measurement has to say so.
 */
public final class TeachingRepositories {
  static final String RESOURCE = "teaching.prior";

  private static final ParameterFile.Kind KIND =
      new ParameterFile.Kind("teaching-repositories", 2, ColumnNames.NONE);

  /** From this share of its methods on, a repository is taken for one that taught, or a copy. */
  private static final double MUCH = 0.2;

  private final List<Set<Integer>> repositories;

  private TeachingRepositories(List<Set<Integer>> repositories) {
    this.repositories = List.copyOf(repositories);
  }

  /** Some repositories by what they declare. */
  public static TeachingRepositories of(List<CodeGraph> graphs) {
    return new TeachingRepositories(graphs.stream().map(TeachingRepositories::packages).toList());
  }

  /** The repositories behind what comes with this program. */
  public static TeachingRepositories shipped() {
    return BundledResources.read(
        TeachingRepositories.class, RESOURCE, TeachingRepositories::decode);
  }

  /**
   * The share of a repository's methods of main code that stand in packages of one repository that
   * taught, of the one that has most.
   */
  public double share(CodeGraph graph) {
    Map<Integer, Integer> methods = new TreeMap<>();
    graph
        .methods()
        .filter(m -> written(graph, m))
        .forEach(m -> methods.merge(hash(packageOf(graph, m)), 1, Integer::sum));
    int all = methods.values().stream().mapToInt(Integer::intValue).sum();
    int most = 0;
    for (Set<Integer> packages : repositories) {
      int shared = 0;
      for (int hash : packages) {
        shared += methods.getOrDefault(hash, 0);
      }
      most = Math.max(most, shared);
    }
    return all == 0 ? 0 : (double) most / all;
  }

  /** True if so much is shared that figures on a repository say little of other ones. */
  public boolean flatters(CodeGraph graph) {
    return share(graph) >= MUCH;
  }

  /** StableHash of the packages in which a repository has written methods of main code. */
  private static Set<Integer> packages(CodeGraph graph) {
    Set<Integer> packages = new TreeSet<>();
    graph
        .methods()
        .filter(m -> written(graph, m) && !packageOf(graph, m).isEmpty())
        .forEach(m -> packages.add(hash(packageOf(graph, m))));
    return packages;
  }

  private static boolean written(CodeGraph graph, int method) {
    return Usage.isWritten(graph, method) && !Usage.inTests(graph, method);
  }

  private static String packageOf(CodeGraph graph, int method) {
    return graph.node(method).canonical().packageName();
  }

  private static int hash(String name) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return ByteBuffer.wrap(digest.digest(name.getBytes(StandardCharsets.UTF_8))).getInt();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** The number of packages of each repository. */
  List<Integer> sizes() {
    return repositories.stream().map(Set::size).toList();
  }

  /** The bytes of the resource. */
  byte[] encode() {
    return ParameterFile.encode(
        KIND,
        out -> {
          out.writeInt(repositories.size());
          for (Set<Integer> packages : repositories) {
            out.writeInt(packages.size());
            for (int hash : packages) {
              out.writeInt(hash);
            }
          }
        });
  }

  /** Reads what {@link #encode} gives. */
  static TeachingRepositories decode(byte[] bytes) throws IOException {
    return ParameterFile.open(bytes, KIND).next(TeachingRepositories::read);
  }

  private static TeachingRepositories read(DataInputStream in) throws IOException {
    List<Set<Integer>> repositories = new ArrayList<>();
    for (int r = in.readInt(); r > 0; r--) {
      Set<Integer> packages = new TreeSet<>();
      for (int p = in.readInt(); p > 0; p--) {
        packages.add(in.readInt());
      }
      repositories.add(packages);
    }
    return new TeachingRepositories(repositories);
  }
}
