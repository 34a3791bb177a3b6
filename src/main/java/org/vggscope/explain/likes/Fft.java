package org.vggscope.explain.likes;

import java.util.ArrayList;
import java.util.List;

/**
 * Fourier transforms of one length, many side by side: Stockham's, which needs no reordering, with
 * the length's prime factors as radices. The work on neighbours in memory is the same for all, so
 * that the processor does several at a time.
 */
final class Fft {
  private final int length;
  private final int[] factors;
  private final float[] cosines;
  private final float[] sines;

  Fft(int length) {
    this.length = length;
    this.factors = factors(length);
    this.cosines = new float[length];
    this.sines = new float[length];
    for (int i = 0; i < length; i++) {
      cosines[i] = (float) Math.cos(2 * Math.PI * i / length);
      sines[i] = (float) Math.sin(2 * Math.PI * i / length);
    }
  }

  private static int[] factors(int length) {
    List<Integer> factors = new ArrayList<>();
    int rest = length;
    for (int factor = 2; rest > 1; factor++) {
      for (; rest % factor == 0; rest /= factor) {
        factors.add(factor);
      }
    }
    return factors.stream().mapToInt(Integer::intValue).toArray();
  }

  /**
   * Transforms in place, without a factor: {@code X_k = sum over j of x_j e^(±2πi jk / length)}.
   *
   * @param real {@code (length, lanes)}
   * @param imaginary as many
   * @param inverse whether the sign is plus
   */
  void transform(float[] real, float[] imaginary, boolean inverse) {
    float[] re = real;
    float[] im = imaginary;
    float[] toRe = new float[re.length];
    float[] toIm = new float[re.length];
    int rest = length;
    int lanes = re.length / length;
    for (int radix : factors) {
      int part = rest / radix;
      for (int p = 0; p < part; p++) {
        for (int k = 0; k < radix; k++) {
          int to = lanes * (radix * p + k);
          for (int j = 0; j < radix; j++) {
            long turn = (long) k * (length / radix) * j + (long) k * (length / rest) * p;
            int root = (int) (turn % length);
            float cosine = cosines[root];
            float sine = inverse ? sines[root] : -sines[root];
            add(re, im, lanes * (p + part * j), cosine, sine, toRe, toIm, to, lanes, j == 0);
          }
        }
      }
      float[] keptRe = re;
      float[] keptIm = im;
      re = toRe;
      im = toIm;
      toRe = keptRe;
      toIm = keptIm;
      rest = part;
      lanes *= radix;
    }
    if (re != real) {
      System.arraycopy(re, 0, real, 0, re.length);
      System.arraycopy(im, 0, imaginary, 0, im.length);
    }
  }

  /** Adds what was turned by an angle, or puts it where there is nothing yet. */
  private static void add(
      float[] re,
      float[] im,
      int from,
      float cosine,
      float sine,
      float[] toRe,
      float[] toIm,
      int to,
      int count,
      boolean first) {
    if (first) {
      for (int i = 0; i < count; i++) {
        toRe[to + i] = re[from + i] * cosine - im[from + i] * sine;
        toIm[to + i] = re[from + i] * sine + im[from + i] * cosine;
      }
    } else {
      for (int i = 0; i < count; i++) {
        toRe[to + i] += re[from + i] * cosine - im[from + i] * sine;
        toIm[to + i] += re[from + i] * sine + im[from + i] * cosine;
      }
    }
  }
}
