package org.vggscope.training;

import java.util.SplittableRandom;

/**
 * The principal components of a set's colours, along which they are shifted: as light changes, in
 * strength and colour (Krizhevsky et al. 2012, Section 4.1).
 *
 * @param vectors {@code [component][channel]}, of length one
 * @param deviations how far the pixels spread along each
 */
record ColourComponents(double[][] vectors, double[] deviations) {
  private static final int SIZE = 3;
  private static final int ROTATIONS = 50;

  /** One pixel in so many is looked at. */
  private static final int STEP = 97;

  /**
   * Of the pixels of a set.
   *
   * @param levels what each level of each channel becomes
   */
  static ColourComponents of(PictureSet set, float[][] levels) {
    int area = set.side() * set.side();
    double[][] covariance = new double[SIZE][SIZE];
    long count = 0;
    for (long pixel = 0; pixel < (long) set.count() * area; pixel += STEP) {
      int at = (int) (pixel / area * set.length() + pixel % area);
      double[] colour = new double[SIZE];
      for (int c = 0; c < SIZE; c++) {
        colour[c] = levels[c][set.pixels()[at + c * area] & 0xff];
      }
      for (int i = 0; i < SIZE; i++) {
        for (int j = 0; j < SIZE; j++) {
          covariance[i][j] += colour[i] * colour[j];
        }
      }
      count++;
    }
    for (double[] row : covariance) {
      for (int j = 0; j < SIZE; j++) {
        row[j] /= count;
      }
    }
    return of(covariance);
  }

  /** By Jacobi's rotations, each of which makes one number beside the diagonal zero. */
  static ColourComponents of(double[][] symmetric) {
    double[][] a = {symmetric[0].clone(), symmetric[1].clone(), symmetric[2].clone()};
    double[][] vectors = {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}};
    for (int turn = 0; turn < ROTATIONS; turn++) {
      int p = turn % SIZE;
      int q = (p + 1) % SIZE;
      double angle = Math.atan2(2 * a[p][q], a[q][q] - a[p][p]) / 2;
      double cos = Math.cos(angle);
      double sin = Math.sin(angle);
      for (int k = 0; k < SIZE; k++) {
        double left = a[k][p];
        double right = a[k][q];
        a[k][p] = cos * left - sin * right;
        a[k][q] = sin * left + cos * right;
      }
      for (int k = 0; k < SIZE; k++) {
        double left = a[p][k];
        double right = a[q][k];
        a[p][k] = cos * left - sin * right;
        a[q][k] = sin * left + cos * right;
        double first = vectors[p][k];
        double second = vectors[q][k];
        vectors[p][k] = cos * first - sin * second;
        vectors[q][k] = sin * first + cos * second;
      }
    }
    double[] deviations = new double[SIZE];
    for (int i = 0; i < SIZE; i++) {
      deviations[i] = Math.sqrt(Math.max(0, a[i][i]));
    }
    return new ColourComponents(vectors, deviations);
  }

  /** Adds a shift by chance to each channel. */
  void add(float[] channels, double deviation, SplittableRandom random) {
    for (int i = 0; i < SIZE; i++) {
      double share = deviation * deviations[i] * gaussian(random);
      for (int c = 0; c < SIZE; c++) {
        channels[c] += (float) (share * vectors[i][c]);
      }
    }
  }

  private static double gaussian(SplittableRandom random) {
    return Math.sqrt(-2 * Math.log(1 - random.nextDouble()))
        * Math.cos(2 * Math.PI * random.nextDouble());
  }
}
