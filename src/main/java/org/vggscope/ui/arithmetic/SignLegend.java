package org.vggscope.ui.arithmetic;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.vggscope.report.ColourMap;
import org.vggscope.ui.kit.pixels.Inks;
import org.vggscope.ui.kit.pixels.PixelSurface;
import org.vggscope.ui.kit.pixels.Raster;

/** Says what the colours mean: zero is the ground's, and each field has a scale of its own. */
final class SignLegend extends HBox {
  private final PixelSurface surface = new PixelSurface(SignLegend::paint);

  SignLegend() {
    getStyleClass().add("sign-legend");
    setAlignment(Pos.CENTER_RIGHT);
    Region bar = new Region();
    bar.getStyleClass().add("legend-bar");
    HBox holder = new HBox(bar);
    holder.setAlignment(Pos.CENTER);
    holder.getChildren().add(surface);
    bar.boundsInParentProperty()
        .addListener(
            (o, old, bounds) ->
                surface.resizeRelocate(
                    bounds.getMinX(), bounds.getMinY(), bounds.getWidth(), bounds.getHeight()));
    for (Label label : new Label[] {new Label("−"), new Label("+")}) {
      label.setMinWidth(USE_PREF_SIZE);
      getChildren().add(label);
    }
    getChildren().add(1, holder);
  }

  private static void paint(Raster raster, Inks inks) {
    ColourMap map = inks.colours(ColourMap.DIVERGING);
    for (int x = 0; x < raster.width(); x++) {
      raster.fill(x, 0, 1, raster.height(), map.colour((x + 0.5) / raster.width()));
    }
  }
}
