package org.vggscope.picture;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.vggscope.model.Shape;
import org.vggscope.support.Problem;

/** Reads tensors that go to {@code conv1_1} as they are, with no preprocessing. */
public final class TensorReader {
  private static final int AXES = 3;
  private static final List<Integer> CHANNELS = List.of(1, 3, 4);

  private TensorReader() {}

  /**
   * Reads a {@code .npy} file of float32, planar {@code (C, H, W)} or {@code (1, C, H, W)}, C being
   * 3 or 1.
   *
   * @throws NumpyFormatException when it holds something else or a number that is not finite; the
   *     message is one line for people that begins with the file's name
   * @throws IOException when it cannot be read
   */
  public static InputTensor read(Path file) throws IOException {
    NumpyFile.Array array = NumpyFile.read(file);
    List<Integer> shape = array.shape();
    if (shape.size() == AXES + 1 && shape.get(0) == 1) {
      shape = shape.subList(1, shape.size());
    }
    String name = Problem.oneLine(String.valueOf(file.getFileName()));
    if (shape.size() != AXES || !CHANNELS.contains(shape.get(0)) || shape.contains(0)) {
      throw new NumpyFormatException(
          Problem.of(
                  "has the shape %s; a tensor for conv1_1 is planar, (3, height, width), or with the 1 or 4 channels that the network reads",
                  NumpyFile.text(array.shape()))
              .about(name));
    }
    for (float value : array.values()) {
      if (!Float.isFinite(value)) {
        throw new NumpyFormatException(
            Problem.of("holds %s; a tensor for conv1_1 has finite numbers only", value)
                .about(name));
      }
    }
    return new InputTensor(new Shape(shape.get(0), shape.get(1), shape.get(2)), array.values());
  }
}
