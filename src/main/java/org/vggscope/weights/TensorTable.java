package org.vggscope.weights;

import java.util.List;
import java.util.Map;

/**
 * What a container holds, before anybody asks what the arrays mean.
 *
 * @param format the container for people: {@code safetensors}
 * @param tensors every array in the file's order
 * @param layout how files of this kind order their axes
 * @param metadata words the file has about itself, often none
 */
record TensorTable(
    String format, List<StoredTensor> tensors, Layout layout, Map<String, String> metadata) {
  TensorTable {
    tensors = List.copyOf(tensors);
    metadata = Map.copyOf(metadata);
  }
}
