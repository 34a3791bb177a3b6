package org.vggscope.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.vggscope.lesson.Lesson;
import org.vggscope.lesson.Lessons;
import org.vggscope.lesson.grammar.Grammar;
import org.vggscope.lesson.grammar.Signature;
import org.vggscope.lesson.grammar.Vocabulary;
import org.vggscope.lesson.read.LessonFile;
import org.vggscope.lesson.read.LessonReader;
import org.vggscope.support.Problem;
import org.vggscope.text.Language;
import org.vggscope.text.Wording;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lesson}: for those who write lessons. */
@Command(
    name = LessonCommand.NAME,
    synopsisSubcommandLabel = "check|actions|list|print",
    description = "Check lessons, list what they can do, and print them.",
    footer = {
      "",
      "Examples:",
      "  lesson list",
      "  lesson check my-lesson.yaml",
      "  lesson actions",
      "  lesson print convolution",
      ""
    })
final class LessonCommand implements Runnable {
  static final String NAME = "lesson";

  @Spec private CommandSpec spec;

  private LessonCommand() {}

  /** The command with those below it. */
  static CommandLine of(Console console) {
    return new CommandLine(new LessonCommand())
        .addSubcommand(new Check(console))
        .addSubcommand(new Actions(console))
        .addSubcommand(new ListAll(console))
        .addSubcommand(new LessonPrintCommand(console));
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "lesson what? check, actions, list or print");
  }

  /** {@code lesson check}. */
  @Command(
      name = "check",
      description = "Find everything that is wrong with lesson files, with the line.")
  private static final class Check implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Lesson files.")
    private List<Path> files;

    Check(Console console) {
      this.console = console;
    }

    @Override
    public Integer call() {
      LessonReader reader = new LessonReader(Vocabulary.ofProgram());
      boolean failed = false;
      for (Path file : files) {
        try {
          LessonFile read = reader.read(file);
          read.problems().forEach(problem -> console.print(problem.english() + "\n"));
          failed |= read.lesson() == null;
          if (read.lesson() != null) {
            console.print(
                "%s: all is well, %d steps\n"
                    .formatted(file.getFileName(), read.lesson().steps().size()));
          }
        } catch (IOException e) {
          failed = true;
          console.failure(Wording.of(e, file.toString()), e);
        }
      }
      return failed ? ExitStatus.INPUT_FAILED : ExitStatus.GOOD;
    }
  }

  /** {@code lesson actions}. */
  @Command(
      name = "actions",
      description = "List actions, conditions, figures and ids that a lesson can name.")
  private static final class Actions implements Callable<Integer> {
    private final Console console;
    private final List<List<String>> rows = new ArrayList<>();

    Actions(Console console) {
      this.console = console;
    }

    @Override
    public Integer call() {
      add("ACTIONS (do, begin)", Grammar.actions());
      add("CONDITIONS (wait)", Grammar.conditions());
      add("FIGURES ({...}, answer, choose)", Grammar.figures());
      rows.add(List.of("IDS", "", ""));
      Vocabulary vocabulary = Vocabulary.ofProgram();
      Stream.of(
              Vocabulary.RELATIVE.stream().map("layer "::concat),
              vocabulary.layers().stream().map("layer "::concat),
              Vocabulary.networks().stream().map("network "::concat),
              Vocabulary.samples().stream().map("picture sample "::concat),
              vocabulary.lines().stream())
          .flatMap(each -> each)
          .forEach(line -> rows.add(List.of("  " + line, "", "")));
      Text.table(rows, List.of(false, false, false))
          .forEach(line -> console.print(line.stripTrailing() + "\n"));
      return ExitStatus.GOOD;
    }

    private void add(String title, List<Signature> signatures) {
      rows.add(List.of(title, "", ""));
      for (Signature each : signatures) {
        String result = each.result() == null ? "" : each.result().id();
        rows.add(List.of("  " + each, result, each.help()));
      }
    }
  }

  /** {@code lesson list}. */
  @Command(
      name = "list",
      description = "List the lessons that there are, those of your own folder among them.")
  private static final class ListAll implements Callable<Integer> {
    private final Console console;

    ListAll(Console console) {
      this.console = console;
    }

    @Override
    public Integer call() {
      try (Lessons lessons = new Lessons()) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("LESSON", "MINUTES", "STEPS", "TITLE"));
        for (Lesson each : lessons.all()) {
          rows.add(
              List.of(
                  each.id(),
                  String.valueOf(each.minutes()),
                  String.valueOf(each.steps().size()),
                  each.title().in(Language.ENGLISH)));
        }
        Text.table(rows, List.of(false, true, true, false))
            .forEach(line -> console.print(line + "\n"));
        lessons.problems().stream().map(Problem::english).forEach(console::error);
        return lessons.problems().isEmpty() ? ExitStatus.GOOD : ExitStatus.INPUT_FAILED;
      }
    }
  }
}
