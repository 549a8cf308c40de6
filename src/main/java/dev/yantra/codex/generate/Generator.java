package dev.yantra.codex.generate;

import dev.yantra.codex.generate.CheckedProposals.Checked;
import dev.yantra.codex.generate.Generation.Check;
import dev.yantra.codex.generate.Generation.Checks;
import dev.yantra.codex.generate.Generation.Receipt;
import dev.yantra.codex.generate.Generation.Source;
import dev.yantra.codex.generate.Proposals.Proposal;
import dev.yantra.codex.generate.candidate.BodyCandidate;
import dev.yantra.codex.generate.candidate.CandidatePool;
import dev.yantra.codex.generate.candidate.Layout;
import dev.yantra.codex.generate.candidate.Shape;
import dev.yantra.codex.generate.donor.Donor;
import dev.yantra.codex.generate.donor.DonorSearch;
import dev.yantra.codex.generate.donor.Expectations;
import dev.yantra.codex.generate.donor.GenerationTarget;
import dev.yantra.codex.generate.rank.Contest;
import dev.yantra.codex.generate.rank.GenerationModel;
import dev.yantra.codex.generate.rank.Ranker;
import dev.yantra.codex.generate.rank.Ranker.Ranked;
import dev.yantra.codex.generate.syntax.CandidateCompiler;
import dev.yantra.codex.generate.syntax.CandidateCompiler.Compiles;
import dev.yantra.codex.generate.syntax.CandidateCompiler.Trial;
import dev.yantra.codex.generate.syntax.CandidateCompiler.Verdict;
import dev.yantra.codex.generate.syntax.MethodSource;
import dev.yantra.codex.generate.syntax.ParsedSources;
import dev.yantra.codex.generate.syntax.WrittenTypeNames;
import dev.yantra.codex.graph.CanonicalId;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.graph.Parameter;
import dev.yantra.codex.student.Student;
import dev.yantra.codex.workspace.Workspace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes methods: place, donors, sketch, adapt, check, rank.
 *
 * <p>What is parsed for one request serves the next. Not for use by several threads.
 */
public final class Generator implements AutoCloseable {
  /**
   * Confidence in a method that nobody declared is a rule of thumb, not a calibrated figure: there
   * is no held-out truth for it. So it stays below the gate and the answer a draft.
   */
  private static final double INVENTED = 0.8;

  private final Workspace workspace;
  private final CodeGraph graph;
  private final Student student;
  private final GenerateOptions options;
  private final ParsedSources sources;
  private final Placement placement;
  private final DonorSearch search;
  private final CandidatePool pool;
  private final NewMethodProposals inventions;
  private final CandidateCompiler compiler;
  private final GenerationModel model;

  public Generator(Workspace workspace, CodeGraph graph, Student student, GenerateOptions options) {
    this.workspace = workspace;
    this.graph = graph;
    this.student = student;
    this.options = options;
    this.sources = new ParsedSources(workspace, graph);
    this.placement = new Placement(graph, sources);
    this.search = new DonorSearch(graph, student, sources);
    this.pool = new CandidatePool(graph, sources);
    this.inventions = new NewMethodProposals(graph, student, sources, search, pool, options);
    this.compiler = new CandidateCompiler(sources, options.classPath());
    this.model = GenerationModel.load(workspace.directory().resolve(student.model()));
  }

  /** Answers one request. */
  public Generation generate(GenerateRequest request) {
    return generate(List.of(request)).get(0);
  }

  /** Answers many requests and checks all their candidates together, which costs much less. */
  public List<Generation> generate(List<GenerateRequest> requests) {
    return checked(requests).stream().map(this::answer).map(this::tested).toList();
  }

  /** The answer with what its tests say; an answer that fails them is no more than a draft. */
  private Generation tested(Generation answer) {
    return options.verify() == GenerateOptions.Verify.TESTS
        ? answer.tested(new AnswerTestRun(workspace, graph).run(answer))
        : answer;
  }

  /**
   * The candidates for methods whose bodies are known, told right from wrong.
   *
   * <p>Right is a body that is the same but for the names of parameters and locals: stricter than
   * what tests would say, and free. A method that is gone from its file since the graph was made is
   * left out.
   */
  List<Contest> contests(List<String> methods) {
    Map<String, MethodSource> truths = new LinkedHashMap<>();
    for (String method : methods) {
      sources
          .method(graph.method(graph.find(method).orElseThrow()))
          .ifPresent(truth -> truths.put(method, truth));
    }
    List<CheckedProposals> checked =
        checked(truths.keySet().stream().map(GenerateRequest::body).toList());
    List<Contest> contests = new ArrayList<>();
    truths.forEach(
        (method, truth) -> {
          CheckedProposals a = checked.get(contests.size());
          List<String> parameters = truth.parameters().stream().map(Parameter::name).toList();
          Shape wanted = Shape.of(truth.body(), parameters);
          List<Boolean> right =
              a.candidates().stream().map(c -> c.lexed().shape(parameters).equals(wanted)).toList();
          contests.add(new Contest(method, a.rows(), right, a.candidates()));
        });
    return contests;
  }

  private Proposals proposals(GenerateRequest request) {
    return request.method().isEmpty() ? inventions.of(request) : bodyOf(request);
  }

  private Proposals bodyOf(GenerateRequest request) {
    GenerationTarget target = placement.bodyOf(request);
    Expectations expected = Expectations.of(student, target);
    List<Proposal> all =
        pool.of(target, search.find(target, options.donors()), expected).stream()
            .map(c -> new Proposal(target, c))
            .toList();
    return new Proposals(target, expected, "", all);
  }

  /** The proposals that are left for each request; all of them are compiled in one go. */
  private List<CheckedProposals> checked(List<GenerateRequest> requests) {
    List<Proposals> proposals = new ArrayList<>();
    List<Long> nanos = new ArrayList<>();
    List<Trial> trials = new ArrayList<>();
    for (GenerateRequest request : requests) {
      long start = System.nanoTime();
      Proposals found = proposals(request);
      nanos.add(System.nanoTime() - start);
      proposals.add(found);
      for (Proposal p : found.all()) {
        trials.add(new Trial(p.target().header(), p.candidate().body(), p.candidate().imports()));
      }
    }
    boolean compiled = options.verify() != GenerateOptions.Verify.NONE;
    long start = System.nanoTime();
    List<Verdict> verdicts = compiled ? compiler.check(trials) : List.of();
    long each = (System.nanoTime() - start) / Math.max(1, requests.size());
    List<CheckedProposals> checked = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < proposals.size(); i++) {
      int to = from + proposals.get(i).all().size();
      checked.add(
          CheckedProposals.of(
              proposals.get(i),
              compiled ? verdicts.subList(from, to) : List.of(),
              nanos.get(i) + each));
      from = to;
    }
    return checked;
  }

  private Generation answer(CheckedProposals attempt) {
    long start = System.nanoTime();
    List<double[]> features = attempt.rows();
    Optional<Checked> best = Optional.empty();
    double confidence = 0;
    if (!attempt.left().isEmpty()) {
      boolean invented = attempt.proposals().target().node().isEmpty();
      List<Ranked> ranked =
          invented
              ? Ranker.byPrior(attempt.candidates())
              : model.ranker().rank(attempt.candidates(), features);
      best = Optional.of(attempt.left().get(ranked.get(0).position()));
      confidence =
          invented
              ? INVENTED * ranked.get(0).candidate().prior()
              : model.confidence(ranked, features);
    }
    GenerationTarget spec =
        best.map(c -> c.proposal().target()).orElse(attempt.proposals().target());
    Optional<BodyCandidate> candidate = best.map(Checked::candidate);
    Check compiles =
        best.filter(e -> e.compiles() == Compiles.YES).map(e -> Check.YES).orElse(Check.UNKNOWN);
    List<Receipt> receipts = new ArrayList<>();
    for (Donor d : candidate.map(BodyCandidate::donors).orElse(List.of())) {
      receipts.add(new Receipt(d.id(), editsOf(d, candidate.get())));
    }
    return new Generation(
        id(spec),
        sources.fileOfType().getOrDefault(spec.header().owner(), ""),
        candidate
            .map(c -> Layout.method(attempt.proposals().javadoc(), spec.header(), c))
            .orElse(""),
        candidate.map(BodyCandidate::imports).orElse(List.of()),
        confidence,
        confidence >= options.gate() ? Source.STUDENT : Source.DRAFT,
        new Checks(best.isPresent() ? Check.YES : Check.UNKNOWN, compiles, Check.UNKNOWN),
        receipts,
        Generation.Sketch.of(attempt.proposals().expected()),
        (attempt.nanos() + System.nanoTime() - start) / 1e6);
  }

  /** Of all edits those that concern this donor: the names that they replace stand in its body. */
  private static List<String> editsOf(Donor donor, BodyCandidate candidate) {
    String body = donor.source().body();
    return candidate.donors().size() == 1
        ? List.copyOf(candidate.edits())
        : candidate.edits().stream()
            .filter(e -> body.contains(e.substring(0, Math.max(0, e.indexOf(" -> ")))))
            .toList();
  }

  private String id(GenerationTarget spec) {
    return spec.node().isPresent()
        ? graph.node(spec.node().getAsInt()).id()
        : CanonicalId.method(
            spec.header().owner(),
            spec.header().name(),
            spec.header().parameters().stream()
                .map(p -> WrittenTypeNames.simple(p.type()))
                .toList());
  }

  @Override
  public void close() {
    compiler.close();
  }
}
