package org.vggscope.explain;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.List;
import org.vggscope.inference.ComputeEngine;
import org.vggscope.inference.Network;
import org.vggscope.model.NetworkSpec;
import org.vggscope.model.Preprocessing;
import org.vggscope.weights.SafetensorsWriter;
import org.vggscope.weights.TensorInfo;
import org.vggscope.weights.WeightFile;
import org.vggscope.weights.WeightFiles;

/** The small VGG16 of the fixtures: 64 x 64, 7 classes. */
final class SmallNetwork {
  private static final Path FILE =
      Path.of("src/test/resources/fixtures/weights/vgg16-torchvision.safetensors");

  private SmallNetwork() {}

  static Network load() throws IOException {
    return load(FILE);
  }

  private static Network load(Path path) throws IOException {
    try (WeightFile file = WeightFiles.open(path)) {
      return Network.load(ComputeEngine.start(), file, share -> {}, () -> false);
    }
  }

  /**
   * The same network out of a file in which the weights and the bias of one channel are zero.
   *
   * @param rewritten where the file is written
   */
  static Network without(String layer, int channel, Path rewritten) throws IOException {
    try (WeightFile file = WeightFiles.open(FILE)) {
      SafetensorsWriter.write(new Zeroed(file, layer, channel), rewritten, false);
    }
    return load(rewritten);
  }

  private record Zeroed(WeightFile file, String layer, int channel) implements WeightFile {
    @Override
    public String format() {
      return file.format();
    }

    @Override
    public List<TensorInfo> tensors() {
      return file.tensors();
    }

    @Override
    public NetworkSpec architecture() {
      return file.architecture();
    }

    @Override
    public Preprocessing preprocessing() {
      return file.preprocessing();
    }

    @Override
    public void readWeights(String name, int firstRow, FloatBuffer target) throws IOException {
      int start = target.position();
      file.readWeights(name, firstRow, target);
      if (name.equals(layer)) {
        int row =
            Math.toIntExact(
                architecture().layer(name).weightCount() / architecture().layer(name).outputs());
        for (int i = 0; i < row; i++) {
          target.put(start + (channel - firstRow) * row + i, 0);
        }
      }
    }

    @Override
    public void readBias(String name, FloatBuffer target) throws IOException {
      int start = target.position();
      file.readBias(name, target);
      if (name.equals(layer)) {
        target.put(start + channel, 0);
      }
    }

    @Override
    public void close() {
      // Whoever opened the file closes it.
    }
  }
}
