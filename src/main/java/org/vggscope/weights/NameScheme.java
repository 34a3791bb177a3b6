package org.vggscope.weights;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The ways in which the world's VGG files name their arrays. */
enum NameScheme {
  /** {@code conv1_1.weight} and the like: the paper's names, which Caffe made common. */
  PAPER("", "(conv\\d_\\d|fc[678])[._/](weights?|bias(?:es)?|W|b|[01])", paper()),
  /** {@code features.0.weight}: PyTorch's torchvision, timm, and MXNet's Gluon. */
  TORCHVISION(
      "(?:module\\.|model\\.|net\\.|backbone\\.)*",
      "(features\\.\\d+|classifier\\.\\d+|pre_logits\\.fc[12]|head\\.fc|output)\\."
          + "(weight|bias|gamma|beta|running_mean|running_var)",
      torchvision());

  private final Pattern pattern;
  private final List<NamePlan> plans;

  NameScheme(String prefix, String key, List<NamePlan> plans) {
    this.pattern = Pattern.compile(prefix + key);
    this.plans = plans;
  }

  private static List<NamePlan> paper() {
    return NamePlan.byLayer(UnaryOperator.identity());
  }

  private static List<NamePlan> torchvision() {
    List<String> classifier = List.of("classifier.0", "classifier.3", "classifier.6");
    List<String> timm = List.of("pre_logits.fc1", "pre_logits.fc2", "head.fc");
    List<NamePlan> plans = new ArrayList<>();
    for (boolean normalized : List.of(false, true)) {
      plans.addAll(NamePlan.sequential(normalized, (index, i) -> classifier.get(i)));
      plans.addAll(NamePlan.sequential(normalized, (index, i) -> timm.get(i)));
      // Gluon's fully connected layers go on counting, each followed by a dropout.
      plans.addAll(
          NamePlan.sequential(
              normalized, (index, i) -> i < 2 ? "features." + (index + 2 * i) : "output"));
    }
    return plans;
  }

  /** What the file's names can mean, one plan a configuration and variant. */
  List<NamePlan> plans() {
    return plans;
  }

  /** What a key says, or null when it is none of this scheme's. */
  Slot slot(String key) {
    Matcher matcher = pattern.matcher(key);
    if (!matcher.matches()) {
      return null;
    }
    return new Slot(matcher.group(1), Part.WORDS.get(matcher.group(2)));
  }

  /**
   * What a key says.
   *
   * @param module the file's name of the layer
   * @param part which of its arrays
   */
  record Slot(String module, Part part) {}
}
