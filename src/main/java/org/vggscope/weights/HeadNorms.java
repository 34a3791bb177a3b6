package org.vggscope.weights;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.vggscope.support.Phrase;
import org.vggscope.weights.NamesByShape.Module;

/**
 * Batch normalisations among fully connected layers, told from where they stand: right behind a
 * layer, before its ReLU, or behind the ReLU, where the next layer reads what they make.
 */
final class HeadNorms {
  /** What a ReLU is called among the names of layers. */
  static final String RELU = "relu()";

  private final List<Module> connected;
  private final boolean keras;

  /** Layers, normalisations and ReLUs as the file says that they are computed; may be empty. */
  private final List<String> order;

  private final Map<Integer, Module> behind = new LinkedHashMap<>();
  private final Map<Integer, Module> fronts = new LinkedHashMap<>();
  private final List<Phrase> told = new ArrayList<>();

  /**
   * @param connected the fully connected layers in order
   * @param words what the file says of how it computes
   * @param keras whether names are those of Keras, whose layers have their activation built in
   */
  HeadNorms(List<Module> connected, boolean keras, Map<String, String> words) {
    this.connected = connected;
    this.keras = keras;
    this.order = List.of(words.getOrDefault(NetworkFile.ORDER, "").split(" "));
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
    int said = order.indexOf(norm.name());
    boolean bare =
        said > 0
            ? !order.get(said - 1).equals(RELU)
            : place == connected.size() || apart == 1 || apart == 0 && !keras;
    if (said < 0 && apart != 1 && place < connected.size()) {
      told.add(
          Phrase.of(
              bare
                  ? "%s is taken to stand before the ReLU of %s"
                  : "%s is taken to stand behind the ReLU of %s",
              Messages.quote(norm.name()),
              Messages.quote(before.name())));
    }
    return (bare ? behind.put(place - 1, norm) : fronts.put(place, norm)) == null;
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

  /** The normalisation behind a layer; null for none. */
  Module behind(int layer) {
    return behind.get(layer);
  }

  /** The normalisation of what a layer reads; null for none. */
  Module front(int layer) {
    return fronts.get(layer);
  }

  /** What was taken for what, where names and order did not tell. */
  List<Phrase> told() {
    return told;
  }
}
