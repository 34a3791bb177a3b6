package org.vggscope.weights.download;

import org.vggscope.support.Checksum;

/** Measures a speed and reports it a few times a second at most. */
final class Meter {
  /** Seconds over which the speed is smoothed. */
  private static final double SMOOTHING = 4;

  private static final long PAUSE_NANOS = 200_000_000L;
  private static final double NANOS = 1e9;

  /** Below one byte a minute nothing comes. */
  private static final double NOTHING = 1.0 / 60;

  private final DownloadListener listener;
  private final long total;
  private long lastBytes;
  private long lastNanos;
  private double speed;
  private boolean measured;

  Meter(DownloadListener listener, long total) {
    this.listener = listener;
    this.total = total;
  }

  /** Begins anew with {@code bytes} that are there: what came before tells nothing any more. */
  void begin(long bytes) {
    begin(bytes, System.nanoTime());
  }

  void begin(long bytes, long nanos) {
    lastBytes = bytes;
    lastNanos = nanos;
    speed = 0;
    measured = false;
    report();
  }

  /** Follows a file that is read from its start, as long as it is not told to stop. */
  Checksum.Reading reading(StopSignal stop) {
    begin(0);
    return bytes -> {
      stop.check();
      at(bytes);
    };
  }

  /** So many bytes are there now. */
  void at(long bytes) {
    at(bytes, System.nanoTime());
  }

  void at(long bytes, long nanos) {
    if (nanos - lastNanos < PAUSE_NANOS && bytes < total || bytes == total && bytes == lastBytes) {
      return;
    }
    double seconds = Math.max(nanos - lastNanos, 1) / NANOS;
    double now = (bytes - lastBytes) / seconds;
    speed = measured ? speed + (1 - Math.exp(-seconds / SMOOTHING)) * (now - speed) : now;
    // The first bytes may be long in coming; until then there is no speed to smooth.
    measured |= bytes > lastBytes;
    lastBytes = bytes;
    lastNanos = nanos;
    report();
  }

  private void report() {
    listener.progressed(
        new DownloadProgress(
            lastBytes,
            total,
            speed,
            lastBytes == total
                ? 0
                : speed < NOTHING ? Double.POSITIVE_INFINITY : (total - lastBytes) / speed));
  }
}
