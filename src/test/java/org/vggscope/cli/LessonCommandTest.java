package org.vggscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code lesson}. */
class LessonCommandTest {
  private static final String GOOD =
      """
      lesson: good
      title: {en: Some, zh: 某}
      about: {en: You can., zh: 你能。}
      minutes: 5
      network: any
      steps:
        - say: {en: "Look.", zh: "看。"}
      """;

  @TempDir private Path folder;

  @Test
  void showPrintsALessonThatCanBeBegunWith() throws Exception {
    Outcome outcome = Outcome.of("lesson", "show", "relu");
    assertThat(outcome.status()).isEqualTo(ExitStatus.GOOD);
    Path own = Files.writeString(folder.resolve("relu.yaml"), outcome.out());
    assertThat(Outcome.of("lesson", "check", own.toString()).out()).startsWith("relu.yaml: all is");
    Outcome none = Outcome.of("lesson", "show", "rule");
    assertThat(none.status()).isEqualTo(ExitStatus.INPUT_FAILED);
    assertThat(none.err()).contains("rule: no lesson of the program");
  }

  @Test
  void checkNamesEveryProblemWithItsLine() throws Exception {
    Path good = Files.writeString(folder.resolve("good.yaml"), GOOD);
    Path bad =
        Files.writeString(
            folder.resolve("bad.yaml"),
            GOOD.replace("good", "bad").replace("Look.", "Look at 64.") + "    piont: x\n");
    Outcome outcome = Outcome.of("lesson", "check", good.toString(), bad.toString());
    assertThat(outcome.status()).isEqualTo(ExitStatus.INPUT_FAILED);
    assertThat(outcome.out())
        .isEqualTo(
            """
            good.yaml: all is well, 1 steps
            bad.yaml:7: the number 64 is written out; compute it as {figure}, or cite the paper in \
            the same sentence
            bad.yaml:8: there is no key 'piont'; did you mean 'point'?
            """);
    assertThat(outcome.err()).isEmpty();
    assertThat(Outcome.of("lesson", "check", good.toString()).status()).isEqualTo(ExitStatus.GOOD);
  }

  @Test
  void aFileThatIsNotThereIsAnError() {
    Outcome outcome = Outcome.of("lesson", "check", folder.resolve("none.yaml").toString());
    assertThat(outcome.status()).isEqualTo(ExitStatus.INPUT_FAILED);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err()).contains("none.yaml: no such file or folder");
  }

  @Test
  void actionsListWhatALessonCanName() {
    Outcome outcome = Outcome.of("lesson", "actions");
    assertThat(outcome.status()).isEqualTo(ExitStatus.GOOD);
    assertThat(outcome.out())
        .contains("  layer LAYER|next|previous", "  multiply-adds [LAYER]", "  view arithmetic")
        .contains("  anchor network-strip", "  picture sample chelsea.png", "  network vgg16-tiny");
  }

  @Test
  void withoutASubcommandItSaysWhichThereAre() {
    Outcome outcome = Outcome.of("lesson");
    assertThat(outcome.status()).isEqualTo(ExitStatus.USAGE);
    assertThat(outcome.err()).contains("check, actions, list, show or print");
  }

  @Test
  void listHasTheLessons() {
    Outcome outcome = Outcome.of("lesson", "list");
    assertThat(outcome.status()).isEqualTo(ExitStatus.GOOD);
    assertThat(outcome.out()).startsWith("LESSON");
  }
}
