package org.vggscope.ui.arithmetic;

import java.util.List;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.TextAlignment;
import org.vggscope.export.arithmetic.Figures;
import org.vggscope.export.arithmetic.UnitNames;
import org.vggscope.export.arithmetic.UnitView;
import org.vggscope.model.LayerKind;
import org.vggscope.model.arithmetic.InputTerm;
import org.vggscope.text.Texts;

/**
 * The inputs of a fully connected unit that add most and those that take away most, side by side or
 * one list below the other.
 */
final class ConnectedRows extends InkedCanvas {
  private static final double ROW = 22;
  private static final double HEADING = 46;
  private static final double EDGE = 6;
  private static final double SPACE = 22;
  private static final double SIDE_BY_SIDE = 560;
  private static final double TITLE_FONT = 13;
  private static final double FONT = 12;
  private static final double ROOM_FOR_FONT = 330;
  private static final double CAPTION = 11;
  private static final double BAR = 5;

  /** Right edges of the numbers of a row, as shares of the list's width. */
  private static final double[] COLUMNS = {0.51, 0.745, 1};

  private final ArithmeticModel model;
  private List<InputTerm> adding = List.of();
  private List<InputTerm> takingAway = List.of();

  ConnectedRows(ArithmeticModel model) {
    super("arithmetic-inputs");
    this.model = model;
    model.unitProperty().addListener((o, old, unit) -> follow(unit));
    follow(model.unit());
  }

  private void follow(UnitView unit) {
    boolean connected = unit != null && unit.layer().kind() == LayerKind.FULLY_CONNECTED;
    adding = connected ? unit.adding() : List.of();
    takingAway = connected ? unit.takingAway() : List.of();
    repaint();
  }

  private static double listHeight(List<InputTerm> terms) {
    return HEADING + Math.max(1, terms.size()) * ROW;
  }

  @Override
  double heightFor(double width) {
    double first = listHeight(adding);
    double second = listHeight(takingAway);
    return width >= SIDE_BY_SIDE ? Math.max(first, second) : first + second + SPACE / 2;
  }

  @Override
  void paint(GraphicsContext graphics, CanvasInks ink, double width) {
    if (model.unit() == null || model.unit().layer().kind() != LayerKind.FULLY_CONNECTED) {
      return;
    }
    CellPainter painter = new CellPainter(graphics, ink);
    boolean beside = width >= SIDE_BY_SIDE;
    double listWidth = beside ? (width - 2 * EDGE - SPACE) / 2 : width - 2 * EDGE;
    double largest =
        Math.max(
            adding.isEmpty() ? 0 : adding.get(0).product(),
            takingAway.isEmpty() ? 0 : -takingAway.get(0).product());
    list(painter, ink, Texts.of("Add most"), adding, EDGE, 0, listWidth, largest);
    double left = beside ? EDGE + listWidth + SPACE : EDGE;
    double top = beside ? 0 : listHeight(adding) + SPACE / 2;
    list(painter, ink, Texts.of("Take away most"), takingAway, left, top, listWidth, largest);
  }

  private void list(
      CellPainter painter,
      CanvasInks ink,
      String title,
      List<InputTerm> terms,
      double left,
      double top,
      double width,
      double largest) {
    painter.text(
        title, left, top + 14, CellPainter.font(TITLE_FONT, true), ink.text(), TextAlignment.LEFT);
    List<String> titles = List.of(Texts.of("activation"), Texts.of("weight"), Texts.of("product"));
    painter.text(
        UnitNames.inputs(model.unit()),
        left,
        top + 34,
        CellPainter.font(CAPTION, false),
        ink.muted(),
        TextAlignment.LEFT);
    for (int i = 0; i < COLUMNS.length; i++) {
      painter.text(
          titles.get(i),
          left + width * COLUMNS[i],
          top + 34,
          CellPainter.font(CAPTION, false),
          ink.muted(),
          TextAlignment.RIGHT);
    }
    if (terms.isEmpty()) {
      painter.text(
          Texts.of("none"),
          left,
          top + HEADING + ROW / 2,
          CellPainter.font(FONT, false),
          ink.muted(),
          TextAlignment.LEFT);
    }
    for (int row = 0; row < terms.size(); row++) {
      row(painter, ink, terms.get(row), left, top + HEADING + row * ROW, width, largest);
    }
  }

  private void row(
      CellPainter painter,
      CanvasInks ink,
      InputTerm term,
      double left,
      double top,
      double width,
      double largest) {
    double y = top + ROW / 2 - 3;
    double font = width < ROOM_FOR_FONT ? CAPTION : FONT;
    painter.text(
        UnitNames.term(term, model.unit().layer()),
        left,
        y,
        CellPainter.font(font, false),
        ink.text(),
        TextAlignment.LEFT);
    List<String> numbers =
        List.of(
            Figures.cell(term.activation(), Figures.DECIMALS),
            "× " + Figures.cell(term.weight(), Figures.DECIMALS),
            "= " + Figures.cell(term.product(), Figures.DECIMALS));
    for (int i = 0; i < COLUMNS.length; i++) {
      painter.text(
          numbers.get(i),
          left + width * COLUMNS[i],
          y,
          CellPainter.font(font, i == COLUMNS.length - 1),
          ink.text(),
          TextAlignment.RIGHT);
    }
    painter.bar(left, y + 9, width, BAR / 2, term.product(), largest);
  }
}
