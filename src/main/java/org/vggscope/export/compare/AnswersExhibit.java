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
import org.vggscope.report.Figure.Anchor;
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

  /** A drawing of thousands of rows is of no use; the numbers have them all. */
  private static final int MOST_DRAWN = 200;

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
            .add(
                Words.wrapped(
                    RankingTexts.verdict(ranking, pair.names()), Words.PLAIN, WIDTH))
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
      addAgreement(sheet);
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
              name(row),
              "",
              own == null ? 0 : own.probability(),
              probability(own),
              hue));
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

  private void addAgreement(Sheet sheet) {
    sheet
        .add(Words.heading(Texts.of("On a folder of pictures")))
        .add(Words.wrapped(AgreementTexts.summary(agreement), Words.PLAIN, WIDTH));
    List<Agreement.Answer> drawn =
        agreement.answers().subList(0, Math.min(MOST_DRAWN, agreement.answers().size()));
    if (drawn.isEmpty()) {
      return;
    }
    PictureNames names = new PictureNames(agreement);
    sheet.add(
        new TextTable(
            List.of(
                Texts.of("Picture"),
                pair.names().first(),
                "",
                pair.names().second(),
                "",
                Texts.of("Apart")),
            drawn.stream().map(answer -> row(answer, names)).toList(),
            List.of(
                Anchor.START, Anchor.START, Anchor.END, Anchor.START, Anchor.END, Anchor.END),
            -1));
    int left = agreement.answers().size() - drawn.size();
    if (left > 0) {
      sheet.add(
          Words.small(
              Texts.of("%,d more pictures are in the numbers, not in the drawing.", left)));
    }
  }

  private static List<String> row(Agreement.Answer answer, PictureNames names) {
    return List.of(
        names.of(answer.picture()),
        PredictionFormat.name(answer.first()),
        PredictionFormat.probability(answer.first().probability()),
        PredictionFormat.name(answer.second()),
        PredictionFormat.probability(answer.second().probability()),
        Texts.of("%.0f %%", 100 * answer.distance()));
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
