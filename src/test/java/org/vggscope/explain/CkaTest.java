package org.vggscope.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vggscope.inference.Activations;
import org.vggscope.inference.Analysis;
import org.vggscope.inference.MatrixProducts;
import org.vggscope.inference.Network;
import org.vggscope.model.Configuration;
import org.vggscope.model.Layer;
import org.vggscope.model.LayerActivations;
import org.vggscope.model.Prediction;
import org.vggscope.model.Vgg;

class CkaTest {
  private static final double FLOAT32 = 2e-4;

  private static final List<Prediction> SOME = List.of(new Prediction(1, 0, "", "anything", 0, 1));

  private final List<AutoCloseable> open = new ArrayList<>();
  private Analysis first;
  private Analysis second;

  @BeforeEach
  void ask() {
    first = analysis(Configuration.D, 3);
    second = analysis(Configuration.E, 4);
  }

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable each : open) {
      each.close();
    }
  }

  private Analysis analysis(Configuration configuration, long seed) {
    Network network =
        RandomNetworks.network(
            Vgg.of(configuration, List.of(4, 6, 8, 8, 8), List.of(5, 6), 7, 64), seed);
    open.add(network);
    Activations activations = network.forward(RandomNetworks.input(64, 70, 9), () -> false);
    return new Analysis(null, activations, SOME, 0);
  }

  /**
   * Kornblith et al. (2019), equation 3 with linear kernels, with every matrix of positions written
   * out, in double.
   */
  private static double byTheBook(double[][] x, double[][] y) {
    double[][] k = centred(gram(x));
    double[][] l = centred(gram(y));
    return trace(k, l) / Math.sqrt(trace(k, k) * trace(l, l));
  }

  private static double[][] gram(double[][] x) {
    double[][] k = new double[x.length][x.length];
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < x.length; j++) {
        for (int c = 0; c < x[i].length; c++) {
          k[i][j] += x[i][c] * x[j][c];
        }
      }
    }
    return k;
  }

  /** H K H with H = I - 1/n. */
  private static double[][] centred(double[][] k) {
    int n = k.length;
    double[] rows = new double[n];
    double all = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        rows[i] += k[i][j] / n;
      }
      all += rows[i] / n;
    }
    double[][] h = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        h[i][j] = k[i][j] - rows[i] - rows[j] + all;
      }
    }
    return h;
  }

  private static double trace(double[][] k, double[][] l) {
    double sum = 0;
    for (int i = 0; i < k.length; i++) {
      for (int j = 0; j < k.length; j++) {
        sum += k[i][j] * l[i][j];
      }
    }
    return sum;
  }

  /** A row a position: the mean of every cell that overlaps a part of the map, all in long hand. */
  private static double[][] pooled(LayerActivations maps, int height, int width) {
    double[][] x = new double[height * width][maps.shape().channels()];
    for (int i = 0; i < x.length; i++) {
      double top = (double) (i / width) * maps.shape().height() / height;
      double left = (double) (i % width) * maps.shape().width() / width;
      double bottom = top + (double) maps.shape().height() / height;
      double right = left + (double) maps.shape().width() / width;
      for (int c = 0; c < x[i].length; c++) {
        int count = 0;
        for (int row = (int) top; row < bottom; row++) {
          for (int column = (int) left; column < right; column++) {
            x[i][c] += maps.at(c, row, column);
            count++;
          }
        }
        x[i][c] /= count;
      }
    }
    return x;
  }

  private static CkaMatrix matrix(Analysis a, Analysis b) {
    return Cka.of(a, b, share -> {}, () -> false);
  }

  @Test
  void isTheDefinitionForEveryPairOfLayers() {
    CkaMatrix matrix = matrix(first, second);
    assertThat(matrix.rows()).extracting(Layer::name).startsWith("conv1_1").endsWith("pool5");
    assertThat(matrix.rows()).hasSize(18);
    assertThat(matrix.columns()).hasSize(21);
    int compared = 0;
    for (int row = 0; row < 18; row++) {
      LayerActivations a = first.activations().copy(matrix.rows().get(row));
      for (int column = 0; column < 21; column++) {
        LayerActivations b = second.activations().copy(matrix.columns().get(column));
        int height = Math.min(a.shape().height(), b.shape().height());
        int width = Math.min(a.shape().width(), b.shape().width());
        assertThat(matrix.positionsAt(row, column)).isEqualTo(height * width);
        if (height * width <= 32 * 35) {
          double expected = byTheBook(pooled(a, height, width), pooled(b, height, width));
          assertThat(matrix.at(row, column))
              .as("%s %s", matrix.rows().get(row).name(), matrix.columns().get(column).name())
              .isCloseTo(expected, within(FLOAT32));
          compared++;
        }
      }
    }
    assertThat(compared).isEqualTo(18 * 21 - 4);
  }

  @Test
  void aLayerIsWhollyAlikeItself() {
    CkaMatrix matrix = matrix(first, first);
    for (int i = 0; i < matrix.rows().size(); i++) {
      assertThat(matrix.at(i, i)).isCloseTo(1, within(1e-5));
      for (int j = 0; j < i; j++) {
        assertThat(matrix.at(i, j)).isCloseTo(matrix.at(j, i), within(1e-5));
        assertThat(matrix.at(i, j)).isBetween(0.0, 1.0);
      }
    }
  }

  /** Both ways: more channels than positions, and fewer. */
  @Test
  void staysWhenChannelsAreRotatedScaledAndShifted() {
    for (int[] size : new int[][] {{12, 200}, {40, 9}}) {
      int channels = size[0];
      int positions = size[1];
      Random random = new Random(channels);
      float[] x = random(channels * positions, random);
      float[] y = random(channels * positions, random);
      float[] turned = rotated(x, channels, positions, random);
      for (int i = 0; i < turned.length; i++) {
        turned[i] = turned[i] * 37 + i / positions;
      }
      try (MatrixProducts products = MatrixProducts.besides(first.activations());
          LayerFeatures plain = features(products, x, channels, positions);
          LayerFeatures other = features(products, y, channels, positions);
          LayerFeatures rotated = features(products, turned, channels, positions)) {
        assertThat(plain.alignment(rotated)).isCloseTo(1, within(1e-5));
        double before = plain.alignment(other);
        assertThat(before).isBetween(0.01, 0.95);
        assertThat(rotated.alignment(other)).isCloseTo(before, within(1e-5));
      }
    }
  }

  private static LayerFeatures features(
      MatrixProducts products, float[] values, int channels, int positions) {
    return new LayerFeatures(
        products,
        FloatBuffer.wrap(values),
        channels,
        positions,
        new PooledMap(1, positions, 1, positions),
        positions);
  }

  private static float[] random(int count, Random random) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  /** Turns pairs of channels by random angles, some times over: an orthogonal matrix. */
  private static float[] rotated(float[] x, int channels, int positions, Random random) {
    double[] y = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      y[i] = x[i];
    }
    for (int turn = 0; turn < 20 * channels; turn++) {
      int a = random.nextInt(channels);
      int b = (a + 1 + random.nextInt(channels - 1)) % channels;
      double angle = random.nextDouble() * 2 * Math.PI;
      for (int p = 0; p < positions; p++) {
        double one = y[a * positions + p];
        double two = y[b * positions + p];
        y[a * positions + p] = Math.cos(angle) * one - Math.sin(angle) * two;
        y[b * positions + p] = Math.sin(angle) * one + Math.cos(angle) * two;
      }
    }
    float[] turned = new float[x.length];
    for (int i = 0; i < x.length; i++) {
      turned[i] = (float) y[i];
    }
    return turned;
  }

  @Test
  void isNoNumberForALayerThatSaysTheSameEverywhere() {
    float[] flat = new float[30];
    java.util.Arrays.fill(flat, 0.1f);
    try (MatrixProducts products = MatrixProducts.besides(first.activations());
        LayerFeatures constant = features(products, flat, 3, 10);
        LayerFeatures any = features(products, random(30, new Random(1)), 3, 10)) {
      assertThat(constant.alignment(any)).isNaN();
      assertThat(any.alignment(constant)).isNaN();
      assertThat(any.alignment(any)).isCloseTo(1, within(1e-5));
    }
  }

  @Test
  void tellsHowFarItIsAndStopsWhenCancelled() {
    List<Double> shares = new ArrayList<>();
    Cka.of(first, second, shares::add, () -> false);
    assertThat(shares).hasSize(18 * 21).isSorted();
    assertThat(shares.get(shares.size() - 1)).isCloseTo(1, within(1e-9));
    AtomicInteger asked = new AtomicInteger();
    assertThatThrownBy(() -> Cka.of(first, second, share -> {}, () -> asked.incrementAndGet() > 5))
        .isInstanceOf(CancellationException.class);
    assertThat(asked).hasValue(6);
  }
}
