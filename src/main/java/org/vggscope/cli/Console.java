package org.vggscope.cli;

import java.io.PrintStream;

/** Where a command writes: results to one stream, everything else to the other. */
final class Console {
  private final PrintStream out;
  private final PrintStream err;
  private final boolean interactive;
  private boolean verbose;

  /**
   * @param interactive whether a person watches {@code err}
   */
  Console(PrintStream out, PrintStream err, boolean interactive) {
    this.out = out;
    this.err = err;
    this.interactive = interactive;
  }

  /** For results. */
  PrintStream out() {
    return out;
  }

  /** For errors, notes and progress. */
  PrintStream err() {
    return err;
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
    err.println(Text.oneLine(line));
    err.flush();
  }

  /**
   * Hands over what was printed so far.
   *
   * @throws OutputClosedException when nobody reads it any more
   */
  void flush() {
    // A print stream keeps its errors to itself.
    if (out.checkError()) {
      throw new OutputClosedException();
    }
  }
}
