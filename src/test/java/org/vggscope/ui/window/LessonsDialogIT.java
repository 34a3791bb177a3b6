package org.vggscope.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.vggscope.lesson.Lesson;
import org.vggscope.weights.UserFolders;

/** The list of lessons, a teacher's among them, and the line that offers the first. */
class LessonsDialogIT extends LessonTest {
  private static final String OWN =
      """
      lesson: own
      title: {en: About conv1_1, zh: 关于conv1_1}
      about: {en: You have seen my own lesson., zh: 看了我自己的课程。}
      minutes: 7
      network: any
      steps:
        - say: {en: One., zh: 一。}
        - say: {en: Two., zh: 二。}
      """;

  private Path lessons;

  @Override
  public void start(Stage primary) {
    try {
      Path data = Files.createTempDirectory("vggscope-lessons");
      System.setProperty(UserFolders.DATA_PROPERTY, data.toString());
      lessons = Files.createDirectories(data.resolve("lessons"));
      Files.writeString(lessons.resolve("own.yaml"), OWN);
      Files.writeString(lessons.resolve("spoilt.yaml"), "lesson: spoilt\nminutes: many\n");
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    super.start(primary);
  }

  @AfterEach
  void forgetFolder() {
    System.clearProperty(UserFolders.DATA_PROPERTY);
  }

  private void run(String command) {
    onWindow(
        () ->
            window.commands().stream()
                .filter(each -> each.id().equals(command))
                .findFirst()
                .orElseThrow()
                .action()
                .run());
    awaitIdle();
  }

  private boolean says(String part) {
    return lookup("#lessons .label").queryAll().stream()
        .anyMatch(each -> ((Labeled) each).getText().contains(part));
  }

  @Test
  void eachIsListedBegunAndGoneOnWith() throws IOException {
    awaitIdle();
    bundled();
    run("lessons");
    assertThat(says("About conv1_1")).isTrue();
    assertThat(says("You have seen my own lesson.")).isTrue();
    assertThat(says("7 minutes")).isTrue();
    assertThat(lookup("#lessons .lesson-problem").queryAll())
        .anyMatch(each -> ((Labeled) each).getText().matches("spoilt.yaml:2: .*minutes.*"));
    assertThat(lookup("#lessons-folder").tryQuery()).isPresent();

    onWindow(() -> lookup("#lesson-begin-own").queryAs(Button.class).fire());
    awaitStep(0);
    assertThat(lookup("#lessons").tryQuery()).isEmpty();
    keys(KeyCode.ENTER);
    awaitStep(1);
    keys(KeyCode.ESCAPE);
    awaitEnd();

    run("lessons");
    onWindow(() -> lookup("#lesson-go-on-own").queryAs(Button.class).fire());
    awaitStep(1);
    keys(KeyCode.ENTER);
    awaitEnd();
    run("lessons");
    assertThat(says("7 minutes, done")).isTrue();

    // What a teacher saves is listed at once.
    Files.writeString(
        lessons.resolve("later.yaml"), OWN.replace("own", "later").replace("About", "After"));
    await("the new lesson", () -> says("After conv1_1"));
    run("lesson-later");
    awaitStep(0);
    onWindow(room()::leave);
    awaitEnd();
  }

  @Test
  void eachIsFoundByItsTitle() {
    awaitIdle();
    bundled();
    GoTo goTo = new GoTo(session, window::commands, window.views());
    assertThat(goTo.find("about conv1_1"))
        .extracting(GoTo.Target::name)
        .contains("Lesson: About conv1_1");
  }

  @Test
  void theFirstLookIsOfferedOnce() {
    awaitIdle();
    assertThat(bundled()).extracting(Lesson::id).contains("first-look");
    onWindow(window::offerFirstLook);
    assertThat(text("#notice-text")).contains("first look");
    assertThat(lookup("#notice-offer").query().isVisible()).isTrue();
    assertThat(settings.lessonsOffered).isFalse();
    clickOn("#notice-close");
    assertThat(settings.lessonsOffered).isTrue();
    assertThat(session.noticeProperty().get()).isNull();
    onWindow(this::rebuild);
    onWindow(window::offerFirstLook);
    assertThat(session.noticeProperty().get()).isNull();
  }

  @Test
  void theFirstLookIsTaken() {
    awaitIdle();
    bundled();
    onWindow(window::offerFirstLook);
    clickOn("#notice-offer");
    awaitStep(0);
    assertThat(scene().lesson().id()).isEqualTo("first-look");
    assertThat(settings.lessonsOffered).isTrue();
    keys(KeyCode.ESCAPE);
    awaitEnd();
  }
}
