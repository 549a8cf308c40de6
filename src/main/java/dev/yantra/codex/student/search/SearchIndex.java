package dev.yantra.codex.student.search;

import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.graph.MethodNode;
import dev.yantra.codex.student.network.LabelText;
import dev.yantra.codex.text.Bm25;
import dev.yantra.codex.text.Stems;
import dev.yantra.codex.workspace.Sections;
import dev.yantra.codex.workspace.SortedTexts;
import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntPredicate;

/**
 * The columns that a search reads of each method, made once from the code and the Javadoc for all
 * questions. A text is a number: its place among all texts.
 */
final class SearchIndex {
  /** Numbers of one method: owner, verb, returned type, flags, lines and parameters. */
  private static final int FACTS = 6;

  private static final int PUBLIC = 1;
  private static final int CONSTRUCTOR = 2;
  private static final int READABLE = 4;
  private static final int DOCUMENTED = 8;

  /** Lists of numbers, one a method. */
  record Lists(IntBuffer starts, IntBuffer numbers) {
    private static Lists read(Sections.Reader in, int size) {
      Lists lists = new Lists(in.numbers(), in.numbers());
      if (lists.starts.limit() != size + 1 || lists.starts.get(size) != lists.numbers.limit()) {
        throw new IllegalArgumentException("lists that do not fit");
      }
      return lists;
    }

    private static void write(List<int[]> lists, Sections.Writer out) {
      int[] starts = new int[lists.size() + 1];
      for (int i = 0; i < lists.size(); i++) {
        starts[i + 1] = starts[i] + lists.get(i).length;
      }
      out.numbers(starts);
      out.numbers(lists.stream().flatMapToInt(Arrays::stream).toArray());
    }

    int[] get(int method) {
      int[] list = new int[starts.get(method + 1) - starts.get(method)];
      numbers.get(starts.get(method), list);
      return list;
    }
  }

  private final ByteBuffer bytes;
  private final int[] methods;
  private final SortedTexts texts;
  private final int[] facts;
  private final int[] frequencies;
  private final Lists names;
  private final Lists tokens;
  private final int vocabulary;
  private final TranslationScores.Entries entries;
  private final List<Bm25> indexes = new ArrayList<>();

  SearchIndex(ByteBuffer bytes) {
    this.bytes = bytes;
    Sections.Reader in = new Sections.Reader(bytes);
    this.methods = Sections.toArray(in.numbers());
    this.texts = SortedTexts.read(in);
    this.facts = Sections.toArray(in.numbers());
    this.frequencies = Sections.toArray(in.numbers());
    if (facts.length != FACTS * methods.length || frequencies.length != texts.size()) {
      throw new IllegalArgumentException("columns that do not fit");
    }
    this.names = Lists.read(in, methods.length);
    this.tokens = Lists.read(in, methods.length);
    this.vocabulary = in.numbers().get(0);
    this.entries = TranslationScores.Entries.read(in, methods.length);
    for (int i = 0; i < 5; i++) {
      indexes.add(Bm25.decode(in.bytes()));
    }
  }

  /** The same as bytes. */
  ByteBuffer bytes() {
    return bytes;
  }

  /** Numbers of the methods, ascending. */
  int[] methods() {
    return methods;
  }

  /** The place of a text; -1 if no method has it. */
  int place(String text) {
    return texts.find(text);
  }

  /** Number of places. */
  int places() {
    return texts.size();
  }

  /** The place of the type that a method stands in. */
  int owner(int method) {
    return facts[FACTS * method];
  }

  /** The place of the first word of its name. */
  int verb(int method) {
    return facts[FACTS * method + 1];
  }

  /** The place of the type that it returns. */
  int returned(int method) {
    return facts[FACTS * method + 2];
  }

  boolean isPublic(int method) {
    return (facts[FACTS * method + 3] & PUBLIC) != 0;
  }

  boolean isConstructor(int method) {
    return (facts[FACTS * method + 3] & CONSTRUCTOR) != 0;
  }

  /** True if its Javadoc, if it has one, may be read. */
  boolean isReadable(int method) {
    return (facts[FACTS * method + 3] & READABLE) != 0;
  }

  /** True if it has a Javadoc, which need not be readable. */
  boolean isDocumented(int method) {
    return (facts[FACTS * method + 3] & DOCUMENTED) != 0;
  }

  int lines(int method) {
    return facts[FACTS * method + 4];
  }

  int parameters(int method) {
    return facts[FACTS * method + 5];
  }

  /** The different words of its name, each by its place, in their order. */
  int[] name(int method) {
    return names.get(method);
  }

  /** In the code of how many methods a word is. */
  int frequency(int place) {
    return frequencies[place];
  }

  /** What its declaration is made of, for the {@link JavadocPhrases}; ascending. */
  int[] tokens(int method) {
    return tokens.get(method);
  }

  /** Number of different tokens. */
  int vocabulary() {
    return vocabulary;
  }

  /** What its declaration is made of, for the {@link TranslationScores}. */
  TranslationScores.Entries entries() {
    return entries;
  }

  Bm25 code() {
    return indexes.get(0);
  }

  Bm25 owners() {
    return indexes.get(1);
  }

  Bm25 signatures() {
    return indexes.get(2);
  }

  Bm25 docs() {
    return indexes.get(3);
  }

  /** First sentences of Javadoc that may be read, by the place of their method here. */
  Bm25 sentences() {
    return indexes.get(4);
  }

  /** Reads some methods of a graph; the parameters are those of {@link SearchEvidence}. */
  static SearchIndex of(
      CodeGraph graph, IntPredicate searched, IntPredicate readable, SearchEvidence.Docs part) {
    return new SearchIndex(new Builder().encode(graph, searched, readable, part));
  }

  private static final class Builder {
    private final List<Bm25> indexes =
        List.of(new Bm25(), new Bm25(), new Bm25(), new Bm25(), new Bm25());
    private final List<DeclarationTokens> declarations = new ArrayList<>();
    private final List<MethodNode> methods = new ArrayList<>();
    private final List<CodeWords> words = new ArrayList<>();
    private final Map<String, Integer> frequencies = new HashMap<>();
    private final Map<String, Integer> vocabulary = new HashMap<>();
    private final List<int[]> tokens = new ArrayList<>();

    ByteBuffer encode(
        CodeGraph graph, IntPredicate searched, IntPredicate readable, SearchEvidence.Docs part) {
      int[] numbers = graph.methods().filter(searched).toArray();
      for (int number : numbers) {
        add(number, graph.method(number), readable.test(number), part);
      }
      Set<String> texts = new TreeSet<>();
      for (int i = 0; i < numbers.length; i++) {
        texts.addAll(words.get(i).name());
        texts.add(words.get(i).verb());
        texts.add(methods.get(i).canonical().owner());
        texts.add(methods.get(i).returnType());
      }
      Map<String, Integer> places = new TreeMap<>();
      texts.forEach(text -> places.put(text, places.size()));
      IntBuffer facts = IntBuffer.allocate(FACTS * numbers.length);
      List<int[]> names = new ArrayList<>();
      for (int i = 0; i < numbers.length; i++) {
        MethodNode method = methods.get(i);
        facts.put(at(places, method.canonical().owner()));
        facts.put(at(places, words.get(i).verb()));
        facts.put(at(places, method.returnType()));
        facts.put(flags(method, readable.test(numbers[i])));
        facts.put(method.body().lines());
        facts.put(method.parameters().size());
        names.add(
            new LinkedHashSet<>(words.get(i).name())
                .stream().mapToInt(w -> at(places, w)).toArray());
      }
      Sections.Writer out = new Sections.Writer();
      out.numbers(numbers);
      out.texts(List.copyOf(texts));
      out.numbers(facts.array());
      out.numbers(texts.stream().mapToInt(t -> at(frequencies, t)).toArray());
      Lists.write(names, out);
      Lists.write(tokens, out);
      out.numbers(new int[] {vocabulary.size()});
      TranslationScores.Entries.write(declarations, out);
      indexes.forEach(index -> out.bytes(index.encode()));
      return out.toBuffer();
    }

    private void add(int number, MethodNode method, boolean readable, SearchEvidence.Docs part) {
      CodeWords code = CodeWords.of(method);
      List<String> all = code.all();
      indexes.get(0).add(number, all);
      indexes.get(1).add(number, code.owner());
      indexes.get(2).add(number, code.signature());
      indexes.get(3).add(number, readable ? doc(method.javadoc(), part) : List.of());
      if (readable && !method.javadoc().isBlank()) {
        List<String> sentence = Stems.of(LabelText.firstSentence(method.javadoc()));
        indexes.get(4).add(methods.size(), sentence);
      }
      new HashSet<>(all).forEach(s -> frequencies.merge(s, 1, Integer::sum));
      tokens.add(JavadocPhrases.tokens(method, code, vocabulary));
      declarations.add(DeclarationTokens.of(method, code));
      methods.add(method);
      words.add(code);
    }

    private static List<String> doc(String javadoc, SearchEvidence.Docs part) {
      return switch (part) {
        case NONE -> List.of();
        case REST -> Stems.of(javadoc.substring(LabelText.firstSentence(javadoc).length()));
        case ALL -> Stems.of(javadoc);
      };
    }

    private static int flags(MethodNode method, boolean readable) {
      return (method.modifiers().contains("public") ? PUBLIC : 0)
          | (method.canonical().constructor() ? CONSTRUCTOR : 0)
          | (readable ? READABLE : 0)
          | (method.javadoc().isBlank() ? 0 : DOCUMENTED);
    }

    private static int at(Map<String, Integer> numbers, String text) {
      return numbers.getOrDefault(text, 0);
    }
  }
}
