package dev.yantra.codex.teacher;

import dev.yantra.codex.workspace.CodexException;
import dev.yantra.codex.workspace.Settings;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;

/** The dated price table that comes with Codex; settings win over it. */
public final class Prices {
  private static final Pattern DATE = Pattern.compile("-(\\d{8}|\\d{4}-\\d{2}-\\d{2})$");

  private final Properties table = new Properties();

  /** Reads the table. */
  public Prices() {
    try (Reader reader =
        new InputStreamReader(
            Optional.ofNullable(Prices.class.getResourceAsStream("prices.properties"))
                .orElseThrow(() -> new IllegalStateException("no price table")),
            StandardCharsets.UTF_8)) {
      table.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** When the table was last compared with the makers' price lists, as an ISO date. */
  public String date() {
    return table.getProperty("date", "");
  }

  /**
   * The price of a model on a host.
   *
   * @param atHome true if it is the maker's own host, for which alone the table holds
   * @throws CodexException if that is not known
   */
  public Price of(String model, String host, boolean atHome, Settings settings) {
    Optional<String> input = settings.get("teacher.price.input");
    Optional<String> output = settings.get("teacher.price.output");
    if (input.isPresent() && output.isPresent()) {
      return price(input.get() + "," + output.get(), "teacher.price.input and .output");
    }
    if (Hosts.isLoopback(host)) {
      return Price.FREE;
    }
    String row = atHome ? row(model) : "";
    if (row.isEmpty()) {
      throw CodexException.budget(
          "The price of "
              + model
              + " on "
              + host
              + " is not known. Look it up and set teacher.price.input and teacher.price.output"
              + " (US dollars per million tokens).");
    }
    return price(row, "prices.properties");
  }

  private String row(String model) {
    return table.getProperty(model, table.getProperty(DATE.matcher(model).replaceFirst(""), ""));
  }

  private static Price price(String pair, String source) {
    int comma = pair.indexOf(',');
    try {
      return new Price(
          Double.parseDouble(pair.substring(0, comma).strip()),
          Double.parseDouble(pair.substring(comma + 1).strip()));
    } catch (IllegalArgumentException e) {
      throw CodexException.usage(
          source + ": \"" + pair + "\" is no price. Give US dollars per million tokens.");
    }
  }
}
