package org.vggscope.lesson.figures;

import org.vggscope.lesson.Said;

/** What a figure is at the moment. */
public sealed interface Value {
  /** Any number. */
  record Number(double amount) implements Value {}

  /** A share, 0 to 1, that is written in percent. */
  record Share(double share) implements Value {}

  /** A number of bytes. */
  record Bytes(long bytes) implements Value {}

  /** A name or a sentence, in both languages. */
  record Name(Said said) implements Value {
    /** A name that is the same in both. */
    public static Name of(String name) {
      return new Name(new Said(name, name));
    }
  }

  /**
   * A place in the whole picture.
   *
   * @param y from the top, 0 to 1
   * @param x from the left, 0 to 1
   */
  record Place(double y, double x) implements Value {}

  /** No value. */
  enum State implements Value {
    /** It is being computed. */
    LATE,
    /** With what is open there is none. */
    NONE
  }
}
