package dev.yantra.codex.student.train;

import dev.yantra.codex.corpus.Example;
import java.util.List;

/**
 * The number of epochs of each curriculum stage; earlier stages stay in the mix of later ones
 * (Bengio et al. 2009).
 *
 * @param easy epochs on easy examples alone
 * @param medium epochs on easy and medium ones
 * @param hard epochs on all
 */
public record Curriculum(int easy, int medium, int hard) {
  public Curriculum {
    if (easy < 0 || medium < 0 || hard < 0) {
      throw new IllegalArgumentException("epochs " + List.of(easy, medium, hard));
    }
  }

  /** A curriculum of {@code epochs} in the proportion 20 : 30 : 50. */
  public static Curriculum of(int epochs) {
    int easy = Math.round(epochs * 0.2f);
    int medium = Math.round(epochs * 0.3f);
    return new Curriculum(easy, medium, epochs - easy - medium);
  }

  /** Epochs of all stages. */
  public int epochs() {
    return easy + medium + hard;
  }

  /** The first epoch of the stage after that of {@code epoch}; all epochs if it is the last. */
  public int next(int epoch) {
    return epoch < easy ? easy : epoch < easy + medium ? easy + medium : epochs();
  }

  /** The stage of an epoch, counted from 0. */
  public Example.Stage stage(int epoch) {
    return epoch < easy
        ? Example.Stage.EASY
        : epoch < easy + medium ? Example.Stage.MEDIUM : Example.Stage.HARD;
  }
}
