package org.vggscope.explain;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;

/** Orders in which a picture's pixels are deleted: permutations of their indices, row by row. */
public final class PixelOrder {
  private PixelOrder() {}

  /**
   * By evidence, the most first. Equal ones come in an order by chance: most of a Grad-CAM map is
   * zero, and row by row would be an order that says something of the picture.
   *
   * @param evidence one number a pixel of the input
   */
  public static int[] ranked(Evidence evidence, long seed) {
    float[] values = evidence.values();
    Integer[] order = Arrays.stream(random(values.length, seed)).boxed().toArray(Integer[]::new);
    Arrays.sort(order, Comparator.comparing((Integer i) -> values[i]).reversed());
    return Arrays.stream(order).mapToInt(Integer::intValue).toArray();
  }

  /**
   * Squares by chance, each row by row. Single pixels by chance make noise, which a network takes
   * for something; squares leave the rest of the picture as it is, like a coarse map does.
   *
   * @param side of a square; those at the right and the lower border may be smaller
   */
  public static int[] squares(int height, int width, int side, long seed) {
    int across = (width + side - 1) / side;
    int down = (height + side - 1) / side;
    int[] order = new int[height * width];
    int next = 0;
    for (int square : random(across * down, seed)) {
      int top = square / across * side;
      int left = square % across * side;
      for (int y = top; y < Math.min(height, top + side); y++) {
        for (int x = left; x < Math.min(width, left + side); x++) {
          order[next++] = y * width + x;
        }
      }
    }
    return order;
  }

  /** By chance (Fisher and Yates). */
  public static int[] random(int pixels, long seed) {
    return shuffled(pixels, new Random(seed));
  }

  private static int[] shuffled(int pixels, Random random) {
    int[] order = new int[pixels];
    Arrays.setAll(order, i -> i);
    for (int i = pixels - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int kept = order[i];
      order[i] = order[other];
      order[other] = kept;
    }
    return order;
  }
}
