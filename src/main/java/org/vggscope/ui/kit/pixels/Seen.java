package org.vggscope.ui.kit.pixels;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

/** Whether a node and all that it lies in are visible: a pane under another tab is not. */
final class Seen {
  private Seen() {}

  static ObservableValue<Boolean> of(Node node) {
    return node.visibleProperty()
        .flatMap(visible -> visible ? within(node) : node.visibleProperty());
  }

  private static ObservableValue<Boolean> within(Node node) {
    return node.parentProperty().flatMap(Seen::of).orElse(true);
  }
}
