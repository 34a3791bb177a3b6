package org.vggscope.export.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.vggscope.export.About;
import org.vggscope.export.Block;
import org.vggscope.export.CellGrid;
import org.vggscope.export.Exhibit;
import org.vggscope.export.Look;
import org.vggscope.export.Sheet;
import org.vggscope.export.Words;
import org.vggscope.picture.NumpyFile;
import org.vggscope.report.Figure;
import org.vggscope.report.Mix;
import org.vggscope.report.Table;
import org.vggscope.text.Texts;
import org.vggscope.text.format.Numbers;
import org.vggscope.training.RunRecord;

/**
 * What a network takes for what.
 *
 * @param figures the matrix
 * @param run whose network it is
 */
public record ConfusionExhibit(ConfusionFigures figures, RunRecord run) implements Exhibit {
  /** Confusions that are named. */
  public static final int MOST_CONFUSIONS = 6;

  private static final double WIDTH = 640;
  private static final int SHADES = 128;
  private static final int THICKNESS = 12;
  private static final double GAP = 8;

  @Override
  public String name() {
    return "confusion-epoch-%d-%s".formatted(figures.epoch(), run.name());
  }

  @Override
  public About about() {
    return RunAbout.of(run)
        .with("epoch", figures.epoch())
        .with("step", figures.step())
        .with("classes", figures.names());
  }

  @Override
  public Figure figure(Look look) {
    Sheet sheet =
        new Sheet(Texts.of("Confusion matrix of %s", run.name()), RunAbout.words(run), about());
    if (figures.all() > 0) {
      sheet.add(wrapped(ConfusionTexts.accuracy(figures)));
    }
    String verdict = ConfusionTexts.verdict(figures);
    if (!verdict.isEmpty()) {
      sheet.add(wrapped(verdict));
    }
    List<Block> lines = new ArrayList<>();
    lines.add(Words.plain(ConfusionTexts.frequent(figures.confusions(MOST_CONFUSIONS))));
    figures
        .confusions(MOST_CONFUSIONS)
        .forEach(each -> lines.add(wrapped(ConfusionTexts.confusion(figures, each))));
    return sheet
        .add(Block.column(1, lines))
        .add(matrix())
        .add(Words.wrapped(ConfusionTexts.caption(), Words.SMALL, WIDTH))
        .add(scale())
        .figure(look);
  }

  private static Words wrapped(String sentence) {
    return Words.wrapped(sentence, Words.PLAIN, WIDTH);
  }

  private CellGrid matrix() {
    CellGrid.Content cells =
        new CellGrid.Content() {
          @Override
          public int colour(int right, int answer, Look look) {
            double share = figures.share(right, answer);
            return shade(look, Double.isNaN(share) ? 0 : share);
          }

          @Override
          public String text(int right, int answer) {
            int count = figures.count(right, answer);
            return count == 0 ? "" : String.valueOf(count);
          }
        };
    return new CellGrid(
        figures.names(),
        figures.names(),
        IntStream.range(0, figures.classes()).mapToObj(figures::rightShare).toList(),
        cells);
  }

  private static int shade(Look look, double share) {
    return Mix.of(look.line(), look.accent(), share) & 0xffffff;
  }

  private static Block scale() {
    Block bar =
        Block.of(
            SHADES,
            THICKNESS,
            (x, y, look, onto) -> {
              int[] shades =
                  IntStream.range(0, SHADES * THICKNESS)
                      .map(i -> shade(look, (double) (i % SHADES) / (SHADES - 1)))
                      .toArray();
              onto.accept(new Figure.Pixels(x, y + 2, 1, SHADES, shades));
            });
    return Block.row(
        GAP, List.of(Words.small(Numbers.percent(0)), bar, Words.small(Numbers.percent(1))));
  }

  @Override
  public Table table() {
    return figures.table();
  }

  /** The counts, {@code (class, answer)}. */
  @Override
  public Optional<NumpyFile.Array> array() {
    float[] counts = new float[figures.counts().length];
    for (int i = 0; i < counts.length; i++) {
      counts[i] = figures.counts()[i];
    }
    return Optional.of(new NumpyFile.Array(List.of(figures.classes(), figures.classes()), counts));
  }
}
