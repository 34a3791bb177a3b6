package org.vggscope.ui.view;

import java.util.Locale;
import java.util.Optional;
import org.vggscope.session.ModelView;
import org.vggscope.weights.Accuracy;

/** How often a network is right, in words. */
public final class AccuracyText {
  private AccuracyText() {}

  /** In a sentence, at the size that it was trained at. */
  public static String sentence(ModelView model) {
    int trained = model.architecture().inputSize();
    String reads = "%,d classes at %d pixels".formatted(model.architecture().classes(), trained);
    return model
        .accuracy()
        .flatMap(
            accuracy ->
                accuracy
                    .at(trained)
                    .map(
                        there ->
                            "Names %s pictures right, %s in its first five (%s); %s."
                                .formatted(
                                    ofHundred(there.top1()),
                                    ofHundred(there.top5()),
                                    accuracy.pictures(),
                                    reads)))
        .orElse(
            "How often it is right is not known; 'evaluate' measures it on a folder of pictures. It"
                + " has "
                + reads
                + ".");
  }

  /** {@code 28 % right}: what a size costs; empty where it was not measured. */
  public static String atSize(ModelView model, int side) {
    return model
        .accuracy()
        .flatMap(accuracy -> accuracy.at(side))
        .map(there -> percent(there.top1()) + " right")
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
    return "At %d pixels these weights name %s right, at %d pixels, as trained, %s."
        .formatted(side, ofHundred(here.get().top1()), trained, ofHundred(there.get().top1()));
  }

  private static String ofHundred(double share) {
    return Math.round(share * 100) + " of 100";
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%d %%", Math.round(share * 100));
  }
}
