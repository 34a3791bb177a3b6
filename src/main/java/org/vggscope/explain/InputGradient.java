package org.vggscope.explain;

import org.vggscope.model.Shape;
import org.vggscope.model.Unit;
import org.vggscope.model.Window;
import org.vggscope.support.Problem;

/**
 * How one activation changes with each number that {@code conv1_1} reads. It is zero outside of the
 * unit's receptive field, so only a window of it is kept.
 *
 * @param unit the activation
 * @param input shape of the whole input, {@code (3, height, width)}
 * @param window the pixels that the unit sees, inside of the picture
 * @param values planar {@code (3, window.height(), window.width())}, in activation per unit of the
 *     preprocessed input; not to be written to
 */
public record InputGradient(Unit unit, Shape input, Window window, float[] values) {
  public InputGradient {
    if (values.length != input.channels() * window.area()) {
      throw Problem.refused("%s has not %d values", window, values.length);
    }
  }

  /** The gradient by one number of the input; zero outside of the window. */
  public float at(int channel, int y, int x) {
    if (!window.contains(y, x)) {
      return 0;
    }
    int row = channel * window.height() + y - window.top();
    return values[row * window.width() + x - window.left()];
  }

  /** The whole gradient, planar {@code (3, height, width)}. */
  public float[] whole() {
    float[] whole = new float[input.size()];
    for (int channel = 0; channel < input.channels(); channel++) {
      for (int row = 0; row < window.height(); row++) {
        System.arraycopy(
            values,
            (channel * window.height() + row) * window.width(),
            whole,
            (channel * input.height() + window.top() + row) * input.width() + window.left(),
            window.width());
      }
    }
    return whole;
  }

  /**
   * How much each pixel of the window counts: the absolute gradient, summed over the colours,
   * {@code (window.height(), window.width())} row by row.
   */
  public float[] influence() {
    float[] influence = new float[window.area()];
    for (int i = 0; i < values.length; i++) {
      influence[i % influence.length] += Math.abs(values[i]);
    }
    return influence;
  }
}
