package org.vggscope.inference;

import java.nio.FloatBuffer;
import java.util.Map;
import java.util.Optional;
import org.vggscope.model.Labels;
import org.vggscope.model.Layer;
import org.vggscope.model.NetworkSpec;
import org.vggscope.model.Preprocessing;
import org.vggscope.weights.LayerWeights;

/**
 * The weights of a network that has learned, as they were at a moment, batch normalisation folded
 * into them.
 *
 * @param architecture the network
 * @param preprocessing what they want
 * @param labels what the classes are called
 * @param state its arrays by name, see {@link LearningNetwork#state}
 */
record LearnedWeights(
    NetworkSpec architecture,
    Preprocessing preprocessing,
    Optional<Labels> labels,
    Map<String, float[]> state)
    implements LayerWeights {

  /** What batch normalisation adds to each variance. */
  static final float EPSILON = 1e-5f;

  private double factor(String layer, int output) {
    float[] gamma = state.get(layer + ".gamma");
    return gamma == null
        ? 1
        : gamma[output] / Math.sqrt(state.get(layer + ".variance")[output] + (double) EPSILON);
  }

  @Override
  public void readWeights(String layer, int firstRow, FloatBuffer target) {
    Layer wanted = architecture.layer(layer);
    float[] weights = state.get(layer + ".weight");
    int row = Math.toIntExact(wanted.weightCount() / wanted.outputs());
    for (int output = firstRow; target.hasRemaining(); output++) {
      double factor = factor(layer, output);
      for (int i = 0; i < row; i++) {
        target.put((float) (weights[output * row + i] * factor));
      }
    }
  }

  @Override
  public void readBias(String layer, FloatBuffer target) {
    float[] bias = state.get(layer + ".bias");
    float[] mean = state.get(layer + ".mean");
    float[] beta = state.get(layer + ".beta");
    for (int output = 0; target.hasRemaining(); output++) {
      target.put(
          mean == null
              ? bias[output]
              : (float)
                  ((bias[output] - (double) mean[output]) * factor(layer, output) + beta[output]));
    }
  }
}
