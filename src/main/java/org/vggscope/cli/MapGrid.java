package org.vggscope.cli;

import java.util.Arrays;
import org.vggscope.model.LayerActivations;
import org.vggscope.model.MapStatistics;
import org.vggscope.model.Shape;
import org.vggscope.report.ColourMap;
import org.vggscope.report.Figure;
import org.vggscope.support.Problem;

/**
 * Paints the feature maps of a layer as a grid, row by row in the order of their channels, in
 * viridis. Small maps are enlarged by a whole factor, so that a pixel of the network stays a
 * square.
 */
final class MapGrid {
  /** Maps are enlarged as far as this many pixels allow. */
  private static final int MAP_SIDE = 32;

  /** Side of a unit of a fully connected layer. */
  private static final int UNIT_SIDE = 8;

  private static final int GAP = 1;
  private static final int BACKGROUND = 0xffffff;

  private MapGrid() {}

  /**
   * Paints a grid about as high as it is wide.
   *
   * @param perLayer whether all maps share a scale; else each has its own
   * @throws IllegalArgumentException when the picture would be larger than Java can hold
   */
  static Figure paint(LayerActivations activations, boolean perLayer) {
    Shape shape = activations.shape();
    int enlarged =
        shape.area() == 1
            ? UNIT_SIDE
            : Math.max(1, MAP_SIDE / Math.max(shape.height(), shape.width()));
    int cellWidth = shape.width() * enlarged + GAP;
    int cellHeight = shape.height() * enlarged + GAP;
    int columns = (int) Math.ceil(Math.sqrt((double) shape.channels() * cellHeight / cellWidth));
    columns = Math.max(1, Math.min(columns, shape.channels()));
    int rows = (shape.channels() + columns - 1) / columns;
    int width = columns * cellWidth + GAP;
    int height = rows * cellHeight + GAP;
    if ((long) width * height > Integer.MAX_VALUE - 8) {
      throw Problem.refused(
          "A picture of %d x %d pixels is too large; choose a smaller --size or write .npy",
          width, height);
    }
    int[] pixels = new int[width * height];
    Arrays.fill(pixels, BACKGROUND);
    // Units of a fully connected layer have one value each, which has no scale of its own.
    boolean shared = perLayer || shape.area() == 1;
    MapStatistics layer = activations.statistics();
    for (int channel = 0; channel < shape.channels(); channel++) {
      MapStatistics scale = shared ? layer : activations.statistics(channel);
      ColourMap.Scale colours = ColourMap.VIRIDIS.scale(scale.minimum(), scale.maximum());
      int left = GAP + channel % columns * cellWidth;
      int top = GAP + channel / columns * cellHeight;
      for (int y = 0; y < shape.height() * enlarged; y++) {
        int at = (top + y) * width + left;
        for (int x = 0; x < shape.width() * enlarged; x++) {
          float value = activations.at(channel, y / enlarged, x / enlarged);
          pixels[at + x] = ColourMap.VIRIDIS.colour(value, colours);
        }
      }
    }
    return Figure.of(width, pixels);
  }
}
