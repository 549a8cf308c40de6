package dev.yantra.codex.index.resolve;

import com.github.javaparser.ast.CompilationUnit;
import dev.yantra.codex.graph.CallSite;
import dev.yantra.codex.index.types.SourceType;
import dev.yantra.codex.index.types.TypeTable;
import dev.yantra.codex.index.types.TypeTable.SourceUnit;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A resolver of all references in one file. */
public final class UnitResolver {
  /** A name that stands where a method is asked for; its site has no callee. */
  public static final String MARK = Calls.MARK;

  private final TypeTable table;

  public UnitResolver(TypeTable table) {
    this.table = table;
  }

  /**
   * The resolved declarations, references and calls of a file.
   *
   * @param declarations its named types, local ones included
   * @param references in no particular order
   * @param calls those of one caller together and in the order of the source
   * @param dependencies simple names of types whose members the references depend on
   */
  public record Resolution(
      List<DeclaredType> declarations,
      List<Reference> references,
      List<CallSite> calls,
      Set<String> dependencies,
      int callSites,
      int resolvedCalls) {}

  /** Resolves a file of which {@code source} is in the table. */
  public Resolution resolve(CompilationUnit tree, SourceUnit source) {
    Attribution attribution = new Attribution(table, new LocalTypes(tree));
    ResolutionRecord findings = new ResolutionRecord();
    Scope.Unit scope = new Scope.Unit(source.names());
    for (int i = 0; i < Math.min(source.types().size(), tree.getTypes().size()); i++) {
      SourceType type = source.types().get(i);
      Place place =
          new Place(
              table,
              type.binaryName(),
              new Scope.Block(scope),
              findings,
              new Place.Results(ExpectedType.NOTHING));
      new TypeBody(attribution, type, scope).attribute(tree.getTypes().get(i), place);
      findings.finish();
    }
    return new Resolution(
        List.copyOf(attribution.declarations()),
        List.copyOf(findings.references()),
        new CallPlaces(attribution, tree).of(findings.calls()),
        new TreeSet<>(findings.types()),
        findings.callSites(),
        findings.resolvedCalls());
  }
}
