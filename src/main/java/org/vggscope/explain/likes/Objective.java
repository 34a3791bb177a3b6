package org.vggscope.explain.likes;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.vggscope.model.Layer;
import org.vggscope.model.NetworkSpec;
import org.vggscope.model.Position;
import org.vggscope.model.Shape;
import org.vggscope.support.Problem;

/**
 * What a picture is to drive: some channels of a layer, each by its weight, at all positions or at
 * one. It is the sum before the layer's ReLU, so that a channel that noise leaves silent has a
 * slope to climb; where a channel is active it is the activation.
 *
 * @param layer any layer; the last one for classes
 * @param channels weights by channel, none of them zero
 * @param at the position; null for the mean over all
 */
public record Objective(Layer layer, Map<Integer, Double> channels, Position at) {
  public Objective {
    // In their order: sums of the same numbers are to be the same.
    channels = Collections.unmodifiableMap(new TreeMap<>(channels));
    for (int channel : channels.keySet()) {
      if (channel < 0 || channel >= layer.outputs()) {
        throw Problem.refused(
            "%s has the channels 0 to %d and no channel %d",
            layer.name(), layer.outputs() - 1, channel);
      }
    }
    if (channels.isEmpty() || channels.values().stream().anyMatch(w -> !(Math.abs(w) > 0))) {
      throw Problem.refused("An objective has one channel or more, each with a weight");
    }
  }

  /** A channel at all positions. */
  public static Objective channel(Layer layer, int channel) {
    return new Objective(layer, Map.of(channel, 1.0), null);
  }

  /**
   * That by which a channel is shown. Where a unit sees half of the picture or more, the one in the
   * middle of the map, which is driven about twice as hard alone as beside all others; otherwise
   * all, so that they fill the picture.
   *
   * @param side of the picture, in pixels
   */
  public static Objective shown(NetworkSpec network, Layer layer, int channel, int side) {
    Objective all = channel(layer, channel);
    if (2 * network.receptiveFields().get(layer).size() < side) {
      return all;
    }
    List<Layer> layers = network.layers();
    Shape shape = new Shape(network.input().channels(), side, side);
    for (Layer each : layers.subList(0, layers.indexOf(layer) + 1)) {
      shape = each.output(shape);
    }
    return all.at(new Position(shape.height() / 2, shape.width() / 2));
  }

  /** A channel at one position. */
  public static Objective unit(Layer layer, int channel, Position at) {
    return new Objective(layer, Map.of(channel, 1.0), at);
  }

  /** Two channels together. */
  public static Objective pair(Layer layer, int one, int other) {
    return new Objective(layer, Map.of(one, 1.0, other, 1.0), null);
  }

  /**
   * A direction between two channels.
   *
   * @param share how far it is turned from the one to the other, 0 to 1, both left out
   */
  public static Objective between(Layer layer, int one, int other, double share) {
    if (!(share > 0 && share < 1)) {
      throw Problem.refused(
          "A direction between two channels lies between 0 and 1, not at %s", share);
    }
    double angle = share * Math.PI / 2;
    return new Objective(layer, Map.of(one, Math.cos(angle), other, Math.sin(angle)), null);
  }

  /**
   * A class's logit: the mean over the class-score map, as it is shown.
   *
   * @throws IllegalArgumentException when the network names no such class
   */
  public static Objective logit(NetworkSpec network, int classIndex) {
    return channel(
        network
            .classifier()
            .orElseThrow(
                () ->
                    Problem.refused(
                        "%s has no fully connected layers, so it names no classes",
                        network.name())),
        classIndex);
  }

  /** The same at one position. */
  public Objective at(Position position) {
    return new Objective(layer, channels, position);
  }

  /**
   * Refuses a layer's shape in which the position is not.
   *
   * @throws IllegalArgumentException when it is outside of the maps
   */
  void check(Shape shape) {
    if (at != null
        && (at.y() < 0 || at.y() >= shape.height() || at.x() < 0 || at.x() >= shape.width())) {
      throw Problem.refused(
          "%s has %d x %d positions and none at (%d, %d); rows and columns count from 0",
          layer.name(), shape.height(), shape.width(), at.y(), at.x());
    }
  }

  /**
   * The height that is climbed, and its slope.
   *
   * @param sums of several pictures
   * @param from where this one's, {@code (channel, height, width)}, begin
   * @param shape of this one's
   * @param gradient as many; the slope is added to it
   */
  double climb(float[] sums, int from, Shape shape, float[] gradient) {
    int area = shape.area();
    double height = 0;
    for (Map.Entry<Integer, Double> entry : channels.entrySet()) {
      int first = from + entry.getKey() * area + (at == null ? 0 : at.y() * shape.width() + at.x());
      int count = at == null ? area : 1;
      double weight = entry.getValue() / count;
      for (int i = first; i < first + count; i++) {
        height += weight * sums[i];
        gradient[i] += (float) weight;
      }
    }
    return height;
  }

  /**
   * Where the picture drives it most, and how hard.
   *
   * @param sums planar {@code (channel, height, width)}, from an index on
   */
  Drive drive(float[] sums, int from, Shape shape) {
    Drive best = null;
    for (int y = 0; y < shape.height(); y++) {
      for (int x = 0; x < shape.width(); x++) {
        double sum = 0;
        for (Map.Entry<Integer, Double> entry : channels.entrySet()) {
          sum +=
              entry.getValue()
                  * sums[from + (entry.getKey() * shape.height() + y) * shape.width() + x];
        }
        boolean seen = at == null || at.y() == y && at.x() == x;
        if (seen && (best == null || sum > best.value())) {
          best = new Drive(new Position(y, x), sum);
        }
      }
    }
    return best;
  }

  /**
   * How hard a picture drives an objective.
   *
   * @param at the position where it does most
   * @param value the weighted sum of the channels there, before the ReLU
   */
  public record Drive(Position at, double value) {}
}
