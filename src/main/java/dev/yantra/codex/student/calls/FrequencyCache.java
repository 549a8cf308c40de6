package dev.yantra.codex.student.calls;

import dev.yantra.codex.graph.CanonicalId;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.student.Usage;
import dev.yantra.codex.student.network.GraphView;
import dev.yantra.codex.workspace.Sections;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Counts of uses nested by owner class, package and repository (Hellendoorn and Devanbu 2017),
 * smoothed from the outside in (Witten and Bell 1991):
 *
 * <pre>p_c(x) = (n_c(x) + D_c · p_{c'}(x)) / (N_c + D_c)</pre>
 *
 * <p>with N_c uses and D_c different labels in context c, and c' the context around it. It forgets
 * nothing and takes a new use at once. Uses in main and in test code are counted apart.
 */
public final class FrequencyCache {
  /** The uses of a method. */
  public interface Uses {
    /** The labels that a method of the graph uses. */
    int[] of(CodeGraph graph, int method);
  }

  /**
   * Natural logarithms of the smoothed frequencies of one label around one method.
   *
   * @param owner in the owner class
   * @param surrounding in the package
   * @param repository in the whole repository
   * @param uses uses in the owner class
   */
  public record Estimate(double owner, double surrounding, double repository, int uses) {}

  private final int labels;
  private final ContextCounts contexts;

  /** An empty cache of {@code labels} different labels. */
  public FrequencyCache(int labels) {
    this(labels, new ContextCounts());
  }

  private FrequencyCache(int labels, ContextCounts contexts) {
    this.labels = Math.max(1, labels);
    this.contexts = contexts;
  }

  /**
   * A cache of what the methods of a view use, kept where the graph behind it keeps something.
   *
   * @param name what it is kept under
   */
  public static FrequencyCache kept(String name, GraphView view, Uses uses) {
    return view.shelf()
        .keep(name, FrequencyCache::decode, () -> of(view, uses), FrequencyCache::encode);
  }

  private static FrequencyCache decode(ByteBuffer bytes) {
    Sections.Reader in = new Sections.Reader(bytes);
    return new FrequencyCache(in.numbers().get(0), new ContextCounts(in));
  }

  private ByteBuffer encode() {
    Sections.Writer out = new Sections.Writer();
    out.numbers(new int[] {labels});
    contexts.write(out);
    return out.toBuffer();
  }

  /** Counts what the methods of a view use whose bodies it shows. */
  public static FrequencyCache of(GraphView view, Uses uses) {
    CodeGraph graph = view.graph();
    Map<Integer, int[]> shown = new HashMap<>();
    Set<Integer> distinct = new TreeSet<>();
    graph
        .methods()
        .filter(m -> !view.hides(m))
        .forEach(
            m -> {
              int[] used = uses.of(graph, m);
              shown.put(m, used);
              for (int label : used) {
                distinct.add(label);
              }
            });
    FrequencyCache cache = new FrequencyCache(distinct.size());
    shown.forEach((m, used) -> cache.observe(graph.node(m).canonical(), test(graph, m), used));
    return cache;
  }

  /** Takes the uses of one more method. */
  public void observe(CanonicalId method, boolean test, int... used) {
    for (String context : contexts(method, test)) {
      ContextCounts.Counts counts = contexts.in(context);
      for (int label : used) {
        counts.add(label, 1);
        counts.raise(1);
      }
    }
  }

  /**
   * The contexts around a method, to ask about many labels.
   *
   * @param left uses in these contexts that are not counted, as when a method that was observed is
   *     asked about itself
   */
  public Around around(CanonicalId method, boolean test, int... left) {
    ContextCounts.Counts[] around = new ContextCounts.Counts[3];
    String[] names = contexts(method, test);
    for (int i = 0; i < names.length; i++) {
      around[i] = contexts.find(names[i]).orElseGet(ContextCounts.Counts::new);
    }
    return new Around(around, labels, left);
  }

  /** The counts of one method's contexts, from the outside in. */
  public static final class Around {
    private final ContextCounts.Counts[] counts;
    private final int labels;
    private final int[] left;

    private Around(ContextCounts.Counts[] counts, int labels, int... left) {
      this.counts = counts;
      this.labels = labels;
      this.left = left.clone();
      Arrays.sort(this.left);
    }

    /** The frequency of a label here. */
    public Estimate estimate(int label) {
      int own = own(label);
      double p = 1.0 / labels;
      double[] logarithms = new double[counts.length];
      for (int i = 0; i < counts.length; i++) {
        double different = Math.max(1, counts[i].different());
        double found = counts[i].of(label) - own;
        p = (found + different * p) / (counts[i].total() - left.length + different);
        logarithms[i] = Math.log(p);
      }
      return new Estimate(logarithms[2], logarithms[1], logarithms[0], counts[2].of(label) - own);
    }

    private int own(int label) {
      int own = 0;
      if (Arrays.binarySearch(left, label) >= 0) {
        for (int other : left) {
          own += other == label ? 1 : 0;
        }
      }
      return own;
    }
  }

  /** From the outside in. */
  private static String[] contexts(CanonicalId method, boolean test) {
    String tree = test ? "test" : "main";
    return new String[] {tree, tree + " p " + method.packageName(), tree + " t " + method.owner()};
  }

  private static boolean test(CodeGraph graph, int method) {
    return Usage.inTests(graph, method);
  }
}
