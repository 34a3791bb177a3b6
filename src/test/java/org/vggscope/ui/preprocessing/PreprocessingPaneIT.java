package org.vggscope.ui.preprocessing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vggscope.model.Preprocessing;
import org.vggscope.model.PreprocessingVariants;
import org.vggscope.picture.SourceImage;
import org.vggscope.session.ModelSource;
import org.vggscope.session.PictureSource;
import org.vggscope.ui.WindowTest;

class PreprocessingPaneIT extends WindowTest {
  private static final int VARIANTS =
      PreprocessingVariants.of(Preprocessing.torchvision(64, 64), 64).size();

  @TempDir private Path folder;

  @BeforeEach
  void showTheTab() {
    awaitIdle();
    openTab("Preprocessing");
  }

  private TrialCard card(String id) {
    return lookup("#trial-" + id).queryAs(TrialCard.class);
  }

  private String sentence(String id) {
    String text = lookup("#trial-" + id + "-sentence").queryAs(Label.class).getText();
    return text.replace('\u00a0', ' ');
  }

  private boolean isInForce(String id) {
    return card(id).lookup(".in-force-badge").isVisible();
  }

  private boolean isSeen(String id) {
    return lookup(id).query().isVisible();
  }

  /** Chooses a card by the keyboard, which scrolls to it. */
  private void choose(String id) {
    onWindow(() -> card(id).requestFocus());
    type(KeyCode.ENTER);
    awaitIdle();
  }

  @Test
  void everyPreprocessingHasACardWithAnswerAndSentence() {
    assertThat(lookup(".trial-card").queryAll()).hasSize(VARIANTS);
    for (var node : lookup(".trial-card").queryAll()) {
      assertThat(node.lookup(".looks")).isNotNull();
      assertThat(node.lookupAll(".probability-bar")).hasSize(5);
    }
    String first = session.resultProperty().get().ranked().get(0).name();
    assertThat(sentence("right")).startsWith("As these weights want it: “" + first + "” is first");
    assertThat(sentence("bgr")).startsWith("Red and blue swapped: “" + first + "” ");
    assertThat(isInForce("right")).isTrue();
    assertThat(isSeen("#trial-back")).isFalse();
  }

  @Test
  void aCardPutsItsPreprocessingInForceAndTheButtonTakesItBack() {
    onWindow(() -> session.setInputSize(96));
    awaitIdle();
    choose("bgr");
    assertThat(session.resultProperty().get().picture().preprocessing())
        .isEqualTo(card("bgr").variant().preprocessing());
    assertThat(session.preprocessingProperty().get()).isEqualTo("torchvision-bgr");
    assertThat(isInForce("bgr")).isTrue();
    assertThat(isInForce("right")).isFalse();
    // What the window's top-5 says is what the card says.
    assertThat(sentence("bgr"))
        .contains("“" + session.resultProperty().get().ranked().get(0).name() + "”");
    choose("unscaled");
    assertThat(session.resultProperty().get().isDense()).isTrue();
    assertThat(isInForce("unscaled")).isTrue();
    clickOn("#trial-back");
    awaitIdle();
    assertThat(session.preprocessingProperty().get()).isEmpty();
    assertThat(session.inputSizeProperty().get()).isEqualTo(96);
    assertThat(isSeen("#trial-back")).isFalse();
    choose("right");
    assertThat(isInForce("right")).isTrue();
  }

  @Test
  void severalLooksCannotBePutInForce() {
    choose("ten-crop");
    assertThat(isInForce("right")).isTrue();
    assertThat(session.preprocessingProperty().get()).isEmpty();
  }

  @Test
  void aSizeTakesThePlaceOfAScalingThatWasTried() {
    choose("squash");
    assertThat(isInForce("squash")).isTrue();
    onWindow(() -> session.setInputSize(128));
    awaitIdle();
    assertThat(session.preprocessingProperty().get()).isEmpty();
    assertThat(session.resultProperty().get().picture().preprocessing())
        .isEqualTo(session.modelProperty().get().preprocessing().dense(128));
    assertThat(lookup("#trial-status").queryAs(Label.class).getText()).contains("on no card");
  }

  @Test
  void anotherPictureOrNetworkIsTriedAnewWhileTheTabIsSeen() {
    String before = sentence("right");
    onWindow(() -> session.selectModel("vgg19-tiny"));
    awaitIdle();
    assertThat(sentence("right")).isNotEqualTo(before);
    before = sentence("right");
    openTab("Kernels");
    onWindow(() -> session.open(List.of(picture("assets/samples/rocket.jpg"))));
    awaitIdle();
    assertThat(lookup(".trial-card").queryAll()).isEmpty();
    openTab("Preprocessing");
    assertThat(lookup(".trial-card").queryAll()).hasSize(VARIANTS);
    assertThat(sentence("right")).isNotEqualTo(before);
  }

  @Test
  void whatWasCancelledCanBeTriedAgain() {
    onWindow(
        () -> {
          session.open(List.of(picture("assets/samples/rocket.jpg")));
          // The trials begin with the result, in the same moment on this thread.
          session.resultProperty().addListener((o, old, now) -> session.cancel());
        });
    awaitIdle();
    assertThat(lookup(".trial-card").queryAll()).hasSizeLessThan(VARIANTS);
    assertThat(isSeen("#trial-resume")).isTrue();
    assertThat(lookup("#trial-status").queryAs(Label.class).getText())
        .endsWith("of 12 preprocessings tried.");
    assertThat(lookup("#trial-save").query().isDisabled()).isTrue();
    clickOn("#trial-resume");
    awaitIdle();
    assertThat(lookup(".trial-card").queryAll()).hasSize(VARIANTS);
    assertThat(isSeen("#trial-resume")).isFalse();
  }

  @Test
  void aPictureTooSmallToBeReadAsItIsSaysSoAndTheOthersAreThere() {
    onWindow(() -> session.open(List.of(picture("src/test/resources/pictures/exif-1.jpg"))));
    awaitIdle();
    assertThat(lookup(".trial-card").queryAll()).hasSize(VARIANTS);
    assertThat(sentence("unscaled")).contains("too few to be read without resizing");
    assertThat(sentence("squash")).startsWith("Both sides");
    choose("unscaled");
    assertThat(session.preprocessingProperty().get()).isEmpty();
  }

  private static PictureSource picture(String path) {
    return new PictureSource.File(Path.of(path));
  }

  @Test
  void cardsAndNumbersAreSaved() throws IOException {
    PreprocessingPane pane = lookup("#PreprocessingPane").queryAs(PreprocessingPane.class);
    for (String name : List.of("cards.png", "cards.csv", "cards.json")) {
      onWindow(() -> save(pane, folder.resolve(name)));
    }
    assertThat(ImageIO.read(folder.resolve("cards.png").toFile()).getHeight())
        .isGreaterThan((int) pane.getHeight());
    assertThat(Files.readAllLines(folder.resolve("cards.csv")))
        .filteredOn(line -> !line.startsWith("#"))
        .hasSize(1 + 5 * VARIANTS);
    assertThat(Files.readString(folder.resolve("cards.json"))).contains(sentence("bgr"));
  }

  @Test
  void aWrongOneIsSaidWhereverAnAnswerStands() {
    openTab("Preprocessing");
    assertThat(lookup("#prediction-preparation").query().isVisible()).isFalse();
    onWindow(() -> session.setPreprocessing("caffe"));
    awaitIdle();
    assertThat(lookup("#prediction-preparation").query().isVisible()).isTrue();
    assertThat(lookup("#prediction-preparation-said").queryLabeled().getText())
        .isEqualTo("Prepared as caffe: not what these weights want (torchvision)");
    SourceImage left = session.resultProperty().get().seenByNetwork();
    assertThat(left.pixels())
        .isNotEqualTo(session.resultProperty().get().picture().seen().pixels());

    clickOn("#prediction-preparation-back");
    awaitIdle();
    assertThat(session.preprocessingProperty().get()).isEmpty();
    assertThat(lookup("#prediction-preparation").query().isVisible()).isFalse();
    assertThat(session.resultProperty().get().seenByNetwork())
        .isSameAs(session.resultProperty().get().picture().seen());
  }

  @Test
  void ofABareFileItIsSaidToBeAssumed() {
    Path file = Path.of("src/test/resources/fixtures/weights/vgg16-torchvision.pth");
    onWindow(() -> session.load(new ModelSource.OwnFile(file)));
    awaitIdle();
    openTab("Preprocessing");
    awaitIdle();
    ComboBox<?> choice = lookup("#preprocessing-choice").queryAs(ComboBox.class);
    assertThat(choice.getButtonCell().getText()).isEqualTo("torchvision (assumed)");
    assertThat(lookup("#trial-status").queryLabeled().getText())
        .contains("does not say how pictures are prepared");
    assertThat(lookup("#trial-right").lookup(".card-title").queryLabeled().getText())
        .isEqualTo("Assumed for these weights");
  }

  @Test
  void whatIsRightForAFileIsSaidOnceAndKept() {
    ModelSource own =
        new ModelSource.OwnFile(
            Path.of("src/test/resources/fixtures/weights/vgg16-torchvision.pth"));
    onWindow(() -> session.load(own));
    awaitIdle();
    openTab("Preprocessing");
    assertThat(isSeen("#trial-keep")).isFalse();
    onWindow(() -> session.setPreprocessing("caffe"));
    awaitIdle();
    clickOn("#trial-keep");
    awaitIdle();
    assertThat(session.preprocessingProperty().get()).isEmpty();
    assertThat(session.modelProperty().get().preprocessing().name()).isEqualTo("caffe");
    assertThat(session.modelProperty().get().assumption()).isNull();
    ComboBox<?> choice = lookup("#preprocessing-choice").queryAs(ComboBox.class);
    assertThat(choice.getButtonCell().getText()).isEqualTo("caffe (right)");

    onWindow(() -> session.selectModel("vgg19-tiny"));
    awaitIdle();
    assertThat(session.modelProperty().get().preprocessing().name()).isEqualTo("torchvision");
    onWindow(() -> session.load(own));
    awaitIdle();
    assertThat(session.modelProperty().get().preprocessing().name()).isEqualTo("caffe");
    assertThat(session.resultProperty().get().picture().preprocessing().name()).isEqualTo("caffe");

    clickOn("#trial-forget");
    awaitIdle();
    assertThat(session.modelProperty().get().preprocessing().name()).isEqualTo("torchvision");
    assertThat(session.modelProperty().get().assumption()).isNotNull();
    assertThat(settings.preprocessings).isEmpty();
  }

  @Test
  void anOwnOneIsSpelledOut() {
    openTab("Preprocessing");
    awaitIdle();
    clickOn("#trial-own");
    awaitIdle();
    TextField mean = lookup("#own-mean").queryAs(TextField.class);
    assertThat(mean.getText()).isEqualTo("0.485, 0.456, 0.406");
    onWindow(() -> mean.setText("half"));
    assertThat(lookup("#own-use").query().isDisabled()).isTrue();
    assertThat(lookup("#own-said").queryLabeled().getText()).contains("'half' is no number");
    onWindow(() -> mean.setText("0.5, 0.5"));
    assertThat(lookup("#own-use").query().isDisabled()).isTrue();
    onWindow(() -> mean.setText("0.5, 0.5, 0.5"));
    awaitIdle();
    assertThat(lookup("#own-said").queryLabeled().getText()).startsWith("What the network would");
    clickOn("#own-use");
    awaitIdle();
    assertThat(session.preprocessingProperty().get()).isEqualTo("own");
    assertThat(session.resultProperty().get().picture().preprocessing().mean())
        .containsExactly(0.5, 0.5, 0.5);
    type(KeyCode.ESCAPE);
  }

  @Test
  void anOwnOneIsSavedUnderANameAndChosenByIt() {
    openTab("Preprocessing");
    awaitIdle();
    clickOn("#trial-own");
    awaitIdle();
    onWindow(() -> lookup("#own-mean").queryAs(TextField.class).setText("0.5, 0.5, 0.5"));
    awaitIdle();
    clickOn("#own-save");
    assertThat(lookup("#own-said").queryLabeled().getText()).contains("can be no name");
    onWindow(() -> lookup("#own-name").queryAs(TextField.class).setText("caffe"));
    clickOn("#own-save");
    assertThat(lookup("#own-said").queryLabeled().getText()).contains("can be no name");
    onWindow(() -> lookup("#own-name").queryAs(TextField.class).setText("half"));
    clickOn("#own-save");
    awaitIdle();
    assertThat(session.preprocessingProperty().get()).isEqualTo("half");
    assertThat(settings.ownPreprocessings).containsOnlyKeys("half");
    type(KeyCode.ESCAPE);
    awaitIdle();
    assertThat(lookup("half").queryAll()).isNotEmpty();

    onWindow(() -> session.setPreprocessing(""));
    awaitIdle();
    onWindow(() -> session.setPreprocessing("half"));
    awaitIdle();
    assertThat(session.resultProperty().get().picture().preprocessing().mean())
        .containsExactly(0.5, 0.5, 0.5);

    clickOn("#trial-own");
    awaitIdle();
    clickOn("#own-forget");
    awaitIdle();
    assertThat(settings.ownPreprocessings).isEmpty();
    assertThat(session.preprocessingProperty().get()).isEqualTo("half");
    type(KeyCode.ESCAPE);
  }

  @Test
  void whatTheNetworkCannotReadIsNotOffered() {
    openTab("Preprocessing");
    awaitIdle();
    clickOn("#trial-own");
    awaitIdle();
    Map.of(
            "own-crop", List.of("31", "100000", "64.5", ""),
            "own-mean", List.of("1e400, 0, 0", "NaN, 0, 0", "0, 0"),
            "own-deviation", List.of("0, 1, 1", "1e-300, 1, 1"))
        .forEach(
            (field, values) -> {
              TextField text = lookup("#" + field).queryAs(TextField.class);
              String good = text.getText();
              for (String value : values) {
                onWindow(() -> text.setText(value));
                awaitIdle();
                assertThat(lookup("#own-use").query().isDisabled()).as(value).isTrue();
                assertThat(lookup("#own-save").query().isDisabled()).as(value).isTrue();
                assertThat(lookup("#own-said").queryLabeled().getText()).as(value).isNotEmpty();
              }
              onWindow(() -> text.setText(good));
              awaitIdle();
              assertThat(lookup("#own-use").query().isDisabled()).as(field).isFalse();
            });
    onWindow(() -> lookup("#own-crop").queryAs(TextField.class).setText("0"));
    onWindow(() -> lookup("#own-scale").queryAs(TextField.class).setText("20000"));
    awaitIdle();
    assertThat(lookup("#own-said").queryLabeled().getText()).contains("more than a network is fed");
    type(KeyCode.ESCAPE);
  }

  @Test
  void theFileIsTakenAsItIsStored() {
    onWindow(
        () ->
            session.open(
                List.of(
                    new PictureSource.File(Path.of("src/test/resources/pictures/exif-6.jpg")))));
    openTab("Preprocessing");
    awaitIdle();
    int width = session.resultProperty().get().picture().taken().width();
    clickOn("#trial-own");
    awaitIdle();
    clickOn("#own-turned");
    awaitIdle();
    clickOn("#own-use");
    awaitIdle();
    assertThat(session.resultProperty().get().picture().taken().height()).isEqualTo(width);
    assertThat(lookup("#picture-size").queryLabeled().getText()).endsWith("× " + width + " pixels");
    type(KeyCode.ESCAPE);
  }
}
