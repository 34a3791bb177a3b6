package org.vggscope.explain.likes;

/**
 * Steps up a slope, each number's by how large and how steady its gradient is (Kingma and Ba,
 * "Adam: a method for stochastic optimization", 2015, Algorithm 1).
 */
final class Adam {
  private static final double FIRST = 0.9;
  private static final double SECOND = 0.999;
  private static final double EPSILON = 1e-8;

  private final double rate;
  private final float[] means;
  private final float[] squares;
  private int step;

  Adam(double rate, int count) {
    this.rate = rate;
    this.means = new float[count];
    this.squares = new float[count];
  }

  /** Moves numbers up along their gradient. */
  void climb(float[] numbers, float[] gradient) {
    step++;
    float size = (float) (rate / (1 - Math.pow(FIRST, step)));
    float unbiased = (float) (1 / (1 - Math.pow(SECOND, step)));
    for (int i = 0; i < numbers.length; i++) {
      float slope = gradient[i];
      means[i] = (float) FIRST * means[i] + (float) (1 - FIRST) * slope;
      squares[i] = (float) SECOND * squares[i] + (float) (1 - SECOND) * slope * slope;
      numbers[i] += size * means[i] / ((float) Math.sqrt(squares[i] * unbiased) + (float) EPSILON);
    }
  }
}
