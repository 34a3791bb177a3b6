package org.vggscope.weights;

import java.util.List;
import java.util.Map;
import org.vggscope.support.Problem;

/**
 * What a file holds, before anybody asks what the arrays mean.
 *
 * @param container the kind of file
 * @param tensors every array in the file's order
 * @param metadata words the file has about itself, often none
 */
record TensorTable(Container container, List<StoredTensor> tensors, Map<String, String> metadata) {
  /** Far more than a VGG file has, its optimiser's state included, and few enough to look at. */
  static final int MAX_TENSORS = 10_000;

  TensorTable {
    tensors = List.copyOf(tensors);
    metadata = Map.copyOf(metadata);
  }

  /**
   * Refuses a file with more arrays than that.
   *
   * @param count arrays that the file has or claims
   */
  static void checkCount(long count) throws WeightFileException {
    if (count < 0 || count > MAX_TENSORS) {
      throw new WeightFileException(
          Problem.of(
              "the file claims %s arrays; a VGG network has 38 at most, and VggScope looks at %d",
              Long.toUnsignedString(count), MAX_TENSORS));
    }
  }

  TensorTable(Container container, List<StoredTensor> tensors) {
    this(container, tensors, Map.of());
  }
}
