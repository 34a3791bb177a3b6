package org.vggscope.cli;

import java.util.Locale;

/** How far long work has come, on standard error, a few times a second at most. */
final class Progress implements AutoCloseable {
  private static final long WATCHED_NANOS = 200_000_000L;
  private static final long LOGGED_NANOS = 5_000_000_000L;

  private final Console console;
  private final boolean shown;
  private final int total;
  private final long start = System.nanoTime();
  private long last = start;
  private boolean open;

  /**
   * @param asked whether it is wanted even when nobody seems to watch; it is printed a line every
   *     few seconds then
   */
  Progress(Console console, boolean asked, int total) {
    this.console = console;
    this.shown = asked || console.isInteractive();
    this.total = total;
  }

  /** {@code done} pieces are done. */
  void done(int done) {
    long now = System.nanoTime();
    long pause = console.isInteractive() ? WATCHED_NANOS : LOGGED_NANOS;
    if (!shown || done < total && now - last < pause) {
      return;
    }
    last = now;
    double seconds = (now - start) / 1e9;
    String line =
        String.format(
            Locale.ROOT,
            "%d of %d pictures, %.0f s left",
            done,
            total,
            seconds / done * (total - done));
    if (console.isInteractive()) {
      console.err().print("\r" + line + "   ");
      console.err().flush();
      open = true;
    } else {
      console.error(line);
    }
  }

  /** Makes room for another line. */
  void interrupt() {
    if (open) {
      console.err().println();
      open = false;
    }
  }

  @Override
  public void close() {
    interrupt();
  }
}
