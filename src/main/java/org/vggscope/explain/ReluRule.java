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

  /**
   * Goes back through a ReLU in place.
   *
   * @param gradient by the outputs; becomes that by the sums
   * @param outputs what the ReLU gave, as many
   */
  void apply(float[] gradient, float[] outputs) {
    boolean guided = this == GUIDED;
    for (int i = 0; i < outputs.length; i++) {
      if (outputs[i] <= 0 || guided && gradient[i] < 0) {
        gradient[i] = 0;
      }
    }
  }
}
