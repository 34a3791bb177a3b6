package org.vggscope.weights;

import java.util.List;
import java.util.Optional;

/**
 * How often a network of the catalogue is right when its pictures are prepared as its weights want.
 *
 * @param pictures which pictures were asked about
 * @param sizes at each size that was measured, in pixels of the input's shorter side
 */
public record Accuracy(String pictures, List<AtSize> sizes) {
  public Accuracy {
    sizes = List.copyOf(sizes);
  }

  /**
   * At one size of the input.
   *
   * @param side pixels of the shorter side
   * @param top1 share of the pictures whose class is named first, 0 to 1
   * @param top5 share of the pictures whose class is among the first five, 0 to 1
   */
  public record AtSize(int side, double top1, double top5) {}

  /** What was measured at a size; empty where nothing was. */
  public Optional<AtSize> at(int side) {
    return sizes.stream().filter(each -> each.side() == side).findFirst();
  }
}
