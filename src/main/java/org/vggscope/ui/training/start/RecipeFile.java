package org.vggscope.ui.training.start;

import java.io.IOException;
import org.vggscope.text.Wording;
import org.vggscope.training.Recipe;

/**
 * A recipe that was read.
 *
 * @param recipe null when there is none
 * @param refusal why there is none, worded; null when there is one
 */
record RecipeFile(Recipe recipe, String refusal) {
  /** Reads one by its name or its path; never throws because of what is there. */
  static RecipeFile look(String given) {
    try {
      return new RecipeFile(Recipe.of(given), null);
    } catch (IOException | RuntimeException e) {
      return new RecipeFile(null, Wording.of(e, given));
    }
  }
}
