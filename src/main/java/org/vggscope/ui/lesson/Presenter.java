package org.vggscope.ui.lesson;

import java.util.function.DoubleSupplier;
import javafx.animation.PauseTransition;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.util.Duration;
import javafx.util.Subscription;
import org.vggscope.lesson.Player;
import org.vggscope.text.Texts;
import org.vggscope.ui.kit.Owner;
import org.vggscope.ui.kit.controls.ZoomPane;
import org.vggscope.ui.kit.dialog.Dialogs;

/**
 * Shows the window to a class: the whole screen, everything enlarged, a clicker's keys, a pointer
 * that is seen from the last row, and a screen that can be blanked.
 */
public final class Presenter extends Pane {
  /** The smallest type of a bubble, in pixels, and what share of the screen's height it is. */
  private static final double LEAST_TYPE = 24;

  private static final double TYPE_SHARE = 1.0 / 36;

  /** The room that the window's panes are laid out on, in units of the layout. */
  private static final double ROOM_WIDTH = 1024;

  private static final double ROOM_HEIGHT = 576;

  private static final double POINTER = 22;

  /** So long digits wait for Enter, and the pointer is seen after it was moved. */
  private static final Duration A_WHILE = Duration.seconds(4);

  private final LessonRoom room;
  private final LessonOverlay overlay;
  private final ZoomPane window;
  private final DoubleSupplier usual;
  private final PresenterKeys keys = new PresenterKeys();
  private final Circle pointer = new Circle(POINTER);
  private final Region blank = new Region();
  private final PauseTransition forgetting = new PauseTransition(A_WHILE);
  private final PauseTransition resting = new PauseTransition(A_WHILE);
  private Subscription following = Subscription.EMPTY;

  /** Whether the key that was pressed last was a presenter's. */
  private boolean taken;

  /** Whether somebody has heard that going on from here ends the lesson. */
  private boolean ending;

  /**
   * A layer over all others.
   *
   * @param owner whom its listeners go with
   * @param window what is enlarged
   * @param usual how much it is enlarged while nothing is presented
   */
  public Presenter(
      Owner owner, LessonRoom room, LessonOverlay overlay, ZoomPane window, DoubleSupplier usual) {
    this.room = room;
    this.overlay = overlay;
    this.window = window;
    this.usual = usual;
    setId("presenter");
    setPickOnBounds(false);
    pointer.setId("lesson-pointer");
    pointer.getStyleClass().add("lesson-pointer");
    pointer.setMouseTransparent(true);
    pointer.setManaged(false);
    pointer.setVisible(false);
    blank.setId("lesson-blank");
    blank.getStyleClass().add("lesson-blank");
    blank.setAccessibleRole(AccessibleRole.TEXT);
    blank.setAccessibleText(Texts.of("The screen is blank; any key brings it back"));
    blank.setVisible(false);
    blank.setManaged(false);
    blank.setOnMouseClicked(event -> blank.setVisible(false));
    getChildren().addAll(pointer, blank);
    forgetting.setOnFinished(event -> forget());
    resting.setOnFinished(event -> pointer.setVisible(false));
    owner.on(room.presentingProperty(), on -> turn(on));
    owner.atEnd(() -> follow(null));
  }

  /** Listens to the keys and the mouse of the window's scene. */
  public void install(Owner owner, Scene scene) {
    owner.filter(scene, KeyEvent.KEY_PRESSED, this::keyPressed);
    owner.filter(scene, KeyEvent.KEY_TYPED, this::keyTyped);
    owner.filter(scene, MouseEvent.MOUSE_MOVED, this::point);
    owner.filter(scene, MouseEvent.MOUSE_DRAGGED, this::point);
    owner.on(scene.widthProperty(), () -> fit());
    owner.on(scene.heightProperty(), () -> fit());
    window.zoomProperty().addListener((o, old, now) -> write());
    if (scene.getWindow() != null) {
      follow(scene.getWindow());
    }
    owner.on(scene.windowProperty(), now -> follow(now));
    fit();
  }

  /** Who leaves the full screen in another way has ended the presentation, too. */
  private void follow(Window shown) {
    // A stage may live longer than what it shows, and is not to keep it.
    following.unsubscribe();
    following = Subscription.EMPTY;
    if (shown instanceof Stage stage) {
      following = stage.fullScreenProperty().subscribe((was, is) -> fullScreen(is));
      turn(room.presentingProperty().get());
    }
  }

  private void fullScreen(boolean full) {
    if (!full) {
      room.presentingProperty().set(false);
    }
  }

  private void turn(boolean on) {
    Scene scene = getScene();
    if (scene != null && scene.getWindow() instanceof Stage stage && stage.isFullScreen() != on) {
      // The first Esc ends the presentation, and that the full screen.
      stage.setFullScreenExitKeyCombination(KeyCombination.NO_MATCH);
      stage.setFullScreenExitHint("");
      stage.setFullScreen(on);
    }
    if (!on) {
      blank.setVisible(false);
      pointer.setVisible(false);
      forget();
      window.wantedProperty().set(usual.getAsDouble());
    }
    fit();
  }

  /** As large as leaves the panes their room, whatever the screen. */
  private void fit() {
    Scene scene = getScene();
    if (scene != null && room.presentingProperty().get()) {
      window
          .wantedProperty()
          .set(
              Math.max(
                  1, Math.min(scene.getWidth() / ROOM_WIDTH, scene.getHeight() / ROOM_HEIGHT)));
    }
    write();
  }

  private void write() {
    boolean large = getScene() != null && room.presentingProperty().get();
    overlay.write(
        large
            ? Math.max(LEAST_TYPE, TYPE_SHARE * getScene().getHeight())
                / window.zoomProperty().get()
            : Dialogs.FONT);
  }

  private void point(MouseEvent event) {
    if (room.presentingProperty().get()) {
      Point2D at = sceneToLocal(event.getSceneX(), event.getSceneY());
      pointer.setCenterX(at.getX());
      pointer.setCenterY(at.getY());
      pointer.setVisible(true);
      resting.playFromStart();
    }
  }

  /** What a key did here it does not write as well. */
  private void keyTyped(KeyEvent event) {
    if (taken) {
      event.consume();
    }
  }

  private void keyPressed(KeyEvent event) {
    taken = false;
    if (!room.presentingProperty().get() || event.getCode().isModifierKey()) {
      return;
    }
    if (blank.isVisible()) {
      blank.setVisible(false);
      take(event);
    } else if (room.sceneProperty().get() != null
        && !event.isControlDown()
        && !event.isAltDown()
        && !event.isMetaDown()
        && !isForButton(event.getCode())) {
      act(event);
    }
  }

  /** A button of the bubble that somebody has gone to by keys is what they want to press. */
  private boolean isForButton(KeyCode key) {
    return key == KeyCode.SPACE
        && getScene().getFocusOwner() instanceof Button button
        && button.getId() != null
        && button.getId().startsWith("lesson-");
  }

  private void act(KeyEvent event) {
    Node focused = getScene().getFocusOwner();
    PresenterKeys.Deed deed = keys.press(event.getCode(), typing(focused));
    ending = ending && deed == PresenterKeys.Deed.NEXT;
    overlay.announce(keys.digits().isEmpty() ? "" : Texts.of("To step %s: Enter", keys.digits()));
    switch (deed) {
      case NEXT -> goOn();
      case BACK -> room.back();
      case JUMP -> jump(keys.step());
      case CAPTION -> room.captionsProperty().set(!room.captionsProperty().get());
      case BLANK -> blank.setVisible(true);
      default -> {}
    }
    forgetting.playFromStart();
    if (deed != PresenterKeys.Deed.NONE) {
      take(event);
    }
  }

  private void take(KeyEvent event) {
    taken = true;
    event.consume();
  }

  /** What a step waits for is done first, for the class to see, and only then left. */
  private void goOn() {
    Player.Scene scene = room.sceneProperty().get();
    if (scene.phase() == Player.Phase.WAITING && scene.canDoIt()) {
      room.doIt();
    } else if (scene.index() == scene.lesson().steps().size() - 1 && !ending) {
      // A clicker pressed once too often is not to put everything away before the class.
      ending = true;
      overlay.announce(Texts.of("The last step. Once more ends the lesson."));
    } else {
      ending = false;
      room.next();
    }
  }

  private void jump(int step) {
    int steps = room.sceneProperty().get().lesson().steps().size();
    if (step < 0 || step >= steps) {
      overlay.announce(Texts.of("There are steps 1 to %d.", steps));
    } else {
      room.jump(step);
    }
  }

  private static PresenterKeys.Typing typing(Node focused) {
    if (focused instanceof PlacePicker
        || focused != null && AnswerBox.FIELD.equals(focused.getId())) {
      return PresenterKeys.Typing.AN_ANSWER;
    }
    return focused instanceof TextInputControl
        ? PresenterKeys.Typing.ANYTHING
        : PresenterKeys.Typing.NOTHING;
  }

  private void forget() {
    keys.clear();
    ending = false;
    overlay.announce("");
  }

  @Override
  protected void layoutChildren() {
    super.layoutChildren();
    blank.resizeRelocate(0, 0, getWidth(), getHeight());
  }
}
