package org.vggscope.explain.likes;

/**
 * Something that is done to every plane of a picture: a linear mapping, and a grey that comes in
 * where the picture has nothing.
 */
public interface Mapping {
  /** Halfway between black and white. */
  float GREY = 0.5f;

  /** Rows of what comes out. */
  int height();

  /** Columns of what comes out. */
  int width();

  /** Does it to {@code (planes, rows, columns)}; gives {@code (planes, height, width)}. */
  float[] apply(float[] planes);

  /**
   * The way back of a gradient, by the transposed matrix.
   *
   * @param gradient {@code (planes, height, width)}
   * @return {@code (planes, rows, columns)}
   */
  float[] back(float[] gradient);
}
