package dev.yantra.codex.index.classpath;

import java.io.File;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.maven.model.Model;
import org.apache.maven.model.building.DefaultModelBuilderFactory;
import org.apache.maven.model.building.ModelBuildingRequest;
import org.apache.maven.model.building.ModelProblemCollector;
import org.apache.maven.model.interpolation.ModelInterpolator;
import org.apache.maven.model.validation.ModelValidator;

/**
 * Maven's model builder for POMs that need not be fit for a build: nothing is validated, and
 * properties whose values would fill the memory stay as they are written.
 */
final class LenientModels extends DefaultModelBuilderFactory {
  /** The longest value of a property, with all that it refers to. */
  private static final int LONGEST = 4096;

  private static final Pattern PROPERTY = Pattern.compile("\\$\\{([^{}]+)}");

  @Override
  protected ModelValidator newModelValidator() {
    return new ModelValidator() {
      @Override
      public void validateRawModel(
          Model model, ModelBuildingRequest request, ModelProblemCollector problems) {
        // What cannot be built can still be read.
      }

      @Override
      public void validateEffectiveModel(
          Model model, ModelBuildingRequest request, ModelProblemCollector problems) {
        // What cannot be built can still be read.
      }
    };
  }

  @Override
  protected ModelInterpolator newModelInterpolator() {
    ModelInterpolator interpolator = super.newModelInterpolator();
    return new ModelInterpolator() {
      @Override
      public Model interpolateModel(
          Model model, File directory, ModelBuildingRequest request, ModelProblemCollector found) {
        bound(model.getProperties());
        return interpolator.interpolateModel(model, directory, request, found);
      }
    };
  }

  /** Takes out references from values that would grow too long: doubling ones double each time. */
  static void bound(Properties properties) {
    Map<String, Long> lengths = new HashMap<>();
    for (String name : properties.stringPropertyNames()) {
      if (length(name, properties, lengths, new HashSet<>()) > LONGEST) {
        properties.setProperty(name, properties.getProperty(name, "").replace("${", "$ {"));
      }
    }
  }

  private static long length(
      String name, Properties properties, Map<String, Long> lengths, Set<String> open) {
    Long known = lengths.get(name);
    if (known != null) {
      return known;
    }
    String value = properties.getProperty(name);
    if (value == null || !open.add(name)) {
      return 0;
    }
    long length = value.length();
    Matcher reference = PROPERTY.matcher(value);
    while (reference.find()) {
      length =
          Math.min(
              Integer.MAX_VALUE, length + length(reference.group(1), properties, lengths, open));
    }
    open.remove(name);
    lengths.put(name, length);
    return length;
  }
}
