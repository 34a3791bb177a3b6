package org.vggscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vggscope.text.Language;

/** {@code lesson print}, with something in the place of the window. */
class LessonPrintCommandTest {
  @TempDir private Path folder;

  private static Outcome run(LessonPrinter printer, Object... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintStream errors = new PrintStream(err, true, StandardCharsets.UTF_8);
    int status =
        CommandLineProgram.run(
            Arrays.stream(arguments).map(String::valueOf).toArray(String[]::new),
            new Console(out, errors, () -> false, false, printer));
    return new Outcome(
        status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** Writes what it was asked for. */
  private static final LessonPrinter NOTING =
      (lesson, language, file, reached) -> {
        reached.accept(1);
        reached.accept(lesson.steps().size());
        Files.writeString(file, lesson.id() + " " + language.id());
      };

  @Test
  void theLessonIsPlayedAndItsPageNamed() throws Exception {
    Path page = folder.resolve("page.html");
    Outcome outcome =
        run(NOTING, "lesson", "print", "first-look", "--language", "zh", "--output", page);
    assertThat(outcome.status()).isEqualTo(ExitStatus.GOOD);
    assertThat(outcome.out()).isEqualTo(page + "\n");
    assertThat(outcome.err()).contains("step 6 of 6");
    assertThat(page).hasContent("first-look zh");
  }

  @Test
  void aTeachersFileIsALesson() throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("own.yaml"),
            """
            lesson: own
            title: {en: Own, zh: 自己}
            about: {en: You can., zh: 你能。}
            minutes: 5
            network: any
            steps:
              - say: {en: "Look.", zh: "看。"}
            """);
    Path page = folder.resolve("own.html");
    assertThat(run(NOTING, "lesson", "print", file, "--output", page).status()).isZero();
    assertThat(page).hasContent("own " + Language.ofSystem().id());
    Files.writeString(file, "lesson: own\nminutes: many\n");
    Outcome bad = run(NOTING, "lesson", "print", file, "--output", page, "--force");
    assertThat(bad.status()).isEqualTo(ExitStatus.INPUT_FAILED);
    assertThat(bad.errorLines()).singleElement().asString().startsWith("own.yaml:");
  }

  @Test
  void aFileThatIsThereStaysUnlessItIsForced() throws Exception {
    Path page = Files.writeString(folder.resolve("page.html"), "before");
    Outcome refused = run(NOTING, "lesson", "print", "first-look", "--output", page);
    assertThat(refused.status()).isEqualTo(ExitStatus.USAGE);
    assertThat(refused.errorLines())
        .singleElement()
        .asString()
        .contains("--output " + page + ": is there already; give --force to replace it");
    assertThat(page).hasContent("before");
    Outcome forced = run(NOTING, "lesson", "print", "first-look", "--output", page, "--force");
    assertThat(forced.status()).isEqualTo(ExitStatus.GOOD);
    assertThat(Files.readString(page)).startsWith("first-look");
  }

  @Test
  void whatCannotBeWrittenIsSaidBeforeItIsPlayed() {
    LessonPrinter never =
        (lesson, language, file, reached) -> {
          throw new AssertionError("it was played");
        };
    Outcome none =
        run(never, "lesson", "print", "first-look", "--output", folder.resolve("none/page.html"));
    assertThat(none.status()).isEqualTo(ExitStatus.USAGE);
    assertThat(none.err()).contains("the folder " + folder.resolve("none") + " does not exist");
    Outcome isFolder = run(never, "lesson", "print", "first-look", "--output", folder, "--force");
    assertThat(isFolder.err()).contains("is a folder; name a file in it");
    Outcome unknown = run(never, "lesson", "print", "nothing");
    assertThat(unknown.status()).isEqualTo(ExitStatus.USAGE);
    assertThat(unknown.err()).contains("No lesson is called 'nothing'", "lesson list");
    Outcome language = run(never, "lesson", "print", "relu", "--language", "fr");
    assertThat(language.status()).isEqualTo(ExitStatus.USAGE);
    assertThat(language.err()).contains("--language is en or zh");
  }

  @Test
  void withoutAScreenItSaysWhatHelps() {
    Path page = folder.resolve("page.html");
    Outcome outcome = Outcome.of("lesson", "print", "first-look", "--output", page);
    assertThat(outcome.status()).isEqualTo(ExitStatus.INPUT_FAILED);
    assertThat(outcome.errorLines())
        .singleElement()
        .asString()
        .contains("needs a screen", "xvfb-run");
    assertThat(page).doesNotExist();
  }

  @Test
  void whoClosesTheWindowGetsNoPage() {
    LessonPrinter closed =
        (lesson, language, file, reached) -> {
          throw new CancellationException();
        };
    Outcome outcome =
        run(closed, "lesson", "print", "first-look", "--output", folder.resolve("page.html"));
    assertThat(outcome.status()).isEqualTo(ExitStatus.INPUT_FAILED);
    assertThat(outcome.errorLines())
        .containsExactly("first-look was left before its end; nothing was written");
  }

  @Test
  void onlyThisCommandOpensAWindow() {
    assertThat(CommandLineProgram.opensWindow(new String[] {"lesson", "print", "relu"})).isTrue();
    assertThat(CommandLineProgram.opensWindow(new String[] {"lesson", "list"})).isFalse();
    assertThat(CommandLineProgram.opensWindow(new String[] {"lesson"})).isFalse();
  }
}
