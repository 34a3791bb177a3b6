package org.vggscope.explain;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.vggscope.inference.Activations;
import org.vggscope.inference.Analysis;
import org.vggscope.inference.LoadedModel;
import org.vggscope.model.Ablation;
import org.vggscope.model.Prediction;
import org.vggscope.model.Predictions;

/**
 * What a network answers with parts of it switched off.
 *
 * @param ablation what is off
 * @param before all classes by rank with nothing off
 * @param after all classes by rank with that off
 */
public record AblationEffect(Ablation ablation, List<Prediction> before, List<Prediction> after) {
  /** How many classes are shown. */
  public static final int TOP = 5;

  /**
   * One class before and after.
   *
   * @param before as the whole network sees it
   * @param after as what is left of the network sees it
   */
  public record Change(Prediction before, Prediction after) {
    /** By how many ranks it rose; negative when it fell. */
    public int rise() {
      return before.rank() - after.rank();
    }
  }

  public AblationEffect {
    before = List.copyOf(before);
    after = List.copyOf(after);
  }

  /**
   * Asks what is left of the network; the layers below what is off are not computed again.
   *
   * @param analysis what the whole network made of the picture
   * @throws CancellationException when cancelled
   */
  public static AblationEffect of(
      LoadedModel model, Analysis analysis, Ablation ablation, BooleanSupplier cancelled) {
    List<Prediction> before = Predictions.ranked(analysis.activations().logits(), model.labels());
    try (Activations rest =
        model.network().forwardFrom(analysis.activations(), ablation, cancelled)) {
      return new AblationEffect(
          ablation, before, Predictions.ranked(rest.logits(), model.labels()));
    }
  }

  /** The most probable classes of the whole network. */
  public List<Change> topBefore() {
    Map<Integer, Prediction> others = byIndex(after);
    return before.stream()
        .limit(TOP)
        .map(prediction -> new Change(prediction, others.get(prediction.index())))
        .toList();
  }

  /** The most probable classes of what is left. */
  public List<Change> topAfter() {
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
