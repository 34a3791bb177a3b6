package org.vggscope.ui.window;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.vggscope.ui.kit.painted.PaintedPane;
import org.vggscope.ui.view.View;

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
      Node first = best(panes.get(Math.floorMod(from + step * tried, panes.size())));
      if (first != null) {
        first.requestFocus();
        return;
      }
    }
  }

  /** Whether something in a pane has the keys. */
  static boolean isWithin(Node pane) {
    return pane.getScene() != null && isInside(pane.getScene().getFocusOwner(), pane);
  }

  /** Gives the keys to what is painted in a pane, or else to its first control. */
  static void enter(Node pane) {
    Node best = best(pane);
    if (best != null) {
      best.requestFocus();
    }
    if ((best == null || !isPainted(best)) && pane.getScene() != null) {
      Node until = pane.getScene().getFocusOwner();
      pane.lookupAll("*").stream()
          .filter(PaneKeys::isPainted)
          .forEach(painted -> enterWhenSeen(painted, until));
    }
  }

  /** What is painted may not be there yet; the keys are for it when it comes. */
  private static void enterWhenSeen(Node painted, Node until) {
    painted
        .visibleProperty()
        .addListener(
            new ChangeListener<>() {
              @Override
              public void changed(
                  ObservableValue<? extends Boolean> seen, Boolean before, Boolean now) {
                seen.removeListener(this);
                Scene scene = painted.getScene();
                if (now && scene != null && scene.getFocusOwner() == until) {
                  painted.requestFocus();
                }
              }
            });
  }

  private static Node best(Node pane) {
    Node content =
        pane instanceof TabPane tabs
            ? tabs.getSelectionModel().getSelectedItem().getContent()
            : pane;
    Node painted = first(content, PaneKeys::isPainted);
    return painted == null ? first(content, Node::isFocusTraversable) : painted;
  }

  /** What a pane is about: painted, or said to be its heart. */
  private static boolean isPainted(Node node) {
    return node instanceof PaintedPane || node.getStyleClass().contains(View.HEART);
  }

  private static boolean isInside(Node node, Node pane) {
    for (Node each = node; each != null; each = each.getParent()) {
      if (each == pane) {
        return true;
      }
    }
    return false;
  }

  /** The first node of a pane, in the order of the Tab key, that can have the keys. */
  private static Node first(Node node, Predicate<Node> wanted) {
    if (!node.isVisible() || node.isDisabled()) {
      return null;
    }
    if (wanted.test(node)) {
      return node;
    }
    if (node instanceof Parent parent) {
      for (Node child : parent.getChildrenUnmodifiable()) {
        Node found = first(child, wanted);
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }
}
