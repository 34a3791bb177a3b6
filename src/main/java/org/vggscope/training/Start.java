package org.vggscope.training;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vggscope.inference.LearningNetwork;
import org.vggscope.model.Layer;
import org.vggscope.model.NetworkSpec;
import org.vggscope.support.Problem;
import org.vggscope.support.ProblemException;
import org.vggscope.weights.WeightFile;
import org.vggscope.weights.WeightFiles;

/** What a network's weights begin with. */
final class Start {
  /**
   * What Simonyan and Zisserman took of A for the deeper networks (2014, Section 3.1): its first
   * four convolutions and its fully connected layers.
   */
  private static final List<String> OF_A =
      List.of("conv1_1", "conv2_1", "conv3_1", "conv3_2", "fc6", "fc7", "fc8");

  private static final String ALL = "all";

  private Start() {}

  /**
   * Sees that what is to be taken over or to stay are layers that learn.
   *
   * @throws IllegalArgumentException when one is not
   */
  static void check(NetworkSpec network, RunFolder.Setup setup) {
    for (List<String> names : List.of(setup.taken(), setup.frozen())) {
      for (String name : names) {
        boolean learns =
            network.layers().stream()
                .anyMatch(layer -> layer.hasParameters() && layer.name().equals(name));
        if (!learns && !(names == setup.taken() && name.equals(ALL))) {
          throw Problem.refused("%s has no layer with weights called '%s'", network.name(), name);
        }
      }
    }
  }

  /**
   * Fills a network.
   *
   * @return names of the layers that were taken over
   */
  static List<String> fill(LearningNetwork network, Recipe recipe, RunFolder.Setup setup)
      throws IOException {
    fill(network, recipe.initialisation(), recipe.seed());
    return setup.startFrom() == null ? List.of() : takeOver(network, setup);
  }

  /** Draws all weights. */
  static void fill(LearningNetwork network, String name, long seed) {
    Initialisation initialisation = Initialisation.of(name);
    int place = 0;
    for (Layer layer : network.layers()) {
      network.set(layer.name() + ".weight", initialisation.weights(layer, seed * 7919 + place++));
    }
  }

  private static List<String> takeOver(LearningNetwork network, RunFolder.Setup setup)
      throws IOException {
    List<String> taken = new ArrayList<>();
    try (WeightFile file = WeightFiles.open(Path.of(setup.startFrom()))) {
      List<String> wanted = setup.taken().isEmpty() ? OF_A : setup.taken();
      boolean all = wanted.contains(ALL);
      for (Layer layer : network.layers()) {
        Optional<Layer> other =
            file.architecture().layers().stream()
                .filter(each -> each.name().equals(layer.name()) && fits(each, layer))
                .findFirst();
        boolean asked = all || wanted.contains(layer.name());
        if (asked && other.isPresent()) {
          take(network, layer, file);
          taken.add(layer.name());
        } else if (asked && !all && !setup.taken().isEmpty()) {
          throw new ProblemException(
              Problem.of("has no %s of that shape", layer.name()).about(setup.startFrom()));
        }
      }
      if (taken.isEmpty()) {
        throw new ProblemException(
            Problem.of(
                    "has no layer of the name and shape of one of %s's",
                    network.architecture().name())
                .about(setup.startFrom()));
      }
    }
    return taken;
  }

  /** Takes one layer over from a file that has it. */
  static void take(LearningNetwork network, Layer layer, WeightFile file) throws IOException {
    float[] weights = new float[Math.toIntExact(layer.weightCount())];
    file.readWeights(layer.name(), 0, FloatBuffer.wrap(weights));
    network.set(layer.name() + ".weight", weights);
    float[] bias = new float[layer.outputs()];
    file.readBias(layer.name(), FloatBuffer.wrap(bias));
    network.set(layer.name() + ".bias", bias);
  }

  private static boolean fits(Layer one, Layer other) {
    return one.kind() == other.kind()
        && one.outputs() == other.outputs()
        && one.groupInputs() == other.groupInputs()
        && one.kernel() == other.kernel();
  }
}
