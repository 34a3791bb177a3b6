package org.vggscope.explain.likes;

import java.util.Arrays;

/**
 * A window of a picture, which may reach beyond it.
 *
 * @param rows of the picture
 * @param columns of the picture
 * @param top first row of the window
 * @param left first column of the window
 * @param height rows of the window
 * @param width columns of the window
 */
record Shift(int rows, int columns, int top, int left, int height, int width) implements Mapping {
  @Override
  public float[] apply(float[] planes) {
    int count = planes.length / (rows * columns);
    float[] shifted = new float[count * height * width];
    Arrays.fill(shifted, GREY);
    copy(planes, shifted, true);
    return shifted;
  }

  @Override
  public float[] back(float[] gradient) {
    float[] back = new float[gradient.length / (height * width) * rows * columns];
    copy(back, gradient, false);
    return back;
  }

  /** Copies what picture and window share from the one to the other. */
  private void copy(float[] picture, float[] window, boolean out) {
    int firstRow = Math.max(0, -top);
    int firstColumn = Math.max(0, -left);
    int endRow = Math.min(height, rows - top);
    int count = Math.min(width, columns - left) - firstColumn;
    for (int plane = 0; count > 0 && plane < picture.length / (rows * columns); plane++) {
      for (int y = firstRow; y < endRow; y++) {
        int at = (plane * rows + top + y) * columns + left + firstColumn;
        int there = (plane * height + y) * width + firstColumn;
        if (out) {
          System.arraycopy(picture, at, window, there, count);
        } else {
          System.arraycopy(window, there, picture, at, count);
        }
      }
    }
  }
}
