package org.vggscope.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collection;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Where a command writes. */
final class OutputFile {
  private OutputFile() {}

  /**
   * Refuses to write over what is read, by whatever name: a link, a path from elsewhere.
   *
   * @param output the file that would be written
   * @param inputs files that are read; those that are null or not there do not count
   * @throws ParameterException when it is one of them
   */
  static void refuseInputs(CommandSpec spec, Path output, Collection<String> inputs) {
    for (String input : inputs) {
      if (input != null && isSame(output, input)) {
        throw new ParameterException(
            spec.commandLine(),
            "%s would be overwritten: it is %s, which is read; give another name"
                .formatted(output, input.equals(output.toString()) ? "an input" : input));
      }
    }
  }

  private static boolean isSame(Path output, String input) {
    try {
      return Files.exists(output) && Files.isSameFile(output, Path.of(input));
    } catch (IOException | InvalidPathException e) {
      // What is not there cannot be overwritten; reading it will say so.
      return false;
    }
  }

  /**
   * Refuses, before any work, to write where it cannot be or where something is.
   *
   * @param force whether a file that is there may be replaced
   * @throws ParameterException when it may not, or there is no folder for it
   */
  static void refuseExisting(CommandSpec spec, Path output, boolean force) {
    Path folder = output.toAbsolutePath().getParent();
    String problem = null;
    if (folder == null || Files.isDirectory(output)) {
      problem = "is a folder; name a file in it";
    } else if (!Files.isDirectory(folder)) {
      problem = "the folder %s does not exist".formatted(folder);
    } else if (Files.exists(output) && !force) {
      problem = "is there already; give --force to replace it, or another name";
    }
    if (problem != null) {
      throw new ParameterException(
          spec.commandLine(), "--output %s: %s".formatted(output, problem));
    }
  }
}
