package org.vggscope.lesson.figures;

/** A figure has no value now. Thrown where that is found out and caught where it was asked for. */
final class NotThere extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Value.State state;

  private NotThere(Value.State state) {
    // It is no error and needs no trace.
    super(null, null, false, false);
    this.state = state;
  }

  /** It will be there. */
  static NotThere yet() {
    return new NotThere(Value.State.LATE);
  }

  /** There is none. */
  static NotThere atAll() {
    return new NotThere(Value.State.NONE);
  }

  Value.State state() {
    return state;
  }
}
