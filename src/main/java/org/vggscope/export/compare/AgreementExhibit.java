package org.vggscope.export.compare;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.vggscope.explain.AgreementReport;
import org.vggscope.export.About;
import org.vggscope.export.Block;
import org.vggscope.export.Exhibit;
import org.vggscope.export.Look;
import org.vggscope.export.Sheet;
import org.vggscope.export.TextTable;
import org.vggscope.export.Words;
import org.vggscope.inference.Agreement;
import org.vggscope.report.Figure;
import org.vggscope.report.Figure.Anchor;
import org.vggscope.report.Table;
import org.vggscope.text.Texts;
import org.vggscope.text.format.PredictionFormat;

/**
 * How far two networks agree on a folder of pictures.
 *
 * @param models ids of both
 */
public record AgreementExhibit(Pair pair, List<String> models, Agreement agreement)
    implements Exhibit {
  private static final double WIDTH = 760;
  private static final double LINES = 8;

  /** A drawing of thousands of rows is of no use; the numbers have them all. */
  private static final int MOST_DRAWN = 200;

  public AgreementExhibit {
    models = List.copyOf(models);
  }

  @Override
  public String name() {
    return "agreement";
  }

  /** The pictures are those of the folder, and not the one that the window shows. */
  @Override
  public About about() {
    return pair.about().with("picture", null);
  }

  @Override
  public Figure figure(Look look) {
    About about = about();
    return new Sheet(Texts.of("On a folder of pictures"), Pair.line(about), about)
        .add(drawn())
        .figure(look);
  }

  /** All but the heading. */
  Block drawn() {
    List<Block> parts = new ArrayList<>();
    parts.add(Words.wrapped(AgreementTexts.summary(agreement), Words.PLAIN, WIDTH));
    List<Agreement.Answer> all = agreement.answers();
    List<Agreement.Answer> drawn = all.subList(0, Math.min(MOST_DRAWN, all.size()));
    if (!drawn.isEmpty()) {
      parts.add(table(drawn));
    }
    if (drawn.size() < all.size()) {
      parts.add(
          Words.small(
              Texts.of(
                  "%,d more pictures are in the numbers, not in the drawing.",
                  all.size() - drawn.size())));
    }
    return Block.column(LINES, parts);
  }

  private TextTable table(List<Agreement.Answer> drawn) {
    PictureNames names = new PictureNames(agreement);
    return new TextTable(
        List.of(
            Texts.of("Picture"),
            pair.names().first(),
            "",
            pair.names().second(),
            "",
            Texts.of("Apart")),
        drawn.stream().map(answer -> row(answer, names)).toList(),
        List.of(Anchor.START, Anchor.START, Anchor.END, Anchor.START, Anchor.END, Anchor.END),
        -1);
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

  /** A line a picture. */
  @Override
  public Table table() {
    return AgreementReport.table(models, agreement);
  }

  /** What is said of both networks, and the report. */
  @Override
  public ObjectNode json() {
    ObjectNode node = about().json();
    node.setAll(AgreementReport.json(models, agreement));
    return node;
  }
}
