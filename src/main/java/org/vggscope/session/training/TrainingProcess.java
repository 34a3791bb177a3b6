package org.vggscope.session.training;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.vggscope.weights.UserFolders;

/**
 * A training in a process of its own, which is the program's {@code train}: it computes with the
 * threads that suit a training, outlives the window, and takes nothing with it if it fails.
 */
final class TrainingProcess {
  private static final String MAIN = "org.vggscope.Main";

  private TrainingProcess() {}

  /**
   * Begins one.
   *
   * @param run the folder of its run
   * @param log what it writes
   * @param failed told in a line why it ended when that was an error, on a thread of its own
   * @return the process
   * @throws IOException when it cannot be started
   */
  static Process start(List<String> arguments, Path run, Path log, Consumer<String> failed)
      throws IOException {
    List<String> command = new ArrayList<>();
    if (File.separatorChar == '/') {
      // What somebody asks at the window goes before.
      command.addAll(List.of("nice", "-n", "5"));
    }
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    String data = System.getProperty(UserFolders.DATA_PROPERTY);
    if (data != null) {
      command.add("-D" + UserFolders.DATA_PROPERTY + "=" + data);
    }
    String classes = System.getProperty("java.class.path");
    ClassArchive archive =
        ClassArchive.of(
            classes,
            System.getProperty("java.vm.version"),
            Trainings.home(),
            String.valueOf(run.getFileName()));
    command.addAll(archive.options());
    command.addAll(List.of("-cp", classes, MAIN));
    command.addAll(arguments);
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .redirectInput(ProcessBuilder.Redirect.from(nothing()))
            .start();
    process
        .onExit()
        .thenAccept(
            ended -> {
              archive.take(ended.exitValue() == 0);
              if (ended.exitValue() != 0) {
                failed.accept(TrainingEnd.line(ended.exitValue(), run, log));
              }
            });
    return process;
  }

  private static File nothing() {
    return new File(File.separatorChar == '\\' ? "NUL" : "/dev/null");
  }
}
