package org.vggscope.explain.likes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.vggscope.model.Layer;
import org.vggscope.model.Position;
import org.vggscope.model.Shape;

class ObjectiveTest {
  private static final Layer LAYER = Layer.convolution("conv", 1, 3, 1, 1, 1, 3, 4);
  private static final Shape SHAPE = new Shape(4, 2, 3);

  private static float[] sums() {
    float[] sums = new float[2 * SHAPE.size()];
    for (int i = 0; i < sums.length; i++) {
      sums[i] = (i * 7 % 11) - 5;
    }
    return sums;
  }

  /** What a step along the slope gains is what the slope says. */
  private static void assertSlope(Objective objective) {
    float[] sums = sums();
    int from = SHAPE.size();
    float[] slope = new float[sums.length];
    double height = objective.climb(sums, from, SHAPE, slope);
    double expected = 0;
    for (int i = 0; i < sums.length; i++) {
      expected += (double) slope[i] * sums[i];
      assertThat(slope[i] != 0 && i < from).as("the other picture").isFalse();
    }
    assertThat(height).isCloseTo(expected, within(1e-5));
  }

  @Test
  void eachHasTheSlopeOfItsHeight() {
    assertSlope(Objective.channel(LAYER, 2));
    assertSlope(Objective.unit(LAYER, 3, new Position(1, 2)));
    assertSlope(Objective.pair(LAYER, 0, 3));
    assertSlope(Objective.between(LAYER, 0, 3, 0.25));
    assertSlope(Objective.between(LAYER, 0, 3, 0.25).at(new Position(0, 1)));
    assertSlope(new Objective(LAYER, Map.of(1, 1.0, 2, -1.0), null));
  }

  @Test
  void aChannelIsTheMeanOfItsMap() {
    float[] sums = sums();
    double mean = 0;
    for (int i = 0; i < SHAPE.area(); i++) {
      mean += sums[2 * SHAPE.area() + i] / (double) SHAPE.area();
    }
    double height = Objective.channel(LAYER, 2).climb(sums, 0, SHAPE, new float[sums.length]);
    assertThat(height).isCloseTo(mean, within(1e-6));
  }

  @Test
  void aDirectionBetweenTwoHasTheLengthOfEither() {
    Map<Integer, Double> weights = Objective.between(LAYER, 1, 2, 0.3).channels();
    assertThat(Math.hypot(weights.get(1), weights.get(2))).isCloseTo(1, within(1e-12));
    assertThat(weights.get(1)).isGreaterThan(weights.get(2));
  }

  @Test
  void findsWhereItIsDrivenMost() {
    float[] sums = new float[SHAPE.size()];
    sums[2 * SHAPE.area() + 4] = 9;
    sums[2 * SHAPE.area() + 1] = 3;
    assertThat(Objective.channel(LAYER, 2).drive(sums, 0, SHAPE))
        .isEqualTo(new Objective.Drive(new Position(1, 1), 9));
    assertThat(Objective.unit(LAYER, 2, new Position(0, 1)).drive(sums, 0, SHAPE).value())
        .isEqualTo(3);
  }

  @Test
  void whatIsNotThereIsRefused() {
    assertThatThrownBy(() -> Objective.channel(LAYER, 4))
        .hasMessage("conv has the channels 0 to 3 and no channel 4");
    assertThatThrownBy(() -> Objective.between(LAYER, 0, 1, 1)).hasMessageContaining("not at 1.0");
    assertThatThrownBy(() -> Objective.unit(LAYER, 0, new Position(2, 0)).check(SHAPE))
        .hasMessageContaining("2 x 3 positions and none at (2, 0)");
    Layer other = Layer.convolution("other", 1, 3, 1, 1, 1, 3, 4);
    List<Objective> both = List.of(Objective.channel(LAYER, 0), Objective.channel(other, 0));
    assertThatThrownBy(() -> new LikesRequest(both, 8, 1, 1))
        .hasMessageContaining("channels of one layer");
  }
}
