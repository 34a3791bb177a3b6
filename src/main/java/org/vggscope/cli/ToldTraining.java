package org.vggscope.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.vggscope.training.Rehearsal;

/**
 * A training that loads what all trainings need before it is told which it is: the window begins it
 * while a person still chooses, so that the first step is not waited for.
 */
final class ToldTraining {
  private ToldTraining() {}

  /** Whether arguments are for it. */
  static boolean isMeant(String[] arguments) {
    return arguments.length == 2
        && arguments[0].equals(CommandLineProgram.TRAINING)
        && arguments[1].equals(CommandLineProgram.WHEN_TOLD);
  }

  private static void rehearse() {
    try {
      Rehearsal.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Loads, and waits.
   *
   * @param told gives a line with the arguments as a JSON array
   * @return the arguments; null when it ends without one, for nobody wants it any more
   */
  static String[] arguments(InputStream told) throws IOException {
    Thread rehearsal = new Thread(ToldTraining::rehearse, "vggscope-engine");
    rehearsal.setDaemon(true);
    // Who computes next is told what is wrong.
    rehearsal.setUncaughtExceptionHandler((thread, e) -> {});
    rehearsal.start();
    String line =
        new BufferedReader(new InputStreamReader(told, StandardCharsets.UTF_8)).readLine();
    if (line == null) {
      return null;
    }
    String[] arguments = new JsonMapper().readValue(line, String[].class);
    try {
      rehearsal.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return arguments;
  }
}
