package org.vggscope.explain;

import org.vggscope.inference.VggNetwork;

/** Checks which class is asked about. */
final class ClassIndex {
  private ClassIndex() {}

  /**
   * Checks.
   *
   * @throws IllegalArgumentException when the network has no such class
   */
  static void check(VggNetwork network, int index) {
    int classes = network.architecture().classes();
    if (index < 0 || index >= classes) {
      throw new IllegalArgumentException(
          "The network has the classes 0 to %d and no class %d".formatted(classes - 1, index));
    }
  }
}
