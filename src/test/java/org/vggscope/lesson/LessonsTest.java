package org.vggscope.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vggscope.support.Problem;

/** The lessons of the program, and those of a teacher's folder. */
class LessonsTest {
  private static final String GOOD =
      """
      lesson: %s
      title: {en: "%s", zh: 某}
      about: {en: You can., zh: 你能。}
      minutes: 5
      network: any
      steps:
        - say: {en: "Look.", zh: "看。"}
      """;

  @TempDir private Path folder;
  private long time = 1_000_000;

  private Path write(String id, String text) throws Exception {
    Path file = Files.writeString(folder.resolve(id + ".yaml"), text);
    time += 10_000;
    return Files.setLastModifiedTime(file, FileTime.fromMillis(time));
  }

  private static Lesson find(Lessons lessons, String id) {
    return lessons.all().stream().filter(each -> each.id().equals(id)).findFirst().orElse(null);
  }

  @Test
  void aFileThatIsNoTextIsNamedSo() throws Exception {
    Files.write(folder.resolve("binary.yaml"), new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});
    try (Lessons lessons = new Lessons(folder)) {
      assertThat(lessons.problems().stream().map(Problem::english))
          .containsExactly("binary.yaml: no text in UTF-8; save it as UTF-8");
    }
  }

  @Test
  void whatLiesInTheFolderIsThereAndFollowsIt() throws Exception {
    write("own", GOOD.formatted("own", "Mine"));
    try (Lessons lessons = new Lessons(folder)) {
      int bundled = lessons.all().size() - 1;
      assertThat(find(lessons, "own").title().english()).isEqualTo("Mine");
      assertThat(lessons.look()).isFalse();

      write("own", GOOD.formatted("own", "Better"));
      assertThat(lessons.look()).isTrue();
      assertThat(find(lessons, "own").title().english()).isEqualTo("Better");

      Path file = write("own", GOOD.formatted("own", "Spoilt") + "    wiat: layer conv1_1\n");
      assertThat(lessons.look()).isTrue();
      assertThat(find(lessons, "own").title().english()).isEqualTo("Better");
      assertThat(lessons.problems().stream().map(Problem::english))
          .containsExactly("own.yaml:8: there is no key 'wiat'; did you mean 'wait'?");
      assertThat(lessons.look()).isFalse();

      Files.delete(file);
      assertThat(lessons.look()).isTrue();
      assertThat(lessons.all()).hasSize(bundled);
      assertThat(lessons.problems()).isEmpty();
    }
  }

  @Test
  void noTextAndNoFolderAreNoHarm() throws Exception {
    Files.write(folder.resolve("latin.yaml"), new byte[] {(byte) 0xe4, (byte) 0xff});
    try (Lessons lessons = new Lessons(folder)) {
      assertThat(lessons.problems())
          .singleElement()
          .extracting(Problem::subject)
          .isEqualTo("latin.yaml");
      assertThat(lessons.look()).isFalse();
    }
    try (Lessons lessons = new Lessons(folder.resolve("nowhere"))) {
      assertThat(lessons.problems()).isEmpty();
    }
  }

  @Test
  void whoeverWantsIsTold() throws Exception {
    CountDownLatch told = new CountDownLatch(1);
    try (Lessons lessons = new Lessons(folder)) {
      lessons.onChange(told::countDown);
      write("own", GOOD.formatted("own", "Mine"));
      assertThat(told.await(10, TimeUnit.SECONDS)).isTrue();
      assertThat(find(lessons, "own")).isNotNull();
    }
  }
}
