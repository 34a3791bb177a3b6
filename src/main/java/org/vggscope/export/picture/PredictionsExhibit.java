package org.vggscope.export.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.vggscope.export.About;
import org.vggscope.export.Exhibit;
import org.vggscope.export.Look;
import org.vggscope.export.Shares;
import org.vggscope.export.Sheet;
import org.vggscope.export.Words;
import org.vggscope.model.Prediction;
import org.vggscope.report.Figure;
import org.vggscope.report.Table;
import org.vggscope.text.Texts;
import org.vggscope.text.format.PredictionFormat;

/**
 * What a network takes a picture for: the most probable classes drawn, all of them as numbers.
 *
 * @param ranked all classes, the most probable first; empty where the network names none
 * @param origin where the numbers come from, which may take long to say
 */
public record PredictionsExhibit(List<Prediction> ranked, Supplier<About> origin)
    implements Exhibit {
  /** How many classes are drawn. */
  public static final int TOP = 5;

  private static final double NAMES = 300;
  private static final double BAR = 180;

  public PredictionsExhibit {
    ranked = List.copyOf(ranked);
  }

  @Override
  public String name() {
    return "predictions";
  }

  @Override
  public About about() {
    return origin.get();
  }

  @Override
  public Figure figure(Look look) {
    About about = about();
    List<Shares.Share> shares = new ArrayList<>();
    for (Prediction prediction : ranked.subList(0, Math.min(TOP, ranked.size()))) {
      shares.add(share(prediction));
    }
    return new Sheet(
            Texts.of("Top 5"),
            "%s · %s".formatted(about.text("picture"), about.text("model")),
            about)
        .add(new Shares(shares, BAR, NAMES))
        .add(Words.small(Texts.of("Preprocessing: %s", about.text("preprocessing"))))
        .figure(look);
  }

  private static Shares.Share share(Prediction prediction) {
    return new Shares.Share(
        "%d  %s".formatted(prediction.rank(), PredictionFormat.name(prediction)),
        "%s · %s"
            .formatted(
                Texts.of("logit %s", PredictionFormat.logit(prediction.logit())),
                PredictionFormat.idAndOtherNames(prediction)),
        prediction.probability(),
        PredictionFormat.probability(prediction.probability()),
        Look::accent);
  }

  /** A line a class, the most probable first. */
  @Override
  public Table table() {
    Table.Builder table = Table.of("rank", "index", "id", "label", "logit", "probability");
    for (Prediction prediction : ranked) {
      table.row(
          prediction.rank(),
          prediction.index(),
          prediction.id(),
          prediction.label(),
          prediction.logit(),
          prediction.probability());
    }
    return table.build();
  }
}
