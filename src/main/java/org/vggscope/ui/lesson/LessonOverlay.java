package org.vggscope.ui.lesson;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.geometry.Dimension2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import org.vggscope.lesson.Player;
import org.vggscope.ui.kit.Owner;
import org.vggscope.ui.kit.controls.SeenPart;
import org.vggscope.ui.kit.dialog.Dialogs;
import org.vggscope.ui.view.ViewPane;

/**
 * What a lesson lays over the window: a ring round what is spoken of and a bubble beside it. Where
 * there is neither, the mouse goes through. The ring goes wherever its control goes.
 */
public final class LessonOverlay extends Pane {
  /** How wide the bubble can be, in units of its type, the best first. */
  private static final double[] WIDTHS = {30, 38, 24, 48, 19, 60, 15, 12, 11};

  /** How far the ring lies outside: as wide as it is, and some room for letters at the edge. */
  private static final double RING = 6;

  private final LessonRoom room;
  private final Runnable ended;
  private final Shade shade = new Shade();
  private final Region ring = new Region();
  private final PlacePicker picker;
  private final Bubble bubble;

  /** Says that the lesson plays by itself, while it does. */
  private final PrintingCard card;

  /** What the step speaks of, that which it points at first. */
  private List<Anchor> anchors = List.of();

  private Player.Scene shown;
  private double font = Dialogs.FONT;

  /** What the bubble was placed by; null to place it anew. */
  private List<Object> placedBy;

  private BubblePlace place;

  /** Whether somebody has drawn the bubble aside: in this step it stays there. */
  private boolean aside;

  /**
   * @param owner whom its listeners go with
   * @param ended gives the keys to the window again
   */
  public LessonOverlay(Owner owner, LessonRoom room, Runnable ended) {
    this.room = room;
    this.ended = ended;
    setId("lesson-overlay");
    setPickOnBounds(false);
    ring.setId("lesson-ring");
    ring.getStyleClass().add("lesson-ring");
    ring.setManaged(false);
    ring.setMouseTransparent(true);
    picker = new PlacePicker(room::click);
    bubble = new Bubble(room, () -> aside = true);
    bubble.setManaged(false);
    card = new PrintingCard(this, room);
    getChildren().addAll(shade, ring, picker, card);
    getChildren().forEach(each -> each.setVisible(false));
    owner.on(room.sceneProperty(), () -> show());
    owner.on(room.presentingProperty(), () -> fill());
    owner.on(room.captionsProperty(), () -> fill());
    room.onCamera(card);
    show();
  }

  /** Has it follow what it points at, whenever a scene is laid out. */
  public void install(Owner owner, Scene scene) {
    owner.afterLayout(scene, this::follow);
    owner.filter(scene, ScrollEvent.SCROLL, event -> leaveAlone());
    owner.filter(scene, MouseEvent.MOUSE_PRESSED, event -> leaveAlone());
    bubble.install(owner, scene);
    card.install(owner, scene);
    takeKeys();
  }

  private void leaveAlone() {
    anchors.forEach(Anchor::leaveAlone);
  }

  private void show() {
    Player.Scene before = shown;
    shown = room.sceneProperty().get();
    if (shown == null) {
      getChildren().forEach(each -> each.setVisible(false));
      if (before != null) {
        ended.run();
      }
      return;
    }
    if (bubble.getParent() == null) {
      // A start without a lesson has no need of it.
      getChildren().add(getChildren().indexOf(card), bubble);
    }
    boolean sameStep =
        before != null
            && before.lesson().id().equals(shown.lesson().id())
            && before.index() == shown.index();
    aside &= sameStep;
    if (!sameStep || !before.anchors().equals(shown.anchors())) {
      anchors = shown.anchors().stream().map(Anchor::new).toList();
    }
    fill();
    boolean printed = room.printingProperty().get() != null;
    bubble.setVisible(!printed);
    card.show(printed ? shown : null);
    if (!sameStep || before.phase() != shown.phase()) {
      takeKeys();
    }
  }

  private void fill() {
    if (shown != null) {
      fill(true);
      replace();
    }
  }

  private void fill(boolean captioned) {
    room.leaveCaptionsOut(!captioned);
    bubble.show(shown);
    bubble.explain(captioned ? null : Bubble.ONE_LANGUAGE);
    bubble.applyCss();
  }

  /** Writes what the bubble says so large, in units of the layout. */
  void write(double size) {
    aside &= size == font;
    font = size;
    bubble.setStyle(
        size == Dialogs.FONT ? "" : String.format(Locale.ROOT, "-fx-font-size: %.1fpx;", size));
    replace();
  }

  /** Says something to a presenter in place of the number of the step; empty for nothing. */
  void announce(String sentence) {
    if (shown != null) {
      bubble.announce(sentence, shown);
      replace();
    }
  }

  private void replace() {
    placedBy = null;
    Platform.requestNextPulse();
  }

  private boolean picks() {
    return bubble.isVisible() && shown.phase() == Player.Phase.ASKING && shown.clicks();
  }

  /** Each step gets the keys, unless somebody is typing elsewhere. */
  private void takeKeys() {
    Platform.runLater(
        () -> {
          if (shown == null || getScene() == null) {
            return;
          }
          Node owner = getScene().getFocusOwner();
          boolean typing =
              owner instanceof TextInputControl && !isInside(owner, bubble) && owner.isVisible();
          if (!typing) {
            (picks() && picker.isVisible() ? picker : bubble.heart()).requestFocus();
          }
        });
  }

  private static boolean isInside(Node node, Node pane) {
    for (Node each = node; each != null; each = each.getParent()) {
      if (each == pane) {
        return true;
      }
    }
    return false;
  }

  /** Whether what is pointed at is seen, and has its ring. */
  boolean isRinged() {
    return ring.isVisible();
  }

  /** Puts ring, shades and bubble where they belong now. */
  private void follow() {
    if (shown == null || getScene() == null) {
      return;
    }
    // The first comes last, so that it is seen where there is not room for all of them.
    for (int i = anchors.size() - 1; i >= 0; i--) {
      anchors.get(i).reveal(this);
    }
    List<Rectangle2D> subjects = new ArrayList<>();
    for (Anchor each : anchors) {
      Bounds seen = each.seen(this);
      if (seen != null) {
        subjects.add(around(seen));
      }
    }
    Anchor first =
        anchors.stream().filter(each -> each.seen(this) != null).findFirst().orElse(null);
    boolean pointing = first != null;
    ring.setVisible(pointing);
    if (pointing) {
      put(ring, subjects.get(0));
    }
    boolean picking = pointing && picks();
    if (picking) {
      picker.lieOver(first.node(this));
    }
    if (picking != picker.isVisible()) {
      picker.setVisible(picking);
      takeKeys();
    }
    boolean shaded = pointing && room.presentingProperty().get();
    shade.leave(this, shaded ? subjects : List.of());
    if (aside) {
      keepBubble();
    } else {
      placeBubble(subjects, pointing ? pane(first.node(this)) : null);
    }
  }

  private void placeBubble(List<Rectangle2D> subjects, Rectangle2D pane) {
    List<Object> by = Arrays.asList(subjects, pane, getWidth(), getHeight(), font);
    if (by.equals(placedBy)) {
      return;
    }
    placedBy = by;
    if (room.areCaptionsLeftOut()) {
      fill(true);
    } else {
      bubble.leaveQuestionOut(false);
      bubble.explain(null);
      bubble.applyCss();
    }
    place = placeFor(subjects, pane);
    double hidden = place.hides(subjects);
    if (hidden > 0 && room.isCaptioned()) {
      // One language that hides less is better than two.
      fill(false);
      BubblePlace plain = placeFor(subjects, pane);
      if (plain.hides(subjects) < hidden) {
        place = plain;
      } else {
        fill(true);
      }
    }
    hidden = place.hides(subjects);
    if (hidden > 0 && !shown.verdict().isEmpty()) {
      // Whoever answered has read what was asked.
      bubble.leaveQuestionOut(true);
      BubblePlace shorter = placeFor(subjects, pane);
      if (shorter.hides(subjects) < hidden) {
        place = shorter;
      } else {
        bubble.leaveQuestionOut(false);
      }
    }
    if (place.covered() > 0) {
      bubble.explain(Bubble.NO_ROOM);
      BubblePlace said = placeFor(subjects, pane);
      if (said.covered() <= place.covered()) {
        place = said;
      } else {
        // Where that would hide still more, the bubble may be drawn aside without being told to.
        bubble.explain(room.areCaptionsLeftOut() ? Bubble.ONE_LANGUAGE : null);
      }
    }
    put(bubble, place.box());
    bubble.layout();
  }

  /** Leaves the bubble where it was drawn to, as high as what it says now, and in the window. */
  private void keepBubble() {
    double width = Math.min(bubble.getWidth(), getWidth());
    double height = Math.min(Math.ceil(bubble.prefHeight(width)), getHeight());
    bubble.resizeRelocate(
        Math.max(0, Math.min(bubble.getLayoutX(), getWidth() - width)),
        Math.max(0, Math.min(bubble.getLayoutY(), getHeight() - height)),
        width,
        height);
    bubble.layout();
  }

  private BubblePlace placeFor(List<Rectangle2D> subjects, Rectangle2D pane) {
    double least = Math.ceil(bubble.minWidth(-1));
    double most = getWidth() - 2 * BubblePlace.GAP;
    List<Dimension2D> sizes =
        DoubleStream.of(WIDTHS)
            .map(width -> Math.min(Math.max(Math.ceil(width * font), least), most))
            .distinct()
            .filter(width -> width >= least)
            .mapToObj(width -> new Dimension2D(width, Math.ceil(bubble.prefHeight(width))))
            .toList();
    Rectangle2D window = new Rectangle2D(0, 0, getWidth(), getHeight());
    return BubblePlace.of(
        window,
        subjects,
        pane,
        sizes.isEmpty() ? List.of(new Dimension2D(getWidth(), getHeight())) : sizes);
  }

  /** The view that a control is a part of: what is beside it is mostly spoken of, too. */
  private Rectangle2D pane(Node control) {
    for (Node each = control.getParent(); each != null; each = each.getParent()) {
      if (each instanceof ViewPane) {
        Bounds seen = SeenPart.of(each, this, 0);
        return seen == null ? null : around(seen);
      }
    }
    return null;
  }

  private Rectangle2D around(Bounds seen) {
    double left = Math.max(0, seen.getMinX() - RING);
    double top = Math.max(0, seen.getMinY() - RING);
    return new Rectangle2D(
        left,
        top,
        Math.max(0, Math.min(getWidth(), seen.getMaxX() + RING) - left),
        Math.max(0, Math.min(getHeight(), seen.getMaxY() + RING) - top));
  }

  private static void put(Node node, Rectangle2D box) {
    node.resizeRelocate(box.getMinX(), box.getMinY(), box.getWidth(), box.getHeight());
  }
}
