package org.vggscope.session.training;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
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
   * @param standby loads already what it needs; null where none does
   * @param failed told in a line why it ended when that was an error, on a thread of its own
   * @return the process
   * @throws IOException when it cannot be started
   */
  static Process start(
      List<String> arguments, Path run, Path log, Standby standby, Consumer<String> failed)
      throws IOException {
    Standby taken =
        standby != null && standby.tell(arguments, log) ? standby : fresh(run, log, arguments);
    taken
        .process
        .onExit()
        .thenAccept(
            ended -> {
              taken.archive.take(ended.exitValue() == 0);
              if (ended.exitValue() != 0) {
                failed.accept(TrainingEnd.line(ended.exitValue(), run, log));
              }
            });
    return taken.process;
  }

  private static Standby fresh(Path run, Path log, List<String> arguments) throws IOException {
    ClassArchive archive = archive(String.valueOf(run.getFileName()));
    Process process =
        command(archive, arguments, log)
            .redirectInput(ProcessBuilder.Redirect.from(nothing()))
            .start();
    return new Standby(process, log, archive);
  }

  private static ClassArchive archive(String name) {
    return ClassArchive.of(
        System.getProperty("java.class.path"),
        System.getProperty("java.vm.version"),
        Path.of(System.getProperty("java.home")),
        Trainings.home(),
        name);
  }

  private static ProcessBuilder command(ClassArchive archive, List<String> arguments, Path log) {
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
    command.addAll(archive.options());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), MAIN));
    command.addAll(arguments);
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
  }

  private static File nothing() {
    return new File(File.separatorChar == '\\' ? "NUL" : "/dev/null");
  }

  /** A process that loads what a training needs and waits to be told which training it is. */
  static final class Standby implements AutoCloseable {
    private final Process process;
    private final Path log;
    private final ClassArchive archive;

    private Standby(Process process, Path log, ClassArchive archive) {
      this.process = process;
      this.log = log;
      this.archive = archive;
    }

    /**
     * Begins one.
     *
     * @param folder where it writes until it is told
     * @throws IOException when it cannot be started
     */
    static Standby begin(Path folder) throws IOException {
      Files.createDirectories(folder);
      String name = "standby-" + UUID.randomUUID();
      Path log = folder.resolve(name + ".log");
      ClassArchive archive = archive(name);
      List<String> arguments = List.of("train", "--when-told");
      return new Standby(command(archive, arguments, log).start(), log, archive);
    }

    /**
     * Tells it which training it is.
     *
     * @param other where what it writes is found from now on
     * @return false when it is none, for it has ended or its file cannot be called otherwise
     */
    private boolean tell(List<String> arguments, Path other) {
      try (OutputStream told = process.getOutputStream()) {
        Files.move(log, other);
        told.write((new JsonMapper().writeValueAsString(arguments) + "\n").getBytes(UTF_8));
        told.flush();
        return process.isAlive();
      } catch (IOException e) {
        close();
        return false;
      }
    }

    /** Ends it; it never was told. */
    @Override
    public void close() {
      process.destroy();
      archive.take(false);
      try {
        Files.deleteIfExists(log);
      } catch (IOException e) {
        // An empty file more.
        return;
      }
    }
  }
}
