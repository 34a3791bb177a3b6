package org.vggscope.explain;

import org.vggscope.inference.Network;
import org.vggscope.support.Problem;

/** Checks which class is asked about. */
final class ClassIndex {
  private ClassIndex() {}

  /**
   * Checks.
   *
   * @throws IllegalArgumentException when the network has no such class
   */
  static void check(Network network, int index) {
    int classes = network.architecture().classes();
    if (index < 0 || index >= classes) {
      throw Problem.refused(
          "The network has the classes 0 to %d and no class %d", classes - 1, index);
    }
  }
}
