package org.vggscope.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the system knows of this process's memory. */
final class ProcessMemory {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final String PEAK = "VmHWM:";
  private static final int KILO = 1024;

  private ProcessMemory() {}

  /**
   * The most memory that the process ever had in RAM, in bytes, Java's heap and the engine's arrays
   * together; null on systems without {@code /proc}.
   */
  static Long peakResidentBytes() {
    try {
      for (String line : Files.readAllLines(STATUS, StandardCharsets.US_ASCII)) {
        if (line.startsWith(PEAK)) {
          String[] words = line.substring(PEAK.length()).strip().split("\\s+");
          return Long.parseLong(words[0]) * KILO;
        }
      }
      return null;
    } catch (IOException | NumberFormatException e) {
      return null;
    }
  }
}
