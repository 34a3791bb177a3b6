package org.vggscope.export.compare;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.vggscope.explain.AgreementReport;
import org.vggscope.explain.ComparisonTables;
import org.vggscope.explain.ModelComparison;
import org.vggscope.export.About;
import org.vggscope.export.Block;
import org.vggscope.export.Exhibit;
import org.vggscope.export.Look;
import org.vggscope.export.Shares;
import org.vggscope.export.Sheet;
import org.vggscope.export.TextTable;
import org.vggscope.export.Words;
import org.vggscope.export.chart.Hue;
import org.vggscope.inference.Agreement;
import org.vggscope.model.MergedRanking;
import org.vggscope.model.Prediction;
import org.vggscope.report.Figure;
import org.vggscope.report.Table;
import org.vggscope.text.Texts;
import org.vggscope.text.format.PredictionFormat;

/**
 * What two networks answered to a picture, and to a folder of pictures where they were asked.
 *
 * @param comparison of both on the picture
 * @param top classes of either that are named
 * @param agreement on a folder; null for none
 */
public record AnswersExhibit(Pair pair, ModelComparison comparison, int top, Agreement agreement)
    implements Exhibit {
  private static final double WIDTH = 760;
  private static final double BAR = 180;
  private static final double GAP = 24;

  @Override
  public String name() {
    return "answers";
  }

  @Override
  public About about() {
    return pair.about();
  }

  private List<String> models() {
    return List.of(comparison.first().model(), comparison.second().model());
  }

  @Override
  public Figure figure(Look look) {
    About about = about();
    MergedRanking ranking = comparison.ranking();
    Sheet sheet =
        new Sheet(
                Texts.of("Do both networks take the picture for the same?"),
                Pair.line(about),
                about)
            .add(Words.wrapped(RankingTexts.verdict(ranking, pair.names()), Words.PLAIN, WIDTH))
            .add(
                Block.row(
                    GAP,
                    List.of(
                        shares(pair.names().first(), Hue.BLUE, true),
                        shares(pair.names().second(), Hue.ORANGE, false))))
            .add(ranks())
            .add(
                Words.wrapped(
                    RankingTexts.note(ranking, comparison.cutOtherwise()), Words.SMALL, WIDTH));
    if (agreement != null) {
      sheet
          .add(Words.heading(Texts.of("On a folder of pictures")))
          .add(new AgreementExhibit(pair, models(), agreement).drawn());
    }
    return sheet.figure(look);
  }

  /** The classes of the list, each with the probability that a network gives it. */
  private Block shares(String network, Hue hue, boolean ofFirst) {
    List<Shares.Share> shares = new ArrayList<>();
    for (MergedRanking.Row row : comparison.ranking().top(top)) {
      Prediction own = ofFirst ? row.first() : row.second();
      shares.add(
          new Shares.Share(
              name(row), "", own == null ? 0 : own.probability(), probability(own), hue));
    }
    return Block.column(4, List.of(Words.plain(network), new Shares(shares, BAR, BAR)));
  }

  private static String name(MergedRanking.Row row) {
    return PredictionFormat.name(row.first() == null ? row.second() : row.first());
  }

  private static String probability(Prediction prediction) {
    return prediction == null
        ? Texts.of("no such class")
        : PredictionFormat.probability(prediction.probability());
  }

  private TextTable ranks() {
    return TextTable.of(
        List.of(
            Texts.of("Class"),
            pair.names().first(),
            pair.names().second(),
            Texts.of("Mean"),
            Texts.of("Rank")),
        comparison.ranking().top(top).stream()
            .map(
                row ->
                    List.of(
                        name(row),
                        probability(row.first()),
                        probability(row.second()),
                        PredictionFormat.probability(row.meanProbability()),
                        RankingTexts.ranks(row)))
            .toList(),
        -1);
  }

  /** A line a class that is among the first of either network. */
  @Override
  public Table table() {
    return ComparisonTables.answers(List.of(comparison), top);
  }

  /** The rows, whether both put the same class first, and the {@code agreement} on a folder. */
  @Override
  public ObjectNode json() {
    ObjectNode node = Exhibit.super.json();
    node.put("sameFirst", comparison.ranking().isSameFirst());
    node.put("distance", comparison.ranking().distance());
    if (agreement != null) {
      node.set("agreement", AgreementReport.json(models(), agreement));
    }
    return node;
  }
}
