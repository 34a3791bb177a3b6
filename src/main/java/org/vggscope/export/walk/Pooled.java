package org.vggscope.export.walk;

import org.vggscope.model.LayerActivations;
import org.vggscope.model.Shape;

/** Maps that are made as small as they are drawn. */
final class Pooled {
  private Pooled() {}

  /**
   * The same maps, of means of squares; the same where they are small enough.
   *
   * @param longest side that they may have, in activations
   */
  static LayerActivations within(LayerActivations activations, int longest) {
    Shape shape = activations.shape();
    int side = Math.max(shape.height(), shape.width());
    int shrink = (side + longest - 1) / longest;
    if (shrink <= 1) {
      return activations;
    }
    int rows = (shape.height() + shrink - 1) / shrink;
    int columns = (shape.width() + shrink - 1) / shrink;
    float[] means = new float[shape.channels() * rows * columns];
    for (int i = 0; i < means.length; i++) {
      int place = i % (rows * columns);
      means[i] =
          mean(
              activations,
              i / (rows * columns),
              place / columns * shrink,
              place % columns * shrink,
              shrink);
    }
    return new LayerActivations(
        activations.layer(), new Shape(shape.channels(), rows, columns), means);
  }

  private static float mean(
      LayerActivations activations, int channel, int top, int left, int side) {
    Shape shape = activations.shape();
    int bottom = Math.min(shape.height(), top + side);
    int right = Math.min(shape.width(), left + side);
    double sum = 0;
    for (int y = top; y < bottom; y++) {
      for (int x = left; x < right; x++) {
        sum += activations.at(channel, y, x);
      }
    }
    return (float) (sum / ((bottom - top) * (right - left)));
  }
}
