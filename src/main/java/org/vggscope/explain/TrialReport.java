package org.vggscope.explain;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Function;
import org.vggscope.inference.PreprocessingTrial;
import org.vggscope.model.Prediction;
import org.vggscope.model.PreprocessingSentence;
import org.vggscope.model.PreprocessingVariant;
import org.vggscope.report.JsonWriter;
import org.vggscope.report.Table;
import org.vggscope.support.Phrase;

/**
 * A picture's trials as data.
 *
 * @param image what the picture is called
 * @param model the network
 * @param assumed whether the right one is a guess
 * @param top number of classes of each trial
 * @param trials the trials, the right one first
 */
public record TrialReport(
    String image, String model, boolean assumed, int top, List<PreprocessingTrial> trials) {
  public TrialReport {
    trials = List.copyOf(trials);
  }

  /** The sentence about a trial as files have it, with the English names of classes. */
  public Phrase sentence(PreprocessingTrial trial) {
    return sentence(trial, Prediction::name);
  }

  /**
   * The sentence about a trial: what is done otherwise and what became of the answer.
   *
   * @param naming what to call a class
   */
  public Phrase sentence(PreprocessingTrial trial, Function<Prediction, String> naming) {
    return trial.isRefused()
        ? trial.refusal()
        : PreprocessingSentence.of(variant(trial), trials.get(0).ranked(), trial.ranked(), naming);
  }

  private PreprocessingVariant variant(PreprocessingTrial trial) {
    return assumed && trial.variant().isRight() ? trial.variant().assumed() : trial.variant();
  }

  /** Index of the class that comes first with the right preprocessing. */
  public int expected() {
    return trials.get(0).ranked().get(0).index();
  }

  /** The classes of a trial that are reported. */
  public List<Prediction> top(PreprocessingTrial trial) {
    return trial.ranked().subList(0, Math.min(top, trial.ranked().size()));
  }

  /** One object, with an array of the trials; a trial that was refused has {@code "error"}. */
  public ObjectNode json() {
    ObjectNode report = JsonWriter.object();
    report.put("image", image);
    report.put("model", model);
    ArrayNode array = report.putArray("preprocessings");
    for (PreprocessingTrial trial : trials) {
      ObjectNode node = array.addObject();
      node.put("id", trial.variant().id());
      node.put("group", trial.variant().group().title().english());
      node.put("right", trial.variant().isRight());
      node.put("assumed", assumed && trial.variant().isRight());
      node.put("difference", variant(trial).difference().english());
      node.put("preprocessing", trial.variant().preprocessing().describe().english());
      node.put("looks", trial.variant().looks().size());
      if (trial.isRefused()) {
        node.put("error", trial.refusal().english());
        continue;
      }
      node.put("minimum", trial.least());
      node.put("maximum", trial.most());
      node.put("milliseconds", JsonWriter.milliseconds(trial.milliseconds()));
      node.put("sentence", sentence(trial).english());
      ArrayNode predictions = node.putArray("predictions");
      for (Prediction prediction : top(trial)) {
        predictions.add(JsonWriter.prediction(prediction));
      }
    }
    return report;
  }

  /** A line a class; a trial that was refused has one line with the reason. */
  public Table table() {
    Table.Builder table =
        Table.of(
            "image",
            "model",
            "variant",
            "group",
            "looks",
            "minimum",
            "maximum",
            "rank",
            "index",
            "id",
            "label",
            "probability",
            "sentence",
            "error");
    for (PreprocessingTrial trial : trials) {
      String id = trial.variant().id();
      String group = trial.variant().group().title().english();
      int looks = trial.variant().looks().size();
      if (trial.isRefused()) {
        table.row(
            image,
            model,
            id,
            group,
            looks,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            trial.refusal().english());
      }
      for (Prediction prediction : top(trial)) {
        table.row(
            image,
            model,
            id,
            group,
            looks,
            trial.least(),
            trial.most(),
            prediction.rank(),
            prediction.index(),
            prediction.id(),
            prediction.label(),
            prediction.probability(),
            sentence(trial).english(),
            null);
      }
    }
    return table.build();
  }
}
