package dev.yantra.codex.teacher;

/** Which hosts are this machine, by name alone: a name server is not to be trusted with that. */
public final class Hosts {
  private Hosts() {}

  public static boolean isLoopback(String host) {
    return host.equals("localhost")
        || host.matches("127(\\.\\d{1,3}){3}")
        || host.equals("[::1]")
        || host.equals("::1");
  }
}
