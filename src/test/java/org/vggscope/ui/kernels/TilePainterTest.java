package org.vggscope.ui.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.vggscope.export.kernels.KernelOrder;
import org.vggscope.export.kernels.KernelRef;
import org.vggscope.export.kernels.KernelScale;
import org.vggscope.export.kernels.KernelSheet;
import org.vggscope.export.kernels.LayerKernels;
import org.vggscope.export.kernels.SomeKernels;
import org.vggscope.model.ChannelOrder;
import org.vggscope.report.ColourMap;
import org.vggscope.ui.kit.pixels.Inks;
import org.vggscope.ui.kit.pixels.MapLayout;
import org.vggscope.ui.kit.pixels.Raster;

class TilePainterTest {
  private static final Inks INKS = new Inks(0xFFFFFF01, 0xFF000002, 0xFF000003, 0xFF000004, 0);
  private static final MapLayout.Metrics METRICS = new MapLayout.Metrics(4, 8, 0, 1000, 9, 15);

  private static Raster paint(KernelSheet sheet, MapLayout layout, int scroll) {
    Raster raster = Raster.of(200, 150);
    new TilePainter(sheet, layout).paint(raster, INKS, scroll, null);
    return raster;
  }

  @Test
  void everyWeightIsASquareOfItsColour() {
    LayerKernels kernels = SomeKernels.kernels(20, 3);
    KernelSheet sheet = new KernelSheet(kernels, 1, KernelOrder.NORM, null, KernelScale.CHANNEL);
    MapLayout layout = MapLayout.sized(sheet.tiles(), 200, METRICS, 15);
    Raster raster = paint(sheet, layout, 0);
    for (int rank = 0; rank < 20; rank++) {
      KernelRef kernel = sheet.kernelAt(rank, 0);
      for (int y = 0; y < 15; y++) {
        for (int x = 0; x < 15; x++) {
          float weight = kernels.weight(1, kernel.input(), y / 5, x / 5);
          assertThat(raster.at(layout.left(rank) + x, layout.top(rank) + y))
              .isEqualTo(ColourMap.DIVERGING.colour(weight, sheet.scale(kernel)));
        }
      }
    }
  }

  @Test
  void whatIsScrolledIsPaintedHigher() {
    LayerKernels kernels = SomeKernels.kernels(200, 2);
    KernelSheet sheet = new KernelSheet(kernels, 0, KernelOrder.INDEX, null, KernelScale.LAYER);
    MapLayout layout = MapLayout.sized(sheet.tiles(), 200, METRICS, 15);
    int rank = 7 * layout.columns() + 1;
    int scroll = layout.top(rank) - 20;
    Raster raster = paint(sheet, layout, scroll);
    assertThat(raster.at(layout.left(rank) + 7, 27))
        .isEqualTo(
            ColourMap.DIVERGING.colour(
                kernels.weight(0, rank, 1, 1), sheet.scale(new KernelRef(0, rank))));
  }

  @Test
  void aFilterMixesItsSlicesAndZeroIsMidGrey() {
    LayerKernels kernels =
        LayerKernels.whole(
            SomeKernels.convolution("conv1_1", 3, 1),
            null,
            ChannelOrder.BGR,
            weights(),
            new float[1]);
    KernelSheet sheet = new KernelSheet(kernels, 0, KernelOrder.INDEX, null, KernelScale.CHANNEL);
    MapLayout layout = MapLayout.sized(sheet.tiles(), 200, METRICS, 60);
    int cell = layout.mapHeight() / 3;
    Raster raster = paint(sheet, layout, 0);
    int left = layout.left(0) + cell / 2;
    int top = layout.top(0) + cell / 2;
    // The first channel is blue here, the last one red.
    assertThat(raster.at(left, top)).isEqualTo(0xFFFF8000);
    assertThat(raster.at(left + cell, top)).isEqualTo(0xFF808080);
    int redSlice = left + 4 * cell;
    assertThat(raster.at(redSlice, top)).isEqualTo(ColourMap.DIVERGING.colour(1));
    int blueSlice = left + 12 * cell;
    assertThat(raster.at(blueSlice, top)).isEqualTo(ColourMap.DIVERGING.colour(0));
  }

  /** Only the first place of each slice is not zero: blue −2, red 2. */
  private static float[] weights() {
    float[] weights = new float[27];
    weights[0] = -2;
    weights[18] = 2;
    return weights;
  }
}
