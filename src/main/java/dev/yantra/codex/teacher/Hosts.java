package dev.yantra.codex.teacher;

/** The test for this machine by host name alone, since a name server cannot be trusted with it. */
public final class Hosts {
  private Hosts() {}

  public static boolean isLoopback(String host) {
    return host.equals("localhost")
        || host.matches("127(\\.\\d{1,3}){3}")
        || host.equals("[::1]")
        || host.equals("::1");
  }
}
