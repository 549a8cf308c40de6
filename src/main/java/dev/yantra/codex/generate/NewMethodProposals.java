package dev.yantra.codex.generate;

import dev.yantra.codex.generate.Proposals.Proposal;
import dev.yantra.codex.generate.candidate.BodyCandidate;
import dev.yantra.codex.generate.candidate.CandidatePool;
import dev.yantra.codex.generate.candidate.Composer;
import dev.yantra.codex.generate.candidate.Composer.Composition;
import dev.yantra.codex.generate.candidate.ParsedRequest;
import dev.yantra.codex.generate.donor.Donor;
import dev.yantra.codex.generate.donor.DonorSearch;
import dev.yantra.codex.generate.donor.Expectations;
import dev.yantra.codex.generate.donor.GenerationTarget;
import dev.yantra.codex.generate.syntax.MethodSignature;
import dev.yantra.codex.generate.syntax.ParsedSources;
import dev.yantra.codex.generate.syntax.SignatureReader;
import dev.yantra.codex.generate.syntax.TypeSource;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.student.Student;
import dev.yantra.codex.text.SubTokens;
import dev.yantra.codex.workspace.CodexException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Methods that do not exist yet, from a sentence: where, under which name, of which steps. */
final class NewMethodProposals {
  /*
   * Compositions that are compiled, donors that a method is modelled on alone, and types that it is
   * tried in: bounds on time. Chosen, not measured.
   */
  private static final int COMPOSITIONS = 40;
  private static final int MODELS = 4;
  private static final int PLACES = 3;

  /** Factor for a method modelled on one donor: a composition says more; chosen, not measured. */
  private static final double MODELLED = 0.5;

  private final Student student;
  private final ParsedSources sources;
  private final DonorSearch search;
  private final CandidatePool pool;
  private final Placement placement;
  private final Composer composer;
  private final GenerateOptions options;
  private final Set<String> words = new HashSet<>();

  NewMethodProposals(
      CodeGraph graph,
      Student student,
      ParsedSources sources,
      DonorSearch search,
      CandidatePool pool,
      GenerateOptions options) {
    this.student = student;
    this.sources = sources;
    this.search = search;
    this.pool = pool;
    this.options = options;
    this.placement = new Placement(graph, sources);
    this.composer = new Composer(sources);
    CandidatePool.names(graph).forEach(n -> words.addAll(SubTokens.of(n)));
  }

  Proposals of(GenerateRequest request) {
    if (request.text().isBlank()) {
      throw CodexException.usage("Say what the method should do, or name one with --method.");
    }
    ParsedRequest wish = ParsedRequest.of(request.text(), words);
    List<TypeSource> places =
        request.in().isEmpty()
            ? placement.likely(
                search.find(spec(request, header("", wish.name())), options.donors()))
            : List.of(placement.type(request.in()));
    // The type that has the most to say of the request; the likeliest one where none has.
    return places.stream()
        .limit(PLACES)
        .map(place -> in(place, request, wish))
        .reduce((a, b) -> b.bestPrior() > a.bestPrior() ? b : a)
        .orElseThrow();
  }

  private Proposals in(TypeSource type, GenerateRequest request, ParsedRequest wish) {
    Optional<MethodSignature> wanted =
        request.signature().isEmpty()
            ? Optional.empty()
            : Optional.of(SignatureReader.read(request.signature(), type.name()));
    wanted.ifPresent(h -> refuseExisting(type, h));
    GenerationTarget placed = spec(request, wanted.orElse(header(type.name(), wish.name())));
    List<Donor> donors = search.find(placed, options.donors());
    List<Proposal> entries = new ArrayList<>();
    for (Composition c : composer.compose(wish, type.name(), donors, wanted)) {
      if (entries.size() < COMPOSITIONS) {
        GenerationTarget spec = spec(request, c.header());
        entries.add(new Proposal(spec, pool.imported(spec, c.candidate())));
      }
    }
    if (wanted.isPresent()) {
      pool.of(placed, donors, Expectations.of(student, placed))
          .forEach(c -> entries.add(new Proposal(placed, c)));
    } else {
      for (Donor donor : donors.subList(0, Math.min(MODELS, donors.size()))) {
        modelled(request, wish, type, donor).forEach(entries::add);
      }
    }
    return new Proposals(
        placed, Expectations.of(student, placed), wish.javadoc(thirdPerson(type)), entries);
  }

  private static boolean thirdPerson(TypeSource type) {
    long documented = type.methods().stream().filter(m -> !m.javadoc().isEmpty()).count();
    long third =
        type.methods().stream()
            .filter(m -> m.javadoc().matches("(?sU)/\\*\\*[\\s*]*\\w+s\\b.*"))
            .count();
    return 2 * third > documented;
  }

  /** The request's method declared as a donor is, where the donor is alone enough of a model. */
  private List<Proposal> modelled(
      GenerateRequest request, ParsedRequest wish, TypeSource type, Donor donor) {
    if (donor.source().constructor()) {
      return List.of();
    }
    MethodSignature model = MethodSignature.of(donor.source());
    MethodSignature header =
        new MethodSignature(
            type.name(),
            wish.name(),
            model.modifiers(),
            model.typeParameters(),
            model.parameters(),
            model.returnType(),
            model.throwsTypes());
    GenerationTarget spec = spec(request, header);
    List<Proposal> entries = new ArrayList<>();
    for (BodyCandidate c : pool.of(spec, List.of(donor), Expectations.NONE)) {
      if (c.how() == BodyCandidate.How.ADAPTED && !c.edits().isEmpty()) {
        double words = (double) wish.covered(Set.copyOf(SubTokens.of(c.body())));
        double prior = MODELLED * c.prior() * words / Math.max(1, wish.content().size());
        entries.add(new Proposal(spec, c.withPrior(prior)));
      }
    }
    return entries;
  }

  private static GenerationTarget spec(GenerateRequest request, MethodSignature header) {
    return new GenerationTarget(header, request.text(), OptionalInt.empty());
  }

  private static MethodSignature header(String owner, String name) {
    return new MethodSignature(owner, name, List.of("public"), "", List.of(), "void", List.of());
  }

  private void refuseExisting(TypeSource type, MethodSignature header) {
    if (sources.declares(type, header)) {
      throw CodexException.usage(
          type.name()
              + " has a method "
              + header.source()
              + " already. To write its body anew, name it with --method.");
    }
  }
}
