package org.vggscope.export.arithmetic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.vggscope.export.About;
import org.vggscope.export.Block;
import org.vggscope.export.Look;
import org.vggscope.export.Sheet;
import org.vggscope.export.TextTable;
import org.vggscope.export.Words;
import org.vggscope.model.arithmetic.InputTerm;
import org.vggscope.model.arithmetic.PoolingChoice;
import org.vggscope.report.Figure;
import org.vggscope.report.Figure.Anchor;
import org.vggscope.text.Texts;

/** Draws how the number of one unit comes about. */
final class ArithmeticFigure {
  private static final double WIDTH = 720;
  private static final double GAP = 14;
  private static final double LIST_GAP = 40;
  private static final double CANDIDATE_WIDTH = 110;
  private static final double CANDIDATE_HEIGHT = 44;

  private final UnitView unit;
  private final UnitNames names;

  ArithmeticFigure(UnitView unit, UnitNames names) {
    this.unit = unit;
    this.names = names;
  }

  Figure draw(About about, Look look) {
    Sheet sheet = new Sheet(UnitNames.question(unit), of(about), about);
    switch (unit.layer().kind()) {
      case CONVOLUTION -> sheet.add(new TermBlocks(unit, names).rows());
      case FULLY_CONNECTED ->
          sheet.add(
              Block.row(
                  LIST_GAP,
                  List.of(
                      inputs(Texts.of("Add most"), unit.adding()),
                      inputs(Texts.of("Take away most"), unit.takingAway()))));
      case POOLING -> addChoice(sheet, unit.choice());
      case NORMALIZATION -> {
        for (String line : ResponseText.of(unit.response()).split("\n")) {
          if (!line.isEmpty()) {
            sheet.add(Words.wrapped(line, Words.PLAIN, WIDTH));
          }
        }
      }
    }
    if (unit.sum() != null) {
      sheet.add(Block.space(0, 0)).add(line());
    }
    sheet.add(Words.plain(SumLine.verdict(unit)));
    if (unit.softmax() != null) {
      sheet.add(Block.space(0, 0));
      addSoftmax(sheet);
    }
    return sheet.figure(look);
  }

  private String of(About about) {
    List<String> said = new ArrayList<>();
    said.add(about.line("picture", "model"));
    said.add(unit.layer().name());
    said.add(
        unit.isSinglePosition()
            ? Texts.of("unit %d", unit.channel())
            : Texts.of("channel %d", unit.channel()));
    said.add(names.briefPlace(unit));
    said.removeIf(String::isEmpty);
    return String.join(" · ", said);
  }

  /** The sum as numbers with what they are below them. */
  private static Block lineOf(List<SumLine.Part> parts) {
    List<Block> blocks = new ArrayList<>();
    for (SumLine.Part part : parts) {
      Words number = Words.heading(part.number());
      if (part.isSign()) {
        blocks.add(number);
        continue;
      }
      Words caption = Words.small(part.caption());
      double width = Math.max(number.width(), caption.width());
      blocks.add(
          Block.column(
              0,
              List.of(number.placed(Anchor.MIDDLE, width), caption.placed(Anchor.MIDDLE, width))));
    }
    return Block.row(GAP, blocks);
  }

  private Block line() {
    return lineOf(SumLine.of(unit));
  }

  private Block inputs(String title, List<InputTerm> terms) {
    List<List<String>> rows = new ArrayList<>();
    for (InputTerm term : terms) {
      rows.add(
          List.of(
              UnitNames.term(term, unit.layer()),
              Figures.cell(term.activation(), Figures.DECIMALS),
              "× " + Figures.cell(term.weight(), Figures.DECIMALS),
              "= " + Figures.cell(term.product(), Figures.DECIMALS)));
    }
    if (rows.isEmpty()) {
      rows.add(List.of(Texts.of("none"), "", "", ""));
    }
    List<String> heading =
        List.of(
            UnitNames.inputs(unit),
            Texts.of("activation"),
            Texts.of("weight"),
            Texts.of("product"));
    return Block.column(6, List.of(Words.plain(title), TextTable.of(heading, rows, -1)));
  }

  private void addChoice(Sheet sheet, PoolingChoice choice) {
    List<Block> candidates = new ArrayList<>();
    for (int i = 0; i < choice.candidates().size(); i++) {
      candidates.add(candidate(choice.candidates().get(i), i == choice.winner()));
    }
    Block field = Block.grid(unit.layer().kernel(), 6, candidates);
    sheet.add(Words.plain(PoolingText.heading(unit)));
    sheet.add(
        Block.row(
            GAP,
            List.of(
                field,
                inTheMiddle(Words.plain(Texts.of("→ max →")), field.height()),
                inTheMiddle(Words.heading(Figures.signed(unit.activation())), field.height()))));
    sheet.add(Words.plain(PoolingText.explanation(choice)));
  }

  static Block inTheMiddle(Words words, double height) {
    return Block.of(
        words.width(),
        height,
        (x, y, look, onto) -> words.paint(x, y + (height - words.height()) / 2, look, onto));
  }

  private static Block candidate(PoolingChoice.Candidate each, boolean chosen) {
    Words value = Words.plain(Figures.signed(each.value())).placed(Anchor.MIDDLE, CANDIDATE_WIDTH);
    Words place =
        Words.small(Texts.of("y %d, x %d", each.y(), each.x()))
            .placed(Anchor.MIDDLE, CANDIDATE_WIDTH);
    return Block.of(
        CANDIDATE_WIDTH,
        CANDIDATE_HEIGHT,
        (x, y, look, onto) -> {
          double thickness = chosen ? 3 : 1;
          onto.accept(
              new Figure.Rectangle(
                  x, y, CANDIDATE_WIDTH, CANDIDATE_HEIGHT, chosen ? look.accent() : look.line()));
          onto.accept(
              new Figure.Rectangle(
                  x + thickness,
                  y + thickness,
                  CANDIDATE_WIDTH - 2 * thickness,
                  CANDIDATE_HEIGHT - 2 * thickness,
                  look.ground()));
          value.paint(x, y + 4, look, onto);
          place.paint(x, y + 4 + value.height(), look, onto);
        });
  }

  private void addSoftmax(Sheet sheet) {
    SoftmaxText softmax = SoftmaxText.of(unit, names);
    sheet.add(Words.heading(SoftmaxText.title()));
    for (String sentence : Arrays.asList(softmax.mean(), softmax.general(), softmax.formula())) {
      if (!sentence.isEmpty()) {
        sheet.add(Words.wrapped(sentence, Words.PLAIN, WIDTH));
      }
    }
    List<SoftmaxText.Row> rows = softmax.rows();
    int marked = 0;
    while (rows.get(marked).index() != softmax.selected()) {
      marked++;
    }
    sheet.add(
        TextTable.of(
            SoftmaxText.headings(), rows.stream().map(SoftmaxText.Row::cells).toList(), marked));
  }
}
