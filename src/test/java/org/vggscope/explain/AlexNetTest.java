package org.vggscope.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vggscope.inference.Activations;
import org.vggscope.inference.ComputeEngine;
import org.vggscope.inference.LayerInputs;
import org.vggscope.inference.Network;
import org.vggscope.model.AlexNet;
import org.vggscope.model.Layer;
import org.vggscope.model.LayerActivations;
import org.vggscope.model.Unit;
import org.vggscope.model.arithmetic.LayerInput;
import org.vggscope.model.arithmetic.PoolingChoice;
import org.vggscope.model.arithmetic.ResponseSteps;
import org.vggscope.model.arithmetic.WeightedSum;
import org.vggscope.picture.InputTensor;
import org.vggscope.weights.SafetensorsWriter;
import org.vggscope.weights.WeightFile;
import org.vggscope.weights.WeightFiles;

/**
 * AlexNets of two makes against PyTorch and Caffe: strides, groups, overlapping pooling, local
 * response normalisation.
 */
class AlexNetTest {
  private static final Path FIXTURES = Path.of("src/test/resources/fixtures/alexnet");

  @TempDir private Path folder;

  /** As {@code expected.json} describes it. */
  private static InputTensor input(int n) {
    float[] values = new float[3 * n * n];
    for (int y = 0; y < n; y++) {
      for (int x = 0; x < n; x++) {
        int at = y * n + x;
        values[at] = (float) (Math.sin(x / 7.0) + (double) y / n);
        values[n * n + at] = (float) (Math.cos(y / 5.0) - (double) x / n);
        values[2 * n * n + at] = (float) Math.sin((x + 2 * y) / 9.0);
      }
    }
    return new InputTensor(n, n, values);
  }

  private static JsonNode expected(String file) throws IOException {
    return new ObjectMapper()
        .readTree(FIXTURES.resolve("expected.json").toFile())
        .required("files")
        .required(file);
  }

  private static Network load(WeightFile file) throws IOException {
    return Network.load(ComputeEngine.start(), file, share -> {}, () -> false);
  }

  private static void assertClose(double actual, double wanted, String what) {
    assertThat(actual).as(what).isCloseTo(wanted, within(Math.max(1e-5, 1e-4 * Math.abs(wanted))));
  }

  private static void assertGives(WeightFile file, JsonNode wanted) throws IOException {
    int size = file.architecture().inputSize();
    try (Network network = load(file);
        Activations activations = network.forward(input(size), () -> false)) {
      float[] logits = activations.logits();
      for (int i = 0; i < logits.length; i++) {
        assertClose(logits[i], wanted.get("fc8").get(i).asDouble(), "logit " + i);
      }
      JsonNode layers = wanted.get("layers");
      assertThat(activations.layers()).hasSameSizeAs(layers);
      Iterator<String> names = layers.fieldNames();
      for (Layer layer : activations.layers()) {
        String name = names.next();
        assertThat(layer.name()).isEqualTo(name);
        LayerActivations found = activations.copy(layer);
        assertThat(found.shape().channels())
            .isEqualTo(layers.get(name).get("shape").get(0).asInt());
        assertClose(found.statistics().mean(), layers.get(name).get("mean").asDouble(), name);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "alexnet-torchvision.pth, AlexNet, torchvision, 256, 224",
    "alexnet-bvlc.npy, AlexNet (Caffe), caffe, 256, 227",
    "bvlc_alexnet.caffemodel, AlexNet (Caffe), caffe, 256, 227",
    "bvlc_reference_caffenet.caffemodel, CaffeNet, caffe, 256, 227"
  })
  void theOutputsAreThoseOfTheOthers(
      String name, String title, String preprocessing, int resizeTo, int crop) throws IOException {
    JsonNode wanted = expected(name);
    try (WeightFile file = WeightFiles.open(FIXTURES.resolve(name))) {
      assertThat(file.architecture().name()).isEqualTo(title);
      assertThat(file.architecture().inputSize()).isEqualTo(crop);
      assertThat(file.architecture().classes()).isEqualTo(7);
      assertThat(file.preprocessing().name()).isEqualTo(preprocessing);
      assertThat(file.preprocessing().resizeTo()).isEqualTo(resizeTo);
      assertThat(file.preprocessing().crop()).isEqualTo(crop);
      assertThat(file.notes()).isEmpty();
      assertGives(file, wanted);
      Path own = folder.resolve("own.safetensors");
      SafetensorsWriter.write(file, own, false);
      try (WeightFile written = WeightFiles.open(own)) {
        assertThat(written.architecture()).isEqualTo(file.architecture());
        assertGives(written, wanted);
      }
    }
  }

  /** Every number is what its inputs make of it, term by term. */
  @ParameterizedTest
  @ValueSource(strings = {"alexnet-torchvision.pth", "alexnet-bvlc.npy"})
  void unitsAreTheirSums(String name) throws IOException {
    Random random = new Random(3);
    try (WeightFile file = WeightFiles.open(FIXTURES.resolve(name));
        Network network = load(file)) {
      InputTensor input = input(file.architecture().inputSize());
      try (Activations activations = network.forward(input, () -> false)) {
        for (Layer layer : activations.layers()) {
          LayerActivations own = activations.copy(layer);
          LayerInput read = LayerInputs.of(activations, input, layer);
          for (int i = 0; i < 20; i++) {
            int channel = random.nextInt(layer.outputs());
            int y = random.nextInt(own.shape().height());
            int x = random.nextInt(own.shape().width());
            double sum =
                switch (layer.kind()) {
                  case POOLING -> PoolingChoice.of(layer, read, channel, y, x).chosen().value();
                  case NORMALIZATION -> ResponseSteps.of(layer, read, channel, y, x).activation();
                  case CONVOLUTION, FULLY_CONNECTED ->
                      new WeightedSum(
                              layer,
                              read,
                              channel,
                              network.weights(layer, channel),
                              network.bias(layer)[channel],
                              y,
                              x)
                          .activation();
                };
            assertThat(sum)
                .as("%s channel %d at (%d, %d)", layer.name(), channel, y, x)
                .isCloseTo(own.at(channel, y, x), within(1e-4 * Math.max(1, Math.abs(sum))));
          }
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"alexnet-torchvision.pth", "alexnet-bvlc.npy"})
  void gradientsAreThoseOfPyTorch(String name) throws IOException {
    JsonNode wanted =
        new ObjectMapper().readTree(FIXTURES.resolve("gradients.json").toFile()).required(name);
    try (WeightFile file = WeightFiles.open(FIXTURES.resolve(name));
        Network network = load(file)) {
      InputTensor input = input(file.architecture().inputSize());
      try (Activations activations = network.forward(input, () -> false)) {
        for (int index : List.of(0, 3, 6)) {
          float[] found =
              ClassGradient.byInput(network, activations, index, ReluRule.PLAIN, () -> false);
          JsonNode expected = wanted.required(String.valueOf(index));
          double absolute = 0;
          for (float value : found) {
            absolute += Math.abs(value);
          }
          double whole = expected.get("absolute").asDouble();
          assertThat(absolute).isCloseTo(whole, within(1e-3 * whole));
          double largest = Math.abs(expected.get("samples").get(0).get(1).asDouble());
          for (JsonNode sample : expected.get("samples")) {
            assertThat((double) found[sample.get(0).asInt()])
                .isCloseTo(sample.get(1).asDouble(), within(1e-3 * largest));
          }
        }
      }
    }
  }

  /** A unit's gradient begins in its window and ends in its receptive field. */
  @ParameterizedTest
  @ValueSource(strings = {"alexnet-torchvision.pth", "alexnet-bvlc.npy"})
  void unitsInTheMiddleSeeTheirReceptiveField(String name) throws IOException {
    try (WeightFile file = WeightFiles.open(FIXTURES.resolve(name));
        Network network = load(file)) {
      InputTensor input = input(file.architecture().inputSize());
      try (Activations activations = network.forward(input, () -> false)) {
        for (String layer : List.of("conv1", "pool1", "conv2")) {
          Layer each = activations.layer(layer);
          int middle = activations.shape(each).height() / 2;
          InputGradient found =
              UnitGradient.of(
                  network,
                  activations,
                  new Unit(each, 1, middle, middle),
                  UnitGradient.Start.SUM,
                  () -> false);
          assertThat(found.window())
              .isEqualTo(file.architecture().receptiveFields().get(each).box(middle, middle));
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"TORCHVISION, 61100840", "CAFFE, 60965224", "CAFFENET, 60965224"})
  void thePublishedOnesHaveTheParametersThatTheyHave(AlexNet.Kind kind, long parameters) {
    assertThat(AlexNet.of(kind).parameters()).isEqualTo(parameters);
  }
}
