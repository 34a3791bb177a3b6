package org.vggscope.cli;

/**
 * One line on standard error that tells how far long work has come, some times a second at most.
 */
final class ProgressLine implements AutoCloseable {
  private static final long WATCHED_NANOS = 200_000_000L;
  private static final long LOGGED_NANOS = 5_000_000_000L;

  private final Console console;
  private final boolean shown;
  private long last = System.nanoTime();
  private int width;

  /**
   * @param asked whether it is wanted even when nobody seems to watch; it is printed a line every
   *     few seconds then
   */
  ProgressLine(Console console, boolean asked) {
    this.console = console;
    this.shown = asked || console.isInteractive();
  }

  /** Whether anything is shown. */
  boolean isShown() {
    return shown;
  }

  /**
   * Shows a line in place of the last one.
   *
   * @param now whether it must not be left out
   */
  synchronized void show(String line, boolean now) {
    long time = System.nanoTime();
    long pause = console.isInteractive() ? WATCHED_NANOS : LOGGED_NANOS;
    if (!shown || !now && time - last < pause) {
      return;
    }
    last = time;
    if (console.isInteractive()) {
      // Blanks cover what is left of a longer line.
      console.err().print("\r" + line + " ".repeat(Math.max(0, width - line.length())));
      console.err().flush();
      width = line.length();
    } else {
      console.error(line);
    }
  }

  /** Makes room for another line. */
  synchronized void interrupt() {
    if (width > 0) {
      console.err().println();
      width = 0;
    }
  }

  @Override
  public void close() {
    interrupt();
  }
}
