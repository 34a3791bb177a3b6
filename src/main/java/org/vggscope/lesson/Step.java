package org.vggscope.lesson;

import java.util.List;

/**
 * One step: something is said or asked, and shown.
 *
 * @param said what is said or asked
 * @param anchor id of the control that it points at, or null
 * @param actions what is done first
 * @param awaited what the step waits for, or null
 * @param ask how the answer is judged where something is asked, or null
 * @param hint what is said when nothing happens for a while, or null
 * @param line where the step stands in its file, from 1
 */
public record Step(
    Said said,
    String anchor,
    List<Action> actions,
    Condition awaited,
    Ask ask,
    Said hint,
    int line) {
  public Step {
    actions = List.copyOf(actions);
  }
}
