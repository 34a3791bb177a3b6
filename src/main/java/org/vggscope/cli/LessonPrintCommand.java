package org.vggscope.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import org.vggscope.lesson.Lesson;
import org.vggscope.lesson.Lessons;
import org.vggscope.lesson.grammar.Vocabulary;
import org.vggscope.lesson.read.LessonFile;
import org.vggscope.lesson.read.LessonReader;
import org.vggscope.support.ProblemException;
import org.vggscope.text.Language;
import org.vggscope.text.Wording;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lesson print}: a lesson on paper, played in a window of its own. */
@Command(
    name = LessonPrintCommand.NAME,
    description = {
      "Write a lesson as one HTML page to be handed out, with a picture of each step.",
      "It is played in a window of its own, which needs a screen; your settings, and a program that"
          + " is open, stay as they are."
    },
    footer = {
      "",
      "Examples:",
      "  lesson print convolution",
      "  lesson print learning --language zh --output learning.html",
      "  xvfb-run java -jar vggscope.jar lesson print relu      without a screen",
      ""
    })
final class LessonPrintCommand implements Callable<Integer> {
  static final String NAME = "print";

  private final Console console;

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "NAME",
      description = "A lesson of 'lesson list', or a lesson's file (my-lesson.yaml).")
  private String name;

  @Option(
      names = "--language",
      paramLabel = "LANGUAGE",
      description = "Language of the page, en or zh; the system's if not given.")
  private String language = "";

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "The page; NAME.html in the folder you are in if not given.")
  private Path output;

  @Option(names = "--force", description = "Replace a file that is there.")
  private boolean force;

  LessonPrintCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (!language.isEmpty() && Language.named(language).isEmpty()) {
      throw new ParameterException(spec.commandLine(), "--language is en or zh");
    }
    Lesson lesson = lesson();
    Path file = output == null ? Path.of(lesson.id() + ".html") : output;
    OutputFile.refuseExisting(spec, file, force);
    int steps = lesson.steps().size();
    try (ProgressLine progress = new ProgressLine(console, true)) {
      console
          .printer()
          .print(
              lesson,
              Language.of(language),
              file,
              step -> progress.show("step %d of %d".formatted(step, steps), step == steps));
    } catch (UnsupportedOperationException e) {
      console.failure(
          "%s is played in a window, which needs a screen (%s); without one put xvfb-run before"
                  .formatted(lesson.id(), Wording.of(e))
              + " the command",
          e);
      return ExitStatus.INPUT_FAILED;
    } catch (CancellationException e) {
      console.failure("%s was left before its end; nothing was written".formatted(lesson.id()), e);
      return ExitStatus.INPUT_FAILED;
    }
    console.print(file + "\n");
    return ExitStatus.GOOD;
  }

  private Lesson lesson() throws IOException {
    if (name.endsWith(LessonReader.ENDING)) {
      LessonFile read = new LessonReader(Vocabulary.ofProgram()).read(Path.of(name));
      if (read.lesson() == null) {
        throw new ProblemException(read.problems().get(0));
      }
      return read.lesson();
    }
    try (Lessons lessons = new Lessons()) {
      return lessons.all().stream()
          .filter(lesson -> lesson.id().equals(name))
          .findFirst()
          .orElseThrow(
              () ->
                  new ParameterException(
                      spec.commandLine(),
                      "No lesson is called '%s'; 'lesson list' has them".formatted(name)));
    }
  }
}
