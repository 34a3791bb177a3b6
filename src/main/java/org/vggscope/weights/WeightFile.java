package org.vggscope.weights;

import java.io.Closeable;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.util.List;
import org.vggscope.model.NetworkSpec;
import org.vggscope.model.Preprocessing;

/**
 * An open file of a network's weights. Opening reads names and shapes only; numbers are read when
 * asked for, a few rows at a time, so that no file has to fit in memory.
 */
public interface WeightFile extends Closeable {
  /** The format for people: {@code safetensors (own)}, {@code numpy .npy (pickled dictionary)}. */
  String format();

  /** Every array of the file in the file's own words and order. */
  List<TensorInfo> tensors();

  /** The network that the shapes tell; without a classifier when the file has none that fits. */
  NetworkSpec architecture();

  /** The preprocessing that files of this origin want. */
  Preprocessing preprocessing();

  /** Whether the network ends in classes; everything else works without. */
  default boolean hasClassifier() {
    return architecture().hasClassifier();
  }

  /**
   * Why the network has no classifier though the file holds something of one; null where it has one
   * or the file holds nothing.
   */
  default String problem() {
    return null;
  }

  /**
   * Names of the arrays that look like weights of a layer and belong to none of the network's, such
   * as those of a classifier of another make, in the file's words and order; often none.
   */
  default List<String> unread() {
    return List.of();
  }

  /** What people should know about how the file was read, each a line; often none. */
  default List<String> notes() {
    return List.of();
  }

  /**
   * Reads some rows of one layer's weights, in the program's own layout: a row is all the weights
   * of one output, {@code (in, height, width)} for a convolution, {@code (in)} for a fully
   * connected layer.
   *
   * @param layer name of a layer with weights, {@code conv3_2}
   * @param firstRow index of the first output
   * @param target where the numbers go; it is filled to its limit, a whole number of rows
   * @throws WeightFileException when the file is broken there
   */
  void readWeights(String layer, int firstRow, FloatBuffer target) throws IOException;

  /**
   * Reads one layer's bias, one number an output.
   *
   * @param target where the numbers go; it is filled to its limit
   * @throws WeightFileException when the file is broken there
   */
  void readBias(String layer, FloatBuffer target) throws IOException;
}
