package org.vggscope.weights;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.vggscope.weights.NamesByShape.Module;

/**
 * Batch normalisations among fully connected layers, told from where they stand: right behind a
 * layer, before its ReLU, or behind the ReLU, where the next layer reads what they make.
 */
final class HeadNorms {
  private final List<Module> connected;
  private final boolean keras;
  private final Map<Integer, Module> behind = new LinkedHashMap<>();
  private final Map<Integer, Module> fronts = new LinkedHashMap<>();
  private final List<String> told = new ArrayList<>();

  /**
   * @param connected the fully connected layers in order
   * @param keras whether names are those of Keras, whose layers have their activation built in
   */
  HeadNorms(List<Module> connected, boolean keras) {
    this.connected = connected;
    this.keras = keras;
  }

  /**
   * Finds the place of one.
   *
   * @param place how many fully connected layers stand before it; less than 0 where that is not
   *     known
   * @return false when it has no place, or it is not known which
   */
  boolean add(Module norm, int place) {
    long channels = norm.parts().get(Part.MEAN).shape().get(0);
    if (place < 0) {
      int[] fitting =
          IntStream.rangeClosed(0, connected.size())
              .filter(each -> channels == width(each))
              .toArray();
      return fitting.length == 1 && add(norm, fitting[0]);
    }
    if (channels != width(place)) {
      return false;
    }
    if (place == 0) {
      return fronts.put(0, norm) == null;
    }
    Module before = connected.get(place - 1);
    int apart = NamesByShape.apart(before, norm);
    boolean last = place == connected.size();
    if (last || apart == 1 || apart == 0 && !keras) {
      if (apart == 0 && !last) {
        told.add(
            "%s is taken to stand before the ReLU of %s"
                .formatted(Messages.quote(norm.name()), Messages.quote(before.name())));
      }
      return behind.put(place - 1, norm) == null;
    }
    if (apart == 0) {
      told.add(
          "%s is taken to stand behind the ReLU of %s"
              .formatted(Messages.quote(norm.name()), Messages.quote(before.name())));
    }
    return fronts.put(place, norm) == null;
  }

  /** Channels between the layers: what the next one reads, or the last one writes. */
  private long width(int place) {
    if (place < connected.size()) {
      return connected.get(place).reads();
    }
    return connected.get(place - 1).writes();
  }

  /** Whether something stands between a layer and its neighbour. */
  boolean isBehind(int layer) {
    return behind.containsKey(layer);
  }

  /** What the first layer reads is normalised, place by place. */
  boolean isInFront() {
    return fronts.containsKey(0);
  }

  /** The normalisation behind a layer; null for none. */
  Module behind(int layer) {
    return behind.get(layer);
  }

  /** The normalisation of what a layer reads; null for none. */
  Module front(int layer) {
    return fronts.get(layer);
  }

  /** What was taken for what, where names and order did not tell. */
  List<String> told() {
    return told;
  }
}
