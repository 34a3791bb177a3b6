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

  /** By chance (Fisher and Yates). */
  public static int[] random(int pixels, long seed) {
    int[] order = new int[pixels];
    Arrays.setAll(order, i -> i);
    Random random = new Random(seed);
    for (int i = pixels - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int kept = order[i];
      order[i] = order[other];
      order[other] = kept;
    }
    return order;
  }
}
