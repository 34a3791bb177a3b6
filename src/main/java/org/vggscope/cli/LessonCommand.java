package org.vggscope.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
import org.vggscope.support.ProblemException;
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
    synopsisSubcommandLabel = "check|actions|list|show|print",
    description = "Check lessons, list what they can do, and print them.",
    footer = {
      "",
      "Examples:",
      "  lesson list",
      "  lesson check my-lesson.yaml",
      "  lesson actions",
      "  lesson show relu > my-lesson.yaml",
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
        .addSubcommand(new Show(console))
        .addSubcommand(new LessonPrintCommand(console));
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "lesson what? check, actions, list, show or print");
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
      description = "List what stands in a lesson: keys, actions, conditions, figures and ids.")
  private static final class Actions implements Callable<Integer> {
    private final Console console;
    private final List<List<String>> rows = new ArrayList<>();

    Actions(Console console) {
      this.console = console;
    }

    @Override
    public Integer call() {
      rows.add(List.of("KEYS", "", ""));
      KEYS.forEach((key, meaning) -> rows.add(List.of("  " + key, "", meaning)));
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

  /** What can stand in a file, in the order in which it is written. */
  private static final Map<String, String> KEYS = keys();

  private static Map<String, String> keys() {
    Map<String, String> keys = new LinkedHashMap<>();
    keys.put("lesson", "the file's name without .yaml");
    keys.put("title, about", "texts: {en: \"...\", zh: \"...\"}, or one for both languages");
    keys.put("minutes", "how long it takes, 1 to 60");
    keys.put(
        "network",
        String.join(", ", Lesson.NEEDS)
            + ", or an id of 'models'; with vgg layers have VGG's names");
    keys.put("begin", "[ACTION, ...] before the first step");
    keys.put("steps", "a list with a '-' before each step:");
    keys.put("  say", "a text; or");
    keys.put("  ask", "a question, with 'answer'");
    keys.put("  point", "ID, or [ID, ...]: the ring is round the first that is seen");
    keys.put("  do", "[ACTION, ...] when the step begins");
    keys.put("  wait", "CONDITION: goes on when the learner has done it");
    keys.put("  hint", "a text after the first wrong answer, then there is a second try; or help");
    keys.put("  answer", "FIGURE, what is right; a share is answered in per cent");
    keys.put("  choose", "[FIGURE, ...] to choose from, the answer among them");
    keys.put("  click", "ID of a picture that is clicked into");
    keys.put("  within", "5 %: how far from it a number, or a click, may be");
    keys.put("  why", "a text after the answer, right or wrong");
    return keys;
  }

  /** {@code lesson show}. */
  @Command(
      name = "show",
      description = "Print the text of one of the program's lessons, to begin an own one with.")
  private static final class Show implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "NAME", description = "As 'lesson list' calls it.")
    private String name;

    Show(Console console) {
      this.console = console;
    }

    @Override
    public Integer call() throws IOException {
      try (Lessons lessons = new Lessons()) {
        String text = lessons.text(name);
        if (text == null) {
          throw new ProblemException(
              Problem.of("no lesson of the program; 'lesson list' lists them").about(name));
        }
        console.print(text);
        return ExitStatus.GOOD;
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
