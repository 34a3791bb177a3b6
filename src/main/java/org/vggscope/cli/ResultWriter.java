package org.vggscope.cli;

import java.io.IOException;

/** Prints results as they come. */
interface ResultWriter extends AutoCloseable {
  /**
   * Prints one result and hands it over.
   *
   * @throws OutputLostError when it was lost or nobody reads it
   */
  void write(Result result) throws IOException;

  /** Ends what was printed. */
  @Override
  void close() throws IOException;

  /**
   * A writer of that format, which has printed what comes before the first result.
   *
   * @param assumed whether nobody says that the preprocessing is right
   * @param evaluated whether the evaluation was chosen and is to be told
   */
  static ResultWriter of(
      ClassifyCommand.Format format, boolean evaluated, boolean assumed, Console console)
      throws IOException {
    return switch (format) {
      case TEXT -> new TextResults(assumed, console);
      case JSON -> new JsonResults(assumed, console);
      case JSONL -> new JsonLines(assumed, console);
      case CSV -> new CsvResults(evaluated, console);
    };
  }
}
