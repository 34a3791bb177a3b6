package org.vggscope.cli;

/** What a command ends with. */
final class ExitStatus {
  /** All went well. */
  static final int GOOD = 0;

  /** Some input failed; the others were still done. */
  static final int INPUT_FAILED = 1;

  /** It was called the wrong way. */
  static final int USAGE = 2;

  private ExitStatus() {}
}
