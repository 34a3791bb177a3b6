package org.vggscope.ui.training.confusion;

import org.vggscope.text.Texts;

/** What is said of the pictures of a cell. */
final class CellTexts {
  private CellTexts() {}

  /**
   * How many there are, and how many of them are shown.
   *
   * @param step of the network that was asked
   * @param right what the class is called
   * @param answer what it is taken for is called
   */
  static String found(CellSearch.Found found, long step, String right, String answer) {
    int shown = found.first().size();
    if (right.equals(answer)) {
      return found.count() == 0
          ? Texts.of("At step %,d the network recognises no picture of %s.", step, right)
          : Texts.of(
              "At step %,d the network recognises these pictures of %s (%,d of %,d shown).",
              step, right, shown, found.count());
    }
    return found.count() == 0
        ? Texts.of("At step %,d the network takes no picture of %s for %s.", step, right, answer)
        : Texts.of(
            "At step %,d the network takes these pictures of %s for %s (%,d of %,d shown).",
            step, right, answer, shown, found.count());
  }
}
