package org.vggscope.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.vggscope.support.Problem;

/**
 * Which layers of two networks stand for each other. Block by block, the first convolution pairs
 * with the first one, the second with the second, and so on; so do normalisations, poolings and
 * fully connected layers. What one network has more stays without a partner: of configurations D
 * and E, {@code conv3_4}, {@code conv4_4} and {@code conv5_4} (Simonyan and Zisserman 2014, Table
 * 1).
 */
public final class LayerPairs {
  /**
   * Two layers that stand for each other, or one that stands alone.
   *
   * @param first of the first network, or null
   * @param second of the second network, or null
   */
  public record Pair(Layer first, Layer second) {
    public Pair {
      if (first == null && second == null) {
        throw Problem.refused("A pair has at least one layer");
      }
    }

    /** The block that both are in: 1 to 5, or 6 for fully connected layers. */
    public int block() {
      return (first == null ? second : first).block();
    }

    /** Whether each network has its layer. */
    public boolean isComplete() {
      return first != null && second != null;
    }
  }

  private final List<Pair> pairs;
  private final Map<Layer, Pair> byFirst = new HashMap<>();
  private final Map<Layer, Pair> bySecond = new HashMap<>();

  private LayerPairs(List<Pair> pairs) {
    this.pairs = List.copyOf(pairs);
    for (Pair pair : pairs) {
      if (pair.first != null) {
        byFirst.put(pair.first, pair);
      }
      if (pair.second != null) {
        bySecond.put(pair.second, pair);
      }
    }
  }

  /**
   * Pairs the layers of two networks, which may be any with blocks: VGG's configurations at any
   * width, or {@link AlexNet}'s, whose {@code conv3} is then {@code conv3_1}'s partner.
   *
   * @param first layers of one network in the order of its forward pass
   * @param second layers of the other one
   */
  public static LayerPairs of(List<Layer> first, List<Layer> second) {
    TreeSet<Integer> blocks = new TreeSet<>();
    first.forEach(layer -> blocks.add(layer.block()));
    second.forEach(layer -> blocks.add(layer.block()));
    List<Pair> pairs = new ArrayList<>();
    for (int block : blocks) {
      pair(inBlock(first, block), inBlock(second, block), pairs);
    }
    return new LayerPairs(pairs);
  }

  private static List<Layer> inBlock(List<Layer> layers, int block) {
    return layers.stream().filter(layer -> layer.block() == block).toList();
  }

  /**
   * Walks through both blocks at once, so that the pairs are in the order of either network; what
   * one has more comes before the next thing that both have.
   */
  private static void pair(List<Layer> first, List<Layer> second, List<Pair> pairs) {
    Map<Layer, Layer> partners = partners(first, second);
    int next = 0;
    for (Layer layer : first) {
      Layer partner = partners.get(layer);
      if (partner == null) {
        pairs.add(new Pair(layer, null));
        continue;
      }
      while (!second.get(next).equals(partner)) {
        pairs.add(new Pair(null, second.get(next++)));
      }
      pairs.add(new Pair(layer, partner));
      next++;
    }
    second.subList(next, second.size()).forEach(layer -> pairs.add(new Pair(null, layer)));
  }

  /** The n-th layer of a kind stands for the n-th of that kind. */
  private static Map<Layer, Layer> partners(List<Layer> first, List<Layer> second) {
    Map<Layer, Layer> partners = new LinkedHashMap<>();
    for (LayerKind kind : LayerKind.values()) {
      List<Layer> here = first.stream().filter(layer -> layer.kind() == kind).toList();
      List<Layer> there = second.stream().filter(layer -> layer.kind() == kind).toList();
      for (int i = 0; i < Math.min(here.size(), there.size()); i++) {
        partners.put(here.get(i), there.get(i));
      }
    }
    return partners;
  }

  /** All pairs, in the order of the forward passes. */
  public List<Pair> pairs() {
    return pairs;
  }

  /** The pair that a layer of the first network is in; empty when it is none of its layers. */
  public Optional<Pair> ofFirst(Layer layer) {
    return Optional.ofNullable(byFirst.get(layer));
  }

  /** The pair that a layer of the second network is in; empty when it is none of its layers. */
  public Optional<Pair> ofSecond(Layer layer) {
    return Optional.ofNullable(bySecond.get(layer));
  }

  /**
   * The channel that stands for another one: that of the same index. Networks that were trained
   * apart give the same index to different features, so this is a place to look, no more.
   *
   * @param channel from 0, or negative for none
   * @return the partner, or -1 when the layer has no channel of that index
   */
  public static int channel(int channel, Layer partner) {
    return channel >= 0 && channel < partner.outputs() ? channel : -1;
  }

  /**
   * The row or column at the same relative place of maps of another size: the one in which the
   * middle of this one lies.
   *
   * @param position from 0
   * @param length rows or columns of the maps that it is in
   * @param partnerLength rows or columns of the partner's maps
   */
  public static int position(int position, int length, int partnerLength) {
    long middle = (2L * position + 1) * partnerLength;
    return (int) Math.max(0, Math.min(partnerLength - 1, middle / (2L * length)));
  }
}
