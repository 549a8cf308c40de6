package dev.yantra.codex;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.text.DecimalFormat;
import java.text.NumberFormat;
import java.util.Formatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** No answer depends on the locale of the machine: not ids, not numbers, not words. */
final class LocaleTest {
  private static final JavaClasses CODEX =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.yantra.codex");

  private static final Map<String, Set<String>> BY_DEFAULT_LOCALE =
      Map.of(
          String.class.getName(),
          Set.of("format", "formatted", "toLowerCase", "toUpperCase"),
          PrintStream.class.getName(),
          Set.of("format", "printf"),
          PrintWriter.class.getName(),
          Set.of("format", "printf"),
          Formatter.class.getName(),
          Set.of("<init>"),
          NumberFormat.class.getName(),
          Set.of("getInstance", "getIntegerInstance"),
          DecimalFormat.class.getName(),
          Set.of("<init>"),
          "java.time.format.DateTimeFormatter",
          Set.of("ofPattern"));

  @Test
  void nothing_isFoldedOrFormattedByTheDefaultLocale() {
    noClasses()
        .should()
        .callCodeUnitWhere(
            new DescribedPredicate<JavaCall<?>>("it folds or formats by the default locale") {
              @Override
              public boolean test(JavaCall<?> call) {
                return BY_DEFAULT_LOCALE
                        .getOrDefault(call.getTargetOwner().getName(), Set.of())
                        .contains(call.getTarget().getName())
                    && takesNoLocale(call.getTarget().getRawParameterTypes());
              }
            })
        .check(CODEX);
  }

  private static boolean takesNoLocale(List<JavaClass> parameters) {
    return parameters.stream().noneMatch(p -> p.isEquivalentTo(Locale.class));
  }
}
