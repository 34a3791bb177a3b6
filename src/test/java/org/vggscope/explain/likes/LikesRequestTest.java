package org.vggscope.explain.likes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vggscope.explain.BatchGradient;
import org.vggscope.explain.likes.LikesAnswer.Liked;
import org.vggscope.inference.ComputeEngine;
import org.vggscope.inference.Network;
import org.vggscope.model.Layer;
import org.vggscope.model.LayerActivations;
import org.vggscope.model.LayerKind;
import org.vggscope.model.Position;
import org.vggscope.model.Preprocessing;
import org.vggscope.model.Resize;
import org.vggscope.model.Shape;
import org.vggscope.picture.Preprocessor;
import org.vggscope.weights.WeightFile;
import org.vggscope.weights.WeightFiles;

class LikesRequestTest {
  private static final Path FIXTURES = Path.of("src/test/resources/fixtures");
  private static final Preprocessing PREPROCESSING = Preprocessing.caffe(64, 64);
  private static final int SIDE = 64;
  private static final int STEPS = 24;
  private static Network network;

  @BeforeAll
  static void load() throws IOException {
    network = load("weights/vgg16-torchvision.safetensors");
  }

  private static Network load(String file) throws IOException {
    try (WeightFile weights = WeightFiles.open(FIXTURES.resolve(file))) {
      return Network.load(ComputeEngine.start(), weights, share -> {}, () -> false);
    }
  }

  @AfterAll
  static void close() {
    network.close();
  }

  private static Layer layer(String name) {
    return network.architecture().layer(name);
  }

  private static List<Liked> made(LikesRequest request) {
    return request.find(network, PREPROCESSING, growth -> {}, () -> false).liked();
  }

  private static Liked made(Objective objective, int steps, long seed) {
    return made(new LikesRequest(List.of(objective), SIDE, steps, seed)).get(0);
  }

  /** Without transforms, each of which would raise or lower it by itself. */
  private static void assertRaised(Objective objective) {
    List<Double> heights = new ArrayList<>();
    new LikesRequest(List.of(objective), 0, SIDE, STEPS, LikesRequest.RATE, List.of(), 7)
        .find(network, PREPROCESSING, growth -> heights.add(growth.heights().get(0)), () -> false);
    double before = heights.get(0);
    assertThat(heights.get(STEPS - 1))
        .as("%s", objective)
        .isGreaterThan(before + 0.2 * Math.abs(before));
  }

  @Test
  void everyObjectiveRaisesWhatItAsksFor() {
    assertRaised(Objective.channel(layer("conv3_2"), 1));
    assertRaised(Objective.channel(layer("pool2"), 2));
    assertRaised(Objective.unit(layer("conv4_3"), 2, new Position(1, 6)));
    assertRaised(Objective.pair(layer("conv3_3"), 0, 3));
    assertRaised(Objective.between(layer("conv3_3"), 0, 3, 0.3));
    assertRaised(new Objective(layer("conv2_2"), Map.of(0, 1.0, 1, -1.0), null));
    assertRaised(Objective.logit(network.architecture(), 4));
  }

  @Test
  void whatIsSaidOfAPictureIsWhatTheNetworkMakesOfIt() {
    Layer layer = layer("conv3_2");
    Liked liked = made(Objective.channel(layer, 1), STEPS, 3);
    LayerActivations activations =
        network.forwardTo(
            Preprocessor.prepare(liked.picture(), PREPROCESSING.sized(Resize.NONE, 0, 0)).input(),
            layer,
            () -> false);
    float largest = 0;
    for (int i = 0; i < activations.shape().area(); i++) {
      largest = Math.max(largest, activations.values()[activations.shape().area() + i]);
    }
    assertThat(liked.drive().value()).isPositive().isCloseTo(largest, within(1e-3 * largest));
    assertThat(activations.at(1, liked.drive().at().y(), liked.drive().at().x()))
        .isEqualTo(largest);
  }

  @Test
  void theSameSeedMakesTheSameBytes() {
    Objective objective = Objective.channel(layer("conv4_1"), 3);
    float[] first = made(objective, 5, 11).colours();
    assertThat(made(objective, 5, 11).colours()).isEqualTo(first);
    assertThat(made(objective, 5, 12).colours()).isNotEqualTo(first);
  }

  @Test
  void oneBesideOthersIsTheOneMadeAlone() {
    Layer layer = layer("conv3_3");
    List<Objective> objectives = new ArrayList<>();
    for (int channel = 0; channel < 3; channel++) {
      objectives.add(Objective.channel(layer, channel));
    }
    List<Liked> together = made(new LikesRequest(objectives, SIDE, 6, 2));
    for (int channel = 0; channel < 3; channel++) {
      float[] alone = made(objectives.get(channel), 6, 2).colours();
      float[] beside = together.get(channel).colours();
      for (int i = 0; i < alone.length; i++) {
        assertThat(beside[i]).isCloseTo(alone[i], within(0.02f));
      }
    }
  }

  @Test
  void severalForOneChannelAreKeptApart() {
    Layer layer = layer("conv3_3");
    List<Objective> three = Collections.nCopies(3, Objective.channel(layer, 1));
    LikesRequest request = new LikesRequest(three, SIDE, STEPS, 5);
    double alike = likeness(layer, made(request));
    List<Liked> apart = made(request.diverse(50));
    assertThat(likeness(layer, apart)).isLessThan(alike);
    assertThat(apart.get(0).colours()).isNotEqualTo(apart.get(1).colours());
  }

  private static double likeness(Layer layer, List<Liked> liked) {
    BatchGradient gradient =
        new BatchGradient(network, layer, new Shape(3, SIDE, SIDE), () -> false);
    Preparation preparation = new Preparation(PREPROCESSING);
    float[] inputs = new float[liked.size() * 3 * SIDE * SIDE];
    for (int i = 0; i < liked.size(); i++) {
      float[] input = preparation.input(liked.get(i).colours());
      System.arraycopy(input, 0, inputs, i * input.length, input.length);
    }
    float[] sums = gradient.sums(inputs);
    return new Diversity(gradient.shape(), 1).takeOff(sums, new float[sums.length]);
  }

  @Test
  void theWholeChainHasTheSlopeOfItsDifferences() {
    for (String name : List.of("conv2_1", "conv5_3", "fc8")) {
      assertSlope(network, PREPROCESSING, Objective.channel(layer(name), 2));
    }
  }

  @Test
  void alexNetHasTheSlopeOfItsDifferencesToo() throws IOException {
    // It has a stride, groups, poolings that overlap and normalisations.
    try (Network alexNet = load("alexnet/alexnet-bvlc.npy")) {
      Layer layer = alexNet.architecture().layer("conv5");
      assertSlope(alexNet, Preprocessing.caffe(227, 227), Objective.channel(layer, 1));
    }
  }

  private static void assertSlope(Network asked, Preprocessing preprocessing, Objective objective) {
    int side = asked.architecture().inputSize();
    Spectrum spectrum = new Spectrum(3, side);
    Colours colours = new Colours(3);
    Preparation preparation = new Preparation(preprocessing);
    Chain chain = Chain.draw(Transform.STANDARD, side, new Random(4));
    // Two items, so that none is mixed up with the other.
    BatchGradient gradient =
        new BatchGradient(asked, objective.layer(), new Shape(3, side, side), () -> false);
    Random random = new Random(9);
    float[] numbers = spectrum.noise(random);
    float[] picture = colours.picture(spectrum.picture(numbers));
    float[] input = preparation.input(chain.apply(picture));
    float[] two = new float[2 * input.length];
    System.arraycopy(input, 0, two, input.length, input.length);
    float[] byInputs =
        gradient.of(
            two,
            sums -> {
              float[] slope = new float[sums.length];
              objective.climb(sums, gradient.shape().size(), gradient.shape(), slope);
              return slope;
            });
    float[] own = Arrays.copyOfRange(byInputs, input.length, two.length);
    float[] byNumbers = spectrum.back(colours.back(picture, chain.back(preparation.back(own))));
    // Along the slope, where a step is largest, both ways.
    double length = 0;
    for (float number : byNumbers) {
      length += (double) number * number;
    }
    double step = 3e-4;
    double[] heights = new double[2];
    for (int way = 0; way < 2; way++) {
      float[] moved = numbers.clone();
      for (int i = 0; i < moved.length; i++) {
        moved[i] += (float) ((way == 0 ? -step : step) * byNumbers[i] / Math.sqrt(length));
      }
      float[] seen = preparation.input(chain.apply(colours.picture(spectrum.picture(moved))));
      float[] found = gradient.sums(seen);
      heights[way] = objective.climb(found, 0, gradient.shape(), new float[found.length]);
    }
    double difference = (heights[1] - heights[0]) / (2 * step);
    assertThat(difference)
        .as(objective.layer().name())
        .isCloseTo(Math.sqrt(length), within(0.03 * Math.sqrt(length)));
  }

  @Test
  void growsBeforeEveryonesEyesAndEndsAtOnceWhenCancelled() {
    AtomicBoolean cancelled = new AtomicBoolean();
    List<Growth> seen = new ArrayList<>();
    LikesRequest request =
        new LikesRequest(List.of(Objective.channel(layer("conv4_3"), 1)), SIDE, 1000, 1);
    assertThatThrownBy(
            () ->
                request.find(
                    network,
                    PREPROCESSING,
                    growth -> {
                      seen.add(growth);
                      cancelled.set(growth.step() == 3);
                    },
                    cancelled::get))
        .isInstanceOf(CancellationException.class);
    assertThat(seen).extracting(Growth::step).containsExactly(1, 2, 3);
    assertThat(seen.get(0).pictures().get(0)).isNotEqualTo(seen.get(1).pictures().get(0));
  }

  @Test
  void smallerPicturesAreMadeForConvolutionsOnly() {
    Objective convolution = Objective.channel(layer("conv3_1"), 1);
    assertThat(made(new LikesRequest(List.of(convolution), 20, 3, 1)).get(0).picture().width())
        .isEqualTo(20);
    LikesRequest tooSmall =
        new LikesRequest(List.of(Objective.logit(network.architecture(), 1)), 20, 3, 1);
    assertThatThrownBy(() -> made(tooSmall)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aNetworkOfGreyPicturesLikesGreyOnes() throws IOException {
    try (Network grey = load("onechannel/vgg11-grey.pth")) {
      Layer layer =
          grey.architecture().layers().stream()
              .filter(each -> each.kind() == LayerKind.CONVOLUTION)
              .skip(2)
              .findFirst()
              .orElseThrow();
      LikesRequest request = new LikesRequest(List.of(Objective.channel(layer, 0)), 32, STEPS, 1);
      List<Double> heights = new ArrayList<>();
      Liked liked =
          request
              .find(
                  grey,
                  Preprocessing.grey(32, 32),
                  growth -> heights.add(growth.heights().get(0)),
                  () -> false)
              .liked()
              .get(0);
      assertThat(heights.get(STEPS - 1)).isGreaterThan(heights.get(0));
      for (int pixel : liked.picture().pixels()) {
        assertThat(pixel & 0xff).isEqualTo(pixel >> 8 & 0xff).isEqualTo(pixel >> 16);
      }
    }
  }
}
