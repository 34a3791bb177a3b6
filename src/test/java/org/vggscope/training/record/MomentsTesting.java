package org.vggscope.training.record;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.util.List;
import org.vggscope.weights.LayerWeights;

/** What tests in other rooms look at. */
public final class MomentsTesting {
  private MomentsTesting() {}

  public static int leastMissed(List<Long> steps) {
    return Moments.leastMissed(steps);
  }

  /** A layer's biases. */
  public static float[] bias(LayerWeights file, String layer) throws IOException {
    float[] bias = new float[file.architecture().layer(layer).outputs()];
    file.readBias(layer, FloatBuffer.wrap(bias));
    return bias;
  }
}
