package org.vggscope.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.vggscope.explain.UnitGradient.Start;
import org.vggscope.inference.Activations;
import org.vggscope.inference.Network;
import org.vggscope.model.Configuration;
import org.vggscope.model.Layer;
import org.vggscope.model.LayerActivations;
import org.vggscope.model.LayerKind;
import org.vggscope.model.NetworkSpec;
import org.vggscope.model.Shape;
import org.vggscope.model.Unit;
import org.vggscope.model.Vgg;
import org.vggscope.picture.InputTensor;

/** Gradients against central differences on small random networks. */
class UnitGradientTest {
  /**
   * The network is linear in pieces, so within a piece the difference is exact but for the rounding
   * of float32: some 1e-7 of an activation of about 1, divided by two steps.
   */
  private static final double STEP = 0.01;

  private static final double ROUNDING = 2e-5;
  private static final double RELATIVE = 1e-3;

  private static NetworkSpec small(Configuration configuration) {
    return Vgg.of(configuration, List.of(2, 3, 4, 4, 4), List.of(5, 6), 7, 32);
  }

  /** A unit's activation, and which linear piece of the network it was computed in. */
  private record Point(double value, List<Object> piece) {}

  private static Point point(Network network, InputTensor input, Unit unit) {
    try (Activations activations = network.forward(input, () -> false)) {
      return point(activations, unit);
    }
  }

  private static Point point(Activations activations, Unit unit) {
    List<Object> piece = new ArrayList<>();
    LayerActivations below = null;
    for (Layer layer : activations.layers()) {
      LayerActivations maps = activations.copy(layer);
      if (layer.kind() == LayerKind.POOLING) {
        piece.add(winners(below, maps));
      } else if (layer.relu()) {
        BitSet active = new BitSet();
        IntStream.range(0, maps.values().length)
            .filter(i -> maps.values()[i] > 0)
            .forEach(active::set);
        piece.add(active);
      }
      if (layer.equals(unit.layer())) {
        return new Point(maps.at(unit.channel(), unit.y(), unit.x()), piece);
      }
      below = maps;
    }
    throw new AssertionError("no " + unit);
  }

  /** Which inputs of a pooling are as large as its output; a pooling of zeros passes nothing. */
  private static BitSet winners(LayerActivations below, LayerActivations pooled) {
    BitSet winners = new BitSet();
    Shape shape = below.shape();
    for (int i = 0; i < below.values().length; i++) {
      int channel = i / shape.area();
      int y = i % shape.area() / shape.width();
      int x = i % shape.width();
      float best = pooled.at(channel, y / 2, x / 2);
      winners.set(i, best > 0 && below.values()[i] == best);
    }
    return winners;
  }

  private static InputTensor changed(InputTensor input, int index, double by) {
    float[] values = input.values().clone();
    values[index] += (float) by;
    return new InputTensor(input.height(), input.width(), values);
  }

  /** An active unit of a layer, chosen by chance. */
  private static Unit active(Activations activations, Layer layer, Random random) {
    Shape shape = activations.shape(layer);
    while (true) {
      Unit unit =
          new Unit(
              layer,
              random.nextInt(shape.channels()),
              random.nextInt(shape.height()),
              random.nextInt(shape.width()));
      if (activations.copy(layer).at(unit.channel(), unit.y(), unit.x()) > 0) {
        return unit;
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Configuration.class)
  void agreesWithCentralDifferences(Configuration configuration) {
    Random random = new Random(3);
    InputTensor input = RandomNetworks.input(32, 64, 11);
    try (Network network = RandomNetworks.network(small(configuration), 5);
        Activations activations = network.forward(input, () -> false)) {
      int compared = 0;
      for (Layer layer : activations.layers()) {
        Unit unit = active(activations, layer, random);
        float[] gradient =
            UnitGradient.of(network, activations, unit, Start.ACTIVATION, () -> false).whole();
        Point middle = point(activations, unit);
        for (int index : largest(gradient, 12)) {
          Point up = point(network, changed(input, index, STEP), unit);
          Point down = point(network, changed(input, index, -STEP), unit);
          // Where a ReLU or a pooling changes its mind within the step there is no derivative to
          // compare with.
          if (!up.piece.equals(middle.piece) || !down.piece.equals(middle.piece)) {
            continue;
          }
          compared++;
          assertThat((up.value - down.value) / (2 * STEP))
              .as("%s at %d", unit, index)
              .isCloseTo(gradient[index], within(RELATIVE * Math.abs(gradient[index]) + ROUNDING));
        }
      }
      assertThat(compared).isGreaterThan(40);
    }
  }

  private static int[] largest(float[] gradient, int count) {
    return IntStream.range(0, gradient.length)
        .boxed()
        .sorted((a, b) -> Float.compare(Math.abs(gradient[b]), Math.abs(gradient[a])))
        .limit(count)
        .mapToInt(Integer::intValue)
        .toArray();
  }

  @Test
  void aSilentUnitHasAGradientOnlyBeforeItsRelu() {
    InputTensor input = RandomNetworks.input(32, 32, 11);
    try (Network network = RandomNetworks.network(small(Configuration.D), 5);
        Activations activations = network.forward(input, () -> false)) {
      Layer layer = activations.layer("conv2_2");
      Unit silent = null;
      Shape shape = activations.shape(layer);
      for (int i = 0; i < shape.size() && silent == null; i++) {
        if (activations.copy(layer).values()[i] == 0) {
          int position = i % shape.area();
          silent =
              new Unit(layer, i / shape.area(), position / shape.width(), position % shape.width());
        }
      }
      assertThat(
              UnitGradient.of(network, activations, silent, Start.ACTIVATION, () -> false).values())
          .containsOnly(0f);
      assertThat(absolute(UnitGradient.of(network, activations, silent, Start.SUM, () -> false)))
          .isPositive();
    }
  }

  private static double absolute(InputGradient gradient) {
    double sum = 0;
    for (float value : gradient.influence()) {
      sum += value;
    }
    return sum;
  }

  @Test
  void theWindowIsTheReceptiveFieldInsideOfThePicture() {
    InputTensor input = RandomNetworks.input(32, 32, 11);
    NetworkSpec architecture = small(Configuration.D);
    try (Network network = RandomNetworks.network(architecture, 5);
        Activations activations = network.forward(input, () -> false)) {
      for (Layer layer : activations.layers()) {
        Shape shape = activations.shape(layer);
        for (int y : List.of(0, shape.height() / 2, shape.height() - 1)) {
          Unit unit = new Unit(layer, 1, y, 0);
          InputGradient gradient =
              UnitGradient.of(network, activations, unit, Start.SUM, () -> false);
          assertThat(gradient.window())
              .as("%s", unit)
              .isEqualTo(
                  architecture
                      .receptiveFields()
                      .get(layer)
                      .box(y, 0)
                      .clippedTo(activations.inputShape()));
          assertThat(gradient.whole()).hasSize(3 * 32 * 32);
        }
      }
    }
  }

  @Test
  void atEqualCandidatesThePoolingFollowsTheFirst() {
    Layer pool = small(Configuration.D).layer("pool1");
    var pooled = new org.vggscope.model.Window(1, 0, 1, 2);
    PoolingRoute route = new PoolingRoute(pool, pooled, pooled.readBy(pool));
    assertThat(route.back(new float[] {2, 3}, new float[] {1, 5, 7, 7, 5, 0, 7, 7}))
        .containsExactly(0, 2, 3, 0, 0, 0, 0, 0);
  }

  @Test
  void refusesUnitsThatThereAreNot() {
    InputTensor input = RandomNetworks.input(32, 32, 11);
    try (Network network = RandomNetworks.network(small(Configuration.D), 5);
        Activations activations = network.forward(input, () -> false)) {
      Layer layer = activations.layer("pool3");
      List<Unit> wrong = new ArrayList<>();
      wrong.add(new Unit(layer, 4, 0, 0));
      wrong.add(new Unit(layer, 0, 4, 0));
      wrong.add(new Unit(layer, 0, 0, -1));
      for (Unit unit : wrong) {
        assertThatThrownBy(
                () -> UnitGradient.of(network, activations, unit, Start.SUM, () -> false))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining("pool3 has the shape 4 × 4 × 4");
      }
      assertThatThrownBy(
              () ->
                  UnitGradient.of(
                      network, activations, new Unit(layer, 0, 0, 0), Start.SUM, () -> true))
          .isInstanceOf(CancellationException.class);
    }
  }
}
