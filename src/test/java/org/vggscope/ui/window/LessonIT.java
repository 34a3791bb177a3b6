package org.vggscope.ui.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.vggscope.lesson.Lesson;
import org.vggscope.lesson.PlayedSession;
import org.vggscope.lesson.Player.Phase;
import org.vggscope.session.PictureSource;
import org.vggscope.session.Samples;
import org.vggscope.session.SessionState;
import org.vggscope.text.Language;
import org.vggscope.text.Texts;

/** A lesson is played in the real window: by keys, by mouse, and it leaves no trace. */
class LessonIT extends LessonTest {
  private static final String SMALL =
      """
      lesson: small
      title: {en: A small one, zh: 小课}
      about: {en: You have gone through all kinds of steps., zh: 各种步骤都走了一遍。}
      minutes: 5
      network: vgg
      begin: [view featuremaps, layer conv2_2]
      steps:
        - say: {en: This is the row of layers., zh: 这是一排层。}
          point: network-strip
        - say: {en: "Go to conv3_1.", zh: "请转到conv3_1。"}
          point: network-strip
          wait: layer conv3_1
          hint: {en: It is behind pool2., zh: 它在pool2后面。}
        - ask: {en: "How many are two times three?", zh: "二乘三等于几？"}
          answer: times 2 3
          why: {en: "It is {times 2 3}.", zh: "是{times 2 3}。"}
        - ask: {en: "Which is the sum of two and three?", zh: "二加三等于几？"}
          choose: [plus 2 3, times 2 3]
          answer: plus 2 3
          why: {en: "It is {plus 2 3}.", zh: "是{plus 2 3}。"}
        - ask: {en: "Where does the network look most?", zh: "网络最看重哪里？"}
          click: seen-picture
          answer: cam-peak
          within: 20 %
          why: {en: "Class {class 1} was decided there.", zh: "在那里得出了{class 1}。"}
      """;

  /** Changes whatever a lesson can change. */
  private static final String BUSY =
      """
      lesson: busy
      title: {en: A busy one, zh: 忙课}
      about: {en: Everything has been changed., zh: 什么都改过了。}
      minutes: 5
      network: any
      steps:
        - say: {en: Another network and picture., zh: 换网络和图片。}
          do: [network vgg19-tiny, picture sample chelsea.png]
        - say: {en: Another layer and place., zh: 换层和位置。}
          do: [view arithmetic, layer conv4_4, channel strongest, position strongest]
          point: arithmetic-ledger
        - say: {en: Another size and order., zh: 换大小和顺序。}
          do: [input-size 96, preprocessing caffe, view featuremaps,
               option featuremaps order MEAN]
          point: maps-grid
        - say: {en: Two networks., zh: 两个网络。}
          do: [compare on, view compare.answers]
      """;

  private SessionState captured() {
    SessionState[] state = new SessionState[1];
    onWindow(() -> state[0] = window.capture());
    return state[0];
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void allOfItIsPlayedByKeysAlone(Language language) {
    awaitIdle();
    Texts.speak(language);
    onWindow(this::rebuild);
    awaitIdle();
    SessionState before = captured();
    boolean chinese = language == Language.CHINESE;

    begin(lesson("small", SMALL));
    assertThat(text("#lesson-said")).isEqualTo(chinese ? "这是一排层。" : "This is the row of layers.");
    assertThat(text("#lesson-title")).isEqualTo(chinese ? "小课" : "A small one");
    assertThat(focused().getId()).isEqualTo("lesson-bubble");
    assertThat(focused().getAccessibleText()).contains(text("#lesson-said"), text("#lesson-title"));
    keys(KeyCode.ENTER);

    awaitStep(1);
    assertThat(scene().phase()).isEqualTo(Phase.WAITING);
    // Behind the bubble there are the toolbar and the row of layers.
    keys(KeyCode.F6, KeyCode.F6);
    assertThat(focused().getId()).isEqualTo("network-strip");
    keys(KeyCode.RIGHT, KeyCode.RIGHT);
    awaitPhase(Phase.READY);
    assertThat(session.selection().layerProperty().get().name()).isEqualTo("conv3_1");
    assertThat(focused().getId()).isEqualTo("lesson-bubble");
    keys(KeyCode.ENTER);

    awaitStep(2);
    assertThat(focused().getId()).isEqualTo("lesson-field");
    keys(KeyCode.DIGIT6, KeyCode.ENTER);
    awaitPhase(Phase.ANSWERED);
    assertThat(scene().right()).isTrue();
    assertThat(text("#lesson-verdict")).contains(chinese ? "是6。" : "It is 6.");
    assertThat(focused().getId()).isEqualTo("lesson-bubble");
    keys(KeyCode.ENTER);

    awaitStep(3);
    assertThat(scene().choices()).containsExactlyInAnyOrder("5", "6");
    // Who reads on with Enter must not have chosen.
    assertThat(focused().getId()).isEqualTo("lesson-bubble");
    while (!(focused() instanceof Button choice) || !choice.getText().equals("6")) {
      keys(KeyCode.TAB);
    }
    keys(KeyCode.SPACE);
    awaitPhase(Phase.ANSWERED);
    assertThat(scene().right()).isFalse();
    assertThat(text("#lesson-verdict")).contains(chinese ? "是5。" : "It is 5.");
    keys(KeyCode.ENTER);

    awaitStep(4);
    assertThat(focused().getId()).isEqualTo("lesson-picker");
    keys(KeyCode.LEFT, KeyCode.UP, KeyCode.ENTER);
    awaitPhase(Phase.ANSWERED);
    assertThat(text("#lesson-verdict")).contains(chinese ? "在那里得出了" : "was decided there");
    keys(KeyCode.ENTER);

    awaitEnd();
    assertThat(placeOf("#lesson-bubble")).isNull();
    assertThat(settings.lessonsDone).containsExactly("small");
    assertThat(captured()).isEqualTo(before);
  }

  @Test
  void leavingPutsEverythingBack() {
    awaitIdle();
    onWindow(
        () -> {
          session.open(java.util.List.of(Samples.all().get(2)));
          window.views().find("kernels").orElseThrow().open();
        });
    awaitIdle();
    onWindow(() -> session.selection().selectChannel(5));
    awaitIdle();
    SessionState before = captured();
    Lesson busy = lesson("busy", BUSY);
    begin(busy);
    for (int step = 1; step < busy.steps().size(); step++) {
      onWindow(() -> lookup("#lesson-next").queryAs(Button.class).fire());
      awaitStep(step);
    }
    assertThat(captured()).isNotEqualTo(before);
    assertThat(window.kept()).isEqualTo(before);
    keys(KeyCode.ESCAPE);
    assertThat(placeOf("#lesson-bubble")).isNull();
    awaitEnd();
    assertThat(captured()).isEqualTo(before);
    assertThat(settings.lessonStep).containsEntry("busy", "3");
    assertThat(settings.lessonsDone).isEmpty();
  }

  @Test
  void aPictureThatSomebodyOpensMeanwhileStaysAmongTheLastOnes() {
    awaitIdle();
    SessionState before = captured();
    begin(lesson("busy", BUSY));
    PictureSource own = PlayedSession.sample("rocket.jpg");
    onWindow(() -> session.open(java.util.List.of(own)));
    awaitIdle();
    keys(KeyCode.ESCAPE);
    awaitEnd();
    assertThat(captured().picture()).isEqualTo(before.picture());
    // What the lesson opened by itself is not among them.
    assertThat(captured().recent()).containsExactly(before.picture(), own);
    assertThat(captured().withRecent(before.recent())).isEqualTo(before);
  }

  @Test
  void theRingGoesWithItsControlAndTheBubbleLiesBesideIt() {
    awaitIdle();
    begin(lesson("small", SMALL));
    for (double[] size : new double[][] {{1024, 700}, {1440, 900}}) {
      onWindow(
          () -> {
            stage.setWidth(size[0]);
            stage.setHeight(size[1]);
          });
      awaitIdle();
      Bounds ring = placeOf("#lesson-ring");
      assertThat(ring.contains(placeOf("#network-strip").getCenterX(), ring.getCenterY())).isTrue();
      assertThat(ring.getWidth()).isBetween(size[0] - 20, size[0]);
      assertThat(placeOf("#lesson-bubble").intersects(ring)).isFalse();
    }
    // Of what goes away there is no ring, and the bubble lies in the corner.
    Node strip = lookup("#network-strip").query();
    onWindow(() -> strip.setVisible(false));
    sleep(200);
    assertThat(placeOf("#lesson-ring")).isNull();
    assertThat(placeOf("#lesson-bubble").getMaxX()).isGreaterThan(1400);
    onWindow(() -> strip.setVisible(true));
    sleep(200);
    assertThat(placeOf("#lesson-ring")).isNotNull();
  }

  @Test
  void aBubbleThatIsDrawnAsideStaysThereForTheStep() {
    awaitIdle();
    onWindow(() -> room().begin(lesson("small", SMALL), 2));
    awaitStep(2);
    Bounds usual = placeOf("#lesson-bubble");
    moveTo("#lesson-title").press(MouseButton.PRIMARY).moveBy(-300, -200);
    release(MouseButton.PRIMARY);
    Bounds drawn = placeOf("#lesson-bubble");
    assertThat(drawn.getMinX()).isLessThan(usual.getMinX() - 200);
    onWindow(() -> room().answer("7"));
    awaitPhase(Phase.ANSWERED);
    sleep(200);
    Bounds answered = placeOf("#lesson-bubble");
    assertThat(answered.getMinX()).isEqualTo(drawn.getMinX());
    assertThat(answered.getMinY()).isEqualTo(drawn.getMinY());
    assertThat(answered.getHeight()).isNotEqualTo(drawn.getHeight());
    assertThat(answered.getMaxY()).isGreaterThanOrEqualTo(placeOf("#lesson-next").getMaxY());
    onWindow(() -> room().next());
    awaitStep(3);
    sleep(200);
    assertThat(placeOf("#lesson-bubble").getMinX()).isCloseTo(usual.getMinX(), within(60.0));
  }

  @Test
  void whereThereIsNoBubbleTheMouseGoesThrough() {
    awaitIdle();
    begin(lesson("small", SMALL));
    onWindow(() -> lookup("#lesson-step-2").query().fireEvent(click()));
    awaitStep(1);
    clickOn("#tile-conv3_1");
    awaitPhase(Phase.READY);
    clickOn("#lesson-back");
    awaitStep(0);
    assertThat(session.selection().layerProperty().get().name()).isEqualTo("conv2_2");
  }

  private static javafx.scene.input.MouseEvent click() {
    return new javafx.scene.input.MouseEvent(
        javafx.scene.input.MouseEvent.MOUSE_CLICKED,
        0,
        0,
        0,
        0,
        javafx.scene.input.MouseButton.PRIMARY,
        1,
        false,
        false,
        false,
        false,
        true,
        false,
        false,
        true,
        false,
        true,
        null);
  }

  @Test
  void whoTypesElsewhereKeepsTheKeys() {
    awaitIdle();
    begin(lesson("small", SMALL));
    keys(KeyCode.ENTER);
    awaitStep(1);
    TextField search = lookup("#class-search").queryAs(TextField.class);
    onWindow(search::requestFocus);
    keys(KeyCode.C, KeyCode.U);
    onWindow(
        () ->
            session
                .selection()
                .selectLayer(session.modelProperty().get().architecture().layer("conv3_1")));
    awaitPhase(Phase.READY);
    assertThat(focused()).isSameAs(search);
    keys(KeyCode.P);
    assertThat(search.getText()).isEqualTo("cup");
  }

  @Test
  void anotherLanguageGoesOnAtTheSameStep() {
    awaitIdle();
    begin(lesson("small", SMALL));
    keys(KeyCode.ENTER);
    awaitStep(1);
    Texts.speak(Language.CHINESE);
    onWindow(this::rebuild);
    awaitStep(1);
    assertThat(text("#lesson-said")).isEqualTo("请转到conv3_1。");
    assertThat(placeOf("#lesson-ring")).isNotNull();
    clickOn("#lesson-do");
    awaitPhase(Phase.READY);
    assertThat(session.selection().layerProperty().get().name()).isEqualTo("conv3_1");
  }
}
