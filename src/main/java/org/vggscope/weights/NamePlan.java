package org.vggscope.weights;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.vggscope.model.AlexNet;
import org.vggscope.model.Configuration;
import org.vggscope.model.Layer;
import org.vggscope.model.LayerKind;
import org.vggscope.model.NetworkSpec;
import org.vggscope.model.Vgg;

/**
 * What a file calls the layers of one network.
 *
 * @param template the network as published; D stands for C too, whose layers are called the same
 * @param layers the file's name of each layer with weights
 * @param norms the file's name of the batch normalisation behind a layer, for those that have one
 * @param fronts the file's name of the batch normalisation of what a layer reads, for those that
 *     have one: behind the ReLU of the layer before
 */
record NamePlan(
    NetworkSpec template,
    Map<String, String> layers,
    Map<String, String> norms,
    Map<String, String> fronts) {

  /** VGG's configurations that names can tell apart. */
  private static final List<NetworkSpec> VGG =
      Stream.of(Configuration.A, Configuration.B, Configuration.D, Configuration.E)
          .map(Vgg::paper)
          .toList();

  NamePlan(NetworkSpec template, Map<String, String> layers, Map<String, String> norms) {
    this(template, layers, norms, Map.of());
  }

  /** Whether there is any batch normalisation. */
  boolean isNormalized() {
    return !norms.isEmpty() || !fronts.isEmpty();
  }

  /** The file's names of a layer and of the batch normalisations beside it. */
  List<String> modules(String layer) {
    return Stream.of(layers, norms, fronts).map(each -> each.getOrDefault(layer, "")).toList();
  }

  /** Whether the file calls a batch normalisation so. */
  boolean isNorm(String module) {
    return norms.containsValue(module) || fronts.containsValue(module);
  }

  /** Plans of a sequence of modules in which activations and poolings are counted too. */
  static List<NamePlan> vggSequential(
      boolean normalized, BiFunction<Integer, Integer, String> fullyConnected) {
    return sequential(VGG, normalized, fullyConnected);
  }

  /** As {@link #vggSequential}, of one kind of AlexNet. */
  static List<NamePlan> alexNetSequential(
      AlexNet.Kind kind, BiFunction<Integer, Integer, String> fullyConnected) {
    return sequential(List.of(AlexNet.of(kind)), false, fullyConnected);
  }

  private static List<NamePlan> sequential(
      List<NetworkSpec> templates,
      boolean normalized,
      BiFunction<Integer, Integer, String> fullyConnected) {
    List<NamePlan> plans = new ArrayList<>();
    for (NetworkSpec template : templates) {
      Map<String, String> layers = new LinkedHashMap<>();
      Map<String, String> norms = new LinkedHashMap<>();
      int index = 0;
      for (Layer layer : template.layers()) {
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
      int end = index;
      putFullyConnected(template, layers, i -> fullyConnected.apply(end, i));
      plans.add(new NamePlan(template, layers, norms));
    }
    return plans;
  }

  /**
   * Plans in which a layer's name does not depend on the configuration.
   *
   * @param others networks beside VGG's that have such names
   */
  static List<NamePlan> byLayer(List<NetworkSpec> others, UnaryOperator<String> name) {
    List<NetworkSpec> templates = Stream.concat(VGG.stream(), others.stream()).toList();
    List<NamePlan> plans = new ArrayList<>();
    for (NetworkSpec template : templates) {
      Map<String, String> layers = new LinkedHashMap<>();
      for (Layer layer : template.layers()) {
        if (layer.hasParameters()) {
          layers.put(layer.name(), name.apply(layer.name()));
        }
      }
      plans.add(new NamePlan(template, layers, Map.of()));
    }
    return plans;
  }

  /** Plans in which layers of each kind are numbered from 0. */
  static List<NamePlan> numbered(
      IntFunction<String> convolution,
      IntFunction<String> fullyConnected,
      IntFunction<String> norm) {
    List<NamePlan> plans = new ArrayList<>();
    NetworkSpec alexNet = AlexNet.of(AlexNet.Kind.TORCHVISION);
    for (NetworkSpec template : Stream.concat(VGG.stream(), Stream.of(alexNet)).toList()) {
      Map<String, String> layers = new LinkedHashMap<>();
      Map<String, String> norms = new LinkedHashMap<>();
      int index = 0;
      for (Layer layer : template.layers()) {
        if (layer.kind() == LayerKind.CONVOLUTION) {
          layers.put(layer.name(), convolution.apply(index));
          if (norm != null) {
            norms.put(layer.name(), norm.apply(index));
          }
          index++;
        }
      }
      putFullyConnected(template, layers, fullyConnected);
      plans.add(new NamePlan(template, layers, norms));
    }
    return plans;
  }

  private static void putFullyConnected(
      NetworkSpec template, Map<String, String> layers, IntFunction<String> name) {
    List<String> own = fullyConnected(template);
    for (int i = 0; i < own.size(); i++) {
      layers.put(own.get(i), name.apply(i));
    }
  }

  /** Names of the fully connected layers. */
  List<String> fullyConnected() {
    return fullyConnected(template);
  }

  private static List<String> fullyConnected(NetworkSpec template) {
    return template.layers().stream()
        .filter(layer -> layer.kind() == LayerKind.FULLY_CONNECTED)
        .map(Layer::name)
        .toList();
  }
}
