package org.vggscope.lesson;

import java.util.List;

/**
 * What is the right answer, and how it is given: typed, chosen, or clicked.
 *
 * @param answer the figure that is right
 * @param within how far from it a number may be, as a share of it, or a click, as a share of the
 *     picture's side; 0 for exact
 * @param choices what can be chosen; none where the answer is typed or clicked
 * @param click id of the control that is clicked into, or null
 * @param why what is said after the answer, right or wrong
 */
public record Ask(Term answer, double within, List<Term> choices, String click, Said why) {
  public Ask {
    choices = List.copyOf(choices);
  }
}
