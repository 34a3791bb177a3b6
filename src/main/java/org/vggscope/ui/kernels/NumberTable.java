package org.vggscope.ui.kernels;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.Background;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.paint.Color;
import org.vggscope.report.ColourMap;
import org.vggscope.report.ColourMap.Scale;

/** The weights of one kernel as numbers on their colours. */
final class NumberTable extends GridPane {
  private static final PseudoClass ON_DARK = PseudoClass.getPseudoClass("on-dark");

  /** The largest kernel whose numbers have room for a few digits. */
  private static final int LEGIBLE = 3;

  private final String id;
  private int side;
  private TableDigits digits;

  /**
   * @param id of the table, and with a dash and an index of each of its numbers; for tests
   */
  NumberTable(String id) {
    this.id = id;
    setId(id);
    getStyleClass().add("number-table");
  }

  /**
   * Shows a kernel.
   *
   * @param from index of its first weight
   * @param kernelSide its height and width
   */
  void show(float[] values, int from, int kernelSide, Scale scale) {
    prepare(kernelSide);
    digits = TableDigits.of(values, from, side * side, side <= LEGIBLE);
    for (int i = 0; i < side * side; i++) {
      float value = values[from + i];
      int colour = ColourMap.DIVERGING.colour(value, scale);
      Label cell = (Label) getChildren().get(i);
      cell.setText(digits.write(value));
      cell.setBackground(
          Background.fill(Color.rgb(colour >> 16 & 0xFF, colour >> 8 & 0xFF, colour & 0xFF)));
      cell.pseudoClassStateChanged(ON_DARK, isDark(colour));
    }
  }

  /** How the numbers are written. */
  TableDigits digits() {
    return digits;
  }

  private void prepare(int kernelSide) {
    if (side == kernelSide) {
      return;
    }
    side = kernelSide;
    getChildren().clear();
    getColumnConstraints().clear();
    getStyleClass().remove("small");
    if (side > LEGIBLE) {
      getStyleClass().add("small");
    }
    for (int i = 0; i < side * side; i++) {
      Label cell = new Label();
      cell.setId(id + "-" + i);
      cell.setAlignment(Pos.CENTER);
      cell.setMaxWidth(Double.MAX_VALUE);
      cell.setMinWidth(0);
      add(cell, i % side, i / side);
    }
    for (int column = 0; column < side; column++) {
      ColumnConstraints width = new ColumnConstraints();
      width.setPercentWidth(100.0 / side);
      width.setHgrow(Priority.ALWAYS);
      getColumnConstraints().add(width);
    }
  }

  /** Whether white letters are easier to read on a colour than black ones (BT.601's luma). */
  private static boolean isDark(int colour) {
    int red = colour >> 16 & 0xFF;
    int green = colour >> 8 & 0xFF;
    int blue = colour & 0xFF;
    return red * 299 + green * 587 + blue * 114 < 128_000;
  }
}
