package org.vggscope.weights;

import java.util.List;

/**
 * One array as a weight file has it, in the file's own words.
 *
 * @param name the file's key
 * @param shape its lengths, slowest first
 * @param dtype its element type, {@code F32} or {@code F16} and the like
 */
public record TensorInfo(String name, List<Long> shape, String dtype) {
  public TensorInfo {
    shape = List.copyOf(shape);
  }
}
