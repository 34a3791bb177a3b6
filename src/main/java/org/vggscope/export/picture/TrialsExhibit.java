package org.vggscope.export.picture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.vggscope.explain.TrialReport;
import org.vggscope.export.About;
import org.vggscope.export.Block;
import org.vggscope.export.Exhibit;
import org.vggscope.export.Look;
import org.vggscope.export.PictureBlock;
import org.vggscope.export.Shares;
import org.vggscope.export.Sheet;
import org.vggscope.export.Words;
import org.vggscope.inference.PreprocessingTrial;
import org.vggscope.model.Prediction;
import org.vggscope.picture.SourceImage;
import org.vggscope.report.Figure;
import org.vggscope.report.Table;
import org.vggscope.text.Texts;
import org.vggscope.text.format.PredictionFormat;

/**
 * A picture under every preprocessing.
 *
 * @param report the trials
 * @param origin where the numbers come from, which may take long to say
 */
public record TrialsExhibit(TrialReport report, Supplier<About> origin) implements Exhibit {
  /** Classes of each trial. */
  public static final int TOP = 5;

  private static final int COLUMNS = 3;
  private static final double CARD = 300;
  private static final double NAMES = 170;
  private static final double BAR = 60;
  private static final double HEIGHT = 128;
  private static final double GAP = 28;
  private static final double LINES = 5;
  private static final double LOOKS = 4;

  /** Of more looks than that each stands above its mirror image. */
  private static final int ROW = 2;

  @Override
  public String name() {
    return "preprocessings";
  }

  /** What is done to the picture is each trial's own. */
  @Override
  public About about() {
    return origin
        .get()
        .with("picture", report.image())
        .with("preprocessing", null)
        .with("preparation", null);
  }

  @Override
  public Figure figure(Look look) {
    About about = about();
    Sheet sheet =
        new Sheet(
            Texts.of(
                "What is done to a picture before the network sees it, and what if it were not?"),
            "%s · %s".formatted(report.image(), report.model()),
            about);
    return sheet
        .add(Block.grid(COLUMNS, GAP, report.trials().stream().map(this::card).toList()))
        .figure(look);
  }

  private Block card(PreprocessingTrial trial) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(Words.small(Texts.of(trial.variant().group().title())));
    blocks.add(
        Words.wrapped(
            "%s · %s"
                .formatted(
                    TrialTexts.title(trial.variant(), report.assumed()),
                    TrialTexts.tag(trial.variant(), report.assumed())),
            Words.PLAIN,
            CARD));
    if (!trial.isRefused()) {
      blocks.add(looks(trial.seen()));
      TrialTexts.caption(trial).forEach(line -> blocks.add(Words.small(line)));
      blocks.add(top(trial));
    }
    String sentence = Texts.of(report.sentence(trial, PredictionFormat::name));
    blocks.add(
        Words.wrapped(TrialTexts.unbroken(sentence), Words.PLAIN, CARD).coloured(Look::faint));
    return Block.column(LINES, blocks);
  }

  /** The looks, all at one scale. */
  private static Block looks(List<SourceImage> looks) {
    int rows = looks.size() > ROW ? 2 : 1;
    int columns = looks.size() / rows;
    int longest =
        looks.stream().mapToInt(each -> Math.max(each.width(), each.height())).max().orElseThrow();
    double side =
        Math.min((HEIGHT - (rows - 1) * LOOKS) / rows, (CARD - (columns - 1) * LOOKS) / columns);
    List<Block> drawn = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        SourceImage look = looks.get(column * rows + row);
        double share = (double) Math.max(look.width(), look.height()) / longest;
        drawn.add(new PictureBlock(look, side * share));
      }
    }
    return Block.grid(columns, LOOKS, drawn);
  }

  private Shares top(PreprocessingTrial trial) {
    List<Shares.Share> shares = new ArrayList<>();
    for (Prediction prediction : report.top(trial)) {
      boolean expected = prediction.index() == report.expected();
      shares.add(
          new Shares.Share(
              PredictionFormat.name(prediction),
              "",
              prediction.probability(),
              PredictionFormat.probability(prediction.probability()),
              expected ? Look::accent : Look::faint));
    }
    return new Shares(shares, BAR, NAMES);
  }

  /** A line a class of each trial; a trial that was refused has one line with the reason. */
  @Override
  public Table table() {
    return report.table();
  }

  /** With the trials as {@code preprocessings}, too; how long each took is left out. */
  @Override
  public ObjectNode json() {
    ObjectNode node = Exhibit.super.json();
    ArrayNode trials = node.putArray("preprocessings");
    for (JsonNode trial : report.json().get("preprocessings")) {
      ((ObjectNode) trial).remove("milliseconds");
      trials.add(trial);
    }
    return node;
  }
}
