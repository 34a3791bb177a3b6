package org.vggscope.ui.kernels;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.vggscope.export.kernels.KernelSheet;
import org.vggscope.export.kernels.KernelView;
import org.vggscope.export.kernels.LayerKernels;
import org.vggscope.report.ColourMap;
import org.vggscope.text.Texts;
import org.vggscope.text.format.Numbers;
import org.vggscope.ui.kit.pixels.Inks;
import org.vggscope.ui.kit.pixels.PixelSurface;
import org.vggscope.ui.kit.pixels.Raster;

/** Says which numbers the colours stand for. */
final class KernelLegend extends HBox {
  private final KernelsModel model;
  private final Label what = new Label();
  private final Label lower = new Label();
  private final Label upper = new Label();
  private final Label zero = new Label("0");
  private final Bar bar = new Bar();

  KernelLegend(KernelsModel model) {
    this.model = model;
    setId("kernels-legend");
    getStyleClass().add("colour-legend");
    setAlignment(Pos.CENTER_RIGHT);
    setMinWidth(USE_PREF_SIZE);
    lower.setId("kernels-legend-lower");
    upper.setId("kernels-legend-upper");
    zero.setId("kernels-legend-zero");
    zero.getStyleClass().add("zero");
    getChildren().addAll(what, lower, bar, upper);
    model.sheetProperty().addListener((o, old, sheet) -> describe());
    model.viewProperty().addListener((o, old, view) -> describe());
    model.pointedProperty().addListener((o, old, kernel) -> describe());
    model.cursorProperty().addListener((o, old, input) -> describe());
    describe();
  }

  private boolean showsNorms() {
    return model.viewProperty().get() == KernelView.MATRIX;
  }

  private void describe() {
    KernelSheet sheet = model.sheet();
    boolean drawn =
        sheet != null
            && model.viewProperty().get() != KernelView.DISTRIBUTION
            && (!showsNorms() || sheet.kernels().isWhole());
    setVisible(drawn);
    if (!drawn) {
      return;
    }
    zero.setVisible(!showsNorms());
    if (showsNorms()) {
      what.setText(Texts.of("norm"));
      lower.setText("0");
      upper.setText(Numbers.brief(sheet.kernels().largestNorm()));
    } else {
      what.setText(whose(sheet));
      float reach = sheet.reach(model.readOut());
      lower.setText(Numbers.brief(-reach));
      upper.setText(Numbers.brief(reach));
    }
    bar.surface.repaint();
  }

  /** Where each tile has a scale of its own, the legend has that of the one that is read out. */
  private static String whose(KernelSheet sheet) {
    return switch (sheet.scaling()) {
      case KERNEL -> Texts.of("weight, this kernel");
      case CHANNEL -> sheet.isFilters() ? Texts.of("weight, this filter") : Texts.of("weight");
      case LAYER -> Texts.of("weight");
    };
  }

  /** The colours from end to end, with zero written in the middle of signed ones. */
  private final class Bar extends Region {
    private final PixelSurface surface = new PixelSurface(this::paint);

    Bar() {
      getStyleClass().add("legend-bar");
      zero.setManaged(false);
      getChildren().addAll(surface, zero);
    }

    @Override
    protected void layoutChildren() {
      surface.resizeRelocate(0, 0, getWidth(), getHeight());
      zero.autosize();
      zero.relocate((getWidth() - zero.getWidth()) / 2, (getHeight() - zero.getHeight()) / 2);
    }

    private void paint(Raster raster, Inks inks) {
      raster.clear(inks.ground());
      ColourMap map = showsNorms() ? LayerKernels.NORM_COLOURS : inks.colours(ColourMap.DIVERGING);
      for (int x = 0; x < raster.width(); x++) {
        raster.fill(x, 0, 1, raster.height(), map.colour((x + 0.5) / raster.width()));
      }
    }
  }
}
