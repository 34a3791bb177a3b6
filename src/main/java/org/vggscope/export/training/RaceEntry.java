package org.vggscope.export.training;

import org.vggscope.training.Recipe;
import org.vggscope.training.RunFolder;

/**
 * What a run of a race started from and how, whatever became of it.
 *
 * @param setup what is trained on what
 * @param recipe how
 */
public record RaceEntry(RunFolder.Setup setup, Recipe recipe) {
  /** Whether it began with numbers drawn in that way, all else as in a recipe. */
  public boolean has(String start, Recipe like) {
    return setup.startFrom() == null
        && RaceStarts.isSame(start, recipe.initialisation())
        && RaceStarts.isSameButForStart(recipe, like);
  }

  /** Whether another run trains the same network on the same pictures. */
  public boolean isAgainst(RunFolder.Setup other) {
    return setup.data().equals(other.data()) && setup.network().equals(other.network());
  }
}
