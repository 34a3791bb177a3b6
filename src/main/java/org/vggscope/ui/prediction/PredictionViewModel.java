package org.vggscope.ui.prediction;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.vggscope.export.picture.PredictionsExhibit;
import org.vggscope.model.Prediction;
import org.vggscope.model.Shape;
import org.vggscope.picture.InputTensor;
import org.vggscope.session.ModelView;
import org.vggscope.session.PictureResult;
import org.vggscope.text.Texts;
import org.vggscope.text.format.AveragingText;
import org.vggscope.text.format.PredictionFormat;
import org.vggscope.ui.kit.glossary.Explained;
import org.vggscope.ui.kit.glossary.Term;
import org.vggscope.ui.view.AccuracyText;

/**
 * What is said about the predictions for a picture.
 *
 * @param ranked all classes, the most probable first
 * @param model the network's title
 * @param accuracy how often it is right, and what that and its width mean
 * @param time what it took
 * @param dense what dense evaluation, or averaging, did here, or empty without it
 */
record PredictionViewModel(
    List<Prediction> ranked, String model, String accuracy, String time, String dense) {
  /** How many predictions are shown large. */
  static final int TOP = PredictionsExhibit.TOP;

  /** Networks of the catalogue that have half as many channels as in the paper. */
  private static final Set<String> HALF_WIDTH = Set.of("vgg16-tiny", "vgg19-tiny");

  static PredictionViewModel of(PictureResult result) {
    Shape scores = result.scores();
    return new PredictionViewModel(
        result.ranked(),
        result.model().title(),
        accuracy(result.model()),
        Texts.of("in %s", PredictionFormat.time(result.milliseconds())),
        withLoss(
            result
                .averaging()
                .map(AveragingText::sentence)
                .orElseGet(() -> result.isDense() ? dense(scores) : ""),
            result));
  }

  private static String accuracy(ModelView model) {
    String said = AccuracyText.sentence(model) + "\n" + Explained.text(Term.ACCURACY);
    boolean half = HALF_WIDTH.contains(model.id());
    return half ? said + "\n" + Explained.text(Term.HALF_WIDTH) : said;
  }

  private static String withLoss(String said, PictureResult result) {
    InputTensor input = result.picture().input();
    String loss = AccuracyText.loss(result.model(), Math.min(input.height(), input.width()));
    return loss.isEmpty() ? said : Texts.of("%s. %s", said, loss);
  }

  private static String dense(Shape scores) {
    return Texts.of("Dense evaluation over %d × %d positions", scores.height(), scores.width());
  }

  List<Prediction> top() {
    return ranked.subList(0, Math.min(TOP, ranked.size()));
  }

  /**
   * The classes whose name or WordNet id has every word of {@code text} in it, whatever its case.
   */
  List<Prediction> search(String text) {
    List<String> words =
        Stream.of(text.toLowerCase(Locale.ROOT).split("\\s+")).filter(w -> !w.isEmpty()).toList();
    return ranked.stream()
        .filter(
            prediction -> {
              String searched = PredictionFormat.searched(prediction).toLowerCase(Locale.ROOT);
              return words.stream().allMatch(searched::contains);
            })
        .toList();
  }

  /** How many classes there are, or were found. */
  String count(int found) {
    if (ranked.size() < 2) {
      return ranked.isEmpty() ? Texts.of("No classes") : Texts.of("One class");
    }
    return found == ranked.size()
        ? Texts.of("All %d classes", ranked.size())
        : Texts.of("%d of %d classes", found, ranked.size());
  }
}
