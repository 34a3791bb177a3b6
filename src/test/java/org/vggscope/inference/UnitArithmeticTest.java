package org.vggscope.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vggscope.model.Configuration;
import org.vggscope.model.Layer;
import org.vggscope.model.LayerActivations;
import org.vggscope.model.LayerKind;
import org.vggscope.model.NetworkSpec;
import org.vggscope.model.Preprocessing;
import org.vggscope.model.Vgg;
import org.vggscope.model.arithmetic.LayerInput;
import org.vggscope.model.arithmetic.PoolingChoice;
import org.vggscope.model.arithmetic.SoftmaxSteps;
import org.vggscope.model.arithmetic.WeightedSum;
import org.vggscope.picture.InputTensor;
import org.vggscope.picture.PictureReader;
import org.vggscope.picture.SourceImage;
import org.vggscope.weights.CatalogEntry;
import org.vggscope.weights.ModelCatalog;
import org.vggscope.weights.TensorInfo;
import org.vggscope.weights.WeightFile;

/** Every sum that is shown against the activation that the engine computed. */
class UnitArithmeticTest {
  private static final int UNITS = 200;
  private static final double TOLERANCE = 1e-4;

  @ParameterizedTest
  @ValueSource(strings = {"vgg16-tiny", "vgg19-tiny"})
  void sumsEqualTheActivationsOfTheBundledModels(String id) throws IOException {
    CatalogEntry entry = ModelCatalog.bundled().entry(id);
    SourceImage coffee = PictureReader.read(Path.of("assets/samples/coffee.png"));
    try (WeightFile file = entry.open();
        LoadedModel model =
            LoadedModel.load(
                ComputeEngine.start(),
                entry.id(),
                file,
                entry.labels(),
                progress -> {},
                () -> false)) {
      for (int size : List.of(64, 128)) {
        try (Analysis analysis = model.analyse(coffee, model.preprocessing(size), () -> false)) {
          checkUnits(model.network(), analysis.activations(), analysis.picture().input(), UNITS);
          checkSoftmax(analysis);
        }
      }
    }
  }

  private static void checkSoftmax(Analysis analysis) {
    Activations activations = analysis.activations();
    SoftmaxSteps steps = new SoftmaxSteps(activations.copy(activations.layer("fc8")));
    double total = 0;
    for (int i = 0; i < steps.classes(); i++) {
      total += steps.probability(i);
    }
    assertThat(total).isCloseTo(1, within(1e-12));
    List<Integer> top = steps.top(5);
    for (int rank = 0; rank < top.size(); rank++) {
      assertThat(top.get(rank)).isEqualTo(analysis.ranked().get(rank).index());
      assertThat(steps.probability(top.get(rank)))
          .isCloseTo(analysis.ranked().get(rank).probability(), within(1e-6));
      assertThat(steps.logit(top.get(rank)))
          .isCloseTo(analysis.ranked().get(rank).logit(), within(1e-5));
    }
    assertThat(steps.power(top.get(0))).isEqualTo(1);
  }

  @Test
  void sumsEqualTheActivationsOfAFullWidthNetwork() throws IOException {
    RandomWeights weights = new RandomWeights(Vgg.paper(Configuration.D));
    float[] values = new float[3 * 224 * 224];
    Random random = new Random(5);
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    InputTensor input = new InputTensor(224, 224, values);
    try (Network network =
            Network.load(ComputeEngine.start(), weights, progress -> {}, () -> false);
        Activations activations = network.forward(input, () -> false)) {
      checkUnits(network, activations, input, UNITS);
    }
  }

  /** A layer, a channel and a position. */
  private record Unit(int layer, int channel, int y, int x) {}

  /** Looks at random units, layer by layer so that each layer is copied once. */
  private static void checkUnits(
      Network network, Activations activations, InputTensor input, int count) {
    List<Layer> layers = activations.layers();
    Random random = new Random(9);
    List<Unit> units =
        random
            .ints(count, 0, layers.size())
            .mapToObj(
                index -> {
                  var shape = activations.shape(layers.get(index));
                  return new Unit(
                      index,
                      random.nextInt(shape.channels()),
                      random.nextInt(shape.height()),
                      random.nextInt(shape.width()));
                })
            .sorted(Comparator.comparingInt(Unit::layer))
            .toList();
    int active = 0;
    LayerActivations answers = null;
    LayerInput read = null;
    for (Unit unit : units) {
      Layer layer = layers.get(unit.layer());
      if (answers == null || !answers.layer().equals(layer)) {
        answers = activations.copy(layer);
        read = LayerInputs.of(activations, input, layer);
      }
      float answer = answers.at(unit.channel(), unit.y(), unit.x());
      assertThat(explained(network, layer, read, unit))
          .as("%s %s", layer.name(), unit)
          .isCloseTo(answer, within(TOLERANCE * Math.max(1, Math.abs(answer))));
      active += answer > 0 ? 1 : 0;
    }
    assertThat(active).as("units that are not at zero").isGreaterThan(count / 4);
  }

  private static double explained(Network network, Layer layer, LayerInput read, Unit unit) {
    if (layer.kind() == LayerKind.POOLING) {
      return PoolingChoice.of(layer, read, unit.channel(), unit.y(), unit.x()).chosen().value();
    }
    WeightedSum sum =
        new WeightedSum(
            layer,
            read,
            unit.channel(),
            network.weights(layer, unit.channel()),
            network.bias(layer)[unit.channel()],
            unit.y(),
            unit.x());
    double channels = 0;
    for (int channel : sum.channelsByEffect()) {
      channels += sum.channelSum(channel);
    }
    assertThat(channels).isCloseTo(sum.products(), within(1e-9));
    return sum.activation();
  }

  /** Weights of a sensible size from nowhere, repeated so that they are there at once. */
  private static final class RandomWeights implements WeightFile {
    private final NetworkSpec architecture;
    private final float[] block = new float[(1 << 16) + 1];

    RandomWeights(NetworkSpec architecture) {
      this.architecture = architecture;
      Random random = new Random(3);
      for (int i = 0; i < block.length; i++) {
        block[i] = (float) random.nextGaussian();
      }
    }

    @Override
    public String format() {
      return "random";
    }

    @Override
    public List<TensorInfo> tensors() {
      return List.of();
    }

    @Override
    public NetworkSpec architecture() {
      return architecture;
    }

    @Override
    public Preprocessing preprocessing() {
      return Preprocessing.torchvision(224, 224);
    }

    /** He's initialisation, which keeps the activations of all layers about 1. */
    @Override
    public void readWeights(String name, int firstRow, FloatBuffer target) {
      Layer layer = architecture.layer(name);
      float deviation = (float) Math.sqrt(2.0 * layer.outputs() / layer.weightCount());
      float[] scaled = new float[block.length];
      for (int i = 0; i < block.length; i++) {
        scaled[i] = block[i] * deviation;
      }
      while (target.hasRemaining()) {
        target.put(scaled, 0, Math.min(scaled.length, target.remaining()));
      }
    }

    @Override
    public void readBias(String layer, FloatBuffer target) {
      target.put(block, 0, target.remaining());
    }

    @Override
    public void close() {
      // There is nothing to close.
    }
  }
}
