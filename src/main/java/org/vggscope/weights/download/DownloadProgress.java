package org.vggscope.weights.download;

import org.vggscope.support.Phrase;
import org.vggscope.weights.Messages;

/**
 * How far a download has come.
 *
 * @param bytes that are there
 * @param total size of the file in bytes
 * @param bytesPerSecond of the last seconds, smoothed
 * @param secondsLeft at that speed; infinite while nothing comes
 */
public record DownloadProgress(long bytes, long total, double bytesPerSecond, double secondsLeft) {
  private static final int LONG = 100;
  private static final int MINUTE = 60;
  private static final int HOUR = 3600;

  /** The part that is there, from 0 to 1. */
  public double share() {
    return total == 0 ? 1 : (double) bytes / total;
  }

  /** For people: {@code 123.4 MB of 553.4 MB, 12.3 MB/s, 35 s left}. */
  public Phrase describe() {
    return Phrase.of(
        "%s of %s, %s/s, %s",
        Messages.bytes(bytes),
        Messages.bytes(total),
        Messages.bytes(Math.round(bytesPerSecond)),
        timeLeft());
  }

  private Phrase timeLeft() {
    if (Double.isInfinite(secondsLeft)) {
      return Phrase.of("nothing comes");
    }
    if (secondsLeft < LONG) {
      return Phrase.of("%.0f s left", secondsLeft);
    }
    return secondsLeft < 2 * HOUR
        ? Phrase.of("%.0f min left", secondsLeft / MINUTE)
        : Phrase.of("%.1f h left", secondsLeft / HOUR);
  }
}
