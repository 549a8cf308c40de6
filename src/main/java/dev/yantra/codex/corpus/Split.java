package dev.yantra.codex.corpus;

/** The side of the evaluation that a method is on. */
public enum Split {
  /** Learned from. */
  TRAIN,
  /** Used to stop early, to calibrate and to choose. */
  VALIDATION,
  /** Held out: never asked about, never learned from, only measured. */
  TEST,
  /** Put aside, as though it were not written yet: neither learned from nor measured on. */
  ASIDE
}
