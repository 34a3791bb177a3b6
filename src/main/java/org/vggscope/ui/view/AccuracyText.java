package org.vggscope.ui.view;

import java.util.Optional;
import org.vggscope.session.ModelView;
import org.vggscope.text.Texts;
import org.vggscope.weights.Accuracy;

/** How often a network is right, in words. */
public final class AccuracyText {
  private AccuracyText() {}

  /** In a sentence, at the size that it was trained at. */
  public static String sentence(ModelView model) {
    int trained = model.architecture().inputSize();
    int classes = model.architecture().classes();
    return model
        .accuracy()
        .flatMap(
            accuracy ->
                accuracy
                    .at(trained)
                    .map(
                        there ->
                            Texts.of(
                                "Names %d of 100 pictures right, %d of 100 in its first five (%s);"
                                    + " %,d classes at %d pixels.",
                                ofHundred(there.top1()),
                                ofHundred(there.top5()),
                                Texts.of(accuracy.pictures()),
                                classes,
                                trained)))
        .orElseGet(
            () ->
                Texts.of(
                    "How often it is right is not known; 'evaluate' measures it on a folder of"
                        + " pictures. It has %,d classes at %d pixels.",
                    classes, trained));
  }

  /** {@code 28 % right}: what a size costs; empty where it was not measured. */
  public static String atSize(ModelView model, int side) {
    return model
        .accuracy()
        .flatMap(accuracy -> accuracy.at(side))
        .map(there -> Texts.of("%d %% right", ofHundred(there.top1())))
        .orElse("");
  }

  /** What is lost at a size that the network was not trained at; empty where it is not known. */
  public static String loss(ModelView model, int side) {
    int trained = model.architecture().inputSize();
    Optional<Accuracy.AtSize> here = model.accuracy().flatMap(accuracy -> accuracy.at(side));
    Optional<Accuracy.AtSize> there = model.accuracy().flatMap(accuracy -> accuracy.at(trained));
    if (here.isEmpty() || there.isEmpty() || here.get().top1() >= there.get().top1()) {
      return "";
    }
    return Texts.of(
        "At %d pixels these weights name %d of 100 right, at %d pixels, as trained, %d of 100.",
        side, ofHundred(here.get().top1()), trained, ofHundred(there.get().top1()));
  }

  private static long ofHundred(double share) {
    return Math.round(share * 100);
  }
}
