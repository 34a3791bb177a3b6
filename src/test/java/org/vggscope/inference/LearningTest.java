package org.vggscope.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vggscope.model.Configuration;
import org.vggscope.model.Labels;
import org.vggscope.model.Layer;
import org.vggscope.model.LocalResponse;
import org.vggscope.model.NetworkSpec;
import org.vggscope.model.Preprocessing;
import org.vggscope.model.Vgg;
import org.vggscope.picture.InputTensor;
import org.vggscope.weights.LayerWeights;
import org.vggscope.weights.SafetensorsWriter;
import org.vggscope.weights.WeightFile;
import org.vggscope.weights.WeightFiles;

/** Layers learn as PyTorch's do: the same loss at each step, the same weights in the end. */
class LearningTest {
  private static final Path FIXTURES = Path.of("src/test/resources/fixtures/training");
  private static final int BATCH = 64;
  private static final int SIDE = 32;

  /**
   * So many steps are the same to the last digits. Then a sum that is zero within rounding falls to
   * the other side of a ReLU than in PyTorch, and the two go apart, as PyTorch does from itself
   * with another number of threads or in float64 (by up to 2e-2 in these 40 steps).
   */
  private static final int SAME = 9;

  private static final double MOMENTUM = 0.9;
  private static final double DECAY = 5e-4;
  private static final Preprocessing PREPROCESSING = Preprocessing.torchvision(SIDE, SIDE);

  @TempDir private Path folder;

  private static byte[] content(String name) throws IOException {
    byte[] file = Files.readAllBytes(FIXTURES.resolve(name));
    int header = 10 + (file[8] & 0xff) + 256 * (file[9] & 0xff);
    return java.util.Arrays.copyOfRange(file, header, file.length);
  }

  /** The fixture's AlexNet for small pictures, as {@code expected.json} describes it. */
  private static NetworkSpec smallAlexNet() {
    List<Layer> layers = new ArrayList<>();
    layers.add(Layer.convolution("conv1", 1, 5, 1, 2, 1, 3, 16));
    LocalResponse response = new LocalResponse(2, 2, 1e-4 / 5, 0.75);
    layers.add(Layer.normalization("norm1", 1, 16, response));
    layers.add(Layer.pooling("pool1", 1, 3, 2, 16));
    layers.add(Layer.convolution("conv2", 2, 5, 1, 2, 2, 16, 24));
    layers.add(Layer.normalization("norm2", 2, 24, response));
    layers.add(Layer.pooling("pool2", 2, 3, 2, 24));
    layers.add(Layer.convolution("conv3", 3, 3, 1, 1, 1, 24, 32));
    layers.add(Layer.convolution("conv4", 4, 3, 1, 1, 2, 32, 32));
    layers.add(Layer.convolution("conv5", 5, 3, 1, 1, 2, 32, 24));
    layers.add(Layer.pooling("pool5", 5, 3, 2, 24));
    layers.add(Layer.fullyConnected("fc6", 6, 3, 24, 64, true));
    layers.add(Layer.fullyConnected("fc7", 6, 1, 64, 64, true));
    layers.add(Layer.fullyConnected("fc8", 6, 1, 64, 10, false));
    return new NetworkSpec(
        "Small AlexNet", "AlexNet", new org.vggscope.model.Shape(3, SIDE, SIDE), layers);
  }

  /** A float32 array of a safetensors file by its name. */
  private static float[] array(Path file, String name) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    byte[] header = new byte[(int) bytes.getLong()];
    bytes.get(header);
    JsonNode offsets = new ObjectMapper().readTree(header).required(name).required("data_offsets");
    int begin = offsets.get(0).asInt();
    float[] values = new float[(offsets.get(1).asInt() - begin) / Float.BYTES];
    bytes.position(bytes.position() + begin);
    bytes.asFloatBuffer().get(values);
    return values;
  }

  private static float[] batch(byte[] pictures, int step) {
    float[] values = new float[BATCH * 3 * SIDE * SIDE];
    int area = SIDE * SIDE;
    for (int i = 0; i < BATCH; i++) {
      int picture = (step * BATCH + i) % 512;
      for (int p = 0; p < area; p++) {
        for (int c = 0; c < 3; c++) {
          float level = (pictures[(picture * area + p) * 3 + c] & 0xff) / 255f;
          values[(i * 3 + c) * area + p] =
              (level - PREPROCESSING.mean().get(c).floatValue())
                  / PREPROCESSING.deviation().get(c).floatValue();
        }
      }
    }
    return values;
  }

  /** The fixture was trained without dropout. */
  private void assertLearns(String name, NetworkSpec dropping, int shards) throws IOException {
    NetworkSpec spec = dropping.dropping(0);
    JsonNode run =
        new ObjectMapper()
            .readTree(FIXTURES.resolve("expected.json").toFile())
            .required("runs")
            .required(name);
    byte[] pictures = content("pictures.npy");
    ByteBuffer labels = ByteBuffer.wrap(content("labels.npy")).order(ByteOrder.LITTLE_ENDIAN);
    ComputeEngine engine = ComputeEngine.start();
    try (LearningNetwork network = new LearningNetwork(engine, spec)) {
      Path initial = FIXTURES.resolve(name + "/initial.safetensors");
      for (Layer layer : network.layers()) {
        for (String part : List.of(".weight", ".bias")) {
          network.set(layer.name() + part, array(initial, layer.name() + part));
        }
      }
      double rate = run.get("rate").asDouble();
      int steps = run.get("loss").size();
      for (int step = 0; step < steps; step++) {
        if (step == 30) {
          rate /= 10;
        }
        int[] classes = new int[BATCH];
        for (int i = 0; i < BATCH; i++) {
          classes[i] = (int) labels.getLong((step * BATCH + i) % 512 * Long.BYTES);
        }
        LearningNetwork.Answer answer =
            network.learn(
                batch(pictures, step),
                classes,
                new LearningNetwork.Rates(rate, MOMENTUM, DECAY),
                shards,
                0);
        double expected = run.get("loss").get(step).asDouble();
        assertThat(answer.loss())
            .as("%s, loss of step %d", name, step)
            .isCloseTo(expected, within((step < SAME ? 1e-5 : 3e-2) * expected));
      }
      assertWritten(name, engine, network, spec);
    }
  }

  /** What was learned is what PyTorch learned, and reads back from a file as it is. */
  private void assertWritten(
      String name, ComputeEngine engine, LearningNetwork network, NetworkSpec spec)
      throws IOException {
    Path file = folder.resolve(name + ".safetensors");
    LayerWeights learned = network.weights(PREPROCESSING, Labels.numbered(10));
    SafetensorsWriter.write(learned, learned.architecture(), file, false, share -> {});
    try (WeightFile read = WeightFiles.open(file)) {
      assertThat(read.architecture()).isEqualTo(spec);
      assertThat(read.preprocessing()).isEqualTo(PREPROCESSING);
      for (Layer layer : read.architecture().layers()) {
        if (layer.hasParameters()) {
          float[] weights = new float[(int) layer.weightCount()];
          read.readWeights(layer.name(), 0, FloatBuffer.wrap(weights));
          float[] expected =
              array(FIXTURES.resolve(name + "/final.safetensors"), layer.name() + ".weight");
          double apart = 0;
          double whole = 0;
          for (int i = 0; i < weights.length; i++) {
            apart += Math.pow(weights[i] - expected[i], 2);
            whole += Math.pow(expected[i], 2);
          }
          assertThat(Math.sqrt(apart / whole))
              .as("%s, how far %s is from PyTorch's, by its norm", name, layer.name())
              .isLessThan(3e-2);
        }
      }
      try (Network again = Network.load(engine, read, share -> {}, () -> false);
          Activations activations =
              again.forward(new InputTensor(SIDE, SIDE, new float[3 * SIDE * SIDE]), () -> false)) {
        assertThat(activations.logits()).hasSize(10);
      }
    }
  }

  @Test
  void aVggLearnsAsInPyTorch() throws IOException {
    assertLearns(
        "vgg-a", Vgg.of(Configuration.A, List.of(8, 16, 32, 32, 32), List.of(64, 64), 10, SIDE), 1);
  }

  @Test
  void anAlexNetLearnsAsInPyTorch() throws IOException {
    assertLearns("alexnet", smallAlexNet(), 1);
  }

  /** As several devices would learn: the parts' gradients are those of the whole. */
  @ParameterizedTest
  @ValueSource(ints = {2, 4})
  void aBatchInShardsIsTheSameBatch(int shards) throws IOException {
    assertLearns(
        "vgg-a",
        Vgg.of(Configuration.A, List.of(8, 16, 32, 32, 32), List.of(64, 64), 10, SIDE),
        shards);
  }
}
