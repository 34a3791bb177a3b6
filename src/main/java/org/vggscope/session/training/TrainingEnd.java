package org.vggscope.session.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.vggscope.text.Texts;
import org.vggscope.training.RunFolder;
import org.vggscope.training.RunRecord;
import org.vggscope.training.record.RunPoint;
import org.vggscope.training.record.RunStatus;

/** Why a training's process ended. */
final class TrainingEnd {
  /** Unix: what a process that a signal ends answers, less the signal's number. */
  private static final int SIGNAL = 128;

  private static final int INTERRUPT = 2;
  private static final int KILL = 9;
  private static final int TERMINATE = 15;
  private static final int LAST_SIGNAL = 64;

  private TrainingEnd() {}

  /**
   * In a line: of one that came to its own end what it said last, of one that a signal ended what
   * the signal means, for its last line is about something else.
   *
   * @param status what the process answered, not 0
   * @param run its folder, which need not be there
   * @param log what it wrote
   */
  static String line(int status, Path run, Path log) {
    int signal = status - SIGNAL;
    if (signal < 1 || signal > LAST_SIGNAL) {
      String last = lastLine(log);
      RunStatus noted = RunRecord.statusOf(new RunFolder(run));
      // What was noted may be of an earlier time.
      return last.equals(noted.problem()) ? Texts.of(noted.why()) : last;
    }
    long step = step(run);
    if (signal == KILL) {
      return step == 0
          ? Texts.of(
              "it was ended from outside before its first step: killed, or the machine ran out of"
                  + " memory; begin it again")
          : Texts.of(
              "it was ended from outside after step %,d: killed, or the machine ran out of memory;"
                  + " it can go on from its last checkpoint",
              step);
    }
    if (signal == TERMINATE || signal == INTERRUPT) {
      return step == 0
          ? Texts.of("it was told from outside to stop before its first step; begin it again")
          : Texts.of(
              "it was told from outside to stop after step %,d, and wrote a checkpoint; it can go"
                  + " on",
              step);
    }
    return Texts.of(
        "it broke down after step %,d (signal %d), which is a fault of the program or its engine;"
            + " it can go on from its last checkpoint",
        step, signal);
  }

  /** The last step that is noted; 0 before one. */
  private static long step(Path run) {
    try {
      List<RunPoint> points = new RunFolder(run).points();
      return points.isEmpty() ? 0 : points.get(points.size() - 1).step();
    } catch (IOException e) {
      return 0;
    }
  }

  private static String lastLine(Path log) {
    try (Stream<String> lines = Files.lines(log)) {
      return lines.filter(line -> !line.isBlank()).reduce((one, next) -> next).orElse("");
    } catch (IOException | RuntimeException e) {
      return String.valueOf(e.getMessage());
    }
  }
}
