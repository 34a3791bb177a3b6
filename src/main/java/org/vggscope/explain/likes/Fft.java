package org.vggscope.explain.likes;

import java.util.ArrayList;
import java.util.Arrays;
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
        int turn = length / rest * p;
        if (radix == 2) {
          float sine = inverse ? sines[turn] : -sines[turn];
          int from = lanes * p;
          halve(re, im, from, lanes * part, cosines[turn], sine, toRe, toIm, 2 * from, lanes);
        } else {
          add(re, im, lanes * p, lanes * part, radix, turn, inverse, toRe, toIm, lanes);
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

  /** Two halves: their sum, and their difference turned by an angle. */
  private static void halve(
      float[] re,
      float[] im,
      int from,
      int other,
      float cosine,
      float sine,
      float[] toRe,
      float[] toIm,
      int to,
      int lanes) {
    for (int i = 0; i < lanes; i++) {
      float aRe = re[from + i];
      float aIm = im[from + i];
      float bRe = re[from + other + i];
      float bIm = im[from + other + i];
      toRe[to + i] = aRe + bRe;
      toIm[to + i] = aIm + bIm;
      toRe[to + lanes + i] = (aRe - bRe) * cosine - (aIm - bIm) * sine;
      toIm[to + lanes + i] = (aRe - bRe) * sine + (aIm - bIm) * cosine;
    }
  }

  /** As many parts as the radix says, each sum of which is turned by a multiple of an angle. */
  private void add(
      float[] re,
      float[] im,
      int first,
      int step,
      int radix,
      int turn,
      boolean inverse,
      float[] toRe,
      float[] toIm,
      int lanes) {
    for (int k = 0; k < radix; k++) {
      int to = radix * first + lanes * k;
      Arrays.fill(toRe, to, to + lanes, 0);
      Arrays.fill(toIm, to, to + lanes, 0);
      for (int j = 0; j < radix; j++) {
        int root = (int) (((long) k * (length / radix) * j + (long) k * turn) % length);
        float cosine = cosines[root];
        float sine = inverse ? sines[root] : -sines[root];
        int from = first + step * j;
        for (int i = 0; i < lanes; i++) {
          toRe[to + i] += re[from + i] * cosine - im[from + i] * sine;
          toIm[to + i] += re[from + i] * sine + im[from + i] * cosine;
        }
      }
    }
  }
}
