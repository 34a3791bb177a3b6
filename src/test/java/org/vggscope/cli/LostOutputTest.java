package org.vggscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Results that cannot be written are an error; results that nobody reads on are none. */
class LostOutputTest {
  @TempDir private static Path folder;

  /** A disk that is full, or a pipe whose reader has ended. */
  private static final class Full extends OutputStream {
    @Override
    public void write(int one) throws IOException {
      throw new IOException("No space left on device");
    }
  }

  static Stream<List<String>> commands() throws IOException {
    String coffee = Samples.COFFEE.toString();
    Path pictures = Files.createDirectories(folder.resolve("pictures/n07920052"));
    Files.copy(
        Samples.COFFEE,
        pictures.resolve("coffee.png"),
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    String all = folder.resolve("pictures").toString();
    List<List<String>> commands = new ArrayList<>();
    for (String format : List.of("text", "json", "csv")) {
      commands.add(List.of("classify", coffee, "--format", format));
      commands.add(List.of("deletion", all, "--method", "grad-cam", "--format", format));
    }
    for (String format : List.of("text", "json")) {
      commands.add(List.of("models", "--format", format));
      commands.add(List.of("inspect", "vgg16-tiny", "--format", format));
      commands.add(List.of("explain", coffee, "--format", format));
      commands.add(List.of("evaluate", all, "--format", format));
      commands.add(List.of("preprocess", coffee, "--format", format));
      commands.add(List.of("compare", coffee, "--with", "vgg19-tiny", "--format", format));
    }
    commands.add(List.of("benchmark", "--runs", "1"));
    commands.add(List.of("--help"));
    commands.add(List.of("--version"));
    commands.add(List.of("help", "classify"));
    commands.add(List.of("convert", "--help"));
    return commands.stream();
  }

  private record Ended(int status, List<String> errors) {}

  private static Ended run(List<String> command, boolean readerGone) {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintStream errors = new PrintStream(err, true, StandardCharsets.UTF_8);
    int status =
        CommandLineProgram.run(
            command.toArray(String[]::new),
            new Console(new Full(), errors, () -> readerGone, false));
    return new Ended(status, err.toString(StandardCharsets.UTF_8).lines().toList());
  }

  @ParameterizedTest
  @MethodSource("commands")
  void aFullDiskIsAnError(List<String> command) {
    Ended ended = run(command, false);
    assertThat(ended.status).isEqualTo(1);
    assertThat(ended.errors)
        .singleElement()
        .asString()
        .isEqualTo("The result was lost: No space left on device");
  }

  @ParameterizedTest
  @MethodSource("commands")
  void aReaderThatEndedIsNone(List<String> command) {
    Ended ended = run(command, true);
    assertThat(ended.status).isZero();
    assertThat(ended.errors).isEmpty();
  }
}
