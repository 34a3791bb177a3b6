package org.vggscope.inference;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Stream;
import org.vggscope.model.Prediction;
import org.vggscope.model.PreprocessingSentence;

/**
 * A picture's trials as data.
 *
 * @param image what the picture is called
 * @param model the network
 * @param top number of classes of each trial
 * @param trials the trials, the right one first
 */
public record TrialReport(String image, String model, int top, List<PreprocessingTrial> trials) {
  private static final JsonMapper MAPPER = new JsonMapper();

  public TrialReport {
    trials = List.copyOf(trials);
  }

  /** The sentence about a trial: what is done otherwise and what became of the answer. */
  public String sentence(PreprocessingTrial trial) {
    return trial.isRefused()
        ? trial.refusal()
        : PreprocessingSentence.of(trial.variant(), trials.get(0).ranked(), trial.ranked());
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
    ObjectNode report = MAPPER.createObjectNode();
    report.put("image", image);
    report.put("model", model);
    ArrayNode array = report.putArray("preprocessings");
    for (PreprocessingTrial trial : trials) {
      ObjectNode node = array.addObject();
      node.put("id", trial.variant().id());
      node.put("group", trial.variant().group().title());
      node.put("right", trial.variant().isRight());
      node.put("difference", trial.variant().difference());
      node.put("preprocessing", trial.variant().preprocessing().describe());
      node.put("looks", trial.variant().looks().size());
      if (trial.isRefused()) {
        node.put("error", trial.refusal());
        continue;
      }
      node.put("minimum", trial.least());
      node.put("maximum", trial.most());
      node.put("milliseconds", Math.round(trial.milliseconds() * 1000) / 1000.0);
      node.put("sentence", sentence(trial));
      ArrayNode predictions = node.putArray("predictions");
      for (Prediction prediction : top(trial)) {
        ObjectNode one = predictions.addObject();
        one.put("rank", prediction.rank());
        one.put("index", prediction.index());
        one.put("id", prediction.id());
        one.put("label", prediction.label());
        one.put("probability", prediction.probability());
      }
    }
    return report;
  }

  /** A line a class under a header; a trial that was refused has one line with the reason. */
  public String csv() {
    StringBuilder text =
        new StringBuilder(
            Csv.line(
                List.of(
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
                    "error")));
    for (PreprocessingTrial trial : trials) {
      List<String> beginning =
          List.of(
              image,
              model,
              trial.variant().id(),
              trial.variant().group().title(),
              String.valueOf(trial.variant().looks().size()));
      if (trial.isRefused()) {
        text.append(line(beginning, "", "", "", "", "", "", "", "", trial.refusal()));
      }
      for (Prediction prediction : top(trial)) {
        text.append(
            line(
                beginning,
                String.valueOf(trial.least()),
                String.valueOf(trial.most()),
                String.valueOf(prediction.rank()),
                String.valueOf(prediction.index()),
                prediction.id(),
                prediction.label(),
                String.valueOf(prediction.probability()),
                sentence(trial),
                ""));
      }
    }
    return text.toString();
  }

  private static String line(List<String> beginning, String... rest) {
    return Csv.line(Stream.concat(beginning.stream(), Stream.of(rest)).toList());
  }
}
