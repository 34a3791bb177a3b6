package org.vggscope.cli;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.BooleanSupplier;
import org.vggscope.support.Problem;
import org.vggscope.training.DataSets;

/** Where a command writes: results to one stream, everything else to the other. */
final class Console {
  private final ResultStream results;
  private final PrintStream out;
  private final PrintStream err;
  private final BooleanSupplier readerGone;
  private final boolean interactive;
  private final LessonPrinter printer;
  private final DataSets dataSets = new DataSets();
  private boolean verbose;

  /**
   * @param readerGone asked when {@code out} takes no more, whether that is because nobody reads it
   *     any more, as behind {@code | head}
   * @param interactive whether a person watches {@code err}
   */
  Console(OutputStream out, PrintStream err, BooleanSupplier readerGone, boolean interactive) {
    this(out, err, readerGone, interactive, LessonPrinter.NONE);
  }

  /**
   * As above where there may be a window.
   *
   * @param printer opens it to play a lesson
   */
  Console(
      OutputStream out,
      PrintStream err,
      BooleanSupplier readerGone,
      boolean interactive,
      LessonPrinter printer) {
    this.results = new ResultStream(out);
    // Results are UTF-8 whatever the system's own character set is, for the programs that read
    // them.
    this.out = new PrintStream(results, false, StandardCharsets.UTF_8);
    this.err = err;
    this.readerGone = readerGone;
    this.interactive = interactive;
    this.printer = printer;
  }

  /** What reads sets of pictures to learn from. */
  DataSets dataSets() {
    return dataSets;
  }

  /** For results. */
  PrintStream out() {
    return out;
  }

  /** For errors, notes and progress. */
  PrintStream err() {
    return err;
  }

  /** What plays a lesson in a window. */
  LessonPrinter printer() {
    return printer;
  }

  boolean isInteractive() {
    return interactive;
  }

  /** Whether failures are told with their stack traces. */
  void setVerbose(boolean verbose) {
    this.verbose = verbose;
  }

  /** Prints one line about a failure, and where it came from if that was asked for. */
  void failure(String line, Throwable cause) {
    error(line);
    if (verbose) {
      cause.printStackTrace(err);
      err.flush();
    }
  }

  /** Prints one line about something that went wrong. */
  void error(String line) {
    err.println(Problem.oneLine(line));
    err.flush();
  }

  /** Prints results and hands them over. */
  void print(String results) {
    out.print(results);
    flush();
  }

  /**
   * Hands over what was printed so far.
   *
   * @throws OutputLostError when it was lost, or nobody reads it any more
   */
  void flush() {
    // A print stream keeps its errors to itself.
    if (out.checkError()) {
      throw new OutputLostError(readerGone.getAsBoolean(), results.failure());
    }
  }
}
