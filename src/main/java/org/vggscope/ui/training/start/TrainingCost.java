package org.vggscope.ui.training.start;

import org.vggscope.model.Layer;
import org.vggscope.model.LayerKind;
import org.vggscope.model.NetworkSpec;
import org.vggscope.model.Shape;
import org.vggscope.text.Texts;
import org.vggscope.text.format.Numbers;
import org.vggscope.training.NetworkChoice;
import org.vggscope.training.Recipe;

/**
 * What a training costs, counted before it begins. Of pictures whose size is not known yet it is
 * what colour pictures of 32 x 32 pixels would cost.
 *
 * @param parameters what is learnt: weights, biases, and two numbers a channel of a batch
 *     normalisation
 * @param stateBytes of the weights, their momentum and their gradients
 * @param activationBytes of a batch, forward and backward; an estimate
 * @param multiplyAdds of a picture's way forward
 * @param batch pictures a step
 * @param stepsAnEpoch whole batches; {@link TrainingData#UNKNOWN} as the number of pictures is
 * @param steps of all epochs together, likewise
 * @param sized whether the pictures' size is known
 */
record TrainingCost(
    long parameters,
    long stateBytes,
    long activationBytes,
    long multiplyAdds,
    int batch,
    long stepsAnEpoch,
    long steps,
    boolean sized) {
  /** A weight, its momentum and its gradient are a float32 each. */
  private static final int OF_A_WEIGHT = 3 * Float.BYTES;

  /** An activation and its gradient. */
  private static final int OF_AN_ACTIVATION = 2 * Float.BYTES;

  /** Counts. */
  static TrainingCost of(NetworkChoice choice, TrainingData data, Recipe recipe) {
    Shape input = new Shape(data.channels(), TrainingData.SIDE, TrainingData.SIDE);
    NetworkSpec network = choice.network(input, data.classes(), recipe.dropout());
    long parameters = network.parameters();
    long activations = input.size();
    Shape shape = input;
    for (Layer layer : network.layers()) {
      shape = layer.output(shape);
      activations += shape.size();
      if (choice.normalized() && layer.kind() == LayerKind.CONVOLUTION) {
        // What the normalisation makes is kept beside what it reads.
        activations += shape.size();
        parameters += 2L * layer.outputs();
      }
    }
    boolean counted = data.pictures() != TrainingData.UNKNOWN;
    long stepsAnEpoch = counted ? data.pictures() / recipe.batch() : TrainingData.UNKNOWN;
    return new TrainingCost(
        parameters,
        parameters * OF_A_WEIGHT,
        activations * OF_AN_ACTIVATION * recipe.batch(),
        network.multiplyAdds(input.height(), input.width()),
        recipe.batch(),
        stepsAnEpoch,
        counted ? stepsAnEpoch * recipe.epochs() : TrainingData.UNKNOWN,
        data.sized());
  }

  /** Why there can be no step of a recipe, worded; null when there can. */
  static String refusal(TrainingData data, Recipe recipe) {
    return data.pictures() == TrainingData.UNKNOWN || recipe.batch() <= data.pictures()
        ? null
        : Texts.of(
            "A batch of %,d pictures is more than the %,d that there are to learn from. Choose a"
                + " recipe with a smaller batch, or more pictures.",
            recipe.batch(), data.pictures());
  }

  String parametersSentence() {
    return Texts.of("%s parameters", Numbers.grouped(parameters));
  }

  String memorySentence() {
    return Texts.of(
        "%s of memory for weights, momentum and gradients, and about %s for the activations of a"
            + " batch of %,d pictures, forward and backward (an estimate)",
        Numbers.megabytes(stateBytes), Numbers.megabytes(activationBytes), batch);
  }

  String workSentence() {
    return Texts.of(
        "%s multiply-adds a picture on its way forward; a step of training takes about three times"
            + " as many",
        Numbers.large(multiplyAdds));
  }

  String stepsSentence() {
    if (steps == TrainingData.UNKNOWN) {
      return Texts.of("How many steps it takes is known when the pictures have been read");
    }
    return Texts.count(
        stepsAnEpoch,
        "%,d step an epoch, %,d in all",
        "%,d steps an epoch, %,d in all",
        stepsAnEpoch,
        steps);
  }

  /** What the other sentences do not know. */
  String noteSentence() {
    String speed = Texts.of("The speed is measured as soon as it runs.");
    return sized
        ? speed
        : Texts.of(
            "%s %s",
            speed,
            Texts.of(
                "How large these pictures are is not known before they are read; this is reckoned"
                    + " for colour pictures of %d × %d pixels.",
                TrainingData.SIDE, TrainingData.SIDE));
  }
}
