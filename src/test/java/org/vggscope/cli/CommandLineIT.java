package org.vggscope.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the packaged program as people do, on a machine without a screen. */
class CommandLineIT {
  private static final long SECONDS = 120;

  @TempDir private Path folder;

  private record Run(int status, String out, String err) {}

  private Run run(Object... arguments) throws IOException, InterruptedException {
    return run(List.of(), folder.resolve("out").toFile(), arguments);
  }

  private Run run(List<String> options, File out, Object... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx1g");
    command.addAll(options);
    command.add("-jar");
    command.add(System.getProperty("vggscope.jar"));
    for (Object argument : arguments) {
      command.add(argument.toString());
    }
    File err = folder.resolve("err").toFile();
    ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(out).redirectError(err);
    builder.environment().remove("DISPLAY");
    builder.environment().remove("WAYLAND_DISPLAY");
    builder.environment().put("LC_ALL", "C");
    Process process = builder.start();
    process.getOutputStream().close();
    if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("Still running after %d s: %s".formatted(SECONDS, command));
    }
    return new Run(
        process.exitValue(),
        out.isFile() ? Files.readString(out.toPath(), StandardCharsets.UTF_8) : "",
        Files.readString(err.toPath(), StandardCharsets.UTF_8));
  }

  @Test
  void classifyPrintsTheResultAndNothingElse() throws IOException, InterruptedException {
    Run run = run("classify", Samples.COFFEE, "--top", 1);
    assertThat(run.err()).isEmpty();
    assertThat(run.out().lines()).hasSize(2);
    assertThat(run.out()).startsWith(Samples.COFFEE.toString()).contains("espresso");
    assertThat(run.status()).isZero();
  }

  @Test
  void aBadPictureIsOneLineAndTheOthersAreStillDone() throws IOException, InterruptedException {
    Path text = Files.writeString(folder.resolve("text.png"), "not a picture");
    Run run = run("classify", "--format", "json", text, Samples.CHELSEA);
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err().lines()).singleElement().asString().startsWith(text + ": ");
    JsonNode results = new JsonMapper().readTree(run.out());
    assertThat(results).hasSize(2);
    assertThat(results.get(0).has("error")).isTrue();
    assertThat(results.get(1).get("predictions").get(0).get("label"))
        .isEqualTo(Samples.answer(Samples.CHELSEA, 1).get("label"));
  }

  /** The engine brings a libjpeg of its own, which once took the place of Java's. */
  @Test
  void jpegsAreReadAfterTheEngineWasLoaded() throws IOException, InterruptedException {
    List<Object> arguments = new ArrayList<>(List.of("classify", "--format", "csv", "--top", 1));
    for (int i = 0; i < 12; i++) {
      arguments.add(Samples.CHELSEA);
    }
    arguments.add(Samples.ROCKET);
    Run run = run(arguments.toArray());
    assertThat(run.err()).isEmpty();
    assertThat(run.status()).isZero();
    assertThat(run.out().lines().toList().get(13))
        .contains(Samples.answer(Samples.ROCKET, 1).get("label").asText());
  }

  @Test
  void wrongUsageEndsWithTwo() throws IOException, InterruptedException {
    for (String option : List.of("classify", "--nonsense")) {
      Run run = run(option);
      assertThat(run.status()).isEqualTo(2);
      assertThat(run.out()).isEmpty();
      assertThat(run.err().lines()).hasSize(1);
    }
  }

  @Test
  void theVersionIsThatOfThePackage() throws IOException, InterruptedException {
    Run run = run("--version");
    assertThat(run.status()).isZero();
    assertThat(run.out()).containsPattern("VggScope \\d+\\.\\d+");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void aFullDiskIsAnErrorAndAClosedPipeIsNone() throws IOException, InterruptedException {
    File full = new File("/dev/full");
    assumeThat(full).as("a disk that is always full").exists();
    for (String command : List.of("models", "--version", "--help")) {
      Run run = run(List.of(), full, command);
      assertThat(run.status()).as(command).isEqualTo(1);
      assertThat(run.err().lines()).singleElement().asString().startsWith("The result was lost");
    }
    Run run = run(List.of(), full, "classify", Samples.COFFEE);
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err().lines()).singleElement().asString().startsWith("The result was lost");
    File status = folder.resolve("status").toFile();
    Process shell =
        new ProcessBuilder(
                "sh",
                "-c",
                "{ '%s' -jar '%s' models; echo $? > '%s'; } | true"
                    .formatted(
                        Path.of(System.getProperty("java.home"), "bin", "java"),
                        System.getProperty("vggscope.jar"),
                        status))
            .redirectError(folder.resolve("err").toFile())
            .start();
    assertThat(shell.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(status).hasContent("0");
    assertThat(folder.resolve("err")).isEmptyFile();
  }

  /** Libraries unpack elsewhere when the home cannot be written. */
  @Test
  void aHomeThatCannotBeWrittenIsNoObstacle() throws IOException, InterruptedException {
    Path nowhere = Files.writeString(folder.resolve("file"), "in the way").resolve("home");
    Path temporary = Files.createDirectory(folder.resolve("temporary"));
    Run run =
        run(
            List.of("-Duser.home=" + nowhere, "-Djava.io.tmpdir=" + temporary),
            folder.resolve("out").toFile(),
            "classify",
            Samples.COFFEE,
            "--top",
            1);
    assertThat(run.err()).isEmpty();
    assertThat(run.status()).isZero();
    assertThat(run.out()).contains("espresso");
  }
}
