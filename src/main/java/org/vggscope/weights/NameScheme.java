package org.vggscope.weights;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.vggscope.model.AlexNet;
import org.vggscope.model.NetworkSpec;

/** The ways in which the world's VGG files name their arrays. */
enum NameScheme {
  /** {@code conv1_1.weight} and the like: the paper's names, which Caffe made common. */
  PAPER(
      "(?:arg:|state_dict\\.|model\\.|module\\.)*",
      "(conv\\d(?:_\\d)?|fc[678])[._/]+(weights?|bias(?:es)?|W|b|[01])",
      paper()),
  /** {@code features.0.weight}: PyTorch's torchvision, timm, and MXNet's Gluon. */
  TORCHVISION(
      "(?:state_dict\\.|model_state_dict\\.|module\\.|model\\.|net\\.|backbone\\.)*",
      "(features\\.\\d+|classifier\\.\\d+|pre_logits\\.fc[12]|head\\.fc|output)\\."
          + "(weight|bias|gamma|beta|running_mean|running_var)",
      torchvision()),
  /** {@code block1_conv1/block1_conv1/kernel:0}, {@code fc1/...}: Keras's applications. */
  KERAS(
      "(?:[^/]+/)*",
      "(block\\d_conv\\d|fc1|fc2|predictions)/(?:[^/]+/)*"
          + "(?:\\1_)?(kernel|bias|W|b|[01])(?:_\\d+)?(?::0)?",
      keras()),
  /** {@code layers/conv2d_1/vars/0}: Keras 3 where it numbers layers. */
  KERAS_NUMBERED(
      "(?:[^/]+/)*",
      "((?:conv2d|dense)(?:_\\d+)?)/vars/([01])",
      NamePlan.numbered(i -> numbered("conv2d", i), i -> numbered("dense", i), null)),
  /** {@code vgg0_conv0_weight}: Gluon before it named arrays by their place. */
  GLUON_NUMBERED(
      "(?:arg:|aux:)?(?:vgg\\d+_)?",
      "((?:conv|dense|batchnorm)\\d+)[_.](weight|bias|gamma|beta|running_mean|running_var)",
      gluon());

  private static final Pattern WRAPPERS =
      Pattern.compile(
          "(?<![^.])(?:module|_orig_mod|_fsdp_wrapped_module|_forward_module|_module)\\.");

  /** Longer keys are nobody's, and would keep the pattern busy. */
  private static final int LONGEST_KEY = 200;

  private final Pattern pattern;
  private final List<NamePlan> plans;

  NameScheme(String prefix, String key, List<NamePlan> plans) {
    this.pattern = Pattern.compile(prefix + key);
    this.plans = plans;
  }

  private static List<NamePlan> paper() {
    List<NetworkSpec> alexNets =
        Stream.of(AlexNet.Kind.CAFFE, AlexNet.Kind.CAFFENET, AlexNet.Kind.TORCHVISION)
            .map(AlexNet::of)
            .toList();
    return NamePlan.byLayer(alexNets, UnaryOperator.identity());
  }

  private static List<NamePlan> torchvision() {
    List<String> classifier = List.of("classifier.0", "classifier.3", "classifier.6");
    List<String> timm = List.of("pre_logits.fc1", "pre_logits.fc2", "head.fc");
    List<NamePlan> plans = new ArrayList<>();
    for (boolean normalized : List.of(false, true)) {
      // Both average maps that are too small for the first fully connected layer.
      plans.addAll(adaptive(NamePlan.vggSequential(normalized, (index, i) -> classifier.get(i))));
      plans.addAll(adaptive(NamePlan.vggSequential(normalized, (index, i) -> timm.get(i))));
      // Gluon's fully connected layers go on counting, each followed by a dropout.
      plans.addAll(
          NamePlan.vggSequential(
              normalized, (index, i) -> i < 2 ? "features." + (index + 2 * i) : "output"));
    }
    // Before 2017 torchvision, and converters after it, counted a module for flattening.
    List<String> old = List.of("classifier.1", "classifier.4", "classifier.6");
    plans.addAll(adaptive(NamePlan.vggSequential(false, (index, i) -> old.get(i))));
    // A dropout stands before each of the first two, not behind.
    List<String> alexNet = List.of("classifier.1", "classifier.4", "classifier.6");
    plans.addAll(
        adaptive(
            NamePlan.alexNetSequential(AlexNet.Kind.TORCHVISION, (index, i) -> alexNet.get(i))));
    return plans;
  }

  private static List<NamePlan> adaptive(List<NamePlan> plans) {
    return plans.stream()
        .map(plan -> new NamePlan(plan.template().adaptive(), plan.layers(), plan.norms()))
        .toList();
  }

  private static List<NamePlan> keras() {
    Map<String, String> fullyConnected = Map.of("fc6", "fc1", "fc7", "fc2", "fc8", "predictions");
    return NamePlan.byLayer(
        List.of(),
        layer ->
            fullyConnected.getOrDefault(
                layer, layer.replaceFirst("conv(\\d)_(\\d)", "block$1_conv$2")));
  }

  private static String numbered(String word, int index) {
    return index == 0 ? word : word + "_" + index;
  }

  private static List<NamePlan> gluon() {
    List<NamePlan> plans = new ArrayList<>();
    plans.addAll(NamePlan.numbered(i -> "conv" + i, i -> "dense" + i, null));
    plans.addAll(NamePlan.numbered(i -> "conv" + i, i -> "dense" + i, i -> "batchnorm" + i));
    return plans;
  }

  /** What the file's names can mean, one plan a configuration and variant. */
  List<NamePlan> plans() {
    return plans;
  }

  /** What a key says, or null when it is none of this scheme's. */
  Slot slot(String key) {
    if (key.length() > LONGEST_KEY) {
      return null;
    }
    Matcher matcher = pattern.matcher(key);
    if (!matcher.matches()) {
      return null;
    }
    return new Slot(
        key.substring(0, matcher.start(1)), matcher.group(1), Part.WORDS.get(matcher.group(2)));
  }

  /**
   * What a key says when whatever stands before it is left away: {@code model_ema} is anybody's.
   * What PyTorch wraps modules in is left away wherever it stands.
   */
  Slot anywhere(String key) {
    if (key.length() > LONGEST_KEY) {
      return null;
    }
    String bare = WRAPPERS.matcher(key).replaceAll("");
    int from = 0;
    while (from >= 0) {
      Slot slot = slot(bare.substring(from));
      if (slot != null) {
        return new Slot(bare.substring(0, from) + slot.prefix(), slot.module(), slot.part());
      }
      int next = from;
      while (next < bare.length() && bare.charAt(next) != '.' && bare.charAt(next) != '/') {
        next++;
      }
      from = next < bare.length() ? next + 1 : -1;
    }
    return null;
  }

  /**
   * What a key says.
   *
   * @param prefix what stands before it: {@code state_dict.module.}
   * @param module the file's name of the layer
   * @param part which of its arrays
   */
  record Slot(String prefix, String module, Part part) {}
}
