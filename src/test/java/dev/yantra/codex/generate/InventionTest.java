package dev.yantra.codex.generate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.yantra.codex.generate.Generation.Check;
import dev.yantra.codex.workspace.CodexException;
import dev.yantra.codex.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Methods from a sentence, in a domain that nobody wrote the mechanisms for: a hotel's desk. */
final class InventionTest {
  @TempDir Path root;

  @BeforeEach
  void hotel() throws IOException {
    write(
        "Check",
        "final class Check { static void filled(String s, String n) { } static void room(int r, String n) { } static void guest(long g, String n) { } }");
    write("Event", "enum Event { GUEST_ARRIVED, ROOM_CHANGED, ROOM_SWAPPED, BREAKFAST_BOOKED }");
    write("Use", "enum Use { ARRIVAL, ROOM_SWAP, BREAKFAST }");
    write(
        "Voucher",
        "record Voucher(String code, long guestId, int nights) { void mustServe(Use use) { } }");
    write("Vouchers", "interface Vouchers { Voucher load(String code); void tear(Voucher v); }");
    write(
        "Guest",
        "record Guest(long id, int room, boolean here) { Guest arrived() { return this; } Guest movedTo(int r) { return new Guest(id, r, here); } }");
    write("Guests", "interface Guests { Guest load(long id); void store(Guest g); }");
    write("Journal", "interface Journal { void write(Event e, long guest); }");
    write(
        "Desk",
        """
        final class Desk {
          private final Vouchers vouchers;
          private final Guests guests;
          private final Journal journal;

          Desk(Vouchers vouchers, Guests guests, Journal journal) {
            this.vouchers = vouchers;
            this.guests = guests;
            this.journal = journal;
          }

          /** Lets a guest arrive who has a voucher. */
          void arrive(String voucher) {
            Check.filled(voucher, "voucher");

            Voucher paper = vouchers.load(voucher);
            paper.mustServe(Use.ARRIVAL);
            vouchers.tear(paper);

            Guest guest = guests.load(paper.guestId());
            guests.store(guest.arrived());
            journal.write(Event.GUEST_ARRIVED, guest.id());
          }

          /** Moves a guest to another room. */
          void changeRoom(long guestId, int newRoom) {
            Check.guest(guestId, "guestId");
            Check.room(newRoom, "newRoom");

            Guest guest = guests.load(guestId);
            guests.store(guest.movedTo(newRoom));
            journal.write(Event.ROOM_CHANGED, guest.id());
          }
        }
        """);
  }

  @Test
  void request_isComposedOfTwoDonorsInTheRepositorysOwnOrder() {
    Generation answer = generate(GenerateRequest.of("swap the room with a voucher"));
    assertEquals(
        """
        /** Swaps the room with a voucher. */
        void swapRoom(String voucher, int newRoom) {
          Check.filled(voucher, "voucher");
          Check.room(newRoom, "newRoom");

          Voucher paper = vouchers.load(voucher);
          paper.mustServe(Use.ROOM_SWAP);
          vouchers.tear(paper);

          Guest guest = guests.load(paper.guestId());
          guests.store(guest.movedTo(newRoom));
          journal.write(Event.ROOM_SWAPPED, guest.id());
        }""",
        answer.code());
    assertEquals(Check.YES, answer.checks().compiles());
    assertEquals("hotel.Desk#swapRoom(String,int)", answer.method());
    assertEquals(2, answer.donors().size());
  }

  @Test
  void invention_isNeverMoreThanADraft() {
    Generation answer = generate(GenerateRequest.of("swap the room with a voucher"));
    assertEquals(Generation.Source.DRAFT, answer.source());
    assertTrue(answer.confidence() > 0 && answer.confidence() < 0.85);
  }

  @Test
  void givenSignature_isKept() {
    Generation answer =
        generate(
            new GenerateRequest(
                "swap the room with a voucher",
                "Desk",
                "public void exchange(String voucher, int newRoom)",
                ""));
    assertTrue(
        answer.code().contains("public void exchange(String voucher, int newRoom) {"),
        answer.code());
    assertTrue(answer.code().contains("guest.movedTo(newRoom)"), answer.code());
  }

  @Test
  void written_answerStandsInItsTypeAndIsRefusedTheSecondTime() throws IOException {
    Generation answer = generate(GenerateRequest.of("swap the room with a voucher"));
    AnswerWriter splice = new AnswerWriter(new Workspace(root), SourceGraph.of(root));
    Path file = splice.write(answer);
    String text = Files.readString(file);
    assertTrue(
        text.contains("\n\n  /** Swaps the room with a voucher. */\n  void swapRoom("), text);
    assertTrue(text.endsWith("    journal.write(Event.ROOM_SWAPPED, guest.id());\n  }\n}\n"), text);
    CodexException e = assertThrows(CodexException.class, () -> splice.write(answer));
    assertEquals(CodexException.Reason.USAGE, e.reason());
    assertEquals(text, Files.readString(file));
  }

  @Test
  void unknownPlace_isAnError() {
    CodexException e =
        assertThrows(
            CodexException.class,
            () -> generate(new GenerateRequest("swap the room", "Kitchen", "", "")));
    assertFalse(e.getMessage().isEmpty());
    assertEquals(CodexException.Reason.USAGE, e.reason());
  }

  private Generation generate(GenerateRequest request) {
    try (Generator generator =
        new Generator(
            new Workspace(root),
            SourceGraph.of(root),
            new SilentStudent(),
            GenerateOptions.defaults())) {
      return generator.generate(request);
    }
  }

  private void write(String type, String text) throws IOException {
    Path file = root.resolve("src/main/java/hotel/" + type + ".java");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "package hotel;\n\n" + text);
  }
}
