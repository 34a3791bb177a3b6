package org.vggscope.ui.training.start;

import java.nio.file.Path;
import java.util.List;
import org.vggscope.model.Shape;
import org.vggscope.session.training.NewTraining;
import org.vggscope.text.Texts;
import org.vggscope.text.format.Numbers;
import org.vggscope.training.Initialisation;
import org.vggscope.training.NetworkChoice;
import org.vggscope.training.Recipe;

/**
 * What a person has chosen for a training so far, and what is to be said of it.
 *
 * @param data null while the pictures are looked at
 * @param network which network
 * @param recipe null while it is read
 * @param epochs how many, whatever the recipe says
 * @param seed as it was typed
 * @param start a way of drawing numbers, or the path of a file
 * @param startFile what was found in that file; null while it is looked at, or without one
 */
record TrainingWish(
    TrainingData data,
    NetworkChoice network,
    RecipeFile recipe,
    int epochs,
    String seed,
    String start,
    StartFile startFile) {
  /** Ways of drawing the numbers that the weights begin with. */
  static final List<String> DRAWN = List.of("he", "glorot", "normal:0.01", "normal:0.1");

  /** Whether a start is a way of drawing numbers, not the absolute path of a file. */
  static boolean isDrawn(String start) {
    return DRAWN.contains(start) || start.startsWith(Initialisation.NORMAL);
  }

  /** The recipe with what was changed of it; null while there is none. */
  Recipe chosen() {
    if (recipe == null || recipe.recipe() == null || seedRefusal() != null) {
      return null;
    }
    Recipe from = recipe.recipe();
    return from.with(
        epochs, Long.parseLong(seed.strip()), isDrawn(start) ? start : from.initialisation());
  }

  /** The training that would begin; null while there is none that could. */
  NewTraining training() {
    TrainingCost cost = cost();
    boolean looking = !isDrawn(start) && startFile == null;
    if (cost == null || looking || recipeRefusal() != null || startRefusal() != null) {
      return null;
    }
    Path from = isDrawn(start) ? null : startFile.path();
    return new NewTraining(data.given(), network, chosen(), from);
  }

  /** What it costs; null while that cannot be told. */
  TrainingCost cost() {
    Recipe chosen = chosen();
    return chosen == null || !isKnown() ? null : TrainingCost.of(network, data, chosen);
  }

  private boolean isKnown() {
    return data != null && data.refusal() == null;
  }

  String dataRefusal() {
    return data == null ? null : data.refusal();
  }

  String recipeRefusal() {
    if (recipe != null && recipe.refusal() != null) {
      return recipe.refusal();
    }
    Recipe chosen = chosen();
    return chosen == null || !isKnown() ? null : TrainingCost.refusal(data, chosen);
  }

  String startRefusal() {
    if (isDrawn(start) || startFile == null || startFile.refusal() != null || !isKnown()) {
      return isDrawn(start) || startFile == null ? null : startFile.refusal();
    }
    Shape input = new Shape(data.channels(), TrainingData.SIDE, TrainingData.SIDE);
    return startFile.refusalFor(network.network(input, data.classes(), 0));
  }

  String seedRefusal() {
    try {
      Long.parseLong(seed.strip());
      return null;
    } catch (NumberFormatException e) {
      return Texts.of("The seed is a whole number.");
    }
  }

  String dataSentence() {
    return data == null ? Texts.of("Looking at the pictures …") : data.sentence();
  }

  String recipeSentence() {
    Recipe chosen = recipe == null ? null : recipe.recipe();
    return chosen == null
        ? ""
        : Texts.of(
            "Batches of %d, rate %s, momentum %s, weight decay %s, dropout %s.",
            chosen.batch(),
            text(chosen.rate()),
            text(chosen.momentum()),
            text(chosen.decay()),
            text(chosen.dropout()));
  }

  private static String text(double number) {
    return Numbers.exact((float) number);
  }

  String startSentence() {
    if (isDrawn(start)) {
      return "";
    }
    return startFile == null
        ? Texts.of("Looking at the file …")
        : Texts.of(
            "Of %s, its first four convolutions and its fully connected layers are taken over where"
                + " name and shape agree, as the paper did with A; all others begin as the recipe"
                + " says.",
            startFile.title());
  }
}
