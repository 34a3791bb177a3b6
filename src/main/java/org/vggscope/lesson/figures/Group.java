package org.vggscope.lesson.figures;

/** Figures of one matter. */
@FunctionalInterface
interface Group {
  /**
   * Computes a figure.
   *
   * @return null when it is none of these
   * @throws NotThere when there is no value, or not yet
   */
  Value value(String name, Arguments given);

  static Value number(double amount) {
    return new Value.Number(amount);
  }

  static Value share(double share) {
    return new Value.Share(share);
  }
}
