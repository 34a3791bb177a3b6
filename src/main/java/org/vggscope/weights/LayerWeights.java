package org.vggscope.weights;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.util.Optional;
import org.vggscope.model.Labels;
import org.vggscope.model.NetworkSpec;
import org.vggscope.model.Preprocessing;

/** A network's weights, wherever they are: in a file, or in an engine's memory after training. */
public interface LayerWeights {
  /** The network that they are of. */
  NetworkSpec architecture();

  /** The preprocessing that they want. */
  Preprocessing preprocessing();

  /**
   * Reads some rows of one layer's weights, in the program's own layout: a row is all the weights
   * of one output, {@code (in, height, width)} of the inputs of its group for a convolution, {@code
   * (in)} for a fully connected layer.
   *
   * @param layer name of a layer with weights, {@code conv3_2}
   * @param firstRow index of the first output
   * @param target where the numbers go; it is filled to its limit, a whole number of rows
   * @throws WeightFileException when a file is broken there
   */
  void readWeights(String layer, int firstRow, FloatBuffer target) throws IOException;

  /**
   * Reads one layer's bias, one number an output.
   *
   * @param target where the numbers go; it is filled to its limit
   * @throws WeightFileException when a file is broken there
   */
  void readBias(String layer, FloatBuffer target) throws IOException;

  /** What the classes are called, where the weights say it themselves. */
  default Optional<Labels> labels() {
    return Optional.empty();
  }

  /**
   * Sees that all that was read is of one and the same network.
   *
   * @throws WeightFileException when a file was written to meanwhile
   */
  default void checkUnchanged() throws IOException {
    // Memory is nobody else's.
  }
}
