package org.vggscope.ui.evidence;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.vggscope.model.Ablation;
import org.vggscope.model.Prediction;
import org.vggscope.session.PictureResult;

/**
 * What the network answers with parts of it switched off.
 *
 * @param picture the picture
 * @param ablation what is off
 * @param before all classes by rank with nothing off
 * @param after all classes by rank with that off
 */
record AblationAnswer(
    PictureResult picture, Ablation ablation, List<Prediction> before, List<Prediction> after) {
  /** How many classes are shown. */
  static final int TOP = 5;

  /**
   * One class before and after.
   *
   * @param before as the whole network sees it
   * @param after as what is left of the network sees it
   */
  record Change(Prediction before, Prediction after) {
    /** By how many ranks it rose; negative when it fell. */
    int rise() {
      return before.rank() - after.rank();
    }
  }

  AblationAnswer {
    before = List.copyOf(before);
    after = List.copyOf(after);
  }

  /** The most probable classes of the whole network. */
  List<Change> topBefore() {
    Map<Integer, Prediction> others = byIndex(after);
    return before.stream()
        .limit(TOP)
        .map(prediction -> new Change(prediction, others.get(prediction.index())))
        .toList();
  }

  /** The most probable classes of what is left. */
  List<Change> topAfter() {
    Map<Integer, Prediction> others = byIndex(before);
    return after.stream()
        .limit(TOP)
        .map(prediction -> new Change(others.get(prediction.index()), prediction))
        .toList();
  }

  private static Map<Integer, Prediction> byIndex(List<Prediction> ranked) {
    Map<Integer, Prediction> found = new HashMap<>();
    ranked.forEach(prediction -> found.put(prediction.index(), prediction));
    return found;
  }
}
