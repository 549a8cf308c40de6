package dev.yantra.codex.predict.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.yantra.codex.graph.CanonicalId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TestNamingTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        // The class fits whole, and all, some or none of the method's words stand in the test's.
        "a.OrderTest#total() a.Order#total() 1.0",
        "a.TestOrder#testTotal() a.Order#total() 1.0",
        "a.OrderTests#x() a.Order#total() 0.6",
        "a.OrderIT#x() a.Order#total() 0.6",
        "a.OrderTestCase#total() a.Order#totalSum() 0.8",
        "a.Order#total() a.Order#total() 1.0",
        // The words of a nested test class count as its test's.
        "a.OrderTest$Total#ofNothing() a.Order#total() 1.0",
        // A constructor is named by its class.
        "a.OrderTest#newOrder() a.Order#<init>() 1.0",
        "a.OrderTest#fresh() a.Order#<init>() 1.0",
        // A longer name of the test class fits less: half the share of the words, and a quarter.
        "a.OrderTotalTest#x() a.Order#sum() 0.3",
        "a.OrderTotalSumTest#x() a.Order#y() 0.25",
        // A nested class may be meant by its own name or by the name of the class around it.
        "a.LineTest#x() a.Order$Line#y() 0.6",
        "a.OrderTest#x() a.Order$Line#y() 0.6",
        "a.OrderLineTest#x() a.Line#y() 0.0",
        "a.OtherTest#total() a.Order#total() 0.0",
        "a.OrdTest#total() a.Order#total() 0.0",
        "a.Test#total() a.Order#total() 0.0",
        "a.OrderTest#total() a.Test#total() 0.0",
      })
  void fit_followsTheConventions(String test, String subject, double fit) {
    double got = TestNaming.fit(CanonicalId.parse(test), CanonicalId.parse(subject));
    assertEquals(fit, got, 1e-9);
  }
}
