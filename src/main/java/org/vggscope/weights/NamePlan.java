package org.vggscope.weights;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import org.vggscope.model.Architecture;
import org.vggscope.model.Configuration;
import org.vggscope.model.Layer;
import org.vggscope.model.LayerKind;

/**
 * What a file calls the layers of one configuration.
 *
 * @param configuration the configuration; D stands for C too, whose layers are called the same
 * @param layers the file's name of each layer with weights
 * @param norms the file's name of the batch normalisation behind a layer, for those that have one
 */
record NamePlan(
    Configuration configuration, Map<String, String> layers, Map<String, String> norms) {

  /** The configurations that names can tell apart. */
  private static final List<Configuration> TOLD_BY_NAME =
      List.of(Configuration.A, Configuration.B, Configuration.D, Configuration.E);

  static final List<String> FULLY_CONNECTED = List.of("fc6", "fc7", "fc8");

  /** Plans of a sequence of modules in which activations and poolings are counted too. */
  static List<NamePlan> sequential(
      boolean normalized, BiFunction<Integer, Integer, String> fullyConnected) {
    List<NamePlan> plans = new ArrayList<>();
    for (Configuration configuration : TOLD_BY_NAME) {
      Map<String, String> layers = new LinkedHashMap<>();
      Map<String, String> norms = new LinkedHashMap<>();
      int index = 0;
      for (Layer layer : Architecture.paper(configuration).layers()) {
        if (layer.kind() == LayerKind.CONVOLUTION) {
          layers.put(layer.name(), "features." + index++);
          if (normalized) {
            norms.put(layer.name(), "features." + index++);
          }
        }
        if (layer.kind() == LayerKind.CONVOLUTION || layer.kind() == LayerKind.POOLING) {
          index++;
        }
      }
      for (int i = 0; i < FULLY_CONNECTED.size(); i++) {
        layers.put(FULLY_CONNECTED.get(i), fullyConnected.apply(index, i));
      }
      plans.add(new NamePlan(configuration, layers, norms));
    }
    return plans;
  }

  /** Plans in which a layer's name does not depend on the configuration. */
  static List<NamePlan> byLayer(UnaryOperator<String> name) {
    List<NamePlan> plans = new ArrayList<>();
    for (Configuration configuration : TOLD_BY_NAME) {
      Map<String, String> layers = new LinkedHashMap<>();
      for (Layer layer : Architecture.paper(configuration).layers()) {
        if (layer.hasParameters()) {
          layers.put(layer.name(), name.apply(layer.name()));
        }
      }
      plans.add(new NamePlan(configuration, layers, Map.of()));
    }
    return plans;
  }

  /** Plans in which layers of each kind are numbered from 0. */
  static List<NamePlan> numbered(
      IntFunction<String> convolution,
      IntFunction<String> fullyConnected,
      IntFunction<String> norm) {
    List<NamePlan> plans = new ArrayList<>();
    for (Configuration configuration : TOLD_BY_NAME) {
      Map<String, String> layers = new LinkedHashMap<>();
      Map<String, String> norms = new LinkedHashMap<>();
      int index = 0;
      for (Layer layer : Architecture.paper(configuration).layers()) {
        if (layer.kind() == LayerKind.CONVOLUTION) {
          layers.put(layer.name(), convolution.apply(index));
          if (norm != null) {
            norms.put(layer.name(), norm.apply(index));
          }
          index++;
        }
      }
      for (int i = 0; i < FULLY_CONNECTED.size(); i++) {
        layers.put(FULLY_CONNECTED.get(i), fullyConnected.apply(i));
      }
      plans.add(new NamePlan(configuration, layers, norms));
    }
    return plans;
  }
}
