package org.vggscope.cli;

/** Nobody reads the results any more, as behind {@code | head}: work on is in vain. */
final class OutputClosedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  OutputClosedException() {
    super("Standard output was closed");
  }
}
