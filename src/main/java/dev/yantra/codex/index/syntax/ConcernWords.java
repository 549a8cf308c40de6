package dev.yantra.codex.index.syntax;

import dev.yantra.codex.graph.Concern;
import dev.yantra.codex.text.SubTokens;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * The table of the packages, types, methods and names that point to each concern, read by {@link
 * Concerns}.
 */
final class ConcernWords {
  /**
   * One row: a concern and the names that point to it.
   *
   * @param owners of called methods: packages with their last dot, binary names of types, or {@code
   *     Type#} with the first words of a method's name
   * @param types ends of simple type names
   * @param methods first words of method names
   * @param names sub-tokens of variable names
   */
  private record Row(
      Concern concern,
      List<String> owners,
      List<String> types,
      List<String> methods,
      List<String> names) {}

  private static final List<Row> ROWS =
      List.of(
          new Row(
              Concern.VALIDATION,
              List.of(
                  "java.util.Objects#requireNonNull",
                  "java.util.Objects#check",
                  "com.google.common.base.Preconditions",
                  "org.apache.commons.lang3.Validate",
                  "org.springframework.util.Assert",
                  "jakarta.validation.",
                  "javax.validation."),
              List.of("Validator", "ValidationException", "Preconditions", "Errors"),
              List.of("validate", "require", "check", "ensure", "verify"),
              List.of()),
          new Row(
              Concern.DB_ACCESS,
              List.of(
                  "java.sql.",
                  "javax.sql.",
                  "javax.persistence.",
                  "jakarta.persistence.",
                  "org.hibernate.",
                  "org.springframework.data.",
                  "org.springframework.jdbc.",
                  "org.jooq.",
                  "org.apache.ibatis.",
                  "com.mongodb.",
                  "redis.clients."),
              List.of("Repository", "Dao", "DAO", "EntityManager", "JdbcTemplate", "DataSource"),
              List.of("persist", "executeQuery", "executeUpdate"),
              List.of("repository", "dao", "jdbc")),
          new Row(
              Concern.API_CALL,
              List.of(
                  "java.net.http.",
                  "java.net.URLConnection",
                  "java.net.HttpURLConnection",
                  "java.net.URL#openStream",
                  "java.net.URL#openConnection",
                  "java.net.Socket",
                  "org.springframework.web.client.",
                  "org.springframework.web.reactive.function.client.",
                  "org.apache.http.",
                  "org.apache.hc.",
                  "okhttp3.",
                  "retrofit2.",
                  "feign.",
                  "io.grpc.",
                  "jakarta.ws.rs.client.",
                  "javax.ws.rs.client."),
              List.of("HttpClient", "RestTemplate", "WebClient", "RestClient", "HttpRequest"),
              List.of("openConnection"),
              List.of()),
          new Row(
              Concern.AUTH,
              List.of(
                  "org.springframework.security.",
                  "javax.security.auth.",
                  "java.security.Principal",
                  "java.security.Permission",
                  "java.security.AccessController",
                  "io.jsonwebtoken.",
                  "com.auth0.",
                  "org.apache.shiro."),
              List.of("Authentication", "Credentials", "Principal", "Permission"),
              List.of("authenticate", "authorize", "login", "logout"),
              List.of("password", "credentials", "principal", "jwt")),
          new Row(
              Concern.LOGGING,
              List.of(
                  "org.slf4j.",
                  "java.util.logging.",
                  "org.apache.logging.",
                  "org.apache.commons.logging.",
                  "org.apache.log4j.",
                  "org.jboss.logging.",
                  "ch.qos.logback.",
                  "java.lang.System$Logger"),
              List.of("Logger", "LoggerFactory"),
              List.of(),
              List.of("logger", "LOGGER", "log", "LOG")),
          new Row(
              Concern.CACHING,
              List.of(
                  "com.google.common.cache.",
                  "com.github.benmanes.caffeine.",
                  "org.springframework.cache.",
                  "javax.cache.",
                  "org.ehcache."),
              List.of("Cache", "WeakHashMap", "SoftReference", "WeakReference"),
              List.of("computeIfAbsent", "memoize"),
              List.of("cache", "cached", "CACHE")),
          new Row(
              Concern.CONCURRENCY,
              List.of(
                  "java.util.concurrent.",
                  "java.lang.Thread",
                  "java.lang.Object#wait",
                  "java.lang.Object#notify",
                  "reactor.core.",
                  "io.reactivex."),
              List.of("Thread", "Lock", "Semaphore", "CountDownLatch", "ExecutorService"),
              List.of(),
              List.of("executor", "lock")),
          new Row(
              Concern.IO,
              List.of(
                  "java.io.",
                  "java.nio.",
                  "java.util.zip.",
                  "java.util.jar.",
                  "java.util.Scanner",
                  "org.apache.commons.io."),
              List.of(
                  "InputStream", "OutputStream", "Reader", "Writer", "Files", "File", "Channel"),
              List.of("flush"),
              List.of()),
          new Row(
              Concern.PARSING,
              List.of(
                  "java.lang.Integer#parse",
                  "java.lang.Integer#valueOf",
                  "java.lang.Long#parse",
                  "java.lang.Double#parse",
                  "java.lang.Float#parse",
                  "java.lang.Boolean#parse",
                  "java.util.regex.",
                  "java.util.StringTokenizer",
                  "java.lang.String#split",
                  "com.fasterxml.jackson.core.JsonParser",
                  "org.w3c.dom.",
                  "javax.xml.parsers."),
              List.of("Parser", "Tokenizer", "Scanner", "Lexer"),
              List.of("parse", "decode", "unescape", "tokenize"),
              List.of()),
          new Row(
              Concern.FORMATTING,
              List.of(
                  "java.lang.String#format",
                  "java.lang.String#join",
                  "java.lang.StringBuilder",
                  "java.lang.StringBuffer",
                  "java.util.Formatter",
                  "java.util.StringJoiner",
                  "java.text.MessageFormat",
                  "java.text.NumberFormat",
                  "java.text.DecimalFormat"),
              List.of("Formatter", "StringJoiner"),
              List.of("format", "print", "render", "escape", "encode"),
              List.of()),
          new Row(
              Concern.TIME,
              List.of(
                  "java.time.",
                  "java.util.Date",
                  "java.util.Calendar",
                  "java.util.GregorianCalendar",
                  "java.util.TimeZone",
                  "java.text.SimpleDateFormat",
                  "java.lang.System#currentTimeMillis",
                  "java.lang.System#nanoTime",
                  "org.joda.time."),
              List.of("Calendar", "TimeZone", "Duration", "Instant", "LocalDate", "LocalDateTime"),
              List.of(),
              List.of()),
          new Row(
              Concern.ARITHMETIC,
              List.of(
                  "java.lang.Math",
                  "java.lang.StrictMath",
                  "java.math.",
                  "java.lang.Integer#bitCount",
                  "java.lang.Long#bitCount"),
              List.of("BigDecimal", "BigInteger"),
              List.of(),
              List.of()),
          new Row(
              Concern.COLLECTIONS,
              List.of(
                  "java.util.stream.",
                  "java.util.Collections",
                  "java.util.Arrays",
                  "java.util.Collection",
                  "java.util.List",
                  "java.util.ArrayList",
                  "java.util.Map",
                  "java.util.HashMap",
                  "java.util.Set",
                  "java.util.Iterator",
                  "java.lang.Iterable",
                  "com.google.common.collect."),
              List.of("Collectors", "Iterator", "Spliterator"),
              List.of("stream"),
              List.of()),
          new Row(
              Concern.REFLECTION,
              List.of(
                  "java.lang.reflect.",
                  "java.lang.Class#",
                  "java.lang.ClassLoader",
                  "java.lang.invoke.",
                  "java.util.ServiceLoader"),
              List.of("ClassLoader", "MethodHandle", "Constructor"),
              List.of(),
              List.of()),
          new Row(
              Concern.NOTIFICATION,
              List.of(
                  "java.beans.PropertyChangeSupport",
                  "org.springframework.context.ApplicationEventPublisher",
                  "org.springframework.kafka.",
                  "org.springframework.jms.",
                  "org.apache.kafka.clients.producer.",
                  "javax.mail.",
                  "jakarta.mail.",
                  "javax.jms.",
                  "jakarta.jms."),
              List.of("Listener", "Event", "Publisher", "Observer"),
              List.of("notify", "publish", "fire", "emit", "broadcast", "dispatch"),
              List.of("listeners", "observers", "subscribers")),
          new Row(
              Concern.NULL_HANDLING,
              List.of("java.util.Objects#", "java.util.Optional"),
              List.of("Optional"),
              List.of("ofNullable", "defaultIfNull", "orElse", "isNull", "nonNull"),
              List.of()));

  private static final Map<String, Set<Concern>> BY_OWNER = table(Row::owners);
  private static final Map<String, Set<Concern>> BY_TYPE = table(Row::types);
  private static final Map<String, Set<Concern>> BY_METHOD = table(Row::methods);
  private static final Map<String, Set<Concern>> BY_NAME = table(Row::names);

  private ConcernWords() {}

  private static Map<String, Set<Concern>> table(Function<Row, List<String>> column) {
    Map<String, Set<Concern>> table = new HashMap<>();
    for (Row row : ROWS) {
      for (String word : column.apply(row)) {
        table.computeIfAbsent(word, w -> EnumSet.noneOf(Concern.class)).add(row.concern());
      }
    }
    return Map.copyOf(table);
  }

  private static void add(Map<String, Set<Concern>> table, String word, Set<Concern> found) {
    found.addAll(table.getOrDefault(word, Set.of()));
  }

  /** Adds what a call of a method tells; {@code owner} is the binary name of its type. */
  static void ofCall(String owner, String member, Set<Concern> found) {
    for (int dot = owner.indexOf('.'); dot >= 0; dot = owner.indexOf('.', dot + 1)) {
      add(BY_OWNER, owner.substring(0, dot + 1), found);
    }
    int dollar = owner.indexOf('$');
    add(BY_OWNER, dollar < 0 ? owner : owner.substring(0, dollar), found);
    add(BY_OWNER, owner, found);
    add(BY_OWNER, owner + "#", found);
    for (int end = 1; end <= member.length(); end++) {
      if (endsWord(member, end)) {
        add(BY_OWNER, owner + "#" + member.substring(0, end), found);
      }
    }
    ofType(owner.substring(Math.max(owner.lastIndexOf('.'), owner.lastIndexOf('$')) + 1), found);
  }

  /** Adds what the simple name of a type tells. */
  static void ofType(String simpleName, Set<Concern> found) {
    for (int start = 0; start < simpleName.length(); start++) {
      if (start == 0 || Character.isUpperCase(simpleName.charAt(start))) {
        add(BY_TYPE, simpleName.substring(start), found);
      }
    }
  }

  /** Adds what the name of a called method tells. */
  static void ofMethod(String name, Set<Concern> found) {
    for (int end = 1; end <= name.length(); end++) {
      if (endsWord(name, end)) {
        add(BY_METHOD, name.substring(0, end), found);
      }
    }
  }

  private static boolean endsWord(String name, int end) {
    return end == name.length() || Character.isUpperCase(name.charAt(end));
  }

  /** Adds what the name of a variable tells. */
  static void ofName(String name, Set<Concern> found) {
    add(BY_NAME, name, found);
    if (name.length() > 2) {
      SubTokens.split(name, word -> add(BY_NAME, word, found));
    }
  }
}
