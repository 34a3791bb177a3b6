package org.vggscope.explain;

/** What a ReLU lets through on the way back. */
public enum ReluRule {
  /** What is at active outputs: the gradient. */
  PLAIN,
  /**
   * What is at active outputs and itself positive (Springenberg, Dosovitskiy, Brox, Riedmiller,
   * "Striving for simplicity: the all convolutional net", 2014, Section 3.4). The answer is no
   * gradient any more.
   */
  GUIDED;

  /** Where a number's sign is; shifted by it, a negative one becomes all ones. */
  private static final int SIGN = 31;

  /**
   * Goes back through a ReLU in place.
   *
   * @param gradient by the outputs; becomes that by the sums
   * @param outputs what the ReLU gave, as many
   */
  void apply(float[] gradient, float[] outputs) {
    // Which of them pass follows no pattern: without a branch that is guessed wrong it takes a
    // third.
    for (int i = 0; i < outputs.length; i++) {
      int positive = -(Float.floatToRawIntBits(outputs[i]) & Integer.MAX_VALUE) >> SIGN;
      gradient[i] = Float.intBitsToFloat(Float.floatToRawIntBits(gradient[i]) & positive);
    }
    for (int i = 0; this == GUIDED && i < outputs.length; i++) {
      gradient[i] = Math.max(0, gradient[i]);
    }
  }
}
