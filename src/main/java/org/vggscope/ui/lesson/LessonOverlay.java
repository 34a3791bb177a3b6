package org.vggscope.ui.lesson;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
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
import org.vggscope.ui.kit.dialog.Dialogs;

/**
 * What a lesson lays over the window: a ring round what is spoken of and a bubble beside it. Where
 * there is neither, the mouse goes through. The ring goes wherever its control goes.
 */
public final class LessonOverlay extends Pane {
  /** How wide the bubble can be, in units of its type, the best first. */
  private static final double[] WIDTHS = {30, 38, 24, 48, 19, 60, 15, 12};

  private static final double RING = 4;

  private final LessonRoom room;
  private final Runnable ended;
  private final List<Region> shades = Stream.generate(() -> mark("lesson-shade")).limit(4).toList();
  private final Region ring = mark("lesson-ring");
  private final PlacePicker picker;
  private final Bubble bubble;

  /** Says that the lesson plays by itself, while it does. */
  private final PrintingCard card;

  private Anchor anchor = new Anchor(null);
  private Player.Scene shown;
  private double font = Dialogs.FONT;

  /** What the bubble was placed by; null to place it anew. */
  private List<Object> placedBy;

  private BubblePlace place;

  /**
   * @param owner whom its listeners go with
   * @param ended gives the keys to the window again
   */
  public LessonOverlay(Owner owner, LessonRoom room, Runnable ended) {
    this.room = room;
    this.ended = ended;
    setId("lesson-overlay");
    setPickOnBounds(false);
    getStylesheets().add(LessonOverlay.class.getResource("lesson.css").toExternalForm());
    ring.setId("lesson-ring");
    picker = new PlacePicker(room::click);
    bubble = new Bubble(room);
    bubble.setManaged(false);
    card = new PrintingCard(this, room);
    getChildren().addAll(shades);
    getChildren().addAll(ring, picker, bubble, card);
    getChildren().forEach(each -> each.setVisible(false));
    bubble.addEventHandler(MouseEvent.MOUSE_DRAGGED, event -> placedBy = List.of());
    owner.on(room.sceneProperty(), () -> show());
    owner.on(room.presentingProperty(), () -> fill());
    owner.on(room.captionsProperty(), () -> fill());
    room.onCamera(card);
    show();
  }

  private static Region mark(String styleClass) {
    Region mark = new Region();
    mark.getStyleClass().add(styleClass);
    mark.setManaged(false);
    mark.setMouseTransparent(true);
    return mark;
  }

  /** Has it follow what it points at, whenever a scene is laid out. */
  public void install(Scene scene) {
    scene.addPostLayoutPulseListener(this::follow);
    scene.addEventFilter(ScrollEvent.SCROLL, event -> anchor.leaveAlone());
    scene.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> anchor.leaveAlone());
    bubble.install(scene);
    card.install(scene);
    takeKeys();
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
    boolean sameStep =
        before != null
            && before.lesson().id().equals(shown.lesson().id())
            && before.index() == shown.index();
    if (!sameStep || !Objects.equals(anchor.id(), shown.anchor())) {
      anchor = new Anchor(shown.anchor());
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
      bubble.show(shown);
      bubble.lieOver(false);
      replace();
    }
  }

  /** Writes what the bubble says so large, in units of the layout. */
  void write(double size) {
    font = size;
    bubble.setStyle(
        size == Dialogs.FONT ? "" : String.format(Locale.ROOT, "-fx-font-size: %.1fpx;", size));
    replace();
  }

  /** Shows the digits that a presenter has typed. */
  void count(String digits) {
    if (shown != null) {
      bubble.countTo(digits, shown);
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
    Bounds seen = anchor.seen(this);
    ring.setVisible(seen != null);
    Rectangle2D subject = seen == null ? null : around(seen);
    if (subject != null) {
      put(ring, subject);
    }
    boolean picking = seen != null && picks();
    if (picking) {
      picker.lieOver(anchor.node(this));
    }
    if (picking != picker.isVisible()) {
      picker.setVisible(picking);
      takeKeys();
    }
    shade(subject);
    if (placedBy == null || !placedBy.isEmpty()) {
      placeBubble(subject);
    }
  }

  private void placeBubble(Rectangle2D subject) {
    List<Object> by = List.of(subject == null ? "" : subject, getWidth(), getHeight(), font);
    if (by.equals(placedBy)) {
      return;
    }
    placedBy = by;
    bubble.applyCss();
    place = placeFor(subject);
    if (place.covered() > 0) {
      bubble.lieOver(true);
      place = placeFor(subject);
    } else {
      bubble.lieOver(false);
    }
    put(bubble, place.box());
    bubble.layout();
  }

  private BubblePlace placeFor(Rectangle2D subject) {
    List<Dimension2D> sizes =
        DoubleStream.of(WIDTHS)
            .map(width -> Math.min(Math.ceil(width * font), getWidth() - 2 * BubblePlace.GAP))
            .mapToObj(width -> new Dimension2D(width, Math.ceil(bubble.prefHeight(width))))
            .filter(size -> size.getWidth() >= bubble.minWidth(-1))
            .toList();
    Rectangle2D window = new Rectangle2D(0, 0, getWidth(), getHeight());
    return BubblePlace.of(
        window,
        subject,
        sizes.isEmpty() ? List.of(new Dimension2D(getWidth(), getHeight())) : sizes);
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

  /** While a class looks on, what is not spoken of steps back. */
  private void shade(Rectangle2D subject) {
    boolean shaded = subject != null && room.presentingProperty().get();
    shades.forEach(each -> each.setVisible(shaded));
    if (shaded) {
      double below = getHeight() - subject.getMaxY();
      double behind = getWidth() - subject.getMaxX();
      shades.get(0).resizeRelocate(0, 0, getWidth(), subject.getMinY());
      shades.get(1).resizeRelocate(0, subject.getMaxY(), getWidth(), below);
      shades.get(2).resizeRelocate(0, subject.getMinY(), subject.getMinX(), subject.getHeight());
      shades
          .get(3)
          .resizeRelocate(subject.getMaxX(), subject.getMinY(), behind, subject.getHeight());
    }
  }

  private static void put(Node node, Rectangle2D box) {
    node.resizeRelocate(box.getMinX(), box.getMinY(), box.getWidth(), box.getHeight());
  }
}
