package org.vggscope.ui.maps;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.vggscope.export.maps.MapSheet;
import org.vggscope.export.maps.ScaleEnds;
import org.vggscope.report.ColourMap;
import org.vggscope.ui.kit.pixels.Inks;
import org.vggscope.ui.kit.pixels.PixelSurface;
import org.vggscope.ui.kit.pixels.Raster;

/** Says which numbers the colours stand for. */
public final class ColourLegend extends HBox {
  private final FeatureMapsModel model;
  private final Label lower = new Label();
  private final Label upper = new Label();
  private final Region bar = new Region();
  private final PixelSurface surface = new PixelSurface(this::paint);

  public ColourLegend(FeatureMapsModel model) {
    this.model = model;
    setId("maps-legend");
    getStyleClass().add("colour-legend");
    setAlignment(Pos.CENTER_RIGHT);
    lower.setId("maps-legend-lower");
    upper.setId("maps-legend-upper");
    lower.setMinWidth(USE_PREF_SIZE);
    upper.setMinWidth(USE_PREF_SIZE);
    bar.getStyleClass().add("legend-bar");
    HBox holder = new HBox(bar);
    holder.setAlignment(Pos.CENTER);
    holder.getChildren().add(surface);
    bar.boundsInParentProperty()
        .addListener(
            (o, old, bounds) ->
                surface.resizeRelocate(
                    bounds.getMinX(), bounds.getMinY(), bounds.getWidth(), bounds.getHeight()));
    getChildren().addAll(lower, holder, upper);
    model.sheetProperty().addListener((o, old, sheet) -> describe());
    model.enlargedProperty().addListener((o, old, enlarged) -> describe());
    model.owner().on(model.selection().channelProperty(), () -> describe());
    describe();
  }

  private void describe() {
    MapSheet sheet = model.sheet();
    setVisible(sheet != null && !sheet.isUnits());
    if (!isVisible()) {
      return;
    }
    ScaleEnds ends =
        ScaleEnds.of(sheet, model.enlargedProperty().get() ? model.selectedChannel() : -1);
    lower.setText(ends.lower());
    upper.setText(ends.upper());
    surface.repaint();
  }

  private void paint(Raster raster, Inks inks) {
    ColourMap map =
        inks.colours(model.sheet() == null ? model.colourMap() : model.sheet().colourMap());
    for (int x = 0; x < raster.width(); x++) {
      raster.fill(x, 0, 1, raster.height(), map.colour((x + 0.5) / raster.width()));
    }
  }
}
