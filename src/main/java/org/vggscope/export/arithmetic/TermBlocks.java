package org.vggscope.export.arithmetic;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.vggscope.export.Block;
import org.vggscope.export.Cells;
import org.vggscope.export.Words;
import org.vggscope.model.arithmetic.InputTerm;
import org.vggscope.model.arithmetic.WeightedSum;
import org.vggscope.report.ColourMap;
import org.vggscope.report.Figure;
import org.vggscope.report.Figure.Anchor;
import org.vggscope.text.Texts;

/** The windows of a convolution times their kernels, a row for each input channel that is drawn. */
final class TermBlocks {
  private static final double CELL_WIDTH = 50;
  private static final double CELL_HEIGHT = 20;
  private static final double GAP = 12;
  private static final double BAR = 6;
  private static final double SUM = 84;
  private static final int COLUMNS = 8;

  private final UnitView unit;
  private final UnitNames names;
  private final WeightedSum sum;
  private final double largest;

  TermBlocks(UnitView unit, UnitNames names) {
    this.unit = unit;
    this.names = names;
    this.sum = unit.sum();
    this.largest =
        unit.drawn().stream()
            .mapToDouble(channel -> Math.abs(sum.channelSum(channel)))
            .max()
            .orElse(0);
  }

  /** Headings, and below them the rows. */
  Block rows() {
    double width = sum.kernel() * CELL_WIDTH;
    Block empty = Block.space(0, 0);
    List<Block> parts = new ArrayList<>();
    for (String title :
        List.of(
            "",
            UnitNames.window(unit),
            "",
            Texts.of("kernel"),
            "",
            Texts.of("products"),
            "",
            Texts.of("sum"))) {
      parts.add(
          title.isEmpty()
              ? empty
              : Words.small(title)
                  .placed(Anchor.MIDDLE, title.equals(Texts.of("sum")) ? SUM : width));
    }
    ColourMap.Scale read = scale(InputTerm::activation);
    ColourMap.Scale weights = scale(InputTerm::weight);
    ColourMap.Scale products = scale(InputTerm::product);
    for (int channel : unit.drawn()) {
      Block window = field(channel, InputTerm::activation, read, true);
      double height = window.height();
      parts.add(middle(names.input(unit, channel), height));
      parts.add(window);
      parts.add(middle("×", height));
      parts.add(field(channel, InputTerm::weight, weights, false));
      parts.add(middle("=", height));
      parts.add(field(channel, InputTerm::product, products, true));
      parts.add(middle("→", height));
      parts.add(sum(sum.channelSum(channel), height));
    }
    return Block.grid(COLUMNS, GAP, parts);
  }

  private static Block middle(String words, double height) {
    return ArithmeticFigure.inTheMiddle(Words.plain(words), height);
  }

  /** One scale for a column of fields, so that rows can be compared. */
  private ColourMap.Scale scale(ToDoubleFunction<InputTerm> number) {
    double reach = 0;
    for (int channel : unit.drawn()) {
      for (int i = 0; i < sum.kernel() * sum.kernel(); i++) {
        reach = Math.max(reach, Math.abs(number.applyAsDouble(term(channel, i))));
      }
    }
    return ColourMap.DIVERGING.scale(-reach, reach);
  }

  private InputTerm term(int channel, int cell) {
    return sum.term(channel, cell / sum.kernel(), cell % sum.kernel());
  }

  private Block field(
      int channel, ToDoubleFunction<InputTerm> number, ColourMap.Scale scale, boolean padded) {
    List<Cells.Cell> cells = new ArrayList<>();
    for (int i = 0; i < sum.kernel() * sum.kernel(); i++) {
      double value = number.applyAsDouble(term(channel, i));
      boolean padding = padded && sum.isPadding(i / sum.kernel(), i % sum.kernel());
      cells.add(
          padding
              ? Cells.Cell.PADDING
              : new Cells.Cell(value, Figures.cell(value, Figures.DECIMALS)));
    }
    return new Cells(sum.kernel(), CELL_WIDTH, CELL_HEIGHT, cells, ColourMap.DIVERGING, scale);
  }

  /** What a channel adds or takes away, and a bar of it from the middle. */
  private Block sum(double value, double height) {
    Words number = Words.plain(Figures.signed(value)).placed(Anchor.MIDDLE, SUM);
    double top = (height - number.height() - BAR) / 2;
    double length = largest == 0 ? 0 : Math.abs(value) / largest * SUM / 2;
    return Block.of(
        SUM,
        height,
        (x, y, look, onto) -> {
          number.paint(x, y + top, look, onto);
          double middle = x + SUM / 2;
          double bar = y + top + number.height();
          onto.accept(
              new Figure.Rectangle(
                  value < 0 ? middle - length : middle, bar, length, BAR, look.bar(value, true)));
          onto.accept(new Figure.Line(middle, bar - 2, middle, bar + BAR + 2, 1, look.faint()));
        });
  }
}
