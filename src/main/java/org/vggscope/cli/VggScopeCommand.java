package org.vggscope.cli;

import org.vggscope.support.Versions;
import org.vggscope.text.Language;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** What all commands have in common. */
@Command(
    name = "java -jar vggscope.jar",
    scope = ScopeType.INHERIT,
    mixinStandardHelpOptions = true,
    versionProvider = VggScopeCommand.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    description = "See a VGG network work. Without a command a window opens.",
    exitCodeListHeading = "Exit status:%n",
    exitCodeList = {
      "0:all went well",
      "1:some input failed; the others were still done",
      "2:wrong usage"
    })
final class VggScopeCommand implements Runnable {
  private final Console console;

  @Spec private CommandSpec spec;

  VggScopeCommand(Console console) {
    this.console = console;
  }

  @Option(
      names = "--verbose",
      scope = ScopeType.INHERIT,
      description = "Print stack traces with errors.")
  void setVerbose(boolean verbose) {
    console.setVerbose(verbose);
  }

  @Option(
      names = "--language",
      arity = "0..1",
      fallbackValue = "",
      paramLabel = "LANGUAGE",
      description = "Language of the window, en or zh; commands speak English.")
  void setLanguage(String name) {
    if (Language.named(name).isEmpty()) {
      throw new ParameterException(spec.commandLine(), "--language is en or zh");
    }
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "No command given");
  }

  /** Tells the program's version. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {
        new Versions().program(),
        "Java %s, %s %s"
            .formatted(
                System.getProperty("java.version"),
                System.getProperty("os.name"),
                System.getProperty("os.arch")),
        "picocli " + CommandLine.VERSION
      };
    }
  }
}
