package org.vggscope.ui.arithmetic;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.text.TextAlignment;
import org.vggscope.export.arithmetic.Figures;
import org.vggscope.export.arithmetic.UnitNames;
import org.vggscope.export.arithmetic.UnitView;
import org.vggscope.model.arithmetic.InputTerm;
import org.vggscope.model.arithmetic.WeightedSum;
import org.vggscope.report.ColourMap;
import org.vggscope.report.ColourMap.Scale;
import org.vggscope.text.Texts;

/**
 * The input channels that add or take away most, a row each: window times kernel, the products and
 * their sum. A click or the arrow keys choose the channel whose map is shown.
 */
final class TermRows extends InkedCanvas {
  private static final double BAR = 6;
  private static final double MARK = 3;
  private static final double CAPTION = 11;
  private static final double SUM_FONT = 13;

  /** One of the three fields of a row. */
  @FunctionalInterface
  private interface Field {
    double at(int channel, int line, int column);
  }

  private final ArithmeticModel model;
  private final Consumer<InputTerm> pointed;

  /**
   * @param pointed told which product the pointer is over, or null
   */
  TermRows(ArithmeticModel model, Consumer<InputTerm> pointed) {
    super("arithmetic-rows");
    this.model = model;
    this.pointed = pointed;
    getStyleClass().add("term-rows");
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.LIST_VIEW);
    setAccessibleText(
        Texts.of("Input channels by what they add or take away; up and down choose one"));
    setOnMouseMoved(this::point);
    setOnMouseExited(event -> pointed.accept(null));
    setOnMousePressed(this::pressed);
    addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
    model.unitProperty().addListener((o, old, unit) -> repaint());
    model.chosenInputProperty().addListener((o, old, channel) -> repaint());
  }

  private List<Integer> drawn() {
    return model.unit() == null ? List.of() : model.unit().drawn();
  }

  RowLayout rowLayout(double width) {
    return RowLayout.of(
        width, model.unit() == null ? 3 : model.unit().layer().kernel(), drawn().size());
  }

  private RowLayout.Hit hit(MouseEvent event) {
    return rowLayout(getWidth()).hit(event.getX(), event.getY(), drawn().size());
  }

  private void point(MouseEvent event) {
    RowLayout.Hit hit = hit(event);
    pointed.accept(
        hit == null || !hit.isCell()
            ? null
            : model.unit().sum().term(drawn().get(hit.row()), hit.line(), hit.column()));
  }

  private void pressed(MouseEvent event) {
    requestFocus();
    RowLayout.Hit hit = hit(event);
    if (hit != null && event.getButton() == MouseButton.PRIMARY) {
      model.chooseInput(drawn().get(hit.row()));
    }
    // The scroll pane would take the focus, and with it the arrow keys.
    event.consume();
  }

  private void keyPressed(KeyEvent event) {
    List<Integer> rows = drawn();
    int steps =
        switch (event.getCode()) {
          case UP, KP_UP -> -1;
          case DOWN, KP_DOWN -> 1;
          default -> 0;
        };
    if (steps != 0 && !rows.isEmpty()) {
      int row = rows.indexOf(model.shownInput()) + steps;
      model.chooseInput(rows.get(Math.max(0, Math.min(rows.size() - 1, row))));
      event.consume();
    }
  }

  @Override
  double heightFor(double width) {
    return rowLayout(width).height(drawn().size());
  }

  @Override
  void paint(GraphicsContext graphics, CanvasInks ink, double width) {
    UnitView unit = model.unit();
    if (unit == null || unit.sum() == null || drawn().isEmpty()) {
      return;
    }
    WeightedSum sum = unit.sum();
    RowLayout rows = rowLayout(width);
    CellPainter painter = new CellPainter(graphics, ink);
    heading(painter, rows, unit, ink);
    List<Field> fields = List.of(sum::activation, sum::weight, sum::product);
    List<Scale> scales = fields.stream().map(field -> scale(field, sum.kernel())).toList();
    double largest =
        drawn().stream().mapToDouble(channel -> Math.abs(sum.channelSum(channel))).max().orElse(0);
    for (int row = 0; row < drawn().size(); row++) {
      int channel = drawn().get(row);
      if (channel == model.shownInput()) {
        graphics.setFill(ink.accent());
        graphics.fillRect(0, rows.rowTop(row) + 2, MARK, rows.rowHeight() - 4);
      }
      for (int field = 0; field < fields.size(); field++) {
        graphics.setFont(CellPainter.font(rows.fontSize(), false));
        field(painter, rows, row, field, fields.get(field), scales.get(field), channel, sum);
      }
      signs(painter, rows, row, ink);
      name(painter, rows, row, channel, ink);
      sum(painter, rows, row, sum.channelSum(channel), largest, ink);
    }
  }

  private void heading(CellPainter painter, RowLayout rows, UnitView unit, CanvasInks ink) {
    double y = RowLayout.HEADING / 2;
    List<String> titles = List.of(UnitNames.window(unit), Texts.of("kernel"), Texts.of("products"));
    for (int field = 0; field < titles.size(); field++) {
      painter.text(
          titles.get(field),
          rows.fieldLeft(field) + rows.fieldWidth() / 2,
          y,
          CellPainter.font(CAPTION, false),
          ink.muted(),
          TextAlignment.CENTER);
    }
    if (!rows.stacked()) {
      painter.text(
          Texts.of("sum"),
          rows.sumLeft() + RowLayout.SUM / 2,
          y,
          CellPainter.font(CAPTION, false),
          ink.muted(),
          TextAlignment.CENTER);
    }
  }

  /** One scale for a column of fields, so that rows can be compared. */
  private Scale scale(Field field, int kernel) {
    double reach = 0;
    for (int channel : drawn()) {
      for (int i = 0; i < kernel * kernel; i++) {
        reach = Math.max(reach, Math.abs(field.at(channel, i / kernel, i % kernel)));
      }
    }
    return ColourMap.DIVERGING.scale(-reach, reach);
  }

  private static void field(
      CellPainter painter,
      RowLayout rows,
      int row,
      int index,
      Field field,
      Scale scale,
      int channel,
      WeightedSum sum) {
    double left = rows.fieldLeft(index);
    double top = rows.fieldTop(row);
    boolean isKernel = index == 1;
    for (int line = 0; line < rows.kernel(); line++) {
      for (int column = 0; column < rows.kernel(); column++) {
        double x = left + column * rows.cell();
        double y = top + line * rows.line();
        if (!isKernel && sum.isPadding(line, column)) {
          painter.padding(x, y, rows.cell(), rows.line());
        } else {
          double value = field.at(channel, line, column);
          String text = Figures.cell(value, rows.decimals());
          painter.cell(x, y, rows.cell(), rows.line(), value, scale, text);
        }
      }
    }
    painter.grid(left, top, rows.cell(), rows.line(), rows.kernel());
  }

  private static void signs(CellPainter painter, RowLayout rows, int row, CanvasInks ink) {
    double y = rows.fieldTop(row) + rows.fieldHeight() / 2;
    List<String> signs = rows.stacked() ? List.of("×", "=") : List.of("×", "=", "→");
    for (int field = 0; field < signs.size(); field++) {
      painter.text(
          signs.get(field),
          rows.signMiddle(field),
          y,
          CellPainter.font(SUM_FONT, false),
          ink.text(),
          TextAlignment.CENTER);
    }
  }

  private void name(CellPainter painter, RowLayout rows, int row, int channel, CanvasInks ink) {
    boolean chosen = channel == model.shownInput();
    double y =
        rows.stacked()
            ? rows.rowTop(row) + rows.line() / 2 + 4
            : rows.fieldTop(row) + rows.fieldHeight() / 2;
    painter.text(
        model.inputName(channel),
        rows.nameLeft(),
        y,
        CellPainter.font(CAPTION, chosen),
        chosen ? ink.accent() : ink.text(),
        TextAlignment.LEFT);
  }

  private static void sum(
      CellPainter painter, RowLayout rows, int row, double value, double largest, CanvasInks ink) {
    double left = rows.sumLeft();
    if (rows.stacked()) {
      double y = rows.rowTop(row) + rows.line() / 2 + 4;
      painter.text(
          "→  " + Figures.signed(value),
          left + RowLayout.SUM,
          y,
          CellPainter.font(SUM_FONT, true),
          ink.text(),
          TextAlignment.RIGHT);
      painter.bar(left - RowLayout.SUM - 30, y - BAR / 2, RowLayout.SUM, BAR, value, largest);
      return;
    }
    double middle = rows.fieldTop(row) + rows.fieldHeight() / 2;
    painter.text(
        Figures.signed(value),
        left + RowLayout.SUM / 2,
        rows.kernel() == 1 ? middle : middle - 7,
        CellPainter.font(SUM_FONT, true),
        ink.text(),
        TextAlignment.CENTER);
    if (rows.kernel() > 1) {
      painter.bar(left + 4, middle + 8, RowLayout.SUM - 8, BAR, value, largest);
    }
  }
}
