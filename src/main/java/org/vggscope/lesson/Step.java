package org.vggscope.lesson;

import java.util.List;

/**
 * One step: something is said or asked, and shown.
 *
 * @param said what is said or asked
 * @param anchors ids of the controls that it speaks of: a ring goes round the first that is seen,
 *     and none is covered; none where it speaks of nothing that is seen
 * @param actions what is done first
 * @param awaited what the step waits for, or null
 * @param ask how the answer is judged where something is asked, or null
 * @param hint what is said when nothing happens for a while, or null
 * @param line where the step stands in its file, from 1
 */
public record Step(
    Said said,
    List<String> anchors,
    List<Action> actions,
    Condition awaited,
    Ask ask,
    Said hint,
    int line) {
  public Step {
    anchors = List.copyOf(anchors);
    actions = List.copyOf(actions);
  }
}
