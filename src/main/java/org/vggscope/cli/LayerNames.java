package org.vggscope.cli;

import java.util.Optional;
import org.vggscope.model.Layer;
import org.vggscope.model.TorchvisionNames;
import org.vggscope.weights.WeightFileException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Layers by the names that people give them. */
final class LayerNames {
  private LayerNames() {}

  /**
   * The layer of the paper's name or of torchvision's.
   *
   * @throws ParameterException when the network has none of that name
   * @throws WeightFileException when it has none for it has no classifier
   */
  static Layer find(CommandSpec spec, ModelOptions.Chosen chosen, String name)
      throws WeightFileException {
    Optional<Layer> other = TorchvisionNames.find(chosen.architecture(), name);
    try {
      return other.isPresent() ? other.get() : chosen.architecture().layer(name);
    } catch (IllegalArgumentException e) {
      if (!chosen.file().hasClassifier() && name.startsWith("fc")) {
        chosen.needClassifier();
      }
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }
}
