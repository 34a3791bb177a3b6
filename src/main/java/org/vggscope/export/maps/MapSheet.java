package org.vggscope.export.maps;

import java.util.Arrays;
import java.util.List;
import org.vggscope.model.Layer;
import org.vggscope.model.LayerActivations;
import org.vggscope.model.LayerKind;
import org.vggscope.model.MapStatistics;
import org.vggscope.model.MapUnit;
import org.vggscope.model.Position;
import org.vggscope.model.Shape;
import org.vggscope.report.ColourMap;
import org.vggscope.report.ColourMap.Scale;

/**
 * What the feature maps show at one moment: a layer's activations, the order of its channels and
 * how numbers become colours. A value: any change makes another sheet.
 */
public final class MapSheet {
  private final LayerActivations activations;
  private final MapStatistics[] statistics;
  private final MapOrder order;
  private final int[] channels;
  private final int[] ranks;
  private final ColourMap colourMap;
  private final boolean scalePerMap;
  private final double minimum;
  private final double maximum;
  private final int dead;
  private final Scale common;

  /**
   * @param scalePerMap whether each map uses all colours for its own numbers
   */
  public MapSheet(
      LayerActivations activations, MapOrder order, ColourMap colourMap, boolean scalePerMap) {
    this(activations, statisticsOf(activations), order, colourMap, scalePerMap, null);
  }

  private MapSheet(
      LayerActivations activations,
      MapStatistics[] statistics,
      MapOrder order,
      ColourMap colourMap,
      boolean scalePerMap,
      Scale common) {
    this.activations = activations;
    this.statistics = statistics;
    this.order = order;
    // A single unit has one number, by which it is sorted whatever maps are sorted by.
    boolean byValue = isUnits() && order != MapOrder.INDEX;
    this.channels = (byValue ? MapOrder.MAXIMUM : order).sort(statistics);
    this.ranks = new int[channels.length];
    this.colourMap = colourMap;
    this.scalePerMap = scalePerMap;
    double least = 0;
    double most = 0;
    int unmoved = 0;
    for (int rank = 0; rank < channels.length; rank++) {
      ranks[channels[rank]] = rank;
      least = Math.min(least, statistics[rank].minimum());
      most = Math.max(most, statistics[rank].maximum());
      unmoved += isDead(rank) ? 1 : 0;
    }
    this.minimum = common == null ? least : common.from();
    this.maximum = common == null ? most : common.to();
    this.common = common;
    this.dead = unmoved;
  }

  private static MapStatistics[] statisticsOf(LayerActivations activations) {
    MapStatistics[] statistics = new MapStatistics[activations.shape().channels()];
    for (int channel = 0; channel < statistics.length; channel++) {
      statistics[channel] = activations.statistics(channel);
    }
    return statistics;
  }

  /** The same activations, shown otherwise. */
  public MapSheet shownAs(MapOrder otherOrder, ColourMap otherMap, boolean otherScalePerMap) {
    return new MapSheet(activations, statistics, otherOrder, otherMap, otherScalePerMap, common);
  }

  /** The same, drawn as though the layer's numbers reached from one end of a scale to the other. */
  public MapSheet drawnFrom(Scale wanted) {
    return new MapSheet(activations, statistics, order, colourMap, scalePerMap, wanted);
  }

  public LayerActivations activations() {
    return activations;
  }

  public Layer layer() {
    return activations.layer();
  }

  public Shape shape() {
    return activations.shape();
  }

  /** Number of feature maps. */
  public int count() {
    return channels.length;
  }

  public MapOrder order() {
    return order;
  }

  public ColourMap colourMap() {
    return colourMap;
  }

  /** Whether each map uses all colours for its own numbers. */
  public boolean isScaledPerMap() {
    return scalePerMap;
  }

  /** The channel shown at a place of the order, from 0. */
  public int channelAt(int rank) {
    return channels[rank];
  }

  /** The place in the order at which a channel is shown, from 0. */
  public int rankOf(int channel) {
    return ranks[channel];
  }

  public boolean hasChannel(int channel) {
    return channel >= 0 && channel < channels.length;
  }

  public MapStatistics statistics(int channel) {
    return statistics[channel];
  }

  /**
   * The smallest number of the layer, or 0 where none is negative; when it is drawn on the scale of
   * others too, the end of that.
   */
  public double minimum() {
    return minimum;
  }

  /** The largest number of the layer, or 0 where none is positive, or the end of that scale. */
  public double maximum() {
    return maximum;
  }

  /** The channel with the largest number of the layer. */
  public int strongest() {
    int best = 0;
    for (int channel = 1; channel < statistics.length; channel++) {
      if (statistics[channel].maximum() > statistics[best].maximum()) {
        best = channel;
      }
    }
    return best;
  }

  /** The units with the largest numbers, the largest first, of a sheet of single units. */
  public List<Integer> largest(int count) {
    return Arrays.stream(MapOrder.MAXIMUM.sort(statistics)).limit(count).boxed().toList();
  }

  /** Where a channel answers most. */
  public Position strongest(int channel) {
    int area = shape().area();
    int best = 0;
    for (int i = 1; i < area; i++) {
      if (activations.values()[channel * area + i] > activations.values()[channel * area + best]) {
        best = i;
      }
    }
    return new Position(best / shape().width(), best % shape().width());
  }

  /** The numbers that the ends of the colour map stand for, for all maps together. */
  public Scale layerScale() {
    return colourMap.scale(minimum, maximum);
  }

  /**
   * The numbers that the ends of the colour map stand for in one map. The scale always has zero on
   * it, so that "nothing" has the same colour in every map.
   */
  public Scale scale(int channel) {
    if (!scalePerMap) {
      return layerScale();
    }
    MapStatistics map = statistics[channel];
    return colourMap.scale(Math.min(0, map.minimum()), Math.max(0, map.maximum()));
  }

  /**
   * Whether a map may be called dead at all. Logits may be negative everywhere and mean it; what
   * comes after a ReLU is zero everywhere when nothing drives it.
   */
  public boolean canDie() {
    return layer().kind() != LayerKind.FULLY_CONNECTED || layer().relu();
  }

  public boolean isDead(int channel) {
    return canDie() && statistics[channel].isDead();
  }

  public int deadCount() {
    return dead;
  }

  /** Whether each channel is a single unit, to be shown as a bar instead of a map. */
  public boolean isUnits() {
    return layer().kind() == LayerKind.FULLY_CONNECTED && shape().area() == 1;
  }

  public boolean contains(MapUnit unit) {
    return hasChannel(unit.channel())
        && unit.y() >= 0
        && unit.y() < shape().height()
        && unit.x() >= 0
        && unit.x() < shape().width();
  }

  public float value(MapUnit unit) {
    return activations.at(unit.channel(), unit.y(), unit.x());
  }

  /** Whether maps of this sheet lie where those of another one do. */
  public boolean isLaidOutLike(MapSheet other) {
    return other != null
        && layer().name().equals(other.layer().name())
        && shape().equals(other.shape());
  }
}
