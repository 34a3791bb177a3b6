package org.vggscope.explain.likes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vggscope.explain.BatchGradient;
import org.vggscope.inference.ComputeEngine;
import org.vggscope.inference.Network;
import org.vggscope.model.Layer;
import org.vggscope.model.Shape;
import org.vggscope.weights.ModelCatalog;
import org.vggscope.weights.WeightFile;

/** The pieces of activation maximisation against PyTorch, see {@code make_likes.py}. */
class LikesPyTorchTest {
  private static final double RELATIVE = 1e-3;
  private static final int SIDE = 64;
  private static JsonNode expected;

  @BeforeAll
  static void read() throws IOException {
    expected =
        new JsonMapper().readTree(Path.of("src/test/resources/fixtures/likes/likes.json").toFile());
  }

  private static void assertNear(float[] got, JsonNode wanted, double slack) {
    assertThat(got).hasSize(wanted.size());
    for (int i = 0; i < got.length; i++) {
      assertThat((double) got[i])
          .as("number %d", i)
          .isCloseTo(wanted.get(i).asDouble(), within(slack));
    }
  }

  private static float[] waves() {
    float[] waves = new float[2 * 3 * SIDE * SIDE];
    int area = SIDE * SIDE;
    for (int i = 0; i < area; i++) {
      double y = i / SIDE;
      double x = i % SIDE;
      waves[i] = (float) (Math.sin(x / 7) + y / SIDE);
      waves[area + i] = (float) (Math.cos(y / 5) - x / SIDE);
      waves[2 * area + i] = (float) Math.sin((x + 2 * y) / 9);
      waves[3 * area + i] = (float) Math.sin(y / 3);
      waves[4 * area + i] = (float) Math.cos((x - y) / 4);
      waves[5 * area + i] = (float) (Math.sin(x / 11) * Math.cos(y / 6));
    }
    return waves;
  }

  @ParameterizedTest
  @ValueSource(strings = {"vgg16-tiny", "vgg19-tiny"})
  void gradientsOfABatchAreThoseOfPyTorch(String id) throws IOException {
    try (WeightFile file = ModelCatalog.bundled().entry(id).open();
        Network network = Network.load(ComputeEngine.start(), file, share -> {}, () -> false)) {
      for (JsonNode each : expected.required(id)) {
        Layer layer = network.architecture().layer(each.required("layer").asText());
        BatchGradient gradient =
            new BatchGradient(network, layer, new Shape(3, SIDE, SIDE), () -> false);
        float[] byInput = gradient.of(waves(), sums -> slope(gradient.shape(), layer, each, sums));
        double absolute = 0;
        for (float number : byInput) {
          absolute += Math.abs(number);
        }
        double total = each.required("absolute").asDouble();
        assertThat(absolute).as(layer.name()).isCloseTo(total, within(RELATIVE * total));
        double largest = Math.abs(each.required("samples").get(0).get(1).asDouble());
        for (JsonNode sample : each.required("samples")) {
          assertThat((double) byInput[sample.get(0).asInt()])
              .as("%s at %s", layer.name(), sample)
              .isCloseTo(sample.get(1).asDouble(), within(RELATIVE * largest));
        }
      }
    }
  }

  /** The slope of two channels' heights, which are looked at by the way. */
  private static float[] slope(Shape shape, Layer layer, JsonNode wanted, float[] sums) {
    float[] slope = new float[sums.length];
    for (int i = 0; i < 2; i++) {
      double height =
          Objective.channel(layer, wanted.required("channels").get(i).asInt())
              .climb(sums, i * shape.size(), shape, slope);
      double expectedHeight = wanted.required("heights").get(i).asDouble();
      assertThat(height)
          .isCloseTo(expectedHeight, within(RELATIVE * Math.abs(expectedHeight) + 1e-4));
    }
    return slope;
  }

  @Test
  void aSpectrumIsThePictureThatLucidMakesOfIt() {
    JsonNode wanted = expected.required("spectrum");
    int side = wanted.required("side").asInt();
    Spectrum spectrum = new Spectrum(3, side);
    Colours colours = new Colours(3);
    float[] numbers = new float[2 * 3 * side * (side / 2 + 1)];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = (float) Math.sin(i * 0.7) * 0.05f;
    }
    float[] picture = colours.picture(spectrum.picture(numbers));
    assertNear(picture, wanted.required("picture"), 1e-5);
    float[] weights = new float[picture.length];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (float) Math.cos(i * 0.3);
    }
    assertNear(spectrum.back(colours.back(picture, weights)), wanted.required("gradient"), 1e-4);
  }

  @Test
  void adamTakesTheStepsOfPyTorch() {
    float[] numbers = {0.5f, -1, 2};
    Adam adam = new Adam(0.05, numbers.length);
    for (int step = 0; step < 20; step++) {
      float[] slope = new float[numbers.length];
      for (int i = 0; i < slope.length; i++) {
        slope[i] = (float) ((step + 1) * Math.cos(numbers[i] * (step + 1)) - 2 * numbers[i]);
      }
      adam.climb(numbers, slope);
    }
    assertNear(numbers, expected.required("adam"), 1e-4);
  }

  @Test
  void likenessAndItsSlopeAreThoseOfLucid() {
    JsonNode wanted = expected.required("diversity");
    float[] sums = new float[3 * 5 * 2 * 4];
    for (int i = 0; i < sums.length; i++) {
      sums[i] = (float) Math.sin(i * 1.3);
    }
    float[] slope = new float[sums.length];
    double value = new Diversity(new Shape(5, 2, 4), 2).takeOff(sums, slope);
    assertThat(value).isCloseTo(2 * wanted.required("value").asDouble(), within(1e-5));
    for (int i = 0; i < slope.length; i++) {
      slope[i] /= -2;
    }
    assertNear(slope, wanted.required("gradient"), 1e-5);
  }
}
