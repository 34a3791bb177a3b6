package org.vggscope.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import org.vggscope.training.DataSets;
import org.vggscope.training.Rehearsal;

/**
 * A training that loads what all trainings need before it is told which it is: the window begins it
 * while a person still chooses, so that the first step is not waited for.
 */
final class ToldTraining {
  /** What the window asks for, but for a training. */
  private static final String[] ASKED = {
    CommandLineProgram.TRAINING, "--show", "--recipe", "quick", "--network", "vgg-a", "--width", "1"
  };

  private ToldTraining() {}

  /** Whether arguments are for it. */
  static boolean isMeant(String[] arguments) {
    return arguments.length == 2
        && arguments[0].equals(CommandLineProgram.TRAINING)
        && arguments[1].equals(CommandLineProgram.WHEN_TOLD);
  }

  /** Reads a command that asks for little, and makes the first steps of a training. */
  private static void rehearse(DataSets sets) {
    PrintStream nobody = new PrintStream(OutputStream.nullOutputStream(), false, UTF_8);
    CommandLineProgram.run(ASKED, OutputStream.nullOutputStream(), nobody);
    try {
      Rehearsal.run(sets);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Loads, and waits.
   *
   * @param told gives a line with the arguments as a JSON array
   * @param sets reads pictures
   * @return the arguments; null when it ends without one, for nobody wants it any more
   */
  static String[] arguments(InputStream told, DataSets sets) throws IOException {
    Thread rehearsal = new Thread(() -> rehearse(sets), "vggscope-engine");
    rehearsal.setDaemon(true);
    // Who computes next is told what is wrong.
    rehearsal.setUncaughtExceptionHandler((thread, e) -> {});
    rehearsal.start();
    String line = new BufferedReader(new InputStreamReader(told, UTF_8)).readLine();
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
