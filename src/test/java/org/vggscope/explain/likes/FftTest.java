package org.vggscope.explain.likes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FftTest {
  private static final int LANES = 3;

  private static float[] numbers(int count, long seed) {
    Random random = new Random(seed);
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = (float) random.nextGaussian();
    }
    return numbers;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 7, 12, 15, 31, 64, 98, 224})
  void isTheSumThatItStandsFor(int length) {
    for (boolean inverse : new boolean[] {false, true}) {
      float[] re = numbers(length * LANES, length);
      float[] im = numbers(length * LANES, -length);
      float[] gotRe = re.clone();
      float[] gotIm = im.clone();
      new Fft(length).transform(gotRe, gotIm, inverse);
      for (int k = 0; k < length; k++) {
        for (int lane = 0; lane < LANES; lane++) {
          double sumRe = 0;
          double sumIm = 0;
          for (int j = 0; j < length; j++) {
            double angle = (inverse ? 2 : -2) * Math.PI * ((long) j * k % length) / length;
            double a = re[j * LANES + lane];
            double b = im[j * LANES + lane];
            sumRe += a * Math.cos(angle) - b * Math.sin(angle);
            sumIm += a * Math.sin(angle) + b * Math.cos(angle);
          }
          double slack = 1e-5 * Math.sqrt(length);
          assertThat((double) gotRe[k * LANES + lane]).isCloseTo(sumRe, within(slack));
          assertThat((double) gotIm[k * LANES + lane]).isCloseTo(sumIm, within(slack));
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {6, 49, 128})
  void comesBackToWhereItStarted(int length) {
    float[] re = numbers(length * LANES, 1);
    float[] im = numbers(length * LANES, 2);
    float[] gotRe = re.clone();
    float[] gotIm = im.clone();
    Fft fft = new Fft(length);
    fft.transform(gotRe, gotIm, false);
    fft.transform(gotRe, gotIm, true);
    for (int i = 0; i < re.length; i++) {
      assertThat(gotRe[i] / length).isCloseTo(re[i], within(1e-5f));
      assertThat(gotIm[i] / length).isCloseTo(im[i], within(1e-5f));
    }
  }
}
