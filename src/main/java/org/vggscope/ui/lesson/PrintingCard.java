package org.vggscope.ui.lesson;

import javafx.event.Event;
import javafx.event.EventDispatcher;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.input.InputEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.vggscope.lesson.Player;
import org.vggscope.text.Texts;
import org.vggscope.ui.kit.Owner;

/**
 * Says how far a lesson is that plays by itself, keeps everybody's hands off it, and takes the
 * pictures of the window, in which it is not seen itself.
 */
final class PrintingCard extends Label implements LessonPrinting.Camera {
  /** From the window's lower left corner, in units of the layout. */
  private static final double GAP = 16;

  private final LessonOverlay overlay;
  private final LessonRoom room;

  PrintingCard(LessonOverlay overlay, LessonRoom room) {
    this.overlay = overlay;
    this.room = room;
    setId("lesson-printing");
    getStyleClass().add("lesson-printing");
    layoutXProperty().set(GAP);
    layoutYProperty().bind(overlay.heightProperty().subtract(heightProperty()).subtract(GAP));
  }

  /** Keeps mouse and keys of a scene away from what is printed, but for Esc, which ends it. */
  void install(Owner owner, Scene scene) {
    EventDispatcher usual = scene.getEventDispatcher();
    owner.atEnd(() -> scene.setEventDispatcher(usual));
    scene.setEventDispatcher(
        (event, next) ->
            isPrinting() && event instanceof InputEvent
                ? kept(event)
                : usual.dispatchEvent(event, next));
  }

  private boolean isPrinting() {
    return room.printingProperty().get() != null;
  }

  private Event kept(Event event) {
    if (event.getEventType() == KeyEvent.KEY_PRESSED
        && ((KeyEvent) event).getCode() == KeyCode.ESCAPE) {
      room.leave();
    }
    return null;
  }

  /** Says which step it is at; with null it is not seen. */
  void show(Player.Scene scene) {
    setVisible(scene != null);
    if (scene != null) {
      setText(
          Texts.of(
              "“%s” is being printed: step %d of %d. Esc ends it.",
              scene.lesson().title().in(Texts.language()),
              scene.index() + 1,
              scene.lesson().steps().size()));
    }
  }

  @Override
  public Image picture() {
    setVisible(false);
    Image picture = overlay.getScene().snapshot(null);
    setVisible(isPrinting());
    return picture;
  }

  @Override
  public boolean hasSubject() {
    return overlay.isRinged();
  }
}
