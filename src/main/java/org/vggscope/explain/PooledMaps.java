package org.vggscope.explain;

import org.vggscope.model.LayerActivations;
import org.vggscope.model.Shape;

/**
 * Feature maps averaged down to fewer rows and columns. Row {@code i} of {@code n} is the mean of
 * the rows from {@code floor(i H / n)} up to, without, {@code ceil((i + 1) H / n)} of the {@code H}
 * that there are, and columns likewise: whole blocks where the sizes divide, else neighbours share
 * a row. PyTorch's {@code adaptive_avg_pool2d} is the same.
 */
final class PooledMaps {
  private PooledMaps() {}

  /**
   * Averages.
   *
   * @param height rows that are wanted, at most those that there are
   * @param width columns that are wanted, at most those that there are
   * @return planar {@code (channel, height, width)}; the activations' own numbers when nothing is
   *     to be done
   */
  static float[] of(LayerActivations activations, int height, int width) {
    Shape shape = activations.shape();
    if (shape.height() == height && shape.width() == width) {
      return activations.values();
    }
    float[] pooled = new float[shape.channels() * height * width];
    int index = 0;
    for (int channel = 0; channel < shape.channels(); channel++) {
      for (int y = 0; y < height; y++) {
        int top = first(y, shape.height(), height);
        int bottom = end(y, shape.height(), height);
        for (int x = 0; x < width; x++) {
          int left = first(x, shape.width(), width);
          int right = end(x, shape.width(), width);
          double sum = 0;
          for (int row = top; row < bottom; row++) {
            int from = (channel * shape.height() + row) * shape.width();
            for (int column = left; column < right; column++) {
              sum += activations.values()[from + column];
            }
          }
          pooled[index++] = (float) (sum / ((bottom - top) * (right - left)));
        }
      }
    }
    return pooled;
  }

  private static int first(int index, int length, int pooledLength) {
    return (int) ((long) index * length / pooledLength);
  }

  private static int end(int index, int length, int pooledLength) {
    return (int) (((long) (index + 1) * length + pooledLength - 1) / pooledLength);
  }
}
