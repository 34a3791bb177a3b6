package org.vggscope.explain.likes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vggscope.model.Preprocessing;
import org.vggscope.model.Resize;
import org.vggscope.picture.Preprocessor;
import org.vggscope.picture.SourceImage;

/** What lies between a picture's numbers and what the network reads, each with its way back. */
class MappingTest {
  private static final int ROWS = 13;
  private static final int COLUMNS = 10;
  private static final int PLANES = 3;

  private static Stream<Transform> transforms() {
    return Stream.of(
        new Transform.Pad(3),
        new Transform.Jitter(4),
        new Transform.Scale(List.of(0.7)),
        new Transform.Scale(List.of(1.0, 1.3)),
        new Transform.Rotate(List.of(7.0)),
        new Transform.Rotate(List.of(-95.0)));
  }

  private static float[] noise(int count, Random random) {
    float[] noise = new float[count];
    for (int i = 0; i < count; i++) {
      noise[i] = (float) random.nextGaussian();
    }
    return noise;
  }

  private static int first(float[] numbers, float wanted) {
    return IntStream.range(0, numbers.length)
        .filter(i -> numbers[i] == wanted)
        .findFirst()
        .orElse(-1);
  }

  private static double dot(float[] one, float[] other) {
    assertThat(one).hasSameSizeAs(other);
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += (double) one[i] * other[i];
    }
    return sum;
  }

  private static void assertAdjoint(Mapping mapping, int rows, int columns, Random random) {
    float[] x = noise(PLANES * rows * columns, random);
    float[] y = noise(PLANES * mapping.height() * mapping.width(), random);
    float[] made = mapping.apply(x);
    float[] nothing = mapping.apply(new float[x.length]);
    for (int i = 0; i < made.length; i++) {
      made[i] -= nothing[i];
    }
    assertThat(dot(made, y)).isCloseTo(dot(x, mapping.back(y)), within(1e-3));
  }

  @ParameterizedTest
  @MethodSource("transforms")
  void goesBackByTheTransposedMatrix(Transform transform) {
    for (long seed = 0; seed < 5; seed++) {
      Random random = new Random(seed);
      assertAdjoint(transform.draw(ROWS, COLUMNS, random), ROWS, COLUMNS, random);
    }
  }

  @Test
  void allTogetherGoBackToo() {
    Random random = new Random(3);
    for (int side : new int[] {32, 64}) {
      Chain chain = Chain.draw(Transform.STANDARD, side, random);
      assertThat(List.of(chain.height(), chain.width())).containsOnly(side);
      assertAdjoint(chain, side, side, random);
    }
  }

  @Test
  void padsWithGreyAndJittersToAWindow() {
    float[] picture = noise(ROWS * COLUMNS, new Random(1));
    Mapping pad = new Transform.Pad(2).draw(ROWS, COLUMNS, new Random(1));
    float[] padded = pad.apply(picture);
    assertThat(pad.height()).isEqualTo(ROWS + 4);
    assertThat(padded[0]).isEqualTo(0.5f);
    assertThat(padded[2 * (COLUMNS + 4) + 2]).isEqualTo(picture[0]);
    Mapping jitter = new Transform.Jitter(0).draw(ROWS, COLUMNS, new Random(1));
    assertThat(jitter.apply(picture)).isEqualTo(picture);
    Mapping window = new Transform.Jitter(4).draw(ROWS, COLUMNS, new Random(1));
    float[] seen = window.apply(picture);
    assertThat(seen).hasSize((ROWS - 4) * (COLUMNS - 4));
    int first = first(picture, seen[0]);
    for (int i = 0; i < seen.length; i++) {
      int y = i / (COLUMNS - 4);
      int x = i % (COLUMNS - 4);
      assertThat(seen[i]).isEqualTo(picture[first + y * COLUMNS + x]);
    }
    // Of what is smaller than the jitter something is left.
    assertThat(new Transform.Jitter(4).draw(3, 9, new Random(1)).height()).isEqualTo(1);
  }

  @Test
  void doesNothingWhereNothingIsAsked() {
    float[] picture = noise(ROWS * COLUMNS, new Random(2));
    assertThat(new Transform.Scale(List.of(1.0)).draw(ROWS, COLUMNS, new Random()).apply(picture))
        .isEqualTo(picture);
    assertThat(new Transform.Rotate(List.of(0.0)).draw(ROWS, COLUMNS, new Random()).apply(picture))
        .isEqualTo(picture);
  }

  @Test
  void aQuarterOfATurnMovesEveryPixel() {
    float[] picture = noise(5 * 5, new Random(2));
    float[] turned = new Transform.Rotate(List.of(90.0)).draw(5, 5, new Random()).apply(picture);
    for (int y = 0; y < 5; y++) {
      for (int x = 0; x < 5; x++) {
        assertThat(turned[y * 5 + x]).isCloseTo(picture[x * 5 + 4 - y], within(1e-5f));
      }
    }
  }

  @Test
  void halfTheSizeIsTheMeanOfFour() {
    float[] picture = noise(4 * 4, new Random(2));
    float[] halved = new Transform.Scale(List.of(0.5)).draw(4, 4, new Random()).apply(picture);
    assertThat(halved).hasSize(4);
    assertThat(halved[0])
        .isCloseTo((picture[0] + picture[1] + picture[4] + picture[5]) / 4, within(1e-6f));
  }

  @Test
  void drawsOtherTransformsEachTimeAndTheSameForASeed() {
    float[] picture = noise(PLANES * 64 * 64, new Random(2));
    Random random = new Random(5);
    float[] first = Chain.draw(Transform.STANDARD, 64, random).apply(picture);
    float[] second = Chain.draw(Transform.STANDARD, 64, random).apply(picture);
    assertThat(second).isNotEqualTo(first);
    assertThat(Chain.draw(Transform.STANDARD, 64, new Random(5)).apply(picture)).isEqualTo(first);
  }

  @ParameterizedTest
  @MethodSource("preprocessings")
  void preparesAsPicturesArePrepared(Preprocessing preprocessing) {
    int side = 6;
    Preparation preparation = new Preparation(preprocessing);
    Random random = new Random(4);
    int planes = preparation.planes();
    float[] colours = new float[planes * side * side];
    for (int i = 0; i < colours.length; i++) {
      colours[i] = random.nextInt(256) / 255f;
    }
    SourceImage image = Growth.image("x", colours, side);
    float[] prepared = Preprocessor.prepare(image, preprocessing).input().values();
    float[] input = preparation.input(colours);
    assertThat(input).hasSameSizeAs(prepared);
    for (int i = 0; i < input.length; i++) {
      assertThat(input[i]).isCloseTo(prepared[i], within(1e-3f));
    }
    float[] y = noise(input.length, random);
    float[] nothing = preparation.input(new float[colours.length]);
    for (int i = 0; i < input.length; i++) {
      input[i] -= nothing[i];
    }
    assertThat(dot(input, y))
        .isCloseTo(dot(colours, preparation.back(y)), within(1e-5 * 255 * input.length));
  }

  private static Stream<Preprocessing> preprocessings() {
    return Stream.of(
            Preprocessing.torchvision(6, 6),
            Preprocessing.caffe(6, 6),
            Preprocessing.caffeRgb(6, 6),
            Preprocessing.grey(6, 6),
            Preprocessing.rgba(6, 6))
        .map(preprocessing -> preprocessing.sized(Resize.NONE, 0, 0));
  }

  @ParameterizedTest
  @MethodSource("sides")
  void aSpectrumGoesBackByTheTransposedMatrix(int side) {
    Random random = new Random(side);
    Spectrum spectrum = new Spectrum(PLANES, side);
    float[] x = spectrum.noise(random);
    float[] y = noise(PLANES * side * side, random);
    double forward = dot(spectrum.picture(x), y);
    assertThat(dot(x, spectrum.back(y))).isCloseTo(forward, within(1e-4 * (1 + Math.abs(forward))));
  }

  private static Stream<Integer> sides() {
    return Stream.of(1, 2, 5, 8, 9, 30, 64);
  }

  @Test
  void greyColoursAreASigmoid() {
    Colours grey = new Colours(1);
    float[] picture = grey.picture(new float[] {0, 100, -100, 1});
    assertThat(picture).startsWith(0.5f, 1f);
    assertThat(picture[2]).isBetween(0f, 1e-6f);
    assertThat(picture[3]).isCloseTo(0.7310586f, within(1e-6f));
    assertThat(grey.back(picture, new float[] {1, 1, 1, 1})[0]).isEqualTo(0.25f);
  }
}
