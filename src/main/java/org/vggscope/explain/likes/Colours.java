package org.vggscope.explain.likes;

/**
 * From numbers without bounds to colours from 0 to 1. Three planes are taken as colours in which
 * those of ImageNet's pictures are not correlated, and mixed by the root of their correlation
 * (Lucid, {@code param/color.py}); a single one is grey. A sigmoid bounds them.
 */
final class Colours {
  private static final double[][] ROOT = {
    {0.26, 0.09, 0.02}, {0.27, 0, -0.05}, {0.27, -0.09, 0.03}
  };

  private final int planes;
  private final float[][] mix;

  Colours(int planes) {
    this.planes = planes;
    this.mix = planes == 1 ? new float[][] {{1}} : mix();
  }

  private static float[][] mix() {
    double largest = 0;
    for (int column = 0; column < ROOT.length; column++) {
      double squares = 0;
      for (double[] row : ROOT) {
        squares += row[column] * row[column];
      }
      largest = Math.max(largest, Math.sqrt(squares));
    }
    float[][] mix = new float[ROOT.length][ROOT.length];
    for (int row = 0; row < ROOT.length; row++) {
      for (int column = 0; column < ROOT.length; column++) {
        mix[row][column] = (float) (ROOT[row][column] / largest);
      }
    }
    return mix;
  }

  /** The colours of {@code (planes, height, width)}, in the same shape. */
  float[] picture(float[] numbers) {
    int area = numbers.length / planes;
    float[] picture = new float[numbers.length];
    mix(numbers, picture, area, false);
    for (int i = 0; i < picture.length; i++) {
      picture[i] = (float) (1 / (1 + Math.exp(-picture[i])));
    }
    return picture;
  }

  /**
   * The gradient by the numbers.
   *
   * @param picture what {@link #picture} made of them
   * @param gradient by the picture
   */
  float[] back(float[] picture, float[] gradient) {
    int area = picture.length / planes;
    float[] slope = new float[picture.length];
    for (int i = 0; i < picture.length; i++) {
      slope[i] = gradient[i] * picture[i] * (1 - picture[i]);
    }
    float[] back = new float[picture.length];
    mix(slope, back, area, true);
    return back;
  }

  private void mix(float[] from, float[] to, int area, boolean back) {
    for (int plane = 0; plane < planes; plane++) {
      for (int other = 0; other < planes; other++) {
        float share = back ? mix[other][plane] : mix[plane][other];
        for (int i = 0; i < area; i++) {
          to[plane * area + i] += share * from[other * area + i];
        }
      }
    }
  }
}
