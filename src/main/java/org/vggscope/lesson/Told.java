package org.vggscope.lesson;

import java.util.List;

/**
 * All that is said at a moment of a lesson, in one language.
 *
 * @param said what the step says or asks, its figures filled in; "…" for those that are still
 *     computed
 * @param hint what helps, or empty
 * @param verdict whether the answer was right and why, or empty
 * @param choices what can be chosen, in the order in which it is shown
 */
public record Told(String said, String hint, String verdict, List<String> choices) {
  /** Nothing. */
  public static final Told NOTHING = new Told("", "", "", List.of());

  public Told {
    choices = List.copyOf(choices);
  }
}
