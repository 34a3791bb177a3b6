package org.vggscope.ui.evidence;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.vggscope.report.ColourMap.Scale;
import org.vggscope.text.format.Numbers;
import org.vggscope.ui.kit.pixels.Inks;
import org.vggscope.ui.kit.pixels.PixelSurface;
import org.vggscope.ui.kit.pixels.Raster;

/** Which numbers the colours of a heat map stand for, and which are left out. */
final class HeatLegend extends VBox {
  private final HeatModel model;
  private final Label what = new Label();
  private final Label lower = new Label();
  private final Label middle = new Label("0");
  private final Label upper = new Label();
  private final PixelSurface surface = new PixelSurface(this::paint);

  HeatLegend(HeatModel model) {
    this.model = model;
    setId("heat-legend");
    getStyleClass().add("heat-legend");
    what.setId("heat-legend-what");
    what.setWrapText(true);
    what.setMinHeight(USE_PREF_SIZE);
    lower.setId("heat-legend-lower");
    upper.setId("heat-legend-upper");
    StackPane bar = new StackPane(surface);
    bar.getStyleClass().add("legend-bar");
    bar.layoutBoundsProperty()
        .addListener(
            (o, old, bounds) ->
                surface.resizeRelocate(0, 0, bounds.getWidth(), bounds.getHeight()));
    HBox ends = new HBox(lower, gap(), middle, gap(), upper);
    ends.getStyleClass().add("ends");
    ends.setAlignment(Pos.CENTER);
    getChildren().addAll(what, bar, ends);
  }

  private static Region gap() {
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    return gap;
  }

  /**
   * Follows the model.
   *
   * @param unit what the numbers are
   */
  void describe(String unit) {
    Scale scale = model.scale();
    boolean signed = model.colourMap().isSigned();
    what.setText(unit);
    lower.setText(Numbers.brief(scale.from()));
    upper.setText((signed ? "+" : "") + Numbers.brief(scale.to()));
    middle.setVisible(signed);
    surface.repaint();
  }

  private void paint(Raster raster, Inks inks) {
    Scale scale = model.scale();
    double cut = model.cut();
    for (int x = 0; x < raster.width(); x++) {
      double share = (x + 0.5) / raster.width();
      double value = scale.from() + share * (scale.to() - scale.from());
      boolean leftOut = Math.abs(value) < cut;
      int colour = leftOut ? inks.faint() : inks.colours(model.colourMap()).colour(share);
      raster.fill(x, 0, 1, raster.height(), colour);
      if (leftOut) {
        raster.set(x, raster.height() / 2, inks.mark());
      }
    }
  }
}
