package org.vggscope.ui.receptivefield;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import org.vggscope.export.field.FieldPicture;
import org.vggscope.text.Texts;
import org.vggscope.ui.kit.controls.Tip;
import org.vggscope.ui.kit.pixels.Inks;
import org.vggscope.ui.kit.pixels.PixelSurface;
import org.vggscope.ui.kit.pixels.Raster;

/** Says what the colours of the effective field stand for. */
final class HeatLegend extends HBox {
  private final PixelSurface surface = new PixelSurface(HeatLegend::paint);

  HeatLegend() {
    getStyleClass().add("colour-legend");
    setAlignment(Pos.CENTER_LEFT);
    StackPane bar = new StackPane(surface);
    bar.getStyleClass().add("legend-bar");
    bar.layoutBoundsProperty()
        .addListener(
            (o, old, bounds) ->
                surface.resizeRelocate(0, 0, bounds.getWidth(), bounds.getHeight()));
    Label none = new Label(Texts.of("none"));
    Label most = new Label(Texts.of("most"));
    none.setMinWidth(USE_PREF_SIZE);
    most.setMinWidth(USE_PREF_SIZE);
    Tip.on(
        this,
        Texts.of(
            "The absolute gradient of the unit by each pixel, summed over the colours.\n"
                + "Colours go with its square root."));
    getChildren().addAll(none, bar, most);
  }

  private static void paint(Raster raster, Inks inks) {
    for (int x = 0; x < raster.width(); x++) {
      double share = FieldPicture.colourShare((x + 0.5) / raster.width());
      raster.fill(x, 0, 1, raster.height(), FieldPicture.COLOURS.colour(share));
    }
  }
}
