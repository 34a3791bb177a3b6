package org.vggscope.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandUsageTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "classify | Nothing to classify; give a picture or --tensor; see 'classify --help'",
        "clasify x.png | No command is called 'clasify'; did you mean classify; see '--help'",
        "--verbose | No command given; see '--help'",
        "--language fr | --language is en or zh; see '--help'",
        "--language= x.png | --language is en or zh; see '--help'",
        "--language | --language is en or zh; see '--help'",
        "--language fr models | --language is en or zh; see '--help'",
        "x.png --dark | Unknown option: '--dark'; see '--help'",
        "classify --fromat json x.png | Unknown option: '--fromat'",
        "classify --top 0 x.png | --top 0: give 1 or more",
        "classify --top many x.png | 'many' is not an int",
        "classify --format xml x.png | 'xml'",
        "classify --size 63 x.png | --size 63: the network was trained at 64; give 64 to 1024",
        "classify --preprocessing none x.png | there are torchvision, caffe",
        "classify --model vgg17 x.png | No model is called 'vgg17'",
        "classify --model vgg16-tiny --weights w x.png | exclude each other",
        "classify --evaluation tencrop x.png | 'tencrop' is none; there are single, dense,"
            + " ten-crop",
        "classify --evaluation single --size 96 x.png | --size 96 does not go with --evaluation"
            + " single",
        "classify --evaluation multi-scale --size 70 x.png | multi-scale at 61 pixels: the network"
            + " was",
        "classify --evaluation multi-scale --scales 64,2000 x.png | at 2000 pixels: the network"
            + " was",
        "classify --evaluation multi-scale --scales 64 --size 64 x.png | exclude each other",
        "classify --scales 64,73 x.png | --scales goes with --evaluation multi-scale only",
        "classify --tensor x.npy --evaluation dense | --evaluation does not go with --tensor",
        "classify --tensor x.npy --size 64 | --size does not go with --tensor",
        "preprocess | Give one of: a picture, --list",
        "preprocess x.png --top 0 | --top 0: give 1 or more",
        "activations x.png --layer conv1_1 | Missing required option: '--output=FILE'",
        "activations x.png --layer conv1_1 --output x.txt | ends in .npy, .npz or .png",
        "activations x.png --layer conv9_1 --output x.npy | its layers are conv1_1 conv1_2",
        "activations --layer conv1_1 --output x.npy | give a picture or --tensor",
        "explain | give a picture or --tensor",
        "explain x.png --tensor y.npy | exclude each other",
        "explain x.png --output x.txt | ends in .png, .svg, .npy or .csv",
        "explain x.png --method magic | give grad-cam, guided, integrated, occlusion",
        "explain x.png --layer fc6 | fc6 has no feature maps",
        "explain x.png --layer conv9_1 | its layers are conv1_1 conv1_2",
        "explain x.png --method guided --layer conv5_3 | --layer goes with --method grad-cam",
        "explain x.png --patch 8 | --patch goes with --method occlusion",
        "explain x.png --method occlusion --patch 4 --stride 5 | the step is from 1 to",
        "explain x.png --method integrated --steps 0 | give 1 or more",
        "explain x.png --class 200 | has the classes 0 to 199",
        "explain x.png --class nothing | knows none of that index, WordNet id or name",
        "explain x.png --class cat | of that name: ",
        "explain --tensor x.npy --size 128 | --size does not go with --tensor",
        "deletion src/main/java | has no pictures",
        "deletion assets/samples --pictures 0 | are 1 or more",
        "deletion assets/samples --method guided --steps 3 | --steps goes with",
        "likes | Give --layer and --channel, or --channels for several, or --class",
        "likes --layer conv1_1 | Give --layer and --channel",
        "likes --layer conv1_1 --channel 32 | conv1_1 has the channels 0 to 31 and no channel 32",
        "likes --layer conv9_1 --channel 1 | its layers are conv1_1 conv1_2",
        "likes --layer conv1_1 --channels 3-40 | the layer has the channels 0 to 31",
        "likes --layer conv1_1 --channels 7-3 | give the lower number first",
        "likes --layer conv1_1 --channels some | give all, or such as 0-15,40",
        "likes --layer conv1_1 --channels all --count 2 | leave --with and --count",
        "likes --layer conv1_1 --channel 1 --share 0.5 | --share goes with --with only",
        "likes --layer conv1_1 --channel 1 --with 2 --share 1 | lies between 0 and 1, not at 1.0",
        "likes --layer conv1_1 --channel 1 --unit 3 | give a row and a column",
        "likes --layer conv1_1 --channel 1 --steps 0 | --steps 0: give 1 to",
        "likes --layer conv1_1 --channel 1 --count 17 | --count 17: give 1 to 16",
        "likes --layer conv1_1 --channel 1 --diversity 3 | goes with a --count of 2 or more",
        "likes --layer conv1_1 --channel 1 --output x.txt | ends in .png, .svg or .npy",
        "likes --layer conv1_1 --channel 1 --output pom.npy --pictures src/main/java | no pictures",
        "likes --layer conv1_1 --channel 1 --with 2 --pictures x | goes with single channels",
        "likes --class teapot --layer fc8 | --class stands for layer and channel",
        "likes --class nothing | knows none of that index, WordNet id or name",
        "likes --class 3 --size 32 | --size 32: give 64 to 1024",
        "activations x --tensor y --layer conv1_1 --output x.npy | exclude each other",
        "inspect | Missing required parameter: 'FILE-or-ID'",
        "evaluate nowhere | nowhere is not a folder",
        "download | Missing required parameter: 'ID'",
        "download vgg17 | No model is called 'vgg17'",
        "download vgg16 --verify --discard | exclude each other",
        "download vgg16 --verify --mirror http://x | --mirror does not go with",
        "download vgg16 --mirror ftp://x/ | is no address of a web server",
        "convert | Missing required parameter",
        "convert a.npy b.npy | b.npy: give a name that ends in .safetensors",
        "benchmark --runs 0 | --runs 0: give 1 or more",
      })
  void wrongUsageIsOneLineThatHelps(String line, String expected) {
    Outcome outcome = Outcome.of((Object[]) line.split(" "));
    assertThat(outcome.status()).isEqualTo(2);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.errorLines())
        .singleElement()
        .asString()
        .contains(expected)
        .contains("--help'");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "classify --model vgg16 x.png | vgg16 is not on this machine yet; get it with",
        "classify --weights gone.safetensors x.png | gone.safetensors",
        "classify --labels gone.tsv x.png | gone.tsv: no such file",
        "inspect gone.safetensors | gone.safetensors is neither a file nor a model",
        "inspect pom.xml | pom.xml",
        "activations gone.png --layer conv1_1 --output x.npy | gone.png: no such file",
      })
  void inputThatFailsIsOneLineToo(String line, String expected) {
    Outcome outcome = Outcome.of((Object[]) line.split(" "));
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.errorLines()).singleElement().asString().contains(expected);
  }

  @Test
  void verboseAddsTheStackTrace() {
    assertThat(Outcome.of("--verbose", "inspect", "pom.xml").errorLines())
        .hasSizeGreaterThan(2)
        .anySatisfy(line -> assertThat(line).contains("at org.vggscope"));
    assertThat(Outcome.of("inspect", "pom.xml", "--verbose").errorLines()).hasSizeGreaterThan(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "classify",
        "preprocess",
        "activations",
        "explain",
        "deletion",
        "likes",
        "models",
        "inspect",
        "download",
        "convert",
        "evaluate",
        "benchmark"
      })
  void everyCommandHasHelpWithExamples(String command) {
    Outcome outcome = Outcome.of(command, "--help");
    assertThat(outcome.status()).isZero();
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.out()).contains("Examples:").contains("Exit status:");
    assertThat(Outcome.of("help", command).out()).isEqualTo(outcome.out());
    assertThat(Outcome.of("--help").out()).contains(command);
  }

  @Test
  void theWindowsLanguageIsNoHindrance() {
    assertThat(Outcome.of("--language", "zh", "models")).isEqualTo(Outcome.of("models"));
    assertThat(Outcome.of("--language=zh-CN", "models").status()).isZero();
    assertThat(Outcome.of("--help").out()).contains("--language");
  }

  @Test
  void versionsAreTold() {
    Outcome outcome = Outcome.of("--version");
    assertThat(outcome.status()).isZero();
    assertThat(outcome.out()).contains("VggScope").contains("Java");
  }

  @Test
  void commandsAreToldFromPictures() throws IOException {
    Path picture = Files.createFile(folder.resolve("cat"));
    assertThat(isMeant()).isFalse();
    assertThat(isMeant("cat.png")).isFalse();
    assertThat(isMeant(picture.toString())).isFalse();
    assertThat(isMeant("--", "--odd.png")).isFalse();
    assertThat(isMeant("models")).isTrue();
    assertThat(isMeant("clasify")).isTrue();
    assertThat(isMeant("--version")).isTrue();
    assertThat(isMeant("--verbose", "models")).isTrue();
    assertThat(isMeant("cat.png", "--dark")).isTrue();
  }

  private static boolean isMeant(String... arguments) {
    return CommandLineProgram.isMeant(arguments);
  }

  /** The shell itself is asked what it would complete. */
  @Test
  void theShellCompletesCommandsAndOptions(@TempDir Path folder) throws Exception {
    Path bash = Path.of("/bin/bash");
    assumeThat(bash).exists();
    Outcome outcome = Outcome.of("completion");
    assertThat(outcome.status()).isZero();
    Path script = Files.writeString(folder.resolve("completion"), outcome.out());
    Process shell =
        new ProcessBuilder(
                bash.toString(),
                "-c",
                ("source %s; COMP_WORDS=(vggscope eval); COMP_CWORD=1; _complete_vggscope; echo"
                        + " ${COMPREPLY[@]}; COMP_WORDS=(vggscope evaluate --tru); COMP_CWORD=2;"
                        + " _complete_vggscope; echo ${COMPREPLY[@]}")
                    .formatted(script))
            .start();
    String said = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(said).isEqualTo("evaluate\n--truth\n");
  }
}
