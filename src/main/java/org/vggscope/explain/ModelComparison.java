package org.vggscope.explain;

import java.util.Map;
import org.vggscope.inference.Analysis;
import org.vggscope.inference.LoadedModel;
import org.vggscope.model.BlockTable;
import org.vggscope.model.Layer;
import org.vggscope.model.MergedRanking;
import org.vggscope.picture.InputTensor;

/**
 * Two networks on one picture.
 *
 * @param picture what the picture is called
 * @param first one network
 * @param second the other one
 * @param ranking what both answered
 * @param cutOtherwise whether the networks see different parts of the picture
 * @param likeness how alike their layers are, or null when nobody asked
 */
public record ModelComparison(
    String picture,
    Side first,
    Side second,
    MergedRanking ranking,
    boolean cutOtherwise,
    CkaMatrix likeness) {
  /**
   * One of the networks.
   *
   * @param model the catalogue's id or the file's name
   * @param preprocessing name of what was done to the picture
   * @param milliseconds from the decoded picture to the ranked classes
   * @param blocks its numbers block by block, for pictures of the size that it read
   * @param times milliseconds of each layer, measured in a pass of their own; empty when they were
   *     not
   */
  public record Side(
      String model,
      String preprocessing,
      double milliseconds,
      BlockTable blocks,
      Map<Layer, Double> times) {
    public Side {
      times = Map.copyOf(times);
    }

    /**
     * What is to be said of a network and its answer.
     *
     * @param analysis its answer to a picture, not to a bare tensor
     */
    public static Side of(LoadedModel model, Analysis analysis, Map<Layer, Double> times) {
      InputTensor input = analysis.picture().input();
      BlockTable blocks = BlockTable.of(model.architecture(), input.height(), input.width());
      return new Side(
          model.id(),
          analysis.picture().preprocessing().name(),
          analysis.milliseconds(),
          blocks,
          times);
    }
  }
}
