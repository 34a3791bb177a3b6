package org.vggscope.weights.download;

import java.io.IOException;
import java.net.ProxySelector;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * How patient a download is, and how it sees the machine.
 *
 * @param stall how long no byte may come before the line counts as dead
 * @param retries how often in a row a broken line is tried again
 * @param firstPause before the first retry; each further one is twice as long
 * @param longestPause between two retries
 * @param proxies through which servers are reached
 * @param space tells how much a folder's disk can take
 */
public record DownloadSettings(
    Duration stall,
    int retries,
    Duration firstPause,
    Duration longestPause,
    ProxySelector proxies,
    Space space) {

  /** Tells how much more a disk can take. */
  @FunctionalInterface
  public interface Space {
    /** Bytes that can be written into a folder. */
    long free(Path folder) throws IOException;
  }

  /** For people's machines. */
  public static DownloadSettings usual() {
    return new DownloadSettings(
        Duration.ofSeconds(30),
        6,
        Duration.ofSeconds(1),
        Duration.ofSeconds(30),
        Proxies.ofUser(),
        folder -> Files.getFileStore(folder).getUsableSpace());
  }

  /** How long to wait before a retry. */
  Duration pause(int failures, Duration wanted) {
    Duration pause = firstPause.multipliedBy(1L << Math.min(failures - 1, 20));
    Duration longest = pause.compareTo(longestPause) < 0 ? pause : longestPause;
    return wanted.compareTo(longest) > 0 ? wanted : longest;
  }
}
