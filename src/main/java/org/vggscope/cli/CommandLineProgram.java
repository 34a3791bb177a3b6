package org.vggscope.cli;

import java.io.BufferedOutputStream;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.vggscope.text.Wording;
import picocli.CommandLine;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The program without its window. */
public final class CommandLineProgram {
  /** The command that has the processor for itself. */
  public static final String TRAINING = "train";

  /** Has {@link #TRAINING} load what it needs and wait for its arguments on standard input. */
  public static final String WHEN_TOLD = "--when-told";

  /** System property that says what the program was called by. */
  private static final String COMMAND_PROPERTY = "vggscope.command";

  /** Standard output as a file, on systems that have it as one. */
  private static final Path STANDARD_OUTPUT = Path.of("/dev/fd/1");

  /** Where Unix's mode has the kind of a file, and two of the kinds. */
  private static final int KIND = 0170000;

  private static final int PIPE = 0010000;
  private static final int SOCKET = 0140000;

  private CommandLineProgram() {}

  /**
   * Whether these arguments are for the command line. Anything else is pictures to be opened in the
   * window, among which there are no options.
   */
  public static boolean isMeant(String[] arguments) {
    if (arguments.length == 0) {
      return false;
    }
    for (String argument : arguments) {
      if (argument.equals("--")) {
        break;
      }
      if (argument.startsWith("-")) {
        return true;
      }
    }
    return COMMANDS.containsKey(arguments[0]) || isMisspelt(arguments[0]);
  }

  /** Whether a command opens a window, which a screen and fonts are needed for. */
  public static boolean opensWindow(String[] arguments) {
    return arguments.length > 1
        && arguments[0].equals(LessonCommand.NAME)
        && arguments[1].equals(LessonPrintCommand.NAME);
  }

  /** Whether it looks like a command rather than like a picture that is not there. */
  private static boolean isMisspelt(String argument) {
    return argument.matches("[a-z]+") && !new File(argument).exists();
  }

  /**
   * Runs a command.
   *
   * @param out for the result and nothing else
   * @param err for errors, one line each
   * @return the exit status: 0 all went well, 1 some input failed, 2 wrong usage
   */
  public static int run(String[] arguments, OutputStream out, PrintStream err) {
    return run(arguments, new Console(out, err, () -> false, false));
  }

  /**
   * Runs a command on the process's own streams.
   *
   * @param printer opens a window where a command plays a lesson
   * @return the exit status
   */
  public static int run(String[] arguments, LessonPrinter printer) {
    OutputStream out = new BufferedOutputStream(new FileOutputStream(FileDescriptor.out));
    boolean interactive = System.console() != null;
    Console console =
        new Console(out, System.err, CommandLineProgram::writesToPipe, interactive, printer);
    if (!ToldTraining.isMeant(arguments)) {
      return run(arguments, console);
    }
    try {
      String[] told = ToldTraining.arguments(System.in, console.dataSets());
      return told == null ? ExitStatus.GOOD : run(told, console);
    } catch (IOException e) {
      return failure(e, console);
    }
  }

  /**
   * Whether standard output is a pipe, which takes no more when its reader has ended. The file is
   * looked at, for messages of errors are in the system's language.
   */
  private static boolean writesToPipe() {
    try {
      int kind = (int) Files.getAttribute(STANDARD_OUTPUT, "unix:mode") & KIND;
      return kind == PIPE || kind == SOCKET;
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
      return false;
    }
  }

  static int run(String[] arguments, Console console) {
    try {
      int status = commands(arguments, console).execute(arguments);
      console.flush();
      return status;
    } catch (OutOfMemoryError | LinkageError | OutputLostError e) {
      return failure(e, console);
    }
  }

  /** What makes a command, by the name that it has itself. */
  private static final Map<String, Function<Console, Object>> COMMANDS = all();

  private static Map<String, Function<Console, Object>> all() {
    Map<String, Function<Console, Object>> all = new LinkedHashMap<>();
    all.put("classify", ClassifyCommand::new);
    all.put("preprocess", PreprocessCommand::new);
    all.put("compare", CompareCommand::new);
    all.put("activations", ActivationsCommand::new);
    all.put("export", ExportCommand::new);
    all.put("report", ReportCommand::new);
    all.put("explain", ExplainCommand::new);
    all.put("deletion", DeletionCommand::new);
    all.put("likes", LikesCommand::new);
    all.put("atlas", AtlasCommand::new);
    all.put("models", ModelsCommand::new);
    all.put("inspect", InspectCommand::new);
    all.put("download", DownloadCommand::new);
    all.put("convert", ConvertCommand::new);
    all.put("evaluate", EvaluateCommand::new);
    all.put("benchmark", BenchmarkCommand::new);
    all.put(TRAINING, TrainCommand::new);
    all.put("classes", ClassesCommand::new);
    all.put("runs", RunsCommand::new);
    all.put(LessonCommand.NAME, LessonCommand::of);
    all.put("completion", CompletionCommand::new);
    all.put("help", console -> new HelpCommand());
    return Collections.unmodifiableMap(all);
  }

  /** Those that speak of all others. */
  private static final Set<String> KNOWING_OTHERS = Set.of("completion", "help");

  /** With the command that is asked for only: to make all takes as long as many a one works. */
  private static CommandLine commands(String[] arguments, Console console) {
    CommandLine program = new CommandLine(new VggScopeCommand(console));
    // The launcher's users have it on their path.
    program.setCommandName(System.getProperty(COMMAND_PROPERTY, program.getCommandName()));
    String first = arguments.length == 0 ? "" : arguments[0];
    boolean one = COMMANDS.containsKey(first) && !KNOWING_OTHERS.contains(first);
    (one ? Set.of(first) : COMMANDS.keySet())
        .forEach(name -> program.addSubcommand(COMMANDS.get(name).apply(console)));
    program.setCaseInsensitiveEnumValuesAllowed(true);
    // A picture may be called @anything.
    program.setExpandAtFiles(false);
    program.setOut(new PrintWriter(console.out(), true));
    program.setErr(new PrintWriter(console.err(), true));
    program.setParameterExceptionHandler((e, given) -> usageError(e, console));
    program.setExecutionExceptionHandler((e, command, result) -> failure(e, console));
    return program;
  }

  private static int usageError(ParameterException e, Console console) {
    CommandLine command = e.getCommandLine();
    String suggestion = "";
    if (e instanceof UnmatchedArgumentException unmatched
        && !unmatched.getSuggestions().isEmpty()) {
      suggestion = "; did you mean " + unmatched.getSuggestions().get(0);
    }
    boolean top = command.getParent() == null;
    String message = e.getMessage();
    if (top && e instanceof UnmatchedArgumentException unmatched && !unmatched.isUnknownOption()) {
      message =
          unmatched.getUnmatched().stream()
              .filter(argument -> argument.startsWith("-"))
              .findFirst()
              .map("Unknown option: '%s'"::formatted)
              .orElse("No command is called '%s'".formatted(unmatched.getUnmatched().get(0)));
    }
    String name = top ? "" : command.getCommandName() + " ";
    console.error("%s%s; see '%s--help'".formatted(message, suggestion, name));
    return ExitStatus.USAGE;
  }

  private static int failure(Throwable e, Console console) {
    if (e instanceof OutputLostError lost && lost.isReaderGone()) {
      return ExitStatus.GOOD;
    }
    console.failure(Wording.of(e), e);
    return ExitStatus.INPUT_FAILED;
  }
}
