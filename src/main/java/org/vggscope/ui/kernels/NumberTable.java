package org.vggscope.ui.kernels;

import java.util.Arrays;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import org.vggscope.export.kernels.TableDigits;
import org.vggscope.report.ColourMap;
import org.vggscope.report.ColourMap.Scale;
import org.vggscope.report.Contrast;
import org.vggscope.ui.kit.pixels.Inks;
import org.vggscope.ui.kit.pixels.PixelSurface;
import org.vggscope.ui.kit.pixels.Raster;

/** The weights of one kernel as numbers on their colours. */
final class NumberTable extends GridPane {
  private static final PseudoClass ON_DARK = PseudoClass.getPseudoClass("on-dark");

  private final String id;
  private final PixelSurface surface = new PixelSurface(this::paint);
  private float[] shown = new float[0];
  private Scale scale;
  private int side;
  private TableDigits digits;

  /**
   * @param id of the table, and with a dash and an index of each of its numbers; for tests
   */
  NumberTable(String id) {
    this.id = id;
    setId(id);
    getStyleClass().add("number-table");
    getChildren().add(surface);
  }

  /**
   * Shows a kernel.
   *
   * @param from index of its first weight
   * @param kernelSide its height and width
   * @param written how its numbers are written
   */
  void show(float[] values, int from, int kernelSide, Scale scale, TableDigits written) {
    prepare(kernelSide);
    digits = written;
    shown = Arrays.copyOfRange(values, from, from + side * side);
    this.scale = scale;
    for (int i = 0; i < shown.length; i++) {
      cell(i).setText(digits.write(shown[i]));
    }
    surface.repaint();
  }

  private Label cell(int index) {
    return (Label) getChildren().get(index + 1);
  }

  @Override
  protected void layoutChildren() {
    super.layoutChildren();
    Insets border = getInsets();
    surface.resizeRelocate(
        border.getLeft(),
        border.getTop(),
        getWidth() - border.getLeft() - border.getRight(),
        getHeight() - border.getTop() - border.getBottom());
  }

  private void paint(Raster raster, Inks inks) {
    ColourMap map = inks.colours(ColourMap.DIVERGING);
    for (int i = 0; i < shown.length; i++) {
      int colour = map.colour(shown[i], scale);
      int left = i % side * raster.width() / side;
      int right = (i % side + 1) * raster.width() / side;
      int top = i / side * raster.height() / side;
      int bottom = (i / side + 1) * raster.height() / side;
      raster.fill(left, top, right - left, bottom - top, colour);
      cell(i).pseudoClassStateChanged(ON_DARK, Contrast.isDark(colour));
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
    getChildren().setAll(surface);
    getColumnConstraints().clear();
    getStyleClass().remove("small");
    if (!TableDigits.isRoomy(side)) {
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
}
