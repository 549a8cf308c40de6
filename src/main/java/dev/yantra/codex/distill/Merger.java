package dev.yantra.codex.distill;

import dev.yantra.codex.corpus.Example;
import dev.yantra.codex.corpus.Example.Stage;
import dev.yantra.codex.corpus.Question;
import dev.yantra.codex.corpus.SoftLabel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The merger of all that is said about one request into one example. Several voices that answer a
 * question are not averaged, since a good one would be pulled down by a bad one: the example holds
 * the word of the voice that has been right most often here about questions of this kind.
 */
final class Merger {
  /** The past errors of voices. */
  interface TrackRecord {
    /**
     * The mean squared error of the voice on questions like that of the label, after calibration;
     * infinite where too few could be judged.
     */
    double error(Draft draft, SoftLabel label);
  }

  private final TrackRecord record;

  Merger(TrackRecord record) {
    this.record = record;
  }

  private record Word(Draft draft, SoftLabel label) {}

  List<Example> examples(List<Draft> drafts) {
    SortedMap<String, List<Draft>> byRequest = new TreeMap<>();
    drafts.forEach(
        d -> byRequest.computeIfAbsent(d.request().id(), id -> new ArrayList<>()).add(d));
    return byRequest.values().stream().map(this::example).toList();
  }

  private Example example(List<Draft> drafts) {
    Draft first = drafts.get(0);
    SortedMap<Question, Word> words = new TreeMap<>();
    for (Draft draft : drafts) {
      for (SoftLabel label : draft.labels()) {
        words.merge(label.question(), new Word(draft, label), this::better);
      }
    }
    double confidence = mostHeard(drafts, words.values()).confidence();
    // As it will stand in the file: an example read back has the stage that it was written with.
    double rounded = Math.rint(confidence * 1e4) / 1e4;
    return new Example(
        first.request().id(),
        first.request().method(),
        first.request().text(),
        words.values().stream().map(Word::label).toList(),
        rounded,
        Stage.of(rounded),
        first.split(),
        first.group());
  }

  /** The word with the better record; where neither has one, that of the teacher asked later. */
  private Word better(Word earlier, Word later) {
    double before = record.error(earlier.draft, earlier.label);
    double after = record.error(later.draft, later.label);
    return before < after ? earlier : later;
  }

  /** The draft that most of the labels come from; the later of two with equally many. */
  @SuppressWarnings("ReferenceEquality") // The drafts of one request are told apart, not compared.
  private static Draft mostHeard(List<Draft> drafts, Collection<Word> words) {
    Draft most = drafts.get(0);
    long heard = -1;
    for (Draft draft : drafts) {
      long count = words.stream().filter(w -> w.draft == draft).count();
      if (count >= heard) {
        most = draft;
        heard = count;
      }
    }
    return most;
  }
}
