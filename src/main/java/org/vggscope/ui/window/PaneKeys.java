package org.vggscope.ui.window;

import java.util.List;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** F6 goes from pane to pane, Shift+F6 back: to the first control of each that takes the keys. */
final class PaneKeys {
  /** Of those that take turns in one place only one is in the window. */
  private static final List<String> PANES =
      List.of(
          "#toolbar",
          "#network-strip",
          "#pair-strip",
          "#PicturePane",
          "#layer-tabs",
          "#ComparePane",
          "#PredictionPane");

  private PaneKeys() {}

  static void install(Scene scene) {
    scene.addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.F6 && !event.isShortcutDown() && !event.isAltDown()) {
            move(scene, event.isShiftDown() ? -1 : 1);
            event.consume();
          }
        });
  }

  private static void move(Scene scene, int step) {
    List<Node> panes = PANES.stream().map(scene::lookup).filter(Objects::nonNull).toList();
    int here = -1;
    for (int i = 0; i < panes.size(); i++) {
      if (isInside(scene.getFocusOwner(), panes.get(i))) {
        here = i;
      }
    }
    for (int tried = 1; tried <= panes.size(); tried++) {
      int from = here < 0 && step < 0 ? 0 : here;
      Node first = first(panes.get(Math.floorMod(from + step * tried, panes.size())));
      if (first != null) {
        first.requestFocus();
        return;
      }
    }
  }

  private static boolean isInside(Node node, Node pane) {
    for (Node each = node; each != null; each = each.getParent()) {
      if (each == pane) {
        return true;
      }
    }
    return false;
  }

  /** The first node of a pane that the Tab key would come to. */
  private static Node first(Node node) {
    if (!node.isVisible() || node.isDisabled()) {
      return null;
    }
    if (node.isFocusTraversable()) {
      return node;
    }
    if (node instanceof Parent parent) {
      for (Node child : parent.getChildrenUnmodifiable()) {
        Node found = first(child);
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }
}
