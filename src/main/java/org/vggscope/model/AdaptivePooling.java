package org.vggscope.model;

/**
 * Average pooling onto a given side, as torchvision's {@code AdaptiveAvgPool2d} does it in front of
 * a VGG's or AlexNet's fully connected layers: output {@code i} of {@code n} is the mean of the
 * inputs {@code floor(i * m / n)} to {@code ceil((i + 1) * m / n) - 1} of {@code m} (PyTorch,
 * {@code aten/src/ATen/native/AdaptiveAveragePooling.cpp}). Here it only makes small maps larger: 7
 * x 7 from the 4 x 4 that 128 pixels leave of a VGG. Larger maps are read densely, position by
 * position; but onto a side of 1 all are averaged, as networks do that end in the mean of each map.
 */
public final class AdaptivePooling {
  private AdaptivePooling() {}

  /**
   * The shares that each output takes of the inputs along one axis.
   *
   * @param from how many inputs there are
   * @param side how many outputs are wanted at least; as many inputs or more stay as they are,
   *     unless it is 1
   * @return {@code (outputs, inputs)}, each row adding up to 1
   */
  public static float[][] shares(int from, int side) {
    int to = length(from, side);
    float[][] shares = new float[to][from];
    for (int i = 0; i < to; i++) {
      int first = i * from / to;
      int end = ((i + 1) * from + to - 1) / to;
      for (int j = first; j < end; j++) {
        shares[i][j] = 1f / (end - first);
      }
    }
    return shares;
  }

  /** The shape of maps whose sides are at least {@code side}. */
  public static Shape shape(Shape from, int side) {
    return new Shape(from.channels(), length(from.height(), side), length(from.width(), side));
  }

  private static int length(int from, int side) {
    return side == 1 ? 1 : Math.max(from, side);
  }

  /**
   * Averages maps onto a side.
   *
   * @param values planar {@code (channel, height, width)} of {@code from}
   * @return planar, of {@link #shape}
   */
  public static float[] apply(float[] values, Shape from, int side) {
    return spread(values, from, shares(from.height(), side), shares(from.width(), side));
  }

  /**
   * The way back of a gradient: what each input has a share in, times its share.
   *
   * @param gradient planar, of {@link #shape}
   * @param from the shape of the maps that were averaged
   * @return planar, of {@code from}
   */
  public static float[] back(float[] gradient, Shape from, int side) {
    return spread(
        gradient,
        shape(from, side),
        transposed(shares(from.height(), side)),
        transposed(shares(from.width(), side)));
  }

  private static float[] spread(float[] values, Shape from, float[][] rows, float[][] columns) {
    float[] spread = new float[from.channels() * rows.length * columns.length];
    int target = 0;
    for (int channel = 0; channel < from.channels(); channel++) {
      for (float[] row : rows) {
        for (float[] column : columns) {
          double sum = 0;
          for (int y = 0; y < row.length; y++) {
            for (int x = 0; row[y] != 0 && x < column.length; x++) {
              sum +=
                  (double) row[y]
                      * column[x]
                      * values[(channel * from.height() + y) * from.width() + x];
            }
          }
          spread[target++] = (float) sum;
        }
      }
    }
    return spread;
  }

  private static float[][] transposed(float[][] matrix) {
    float[][] turned = new float[matrix[0].length][matrix.length];
    for (int i = 0; i < matrix.length; i++) {
      for (int j = 0; j < turned.length; j++) {
        turned[j][i] = matrix[i][j];
      }
    }
    return turned;
  }
}
