package org.vggscope.explain.likes;

import org.vggscope.picture.SourceImage;

/**
 * A picture that drives an objective, and what is to be known of it.
 *
 * @param objective what it was made for
 * @param picture in whole steps of 255
 * @param drive how hard it drives it, before the ReLU; of one that still grows, how hard it did
 *     before its last step
 * @param steps of the ascent that were taken
 * @param seed of noise and transforms
 */
public record LikedPicture(
    Objective objective, SourceImage picture, double drive, int steps, long seed) {
  /** The first one of a request, as far as it has grown. */
  public static LikedPicture of(LikesRequest request, Growth growth) {
    return new LikedPicture(
        request.objectives().get(0),
        Growth.image(request.layer().name(), growth.pictures().get(0), request.side()),
        growth.heights().get(0),
        growth.step(),
        request.seed());
  }

  /** One that is finished. */
  public static LikedPicture of(LikesRequest request, LikesAnswer.Liked liked) {
    return new LikedPicture(
        liked.objective(), liked.picture(), liked.drive().value(), request.steps(), request.seed());
  }

  /** As a file has it, whose numbers have single precision. */
  LikedPicture kept() {
    return new LikedPicture(objective, picture, (float) drive, steps, seed);
  }

  /** The channel, of one that is about a single one. */
  public int channel() {
    return objective.channels().keySet().iterator().next();
  }
}
