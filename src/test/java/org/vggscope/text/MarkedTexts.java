package org.vggscope.text;

import java.util.function.UnaryOperator;

/** A language that is English in brackets, so that what did not go through the room is seen. */
public final class MarkedTexts {
  private MarkedTexts() {}

  /** From now on. */
  public static void begin() {
    Texts.mark(text -> "⟦" + text + "⟧");
  }

  /** As it was. */
  public static void end() {
    Texts.mark(UnaryOperator.identity());
  }
}
