package org.vggscope.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.vggscope.picture.NumpyFile;

/** Pictures, networks and tensors that tests of commands share. */
final class Samples {
  static final Path CHELSEA = Path.of("assets/samples/chelsea.png");
  static final Path COFFEE = Path.of("assets/samples/coffee.png");
  static final Path ROCKET = Path.of("assets/samples/rocket.jpg");

  private static final Path RESOURCES = Path.of("src/test/resources");

  private Samples() {}

  /** The small VGG16 (64 x 64, 7 classes) or VGG19 (96 x 96, 6 classes). */
  static Path network(String arch) {
    return RESOURCES.resolve("fixtures/weights/%s-torchvision.safetensors".formatted(arch));
  }

  /** What PyTorch gives for the small networks on {@link #tensor}. */
  static JsonNode expected(String arch) throws IOException {
    return json(RESOURCES.resolve("fixtures/weights/expected.json")).required(arch);
  }

  /** What PyTorch gives for a bundled model on the sample pictures. */
  static JsonNode reference(String model) throws IOException {
    return json(RESOURCES.resolve("reference/%s.json".formatted(model))).required("images");
  }

  /** What PyTorch has vgg16-tiny answer to a sample. */
  static JsonNode answer(Path sample, int rank) throws IOException {
    return reference("vgg16-tiny")
        .required(sample.getFileName().toString())
        .required("top5")
        .required(rank - 1);
  }

  /** PyTorch's probability of a class of vgg16-tiny for coffee.png by an evaluation. */
  static double probability(String evaluation, int index) throws IOException {
    return json(RESOURCES.resolve("evaluation/evaluations-vgg16-tiny.json"))
        .required(evaluation)
        .required(index)
        .asDouble();
  }

  /** As commands print it. */
  static String percent(double probability) {
    return String.format(Locale.ROOT, "%.2f %%", 100 * probability);
  }

  private static JsonNode json(Path file) throws IOException {
    return new JsonMapper().readTree(file.toFile());
  }

  /** Writes the tensor that {@code expected.json} describes. */
  static Path tensor(Path folder, int n) throws IOException {
    return tensor(folder.resolve("input%d.npy".formatted(n)), List.of(3, n, n));
  }

  /** The same in another shape. */
  static Path tensor(Path file, List<Integer> shape) throws IOException {
    int n = shape.get(shape.size() - 1);
    float[] values = new float[3 * n * n];
    for (int y = 0; y < n; y++) {
      for (int x = 0; x < n; x++) {
        int at = y * n + x;
        values[at] = (float) (Math.sin(x / 7.0) + (double) y / n);
        values[n * n + at] = (float) (Math.cos(y / 5.0) - (double) x / n);
        values[2 * n * n + at] = (float) Math.sin((x + 2 * y) / 9.0);
      }
    }
    try (OutputStream stream = Files.newOutputStream(file)) {
      NumpyFile.write(new NumpyFile.Array(shape, values), stream);
    }
    return file;
  }
}
