package org.vggscope.ui.arithmetic;

import org.vggscope.model.MapStatistics;
import org.vggscope.model.Shape;
import org.vggscope.report.ColourMap;
import org.vggscope.report.ColourMap.Scale;

/**
 * One map as it is painted.
 *
 * @param values planar numbers
 * @param offset index of the map's first number
 * @param height rows
 * @param width columns
 * @param ring rows and columns of padding painted round it
 * @param filled how many positions have a number; the others are painted as empty
 * @param scale what the ends of the colours stand for
 */
record MapPicture(
    float[] values, int offset, int height, int width, int ring, int filled, Scale scale) {

  /** A whole channel with padding round it. */
  static MapPicture of(float[] values, Shape shape, int channel, int ring) {
    int offset = channel * shape.area();
    MapStatistics statistics = MapStatistics.of(values, offset, shape.area());
    return new MapPicture(
        values,
        offset,
        shape.height(),
        shape.width(),
        ring,
        shape.area(),
        ColourMap.DIVERGING.scale(statistics.minimum(), statistics.maximum()));
  }

  /** All units of a layer that has one position, row by row in a field about as high as wide. */
  static MapPicture ofUnits(float[] values) {
    int width = (int) Math.ceil(Math.sqrt(values.length));
    int height = (values.length + width - 1) / width;
    MapStatistics statistics = MapStatistics.of(values, 0, values.length);
    return new MapPicture(
        java.util.Arrays.copyOf(values, width * height),
        0,
        height,
        width,
        0,
        values.length,
        ColourMap.DIVERGING.scale(statistics.minimum(), statistics.maximum()));
  }

  /** The same map with numbers up to some position only. */
  MapPicture filledUpTo(int positions) {
    return new MapPicture(values, offset, height, width, ring, positions, scale);
  }

  /** Rows with those of the padding. */
  int rows() {
    return height + 2 * ring;
  }

  /** Columns with those of the padding. */
  int columns() {
    return width + 2 * ring;
  }
}
