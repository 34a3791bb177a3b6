package org.vggscope.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code completion}: what a shell needs to complete commands and options. */
@Command(
    name = "completion",
    description = "Print a script with which bash and zsh complete commands and options.",
    footer = {
      "",
      "In ~/.bashrc or ~/.zshrc:",
      "  vggscope() { java -jar /path/to/vggscope.jar \"$@\"; }",
      "  source <(vggscope completion)",
      ""
    })
final class CompletionCommand implements Callable<Integer> {
  /** What the function that starts the program is called. */
  private static final String NAME = "vggscope";

  private final Console console;

  @Spec private CommandSpec spec;

  CompletionCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    console.print(AutoComplete.bash(NAME, spec.root().commandLine()));
    return ExitStatus.GOOD;
  }
}
