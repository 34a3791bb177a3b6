package org.vggscope.training.own;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class SoftmaxTest {
  private static float[][] noise(int rows, int length, Random random) {
    float[][] features = new float[rows][length];
    for (float[] row : features) {
      for (int i = 0; i < length; i++) {
        row[i] = (float) Math.max(0, random.nextGaussian());
      }
    }
    return features;
  }

  /**
   * With one feature of -1 and 1 and weights of -w and w the loss is log(1 + exp(-2w)) + p w², of
   * which the slope is 0 at w = 1 where p = 1 / (1 + e²).
   */
  @Test
  void agreesWithAKnownOptimum() {
    float[][] features = {{-1}, {1}, {-1}, {1}};
    int[] labels = {0, 1, 0, 1};
    double penalty = 1 / (1 + Math.exp(2));
    Softmax.Fitted fitted = new Softmax(features, labels, 2, penalty).fit(() -> false);
    assertThat(fitted.weights()).containsExactly(new double[] {-1, 1}, within(1e-5));
    assertThat(fitted.bias()).containsExactly(new double[] {0, 0}, within(1e-5));
  }

  @Test
  void standardisationIsFoldedIntoWhatComesOut() {
    float[][] features = {{2, 7}, {8, 7}, {2, 7}, {8, 7}};
    int[] labels = {0, 1, 0, 1};
    double penalty = 1 / (1 + Math.exp(2));
    Softmax.Fitted fitted = new Softmax(features, labels, 2, penalty).fit(() -> false);
    assertThat(fitted.weights())
        .containsExactly(new double[] {-1 / 3.0, 0, 1 / 3.0, 0}, within(1e-5));
    assertThat(fitted.logits(features[1])).containsExactly(new double[] {-1, 1}, within(1e-5));
  }

  @Test
  void theGradientIsThatOfTheLoss() {
    Random random = new Random(1);
    float[][] features = noise(7, 5, random);
    Softmax softmax = new Softmax(features, new int[] {0, 1, 2, 0, 1, 2, 0}, 3, 0.1);
    double[] at = random.doubles(18, -1, 1).toArray();
    double[] gradient = new double[18];
    double[] unused = new double[18];
    softmax.loss(at, gradient);
    for (int i = 0; i < at.length; i++) {
      double[] more = at.clone();
      double[] less = at.clone();
      more[i] += 1e-5;
      less[i] -= 1e-5;
      double slope = (softmax.loss(more, unused) - softmax.loss(less, unused)) / 2e-5;
      assertThat(gradient[i]).isCloseTo(slope, within(1e-8));
    }
  }

  @Test
  void separatesClassesAndIsQuick() {
    Random random = new Random(2);
    float[][] features = noise(200, 2048, random);
    int[] labels = new int[200];
    for (int n = 0; n < labels.length; n++) {
      labels[n] = n % 4;
      for (int i = 0; i < 100; i++) {
        features[n][labels[n] * 100 + i] += 1;
      }
    }
    Softmax softmax = new Softmax(features, labels, 4, 0.05);
    Softmax.Fitted fitted =
        Assertions.assertTimeout(Duration.ofSeconds(3), () -> softmax.fit(() -> false));
    for (int n = 0; n < labels.length; n++) {
      assertThat(fitted.classOf(features[n])).isEqualTo(labels[n]);
    }
    double[] at = new double[4 * 2049];
    double[] gradient = new double[at.length];
    int iterations = Lbfgs.minimise(softmax::loss, at, 300, 1e-6, () -> false);
    softmax.loss(at, gradient);
    assertThat(iterations).isLessThan(100);
    for (double each : gradient) {
      assertThat(each).isCloseTo(0, within(1e-6));
    }
  }

  @Test
  void isCancelled() {
    Softmax softmax = new Softmax(new float[][] {{0}, {1}}, new int[] {0, 1}, 2, 0.1);
    assertThatThrownBy(() -> softmax.fit(() -> true)).isInstanceOf(CancellationException.class);
  }
}
