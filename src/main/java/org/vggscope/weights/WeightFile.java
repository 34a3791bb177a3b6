package org.vggscope.weights;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.vggscope.model.NetworkSpec;
import org.vggscope.model.Preprocessing;
import org.vggscope.support.Phrase;
import org.vggscope.support.Problem;

/**
 * An open file of a network's weights. Opening reads names and shapes only; numbers are read when
 * asked for, a few rows at a time, so that no file has to fit in memory.
 */
public interface WeightFile extends LayerWeights, Closeable {
  /** The format for people: {@code safetensors (own)}, {@code numpy .npy (pickled dictionary)}. */
  String format();

  /** Every array of the file in the file's own words and order. */
  List<TensorInfo> tensors();

  /**
   * What the numbers of one array are like; all of them are read.
   *
   * @param tensor one of {@link #tensors}
   * @return null when they are no fractions, or lie scattered in the file
   * @throws IOException when they cannot be read
   */
  default TensorStatistics statistics(TensorInfo tensor) throws IOException {
    return null;
  }

  /**
   * The paper's name of what an array is in the network: {@code conv1_1.weight}; empty when it is
   * of no layer.
   */
  default String paperName(TensorInfo tensor) {
    return "";
  }

  /** The network that the shapes tell; without a classifier when the file has none that fits. */
  @Override
  NetworkSpec architecture();

  /** The preprocessing that files of this origin want. */
  @Override
  Preprocessing preprocessing();

  /**
   * Why the preprocessing is what it is when neither the file nor the catalogue says it; null where
   * one does.
   */
  default Problem assumption() {
    return null;
  }

  /** Whether the network ends in classes; everything else works without. */
  default boolean hasClassifier() {
    return architecture().hasClassifier();
  }

  /**
   * Why the network has no classifier though the file holds something of one; null where it has one
   * or the file holds nothing.
   */
  default Problem problem() {
    return null;
  }

  /**
   * Names of the arrays that look like weights of a layer and belong to none of the network's, such
   * as those of a classifier of another make, in the file's words and order; often none.
   */
  default List<String> unread() {
    return List.of();
  }

  /**
   * What was guessed, chosen or left out when the file was read, which can make the answers others
   * than the network's own, each a line; often none.
   */
  default List<Phrase> guesses() {
    return List.of();
  }

  /** What people should know about how the file was read, guesses too, each a line; often none. */
  default List<Phrase> notes() {
    return List.of();
  }
}
