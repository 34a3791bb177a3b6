package org.vggscope.cli;

import java.io.IOException;
import java.util.List;
import org.vggscope.inference.ComputeEngine;
import org.vggscope.inference.HeapSpace;
import org.vggscope.inference.LoadedModel;
import org.vggscope.model.Prediction;
import org.vggscope.picture.InputTensor;
import org.vggscope.weights.WeightFileException;

/** Loads networks and asks them, for commands that nobody cancels. */
final class Models {
  private Models() {}

  /**
   * Copies the weights into the engine, and says what of the file was left out: it may be what
   * makes the answer another one than in training.
   *
   * @throws WeightFileException when the classifier turns out to be broken
   */
  static LoadedModel load(ComputeEngine engine, ModelOptions.Chosen chosen, Console console)
      throws IOException {
    say(chosen, console);
    if (chosen.labelsFrom() != null) {
      console.error(
          "%s: classes are called as %s beside it says"
              .formatted(chosen.id(), chosen.labelsFrom()));
    }
    LoadedModel model = loadQuietly(engine, chosen);
    if (chosen.file().hasClassifier() && !model.hasClassifier()) {
      model.close();
      throw new WeightFileException(model.network().problem());
    }
    return model;
  }

  /** Says what was guessed, chosen or left out. */
  static void say(ModelOptions.Chosen chosen, Console console) {
    chosen.file().guesses().forEach(note -> console.error(chosen.id() + ": " + note));
  }

  /** As {@link #load}, for what a network without its classifier is good enough for. */
  static LoadedModel loadAsFarAsGood(
      ComputeEngine engine, ModelOptions.Chosen chosen, Console console) throws IOException {
    say(chosen, console);
    return loadQuietly(engine, chosen);
  }

  /** As {@link #loadAsFarAsGood}, where it was all said before. */
  static LoadedModel loadQuietly(ComputeEngine engine, ModelOptions.Chosen chosen)
      throws IOException {
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
   * As {@link #ask} for several pictures, many at a time where each has one look.
   *
   * @param inputs of each picture
   * @return of each picture all classes, the most probable first
   */
  static List<List<Prediction>> askEach(LoadedModel model, List<List<InputTensor>> inputs) {
    if (inputs.stream().anyMatch(looks -> looks.size() > 1)) {
      return inputs.stream().map(looks -> ask(model, looks)).toList();
    }
    List<InputTensor> all = inputs.stream().map(looks -> looks.get(0)).toList();
    return model.classifyEach(all, () -> false).stream().map(Models::finite).toList();
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
