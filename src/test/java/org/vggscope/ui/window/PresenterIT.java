package org.vggscope.ui.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;
import org.vggscope.lesson.Lesson;
import org.vggscope.lesson.Player.Phase;

/** The window as a class sees it. */
class PresenterIT extends LessonTest {
  private static final Lesson LESSON =
      lesson(
          "presented",
          """
          lesson: presented
          title: {en: A presented one, zh: 演示课}
          about: {en: Everybody has seen it., zh: 大家都看到了。}
          minutes: 5
          network: any
          steps:
            - say: {en: One., zh: 一。}
              point: network-strip
            - say: {en: Two., zh: 二。}
              point: PredictionPane
            - say: {en: Three., zh: 三。}
            - say: {en: Four., zh: 四。}
            - ask: {en: "How many are two times three?", zh: "二乘三等于几？"}
              answer: times 2 3
              hint: {en: Add three to three., zh: 三加三。}
              why: {en: "It is {times 2 3}.", zh: "是{times 2 3}。"}
          """);

  /** So many that one language has room beside the tabs, and two have not. */
  private static final int WORDS = 14;

  private boolean isSeen(String id) {
    return placeOf(id) != null;
  }

  @Test
  void aClickersKeysGoOnAndBackAndTheScreenIsBlanked() {
    awaitIdle();
    begin(LESSON);
    double usual = placeOf("#picture-name").getHeight();
    keys(KeyCode.F11);
    assertThat(room().presentingProperty().get()).isTrue();
    assertThat(stage.isFullScreen()).isTrue();
    assertThat(placeOf("#picture-name").getHeight()).isGreaterThan(1.2 * usual);
    for (Node each : lookup("#lesson-bubble .label").queryAll()) {
      Text text = (Text) each.lookup(".text");
      if (!((Labeled) each).getText().isEmpty() && each.isVisible()) {
        double pixels = text.getFont().getSize() * window.zoomProperty().get();
        assertThat(pixels).as(((Labeled) each).getText()).isGreaterThanOrEqualTo(23.9);
      }
    }
    assertThat(lookup(".lesson-shade").<Node>queryAll()).allMatch(Node::isVisible);

    keys(KeyCode.PAGE_DOWN);
    awaitStep(1);
    keys(KeyCode.RIGHT);
    awaitStep(2);
    keys(KeyCode.SPACE);
    awaitStep(3);
    keys(KeyCode.PAGE_UP);
    awaitStep(2);
    keys(KeyCode.LEFT);
    awaitStep(1);
    keys(KeyCode.DIGIT4, KeyCode.ENTER);
    awaitStep(3);
    keys(KeyCode.DIGIT9, KeyCode.ENTER);
    assertThat(text("#lesson-title")).isEqualTo("There are steps 1 to 5.");
    assertThat(scene().index()).isEqualTo(3);

    keys(KeyCode.B);
    assertThat(isSeen("#lesson-blank")).isTrue();
    Bounds blank = placeOf("#lesson-blank");
    assertThat(blank.getWidth()).isCloseTo(stage.getScene().getWidth(), within(1.0));
    assertThat(blank.getHeight()).isCloseTo(stage.getScene().getHeight(), within(1.0));
    keys(KeyCode.RIGHT);
    assertThat(isSeen("#lesson-blank")).isFalse();
    assertThat(scene().index()).isEqualTo(3);
    keys(KeyCode.PERIOD);
    assertThat(isSeen("#lesson-blank")).isTrue();
    keys(KeyCode.ESCAPE);
    assertThat(isSeen("#lesson-blank")).isFalse();

    assertThat(isSeen("#lesson-said-caption")).isFalse();
    keys(KeyCode.C);
    assertThat(text("#lesson-said-caption")).isEqualTo("四。");
    keys(KeyCode.C);
    assertThat(isSeen("#lesson-said-caption")).isFalse();

    moveTo("#lesson-said");
    assertThat(isSeen("#lesson-pointer")).isTrue();
    assertThat(
            placeOf("#lesson-pointer")
                .contains(
                    placeOf("#lesson-said").getCenterX(), placeOf("#lesson-said").getCenterY()))
        .isTrue();

    keys(KeyCode.ESCAPE);
    assertThat(room().presentingProperty().get()).isFalse();
    assertThat(stage.isFullScreen()).isFalse();
    assertThat(isSeen("#lesson-bubble")).isTrue();
    assertThat(isSeen("#lesson-pointer")).isFalse();
    assertThat(placeOf("#picture-name").getHeight()).isCloseTo(usual, within(0.1));
    keys(KeyCode.ESCAPE);
    awaitEnd();
    assertThat(isSeen("#lesson-bubble")).isFalse();
  }

  @Test
  void aClickerPressedOnceTooOftenEndsNoLesson() {
    awaitIdle();
    begin(LESSON);
    keys(KeyCode.F11, KeyCode.DIGIT5, KeyCode.ENTER);
    awaitStep(4);
    onWindow(() -> room().answer("6"));
    awaitPhase(Phase.ANSWERED);
    keys(KeyCode.PAGE_DOWN);
    assertThat(text("#lesson-title")).isEqualTo("The last step. Once more ends the lesson.");
    keys(KeyCode.PAGE_UP);
    awaitStep(3);
    keys(KeyCode.PAGE_DOWN);
    awaitStep(4);
    keys(KeyCode.PAGE_DOWN);
    assertThat(scene().index()).isEqualTo(4);
    keys(KeyCode.PAGE_DOWN);
    awaitEnd();
    onWindow(() -> room().presentingProperty().set(false));
  }

  @Test
  void whatAStepWaitsForIsDoneForTheClassToSeeBeforeItIsLeft() {
    awaitIdle();
    begin(
        lesson(
            "waiting",
            """
            lesson: waiting
            title: A waiting one
            about: The class sees what is done.
            minutes: 1
            network: vgg
            begin: [layer conv1_1]
            steps:
              - say: "Click pool1."
                point: tile-pool1
                wait: layer pool1
              - say: "Two."
            """));
    keys(KeyCode.F11);
    awaitPhase(Phase.WAITING);
    keys(KeyCode.PAGE_DOWN);
    awaitPhase(Phase.READY);
    assertThat(scene().index()).isZero();
    assertThat(session.selection().layerProperty().get().name()).isEqualTo("pool1");
    keys(KeyCode.PAGE_DOWN);
    awaitStep(1);
    keys(KeyCode.C);
    assertThat(isSeen("#lesson-said-caption")).as("one language is said once").isFalse();
    onWindow(() -> room().presentingProperty().set(false));
  }

  @Test
  void allThatIsSaidIsSaidInTheOtherLanguageToo() {
    awaitIdle();
    begin(LESSON);
    keys(KeyCode.F11, KeyCode.C, KeyCode.DIGIT5, KeyCode.ENTER);
    awaitStep(4);
    assertThat(text("#lesson-said-caption")).isEqualTo("二乘三等于几？");
    onWindow(() -> room().answer("7"));
    awaitPhase(Phase.ASKING);
    await("the hint", () -> isSeen("#lesson-hint"));
    assertThat(text("#lesson-hint")).isEqualTo("Add three to three.");
    assertThat(text("#lesson-hint-caption")).isEqualTo("三加三。");
    assertThat(text("#lesson-verdict-caption")).isEqualTo("还不对，再试一次。");
    onWindow(() -> room().answer("8"));
    awaitPhase(Phase.ANSWERED);
    assertThat(text("#lesson-verdict")).startsWith("Not quite: it is 6.");
    assertThat(text("#lesson-verdict-caption")).endsWith("是6。");
    keys(KeyCode.C);
    assertThat(isSeen("#lesson-verdict-caption")).isFalse();
    assertThat(isSeen("#lesson-verdict")).isTrue();
  }

  @Test
  void theOtherLanguageIsLeftOutWhereBothWouldHideWhatIsSpokenOf() {
    awaitIdle();
    begin(
        lesson(
            "crowded",
            """
            lesson: crowded
            title: {en: A crowded one, zh: 拥挤的课}
            about: {en: Nothing is hidden., zh: 什么都不会被遮住。}
            minutes: 1
            network: any
            steps:
              - say: {en: "%s", zh: "%s"}
                point: layer-tabs
              - say: {en: Short., zh: 短。}
                point: layer-tabs
            """
                .formatted("Many words. ".repeat(WORDS), "说了很多话。".repeat(WORDS))));
    keys(KeyCode.F11, KeyCode.C);
    await("one language", () -> !isSeen("#lesson-said-caption"));
    assertThat(placeOf("#lesson-bubble").intersects(placeOf("#layer-tabs"))).isFalse();
    keys(KeyCode.PAGE_DOWN);
    awaitStep(1);
    assertThat(text("#lesson-said-caption")).isEqualTo("短。");
    assertThat(placeOf("#lesson-bubble").intersects(placeOf("#layer-tabs"))).isFalse();
    onWindow(() -> room().presentingProperty().set(false));
  }

  @Test
  void whatCanBeChosenIsSaidInBothLanguages() {
    awaitIdle();
    begin(
        lesson(
            "choice",
            """
            lesson: choice
            title: {en: A choice, zh: 选择}
            about: {en: You can choose., zh: 会选择。}
            minutes: 1
            network: colours
            steps:
              - ask: {en: "Which colours are wrong?", zh: "哪一种颜色不对？"}
                choose: [preprocessing-title swapped, preprocessing-title no-mean]
                answer: preprocessing-title swapped
                why: {en: "They are.", zh: "就是它。"}
            """));
    keys(KeyCode.F11, KeyCode.C);
    assertThat(lookup("#lesson-choices .button").<Node>queryAll())
        .hasSize(2)
        .allMatch(each -> ((Labeled) each).getText().matches("(?s)[\\x00-\\x7f]+\n.*\\p{IsHan}.*"));
  }

  @Test
  void whoTypesAnAnswerTypesDigitsAndStillBlanksTheScreen() {
    awaitIdle();
    begin(LESSON);
    onWindow(() -> room().presentingProperty().set(true));
    keys(KeyCode.DIGIT5, KeyCode.ENTER);
    awaitStep(4);
    assertThat(focused().getId()).isEqualTo("lesson-field");
    keys(KeyCode.DIGIT6, KeyCode.LEFT, KeyCode.RIGHT, KeyCode.B);
    assertThat(isSeen("#lesson-blank")).isTrue();
    keys(KeyCode.B);
    assertThat(isSeen("#lesson-blank")).isFalse();
    keys(KeyCode.C);
    assertThat(isSeen("#lesson-said-caption")).isTrue();
    assertThat(lookup("#lesson-field").queryTextInputControl().getText()).isEqualTo("6");
    keys(KeyCode.ENTER);
    await("the answer", () -> scene().right());
    keys(KeyCode.PAGE_UP);
    awaitStep(3);
    onWindow(() -> room().presentingProperty().set(false));
  }

  @Test
  void withoutALessonTheWindowIsLargerAndItsKeysAreItsOwn() {
    awaitIdle();
    keys(KeyCode.F11);
    assertThat(stage.isFullScreen()).isTrue();
    push(KeyCode.CONTROL, KeyCode.PAGE_DOWN);
    awaitIdle();
    assertThat(window.views().openPane().orElseThrow().id()).isEqualTo("kernels");
    keys(KeyCode.B);
    assertThat(isSeen("#lesson-blank")).isFalse();
    keys(KeyCode.F11);
    assertThat(stage.isFullScreen()).isFalse();
    assertThat(window.zoomProperty().get()).isEqualTo(1);
  }
}
