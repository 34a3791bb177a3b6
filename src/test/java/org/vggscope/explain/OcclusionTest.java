package org.vggscope.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vggscope.inference.Activations;
import org.vggscope.inference.Network;
import org.vggscope.model.Predictions;
import org.vggscope.model.Window;
import org.vggscope.picture.InputTensor;

class OcclusionTest {
  private static Network network;

  @BeforeAll
  static void load() throws IOException {
    network = SmallNetwork.load();
  }

  @AfterAll
  static void close() {
    network.close();
  }

  private static float[] logits(InputTensor input) {
    try (Activations activations = network.forward(input, () -> false)) {
      return activations.logits();
    }
  }

  /** Patch after patch, pixel after pixel, nothing shared with what is tested. */
  private static double[][] plain(InputTensor input, int classIndex, int patch, int step) {
    int height = input.height();
    int width = input.width();
    double[][] sums = new double[3][height * width];
    float[] whole = logits(input);
    double probability = Predictions.softmax(whole)[classIndex];
    boolean lastRow = false;
    for (int top = 0; !lastRow; top += step) {
      lastRow = top + patch >= height;
      int y0 = lastRow ? height - patch : top;
      boolean lastColumn = false;
      for (int left = 0; !lastColumn; left += step) {
        lastColumn = left + patch >= width;
        int x0 = lastColumn ? width - patch : left;
        float[] values = input.values().clone();
        for (int channel = 0; channel < 3; channel++) {
          for (int y = y0; y < y0 + patch; y++) {
            for (int x = x0; x < x0 + patch; x++) {
              values[(channel * height + y) * width + x] = 0;
            }
          }
        }
        float[] answer = logits(new InputTensor(height, width, values));
        for (int y = y0; y < y0 + patch; y++) {
          for (int x = x0; x < x0 + patch; x++) {
            sums[0][y * width + x] += probability - Predictions.softmax(answer)[classIndex];
            sums[1][y * width + x] += whole[classIndex] - answer[classIndex];
            sums[2][y * width + x]++;
          }
        }
      }
    }
    for (int i = 0; i < sums[2].length; i++) {
      sums[0][i] /= sums[2][i];
      sums[1][i] /= sums[2][i];
    }
    return sums;
  }

  @ParameterizedTest
  @CsvSource({"64, 64, 16, 8", "64, 64, 20, 13", "96, 70, 24, 24"})
  void equalsThePlainWay(int height, int width, int patch, int step) {
    InputTensor input = RandomNetworks.input(height, width, 5);
    int classIndex = 3;
    double[][] expected = plain(input, classIndex, patch, step);
    Occlusion.Answers answers =
        new Occlusion(patch, step).ask(network, input, classIndex, share -> {}, () -> false);
    assertThat(answers.logit()).isCloseTo(logits(input)[classIndex], within(1e-5));
    Evidence probability = answers.probabilityDrop();
    Evidence logit = answers.logitDrop();
    assertThat(probability.height()).isEqualTo(height);
    assertThat(probability.width()).isEqualTo(width);
    double largest = 0;
    for (int i = 0; i < height * width; i++) {
      assertThat((double) probability.values()[i]).isCloseTo(expected[0][i], within(1e-5));
      assertThat((double) logit.values()[i]).isCloseTo(expected[1][i], within(1e-5));
      largest = Math.max(largest, Math.abs(expected[1][i]));
    }
    assertThat(largest).as("what is compared is not all zero").isGreaterThan(1e-3);
  }

  @Test
  void theMeanColourItselfLosesNothing() {
    InputTensor grey = new InputTensor(64, 64, new float[3 * 64 * 64]);
    Occlusion.Answers answers =
        new Occlusion(32, 16).ask(network, grey, 0, share -> {}, () -> false);
    for (float value : answers.logitDrop().values()) {
      assertThat((double) value).isCloseTo(0, within(1e-6));
    }
  }

  @Test
  void everyPixelIsHiddenByAPatchInside() {
    for (int patch = 1; patch <= 12; patch++) {
      for (int step = 1; step <= patch; step++) {
        int[] hidden = new int[9 * 11];
        for (Window window : new Occlusion(patch, step).patches(9, 11)) {
          assertThat(new Window(0, 0, 9, 11).contains(window)).isTrue();
          for (int y = window.top(); y < window.top() + window.height(); y++) {
            for (int x = window.left(); x < window.left() + window.width(); x++) {
              hidden[y * 11 + x]++;
            }
          }
        }
        assertThat(hidden).doesNotContain(0);
      }
    }
  }

  @Test
  void refusesWhatWouldLeaveGaps() {
    assertThatThrownBy(() -> new Occlusion(8, 9))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "A patch of 8 pixels cannot be moved by 9; the step is from 1 to the patch's side");
    assertThatThrownBy(() -> new Occlusion(0, 0)).isInstanceOf(IllegalArgumentException.class);
    InputTensor input = RandomNetworks.input(64, 64, 1);
    assertThatThrownBy(() -> new Occlusion(8, 8).ask(network, input, 7, share -> {}, () -> false))
        .hasMessage("The network has the classes 0 to 6 and no class 7");
  }

  @Test
  void tellsHowFarItIsAndStopsWhenCancelled() {
    InputTensor input = RandomNetworks.input(64, 64, 2);
    List<Double> shares = new ArrayList<>();
    new Occlusion(16, 8).ask(network, input, 0, shares::add, () -> false);
    assertThat(shares).hasSizeGreaterThan(1).isSorted().endsWith(1.0);
    List<Double> before = new ArrayList<>();
    assertThatThrownBy(
            () -> new Occlusion(16, 8).ask(network, input, 0, before::add, () -> !before.isEmpty()))
        .isInstanceOf(CancellationException.class);
    assertThat(before).hasSize(1);
  }
}
