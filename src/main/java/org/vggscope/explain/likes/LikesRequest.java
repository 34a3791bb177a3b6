package org.vggscope.explain.likes;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.vggscope.inference.Network;
import org.vggscope.model.Layer;
import org.vggscope.model.LayerKind;
import org.vggscope.model.NetworkSpec;
import org.vggscope.model.Preprocessing;
import org.vggscope.support.Problem;

/**
 * Which pictures are to be made. One made beside others is that made alone, but for rounding:
 * pictures for different objectives start from the same noise, and only several for one objective
 * from noises of their own.
 *
 * @param objectives one a picture, all about one layer
 * @param diversity weight of what keeps pictures apart, see {@link Diversity}; 0 for none
 * @param side of the pictures, in pixels
 * @param steps of the ascent
 * @param rate of Adam
 * @param transforms what is done to the pictures before each look
 * @param seed of noise and transforms
 */
public record LikesRequest(
    List<Objective> objectives,
    double diversity,
    int side,
    int steps,
    double rate,
    List<Transform> transforms,
    long seed) {
  /** Steps that Lucid takes. */
  public static final int STEPS = 512;

  /** Adam's rate in Lucid. */
  public static final double RATE = 0.05;

  /** Larger pictures than this need more memory than most machines have. */
  public static final int MOST_SIDE = 1024;

  /** More pictures at once gain nothing. */
  public static final int MOST_AT_ONCE = 16;

  /** Pixels of all pictures that are made at once, so that memory stays bounded. */
  private static final int PIXELS_AT_ONCE = MOST_AT_ONCE * 64 * 64;

  /** Larger pictures are made only when they are asked for: they take as much longer. */
  private static final int USUAL_SIDE = 128;

  public LikesRequest {
    objectives = List.copyOf(objectives);
    transforms = List.copyOf(transforms);
    if (objectives.isEmpty() || objectives.stream().map(Objective::layer).distinct().count() > 1) {
      throw Problem.refused("Pictures are made for channels of one layer");
    }
    if (side < 1 || side > MOST_SIDE || steps < 1 || !(rate > 0) || !(diversity >= 0)) {
      throw Problem.refused(
          "A side is 1 to %d, steps and rate are more than 0, a diversity not less", MOST_SIDE);
    }
  }

  /** As Lucid does it. */
  public LikesRequest(List<Objective> objectives, int side, int steps, long seed) {
    this(objectives, 0, side, steps, RATE, Transform.STANDARD, seed);
  }

  /** Pictures that have nothing to do with each other, as many at once as gains something. */
  public static List<LikesRequest> each(
      List<Objective> objectives, int side, int steps, long seed) {
    int atOnce = Math.max(1, Math.min(MOST_AT_ONCE, PIXELS_AT_ONCE / (side * side)));
    List<LikesRequest> requests = new ArrayList<>();
    for (int i = 0; i < objectives.size(); i += atOnce) {
      List<Objective> part = objectives.subList(i, Math.min(objectives.size(), i + atOnce));
      requests.add(new LikesRequest(part, side, steps, seed));
    }
    return requests;
  }

  /** The least side of a picture that a layer reads, in pixels. */
  public static int leastSide(NetworkSpec network, Layer layer) {
    return layer.kind() == LayerKind.FULLY_CONNECTED ? network.leastSide() : 1;
  }

  /**
   * The side of pictures that nobody asks otherwise of: what the network was trained at, or less.
   */
  public static int usualSide(NetworkSpec network, Layer layer) {
    return Math.max(leastSide(network, layer), Math.min(USUAL_SIDE, network.inputSize()));
  }

  /** The same with pictures that are kept apart. */
  public LikesRequest diverse(double weight) {
    return new LikesRequest(objectives, weight, side, steps, rate, transforms, seed);
  }

  /** The layer that all objectives are about. */
  public Layer layer() {
    return objectives.get(0).layer();
  }

  /**
   * Makes them.
   *
   * @param preprocessing what the network's weights want
   * @param growth told after each step
   * @param cancelled asked between layers
   * @throws IllegalArgumentException when the side is too small for the layer or the objectives are
   *     another network's
   * @throws CancellationException when cancelled
   */
  public LikesAnswer find(
      Network network,
      Preprocessing preprocessing,
      Consumer<Growth> growth,
      BooleanSupplier cancelled) {
    return new Ascent(this, network, preprocessing, cancelled).climb(growth);
  }
}
