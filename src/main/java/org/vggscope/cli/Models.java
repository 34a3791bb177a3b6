package org.vggscope.cli;

import java.io.IOException;
import java.util.List;
import org.vggscope.inference.ComputeEngine;
import org.vggscope.inference.HeapSpace;
import org.vggscope.inference.InputTensor;
import org.vggscope.inference.LoadedModel;
import org.vggscope.model.Prediction;

/** Loads networks and asks them, for commands that nobody cancels. */
final class Models {
  private Models() {}

  /** Copies the weights into the engine. */
  static LoadedModel load(ComputeEngine engine, ModelOptions.Chosen chosen) throws IOException {
    LoadedModel model =
        LoadedModel.load(
            engine, chosen.id(), chosen.file(), chosen.labels(), share -> {}, () -> false);
    HeapSpace.giveBack();
    return model;
  }

  /**
   * Asks a network about the looks at a picture.
   *
   * @return all classes, the most probable first
   * @throws IllegalStateException when the answer is not made of numbers
   */
  static List<Prediction> ask(LoadedModel model, List<InputTensor> inputs) {
    return finite(model.classify(inputs, () -> false));
  }

  /**
   * An answer that is made of numbers.
   *
   * @param ranked an answer of a network
   * @throws IllegalStateException when it is not made of numbers
   */
  static List<Prediction> finite(List<Prediction> ranked) {
    // Not a number is not equal to itself; ranked as anything it would look like an answer.
    if (ranked.stream().allMatch(p -> Double.isFinite(p.probability()))) {
      return ranked;
    }
    throw new IllegalStateException(
        "the logits are not finite numbers; the weight file is damaged or the input far out of"
            + " range");
  }
}
