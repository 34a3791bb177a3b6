package org.vggscope.ui.lesson;

import javafx.css.PseudoClass;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.vggscope.lesson.Lesson;
import org.vggscope.lesson.Player;
import org.vggscope.lesson.Told;
import org.vggscope.text.Texts;
import org.vggscope.ui.kit.Owner;
import org.vggscope.ui.kit.controls.Tip;

/** What a step says and asks, and the ways on. It can be drawn aside by its head. */
final class Bubble extends VBox {
  /** Why it lies over what it is about. */
  static final String NO_ROOM =
      Texts.key("There is no room beside what this is about; draw the bubble aside by its title.");

  /** Why it speaks one language where two are wanted. */
  static final String ONE_LANGUAGE = Texts.key("There is no room for the other language here.");

  private static final PseudoClass PRESENTING = PseudoClass.getPseudoClass("presenting");
  private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
  private static final PseudoClass RIGHT = PseudoClass.getPseudoClass("right");

  private final LessonRoom room;
  private final Label title = label("lesson-title");
  private final Label count = label("lesson-count");
  private final HBox way;
  private final StepBar steps;
  private final Sentence said = new Sentence("lesson-said");
  private final AnswerBox answer;
  private final Sentence verdict = remark("lesson-verdict");
  private final Sentence hint = remark("lesson-hint");
  private final Sentence over = remark("lesson-over");
  private final Button back = new Button(Texts.of("Back"));
  private final Button doIt = new Button(Texts.of("Do it for me"));
  private final Button next = new Button();
  private final Button following = new Button();
  private final OnwardKeys onward = new OnwardKeys();
  private final Button present;
  private final Runnable drawn;
  private Point2D grip;

  /**
   * @param drawn told when somebody draws it aside
   */
  Bubble(LessonRoom room, Runnable drawn) {
    this.room = room;
    this.drawn = drawn;
    setId("lesson-bubble");
    getStyleClass().add("lesson-bubble");
    // Whoever comes here by keys hears the sentence, and Enter goes on.
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.TEXT);
    steps = new StepBar(room::jump);
    answer = new AnswerBox(room);
    present =
        flat("lesson-present", Texts.of("Present"), Texts.of("Present on the full screen (F11)"));
    present.setOnAction(event -> room.presentingProperty().set(true));
    Button leave = flat("lesson-leave", "✕", Texts.of("Leave the lesson (Esc)"));
    leave.setOnAction(event -> room.leave());
    // Keys have Esc for it: before a class Tab and Space are for the answer.
    leave.setFocusTraversable(false);
    count.setMinWidth(USE_PREF_SIZE);
    HBox.setHgrow(title, Priority.ALWAYS);
    title.setWrapText(true);
    title.setMinHeight(USE_PREF_SIZE);
    title.setMaxWidth(Double.MAX_VALUE);
    HBox head = new HBox(title, leave);
    head.getStyleClass().add("lesson-head");
    head.setOnMousePressed(event -> grip = sceneToLocal(event.getSceneX(), event.getSceneY()));
    head.setOnMouseDragged(this::drag);
    Region between = new Region();
    HBox.setHgrow(between, Priority.ALWAYS);
    way = new HBox(count, between, present);
    way.getStyleClass().add("lesson-way");
    back.setId("lesson-back");
    back.setOnAction(event -> room.back());
    doIt.setId("lesson-do");
    doIt.setOnAction(event -> room.doIt());
    next.setId("lesson-next");
    next.getStyleClass().add("accent");
    next.setOnAction(event -> room.next());
    following.setId("lesson-following");
    following.setMnemonicParsing(false);
    following.setWrapText(true);
    following.setMinHeight(USE_PREF_SIZE);
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox ways = new HBox(back, gap, next);
    ways.getStyleClass().add("lesson-ways");
    for (Button each : new Button[] {back, doIt, next}) {
      each.setMinWidth(USE_PREF_SIZE);
    }
    getChildren()
        .addAll(head, steps, way, said, answer, verdict, hint, over, following, doIt, ways);
    explain(null);
    addEventFilter(KeyEvent.KEY_PRESSED, this::keyPressed);
  }

  private static Label label(String id) {
    Label label = new Label();
    label.setId(id);
    label.getStyleClass().add(id);
    return label;
  }

  /** Something that is said beside what the step says. */
  private static Sentence remark(String id) {
    Sentence remark = new Sentence(id);
    remark.getStyleClass().add("lesson-remark");
    return remark;
  }

  private static Button flat(String id, String sign, String meaning) {
    Button button = new Button(sign);
    button.setId(id);
    button.getStyleClass().add("flat");
    button.setMinWidth(USE_PREF_SIZE);
    Tip.on(button, meaning);
    button.setAccessibleText(meaning);
    return button;
  }

  /** Has it know of keys that are held from before it gets them. */
  void install(Owner owner, Scene scene) {
    owner.filter(scene, KeyEvent.KEY_PRESSED, event -> onward.hold(event.getCode()));
    owner.filter(scene, KeyEvent.KEY_RELEASED, event -> onward.release(event.getCode()));
  }

  private void keyPressed(KeyEvent event) {
    boolean own = event.getTarget() == this;
    Node first = answer.firstChoice();
    if (own && event.getCode() == KeyCode.TAB && !event.isShiftDown() && first != null) {
      // Before what leaves the lesson.
      first.requestFocus();
      event.consume();
      return;
    }
    if (onward.press(event.getCode(), own)) {
      room.next();
    }
    if (own && OnwardKeys.isOnward(event.getCode())) {
      event.consume();
    }
  }

  private void drag(MouseEvent event) {
    drawn.run();
    Point2D now = getParent().sceneToLocal(event.getSceneX(), event.getSceneY());
    Region whole = (Region) getParent();
    relocate(
        Math.max(0, Math.min(whole.getWidth() - getWidth(), now.getX() - grip.getX())),
        Math.max(0, Math.min(whole.getHeight() - getHeight(), now.getY() - grip.getY())));
  }

  /** Fills it with a scene. */
  void show(Player.Scene scene) {
    Told caption = room.caption(scene);
    int all = scene.lesson().steps().size();
    boolean presenting = room.presentingProperty().get();
    // A class knows its lesson after the first step, and letters so large need the room.
    AnswerBox.see(way, !presenting || scene.index() == 0);
    announce("", scene);
    steps.show(scene.index(), all);
    said.say(scene.said(), caption.said());
    answer.show(scene, caption);
    verdict.say(scene.verdict(), caption.verdict());
    verdict.pseudoClassStateChanged(RIGHT, scene.right());
    verdict.pseudoClassStateChanged(WRONG, !scene.right());
    hint.say(scene.hint(), caption.hint());
    back.setDisable(scene.index() == 0);
    AnswerBox.see(doIt, scene.canDoIt());
    boolean last = scene.index() == all - 1;
    next.setText(last ? Texts.of("Finish") : Texts.of("Next"));
    showFollowing(last ? room.lessons().following(scene.lesson()).orElse(null) : null);
    onward.show(scene.index(), scene.phase());
    pseudoClassStateChanged(PRESENTING, presenting);
    AnswerBox.see(present, !presenting);
    setAccessibleText(
        Texts.of(
            "%s, step %d of %d: %s",
            scene.lesson().title().in(Texts.language()), scene.index() + 1, all, scene.said()));
    setAccessibleHelp(
        scene.phase() == Player.Phase.ASKING
            ? (scene.verdict() + " " + scene.hint()).strip()
            : Texts.of("%s %s Enter goes on.", scene.verdict(), scene.hint()).strip());
  }

  /** Offers the lesson after this one; none with null. */
  private void showFollowing(Lesson lesson) {
    AnswerBox.see(following, lesson != null);
    if (lesson != null) {
      following.setText(Texts.of("Next lesson: %s", lesson.title().in(Texts.language())));
      following.setOnAction(event -> room.goOnWith(lesson));
    }
  }

  /** Says a sentence in place of the number of the step, or with an empty one that number. */
  void announce(String sentence, Player.Scene scene) {
    int all = scene.lesson().steps().size();
    count.setText(
        sentence.isEmpty() ? Texts.of("Step %d of %d", scene.index() + 1, all) : sentence);
    title.setText(way.isVisible() ? scene.lesson().title().in(Texts.language()) : count.getText());
  }

  /** Says only what came of a question, or the question, too. */
  void leaveQuestionOut(boolean out) {
    AnswerBox.see(said, !out);
  }

  /**
   * Says why it lies or reads as it does.
   *
   * @param sentence a key of the texts, or null for nothing to say
   */
  void explain(String sentence) {
    over.say(
        sentence == null ? "" : Texts.of(sentence), sentence == null ? "" : room.caption(sentence));
  }

  /** What gets the keys when a step begins. */
  Node heart() {
    Node heart = answer.heart();
    return heart == null ? this : heart;
  }
}
