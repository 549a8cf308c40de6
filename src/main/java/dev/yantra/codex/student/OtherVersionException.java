package dev.yantra.codex.student;

import java.io.IOException;

/** The failure to read a whole file that another version of the program wrote. */
public final class OtherVersionException extends IOException {
  private static final long serialVersionUID = 1;

  public OtherVersionException(String difference) {
    super(difference);
  }
}
