package org.vggscope.cli;

import java.io.IOException;

/**
 * Results cannot be handed over any more: work on is in vain. An error rather than an exception,
 * for commands that go on with the next picture after an exception must not go on after this.
 */
final class OutputLostError extends Error {
  private static final long serialVersionUID = 1L;

  private final boolean readerGone;

  /**
   * @param readerGone whether nobody reads on, as behind {@code | head}, which is nobody's fault
   */
  OutputLostError(boolean readerGone, IOException cause) {
    super("The result was lost: " + cause.getMessage(), cause);
    this.readerGone = readerGone;
  }

  /** Whether nobody reads on. */
  boolean isReaderGone() {
    return readerGone;
  }
}
