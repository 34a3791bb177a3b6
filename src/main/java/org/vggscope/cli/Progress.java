package org.vggscope.cli;

import java.util.Locale;

/** How far work on many pictures has come, on standard error. */
final class Progress implements AutoCloseable {
  private final ProgressLine line;
  private final int total;
  private final long start = System.nanoTime();

  /**
   * @param asked whether it is wanted even when nobody seems to watch; it is printed a line every
   *     few seconds then
   */
  Progress(Console console, boolean asked, int total) {
    this.line = new ProgressLine(console, asked);
    this.total = total;
  }

  /** {@code done} pieces are done. */
  void done(int done) {
    double seconds = (System.nanoTime() - start) / 1e9;
    line.show(
        String.format(
            Locale.ROOT,
            "%d of %d pictures, %.0f s left",
            done,
            total,
            seconds / done * (total - done)),
        done == total);
  }

  /** Makes room for another line. */
  void interrupt() {
    line.interrupt();
  }

  @Override
  public void close() {
    line.close();
  }
}
