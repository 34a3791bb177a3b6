package org.vggscope.explain.likes;

/** A picture looked at elsewhere: each pixel is mixed of the four that lie around a place of it. */
final class Sampling implements Mapping {
  private static final int CORNERS = 4;

  private final int rows;
  private final int columns;
  private final int height;
  private final int width;
  private final int[] places;
  private final float[] shares;
  private final float[] grey;

  /** Where a pixel of what comes out lies in the picture, pixels' middles at whole numbers. */
  interface Place {
    /** The coordinate for a row and a column of what comes out. */
    double of(int y, int x);
  }

  /**
   * @param rows of the picture
   * @param columns of the picture
   * @param v the row of the picture to look at
   * @param u the column of the picture to look at
   */
  Sampling(int rows, int columns, int height, int width, Place v, Place u) {
    this.rows = rows;
    this.columns = columns;
    this.height = height;
    this.width = width;
    this.places = new int[CORNERS * height * width];
    this.shares = new float[places.length];
    this.grey = new float[height * width];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        look(y * width + x, v.of(y, x), u.of(y, x));
      }
    }
  }

  private void look(int pixel, double v, double u) {
    int top = (int) Math.floor(v);
    int left = (int) Math.floor(u);
    double down = v - top;
    double right = u - left;
    double sum = 0;
    for (int corner = 0; corner < CORNERS; corner++) {
      int y = top + corner / 2;
      int x = left + corner % 2;
      if (y >= 0 && y < rows && x >= 0 && x < columns) {
        double share =
            (corner / 2 == 1 ? down : 1 - down) * ((corner & 1) == 1 ? right : 1 - right);
        places[CORNERS * pixel + corner] = y * columns + x;
        shares[CORNERS * pixel + corner] = (float) share;
        sum += share;
      }
    }
    grey[pixel] = (float) (GREY * (1 - sum));
  }

  @Override
  public int height() {
    return height;
  }

  @Override
  public int width() {
    return width;
  }

  @Override
  public float[] apply(float[] planes) {
    int count = planes.length / (rows * columns);
    float[] seen = new float[count * grey.length];
    for (int plane = 0; plane < count; plane++) {
      int from = plane * rows * columns;
      int to = plane * grey.length;
      for (int i = 0; i < grey.length; i++) {
        float sum = grey[i];
        for (int k = CORNERS * i; k < CORNERS * (i + 1); k++) {
          sum += shares[k] * planes[from + places[k]];
        }
        seen[to + i] = sum;
      }
    }
    return seen;
  }

  @Override
  public float[] back(float[] gradient) {
    int count = gradient.length / grey.length;
    float[] back = new float[count * rows * columns];
    for (int plane = 0; plane < count; plane++) {
      int from = plane * grey.length;
      int to = plane * rows * columns;
      for (int i = 0; i < grey.length; i++) {
        float value = gradient[from + i];
        for (int k = CORNERS * i; k < CORNERS * (i + 1); k++) {
          back[to + places[k]] += shares[k] * value;
        }
      }
    }
    return back;
  }
}
