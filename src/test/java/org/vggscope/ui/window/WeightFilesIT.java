package org.vggscope.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vggscope.session.PictureSource;
import org.vggscope.ui.WindowTest;

/** A person brings weight files to the window. */
class WeightFilesIT extends WindowTest {
  private static final Path FIXTURES = Path.of("src/test/resources/fixtures/weights");

  @TempDir private Path folder;

  private void bring(Path file) {
    awaitIdle();
    onWindow(() -> session.open(List.of(new PictureSource.File(file))));
    awaitIdle();
  }

  private String status() {
    return lookup("#status-model").queryAs(Label.class).getText();
  }

  @Test
  void aPickledDictionaryIsOpenedAndAsksForItsOwnPreprocessing() {
    bring(FIXTURES.resolve("vgg16-python2.npy"));
    assertThat(status()).startsWith("vgg16-python2.npy");
    assertThat(session.resultProperty().get().ranked()).hasSize(7);
    assertThat(session.resultProperty().get().picture().preprocessing().name()).isEqualTo("caffe");
    assertThat(session.resultProperty().get().picture().source().name()).isEqualTo("coffee.png");
    assertThat(settings.weightFiles).hasSize(1);
  }

  @Test
  void theSameWeightsInEveryFormatGiveTheSameAnswer() throws IOException {
    bring(FIXTURES.resolve("vgg19-torchvision.pth"));
    onWindow(() -> session.setPreprocessing("caffe"));
    awaitIdle();
    double expected = session.resultProperty().get().ranked().get(0).logit();
    try (var files = Files.list(FIXTURES)) {
      List<Path> others =
          files
              .filter(file -> file.getFileName().toString().startsWith("vgg19"))
              .filter(file -> !file.toString().contains("f16"))
              .toList();
      assertThat(others).hasSizeGreaterThan(6);
      for (Path file : others) {
        bring(file);
        onWindow(() -> session.setPreprocessing("caffe"));
        awaitIdle();
        assertThat(session.resultProperty().get().ranked().get(0).logit())
            .as(file.toString())
            .isCloseTo(expected, org.assertj.core.api.Assertions.within(1e-3 * Math.abs(expected)));
      }
    }
  }

  @Test
  void aBrokenFileIsToldAndTheNetworkStays() throws IOException {
    byte[] whole = Files.readAllBytes(FIXTURES.resolve("vgg16-torchvision.safetensors"));
    Path cut =
        Files.write(
            folder.resolve("cut.safetensors"), java.util.Arrays.copyOf(whole, whole.length / 2));
    bring(cut);
    assertThat(lookup("#notice-text").queryAs(Label.class).getText())
        .startsWith("cut.safetensors")
        .doesNotContain("\n");
    assertThat(status()).startsWith("VGG16, half width");
    assertThat(session.resultProperty().get().ranked()).hasSize(200);
  }

  @Test
  void anotherPreprocessingChangesTheAnswer() {
    awaitIdle();
    double right = session.resultProperty().get().ranked().get(0).probability();
    ComboBox<?> choice = lookup("#preprocessing-choice").queryAs(ComboBox.class);
    onWindow(() -> choice.getSelectionModel().select(1));
    awaitIdle();
    assertThat(session.resultProperty().get().picture().preprocessing().name()).isEqualTo("caffe");
    assertThat(session.resultProperty().get().ranked().get(0).probability()).isNotEqualTo(right);
    onWindow(() -> choice.getSelectionModel().select(0));
    awaitIdle();
    assertThat(session.resultProperty().get().ranked().get(0).probability()).isEqualTo(right);
  }

  @Test
  void classesAreCalledByALabelFileThatFits() throws IOException {
    bring(FIXTURES.resolve("vgg16-keras.h5"));
    assertThat(session.resultProperty().get().ranked().get(0).label()).startsWith("class ");
    Path labels = folder.resolve("labels.txt");
    Files.write(labels, List.of("a", "b", "c", "d", "e", "f", "g"));
    onWindow(() -> session.useLabels(labels));
    awaitIdle();
    assertThat(session.resultProperty().get().ranked().get(0).label()).matches("[a-g]");
    Files.write(labels, List.of("a", "b"));
    onWindow(() -> session.useLabels(labels));
    awaitIdle();
    assertThat(lookup("#notice-text").queryAs(Label.class).getText())
        .contains("names 2 classes")
        .contains("7 classes");
  }

  @Test
  void namesBesideTheWeightsAreTakenAndDroppedOnesToo() throws IOException {
    Path weights = Files.copy(FIXTURES.resolve("vgg16-keras.h5"), folder.resolve("own.h5"));
    Path names = FIXTURES.resolveSibling("labels");
    Files.copy(names.resolve("config.json"), folder.resolve("config.json"));
    bring(weights);
    assertThat(session.modelProperty().get().labels().name(0)).isEqualTo("tench, Tinca tinca");
    assertThat(lookup("#notice-text").queryAs(Label.class).getText()).contains("config.json");
    bring(names.resolve("zh.txt"));
    assertThat(session.modelProperty().get().labels().name(1)).isEqualTo("金鱼");
    bring(names.resolve("short.txt"));
    assertThat(lookup("#notice-text").queryAs(Label.class).getText())
        .contains("names 5 classes, but the network has 7 classes");
    assertThat(session.modelProperty().get().labels().name(1)).isEqualTo("金鱼");
  }
}
