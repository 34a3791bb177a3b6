package org.vggscope.weights;

import java.util.List;
import java.util.Map;

/**
 * What a file holds, before anybody asks what the arrays mean.
 *
 * @param container the kind of file
 * @param tensors every array in the file's order
 * @param metadata words the file has about itself, often none
 */
record TensorTable(Container container, List<StoredTensor> tensors, Map<String, String> metadata) {
  /** More than any VGG file has, its optimiser's state included. */
  static final int MAX_TENSORS = 1_000_000;

  TensorTable {
    tensors = List.copyOf(tensors);
    metadata = Map.copyOf(metadata);
  }

  TensorTable(Container container, List<StoredTensor> tensors) {
    this(container, tensors, Map.of());
  }
}
