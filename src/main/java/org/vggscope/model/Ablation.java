package org.vggscope.model;

import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.vggscope.support.Problem;

/**
 * Parts of a network that are switched off, to see what they were good for. A channel that is off
 * answers zero everywhere, after its ReLU; the layers above read that. A layer whose ReLU is off
 * hands its negative sums on.
 */
public final class Ablation {
  /** The whole network. */
  public static final Ablation NONE = new Ablation(Map.of(), Set.of());

  /** The sets of bits are never written to after construction. */
  private final Map<Layer, BitSet> channels;

  private final Set<Layer> relus;

  private Ablation(Map<Layer, BitSet> channels, Set<Layer> relus) {
    this.channels = Map.copyOf(channels);
    this.relus = Set.copyOf(relus);
  }

  /**
   * The same with one channel switched off or on again.
   *
   * @param layer any layer
   * @param channel its feature map, or the unit of a fully connected layer, from 0
   * @throws IllegalArgumentException when the layer has no such channel
   */
  public Ablation withChannel(Layer layer, int channel, boolean off) {
    if (channel < 0 || channel >= layer.outputs()) {
      throw Problem.refused(
          "%s has the channels 0 to %d and no channel %d",
          layer.name(), layer.outputs() - 1, channel);
    }
    BitSet changed = bits(layer);
    changed.set(channel, off);
    return with(layer, changed);
  }

  /** The same with all channels of a layer switched off or on again. */
  public Ablation withLayer(Layer layer, boolean off) {
    BitSet changed = new BitSet(layer.outputs());
    changed.set(0, layer.outputs(), off);
    return with(layer, changed);
  }

  private Ablation with(Layer layer, BitSet off) {
    Map<Layer, BitSet> changed = new HashMap<>(channels);
    if (off.isEmpty()) {
      changed.remove(layer);
    } else {
      changed.put(layer, off);
    }
    return new Ablation(changed, relus);
  }

  /**
   * The same with a layer's ReLU left out or in again.
   *
   * @throws IllegalArgumentException when the layer has none
   */
  public Ablation withRelu(Layer layer, boolean off) {
    if (!layer.relu()) {
      throw Problem.refused("%s has no ReLU to leave out", layer.name());
    }
    Set<Layer> changed = new HashSet<>(relus);
    if (off) {
      changed.add(layer);
    } else {
      changed.remove(layer);
    }
    return new Ablation(channels, changed);
  }

  /** Whether nothing is switched off. */
  public boolean isEmpty() {
    return channels.isEmpty() && relus.isEmpty();
  }

  /** Whether anything of a layer is switched off, a channel or its ReLU. */
  public boolean touches(Layer layer) {
    return channels.containsKey(layer) || relus.contains(layer);
  }

  /** The layers of which anything is switched off, in no order. */
  public Set<Layer> layers() {
    Set<Layer> layers = new HashSet<>(channels.keySet());
    layers.addAll(relus);
    return layers;
  }

  /** The channels of a layer that are off, ascending. */
  public List<Integer> channels(Layer layer) {
    return bits(layer).stream().boxed().toList();
  }

  /** Whether a channel is off. */
  public boolean isOff(Layer layer, int channel) {
    BitSet off = channels.get(layer);
    return off != null && off.get(channel);
  }

  /** Whether all channels of a layer are off. */
  public boolean isOff(Layer layer) {
    BitSet off = channels.get(layer);
    return off != null && off.cardinality() == layer.outputs();
  }

  /** Whether a layer's ReLU is left out. */
  public boolean isReluOff(Layer layer) {
    return relus.contains(layer);
  }

  private BitSet bits(Layer layer) {
    BitSet off = channels.get(layer);
    return off == null ? new BitSet() : (BitSet) off.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Ablation ablation
        && channels.equals(ablation.channels)
        && relus.equals(ablation.relus);
  }

  @Override
  public int hashCode() {
    return 31 * channels.hashCode() + relus.hashCode();
  }

  @Override
  public String toString() {
    return "without channels %s and the ReLUs of %s".formatted(channels, relus);
  }
}
