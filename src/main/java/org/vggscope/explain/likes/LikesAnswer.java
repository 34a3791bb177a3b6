package org.vggscope.explain.likes;

import java.util.List;
import org.vggscope.picture.SourceImage;

/**
 * Pictures that were made.
 *
 * @param request what was asked
 * @param liked one for each objective, in their order
 */
public record LikesAnswer(LikesRequest request, List<Liked> liked) {
  public LikesAnswer {
    liked = List.copyOf(liked);
  }

  /**
   * A picture that drives an objective.
   *
   * @param objective what it was made for
   * @param colours from 0 to 1, {@code (planes, side, side)}; not to be written to
   * @param picture the same in whole steps of 255
   * @param drive what that picture, not transformed, does to the network
   */
  public record Liked(
      Objective objective, float[] colours, SourceImage picture, Objective.Drive drive) {}
}
