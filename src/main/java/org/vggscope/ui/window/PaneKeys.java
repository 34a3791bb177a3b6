package org.vggscope.ui.window;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.util.Duration;
import org.vggscope.ui.kit.Owner;
import org.vggscope.ui.kit.controls.Scrolled;
import org.vggscope.ui.kit.controls.SeenPart;
import org.vggscope.ui.kit.painted.PaintedPane;
import org.vggscope.ui.view.View;
import org.vggscope.ui.view.Views;

/** F6 goes from pane to pane, Shift+F6 back: to the first control of each that takes the keys. */
final class PaneKeys {
  /** What a lesson says; who has the keys there keeps them. */
  private static final String BUBBLE = "#lesson-bubble";

  /** Of those that take turns in one place only one is in the window. */
  private static final List<String> PANES =
      List.of(
          BUBBLE,
          "#toolbar",
          "#network-strip",
          "#pair-strip",
          "#PicturePane",
          "#layer-tabs",
          "#ComparePane",
          "#TrainingPane",
          "#time-strip",
          "#PredictionPane");

  /** So often and so long it is looked whether there is something better to have the keys. */
  private static final Duration AGAIN = Duration.millis(50);

  private static final int TRIES = 40;

  private PaneKeys() {}

  static void install(Owner window, Scene scene) {
    window.filter(
        scene,
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
      if (take(panes.get(Math.floorMod(from + step * tried, panes.size()))) != null) {
        return;
      }
    }
  }

  /**
   * Gives the keys to what is painted in a pane, or until that is there to its first control,
   * unless somebody takes them elsewhere meanwhile.
   */
  static void enter(Node pane) {
    Node[] given = {take(pane)};
    Node[] fallen = {null};
    Timeline later = new Timeline();
    later
        .getKeyFrames()
        .add(
            new KeyFrame(
                AGAIN,
                event -> {
                  Node now = pane.getScene() == null ? null : pane.getScene().getFocusOwner();
                  // What had them is hidden a moment later, and JavaFX gives them to what comes
                  // next.
                  boolean outside = !isInside(now, pane);
                  if (outside && fallen[0] == null) {
                    fallen[0] = now;
                  }
                  boolean lost = outside && now == fallen[0];
                  boolean lesson = now != null && isInside(now, pane.getScene().lookup(BUBBLE));
                  boolean waiting = now != null && now == given[0] && !isPainted(now);
                  if (lesson || !lost && !waiting) {
                    later.stop();
                  } else if (pane.getScene() != null && SeenPart.isShown(pane)) {
                    given[0] = take(pane);
                  }
                }));
    later.setCycleCount(TRIES);
    later.play();
  }

  /** Gives the keys to the view that is looked at, as {@link #enter(Node)}. */
  static void enter(Views views) {
    views.open().ifPresent(open -> enter(open.view().content()));
  }

  /** Gives the keys to the best there is now; null when there is nothing. */
  private static Node take(Node pane) {
    Node best = best(pane);
    if (best != null) {
      best.requestFocus();
      Scrolled.reveal(best);
    }
    return best;
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
