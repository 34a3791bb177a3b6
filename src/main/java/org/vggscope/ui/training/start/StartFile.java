package org.vggscope.ui.training.start;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.vggscope.model.Layer;
import org.vggscope.model.NetworkSpec;
import org.vggscope.text.Texts;
import org.vggscope.text.Wording;
import org.vggscope.weights.WeightFile;
import org.vggscope.weights.WeightFiles;

/**
 * A trained network's file that a training is to start from.
 *
 * @param path where it is
 * @param title what the network in it is called
 * @param layers of that network
 * @param refusal why it is no network, worded; null when it is one
 */
record StartFile(Path path, String title, List<Layer> layers, String refusal) {
  StartFile {
    layers = List.copyOf(layers);
  }

  /** Reads names and shapes; never throws because of what is there. */
  static StartFile look(Path path) {
    try (WeightFile file = WeightFiles.open(path)) {
      NetworkSpec network = file.architecture();
      return new StartFile(path, network.name(), network.layers(), null);
    } catch (IOException | RuntimeException e) {
      return new StartFile(path, "", List.of(), Wording.of(e));
    }
  }

  /** Why a network cannot start from it, worded; null when it may. */
  String refusalFor(NetworkSpec network) {
    if (refusal != null) {
      return refusal;
    }
    boolean any = network.layers().stream().anyMatch(this::has);
    return any
        ? null
        : Texts.of(
            "%s, which it holds, has no layer of the name and shape of one of the chosen"
                + " network's.",
            title);
  }

  private boolean has(Layer wanted) {
    return wanted.hasParameters()
        && layers.stream()
            .anyMatch(
                own ->
                    own.name().equals(wanted.name())
                        && own.kind() == wanted.kind()
                        && own.outputs() == wanted.outputs()
                        && own.groupInputs() == wanted.groupInputs()
                        && own.kernel() == wanted.kernel());
  }
}
