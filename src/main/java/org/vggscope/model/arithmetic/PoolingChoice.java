package org.vggscope.model.arithmetic;

import java.util.ArrayList;
import java.util.List;
import org.vggscope.model.Layer;

/**
 * What one unit of a max pooling chose from.
 *
 * @param channel the feature map, the same in both layers
 * @param candidates the numbers of its window, row by row
 * @param winner index of the largest candidate; the first one when several are as large
 */
public record PoolingChoice(int channel, List<Candidate> candidates, int winner) {
  public PoolingChoice {
    candidates = List.copyOf(candidates);
  }

  /**
   * One number that a pooling chooses from.
   *
   * @param y row in the layer below
   * @param x column in the layer below
   * @param value the activation there
   */
  public record Candidate(int y, int x, float value) {}

  /**
   * Looks at one unit.
   *
   * @param layer a pooling
   * @param input what it reads
   * @param y row of the unit in the pooling's own map
   * @param x column of the unit in the pooling's own map
   */
  public static PoolingChoice of(Layer layer, LayerInput input, int channel, int y, int x) {
    List<Candidate> candidates = new ArrayList<>();
    int winner = 0;
    for (int row = y * layer.stride(); row < y * layer.stride() + layer.kernel(); row++) {
      for (int column = x * layer.stride();
          column < x * layer.stride() + layer.kernel();
          column++) {
        float value = input.at(channel, row, column);
        if (!candidates.isEmpty() && value > candidates.get(winner).value()) {
          winner = candidates.size();
        }
        candidates.add(new Candidate(row, column, value));
      }
    }
    return new PoolingChoice(channel, candidates, winner);
  }

  /** The largest candidate. */
  public Candidate chosen() {
    return candidates.get(winner);
  }

  /** How many candidates are as large as the winner. */
  public long ties() {
    return candidates.stream().filter(each -> each.value() == chosen().value()).count();
  }
}
