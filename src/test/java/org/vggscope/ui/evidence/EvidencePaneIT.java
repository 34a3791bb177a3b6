package org.vggscope.ui.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javafx.geometry.Point2D;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.vggscope.explain.AblationRanking;
import org.vggscope.explain.Evidence;
import org.vggscope.explain.GradCam;
import org.vggscope.explain.Occlusion;
import org.vggscope.export.evidence.HeatMethod;
import org.vggscope.inference.Activations;
import org.vggscope.model.Ablation;
import org.vggscope.model.Layer;
import org.vggscope.model.LayerActivations;
import org.vggscope.model.Position;
import org.vggscope.model.Prediction;
import org.vggscope.model.Predictions;
import org.vggscope.session.ModelSource;
import org.vggscope.text.format.Numbers;
import org.vggscope.ui.kit.pixels.PixelSurface;
import org.vggscope.ui.kit.pixels.Raster;

/** The tab in the real window, held against what the network itself says. */
class EvidencePaneIT extends EvidenceTest {
  private int first() {
    return session.resultProperty().get().ranked().get(0).index();
  }

  /** What the window reads of a pixel has to be this number of the evidence. */
  private void assertReads(Evidence evidence, int y, int x) {
    HeatCanvas canvas = lookup("#heat-canvas").queryAs(HeatCanvas.class);
    Point2D point = canvas.localToScreen(canvas.pointOf(y, x));
    moveTo(point);
    assertThat(text("heat-readout"))
        .startsWith(
            "y %d, x %d · %s"
                .formatted(y, x, Numbers.exact(evidence.values()[y * evidence.width() + x])));
  }

  @Test
  void gradCamOfTheFirstClassIsThereAtOnce() {
    Evidence expected =
        ask(
            (model, analysis, cancelled) ->
                GradCam.of(
                        model.network(),
                        analysis.activations(),
                        first(),
                        layer("conv5_3"),
                        cancelled)
                    .enlargedTo(64, 64));
    assertThat(text("heat-caption")).startsWith("Grad-CAM at conv5_3 for “espresso” in coffee.png");
    assertThat(text("heat-legend-upper")).isEqualTo(Numbers.brief(expected.largest()));
    assertReads(expected, 20, 30);
    assertReads(expected, 60, 3);
    onWindow(() -> session.selection().selectLayer(layer("conv3_3")));
    awaitIdle();
    assertThat(text("heat-caption")).startsWith("Grad-CAM at conv3_3");
  }

  @Test
  void gradCamAtTheLayerThatWasSelectedAllAlongCanBeChosen() {
    ComboBox<Layer> layers = lookup("#heat-layer").queryComboBox();
    assertThat(layers.getValue()).as("the last one").isEqualTo(layer("conv5_3"));
    onWindow(() -> layers.setValue(layer("conv5_2")));
    awaitIdle();
    assertThat(text("heat-caption")).startsWith("Grad-CAM at conv5_2");
  }

  @Test
  void anotherClassIsAskedAboutByClickingItOrSearchingForIt() {
    String second = session.resultProperty().get().ranked().get(1).name();
    clickOn("#top-2-name");
    awaitIdle();
    assertThat(text("heat-caption")).contains("for “" + second + "”");
    assertThat(lookup("#heat-class").queryAs(Button.class).getText()).isEqualTo(second);
    clickOn("#heat-class");
    write("aptenodytes king");
    type(KeyCode.ENTER);
    awaitIdle();
    assertThat(text("heat-caption")).contains("for “king penguin”");
    clickOn("#heat-class");
    type(KeyCode.ENTER);
    awaitIdle();
    assertThat(text("heat-caption")).contains("for “espresso”");
  }

  private void choose(HeatMethod method) {
    onWindow(() -> lookup("#heat-method").<HeatMethod>queryComboBox().setValue(method));
    awaitIdle();
  }

  @Test
  void occlusionIsWhatHidingPatchesGives() {
    Occlusion.Answers expected =
        ask(
            (model, analysis, cancelled) ->
                new Occlusion(32, 16)
                    .ask(
                        model.network(),
                        analysis.picture().input(),
                        first(),
                        share -> {},
                        cancelled));
    choose(HeatMethod.OCCLUSION);
    assertThat(text("heat-caption")).startsWith("Occlusion, patch 32, step 16 for “espresso”");
    assertThat(text("heat-note")).contains("of 9 patches");
    assertReads(expected.probabilityDrop(), 10, 50);
    ComboBox<Boolean> measure = lookup("#heat-measure").queryComboBox();
    onWindow(() -> measure.setValue(true));
    assertReads(expected.logitDrop(), 10, 50);
    assertThat(text("heat-legend-what")).isEqualTo("Logit lost when it is hidden");
  }

  @Test
  void everyMethodShowsItsNumbersAndItsLimit() {
    for (HeatMethod method : HeatMethod.values()) {
      choose(method);
      assertThat(text("heat-caption")).startsWith(method.title());
      assertThat(text("heat-limit")).contains(method.limit());
      assertThat(text("heat-legend-lower").startsWith("−")).isEqualTo(method.isSigned());
    }
    assertThat(captured("evidence.heat").text("method", "")).isEqualTo("INTEGRATED");
    assertThat(text("heat-note")).contains(" steps all pixels add up to ").doesNotContain("More");
    onWindow(() -> session.selectModel("vgg19-tiny"));
    awaitIdle();
    // With the network's answer there is something new to find.
    awaitIdle();
    assertThat(text("heat-caption")).contains("VGG19");
  }

  @Test
  void whatIsCancelledIsComputedOnlyWhenSomebodyWantsIt() {
    onWindow(
        () -> {
          lookup("#heat-method").<HeatMethod>queryComboBox().setValue(HeatMethod.OCCLUSION);
          session.cancel();
        });
    awaitIdle();
    assertThat(text("heat-waiting")).isEqualTo("Not finished.");
    assertThat(lookup("#heat-save").queryButton().isDisabled()).isTrue();
    clickOn("#heat-again");
    awaitIdle();
    assertThat(text("heat-caption")).startsWith("Occlusion");
  }

  @Test
  void aNetworkWithoutClassesHasNoneToAskAbout() {
    onWindow(
        () ->
            session.load(
                new ModelSource.OwnFile(
                    Path.of("src/test/resources/fixtures/formats/no-top.npz"))));
    awaitIdle();
    awaitIdle();
    assertThat(text("heat-waiting")).startsWith("This network names no classes");
    assertThat(lookup("#heat-class").queryButton().isDisabled()).isTrue();
    clickOn("#evidence-pages-1");
    assertThat(text("ablation-numbers")).startsWith("This network names no classes");
    assertThat(lookup("#ablation-rank").queryButton().isDisabled()).isTrue();
    clickOn("#ablation-layer");
    awaitIdle();
    assertThat(lookup("#ablation-after-1").query().isVisible()).isFalse();
  }

  @Test
  void theEvidenceIsSavedAsPictureAndNumbers() throws IOException {
    Path picture = folder.resolve("heat.png");
    Path table = folder.resolve("heat.csv");
    onWindow(
        () -> {
          HeatPage page = lookup("#heat-page").queryAs(HeatPage.class);
          save(page, picture);
          save(page, table);
        });
    BufferedImage image = ImageIO.read(picture.toFile());
    assertThat(image.getWidth()).isGreaterThan(200);
    int middle = image.getRGB(image.getWidth() / 2, image.getHeight() / 3);
    assertThat(middle & 0xFFFFFF).as("not the ground").isNotEqualTo(image.getRGB(1, 1) & 0xFFFFFF);
    assertThat(rows(table)).hasSize(1 + 64 * 64);
    assertThat(session.noticeProperty().get().text()).contains("heat.csv");
  }

  /** The lines of a table without what is said before it. */
  private static List<String> rows(Path file) throws IOException {
    return Files.readAllLines(file).stream().filter(line -> !line.startsWith("#")).toList();
  }

  private List<Prediction> without(Ablation ablation) {
    return ask(
        (model, analysis, cancelled) -> {
          try (Activations rest =
              model.network().forward(analysis.picture().input(), ablation, cancelled)) {
            return Predictions.ranked(rest.logits(), model.labels());
          }
        });
  }

  private void assertAfter(List<Prediction> expected) {
    for (int i = 0; i < 5; i++) {
      String row = "ablation-after-" + (i + 1);
      assertThat(text(row + "-name")).isEqualTo(expected.get(i).name());
      assertThat(text(row + "-probability"))
          .isEqualTo(Numbers.percent(expected.get(i).probability()));
    }
  }

  @Test
  void whatIsSwitchedOffChangesTheAnswerAsTheNetworkSays() {
    clickOn("#evidence-pages-1");
    awaitIdle();
    List<Prediction> whole = session.resultProperty().get().ranked();
    assertAfter(whole);
    Raster map = lookup("#channel-1 .pixel-surface").queryAs(PixelSurface.class).raster();
    assertThat(Arrays.stream(map.pixels()).distinct().count())
        .as("colours of a feature map in the list")
        .isGreaterThan(1);
    clickOn("#channel-1-on");
    awaitIdle();
    Ablation one = Ablation.NONE.withChannel(layer("conv5_2"), 1, true);
    assertAfter(without(one));
    clickOn("#ablation-relus");
    awaitIdle();
    Ablation more = one;
    for (String name : List.of("conv5_1", "conv5_2", "conv5_3")) {
      more = more.withRelu(layer(name), true);
    }
    List<Prediction> expected = without(more);
    assertAfter(expected);
    assertThat(text("ablation-off-heading")).isEqualTo("Switched off (2)");
    Prediction first = expected.get(0);
    Prediction before =
        whole.stream().filter(p -> p.index() == first.index()).findFirst().orElseThrow();
    assertThat(text("ablation-after-1-change"))
        .endsWith("was %d, %s".formatted(before.rank(), Numbers.percent(before.probability())));
    type(KeyCode.R);
    awaitIdle();
    assertAfter(whole);
    assertThat(lookup("#channel-1-on").queryAs(CheckBox.class).isSelected()).isTrue();
    clickOn("#ablation-undo");
    awaitIdle();
    assertAfter(expected);
    clickOn("#ablation-back-0");
    awaitIdle();
    assertThat(text("ablation-off-heading")).isEqualTo("Switched off (1)");
  }

  @Test
  void aWholeLayerLeavesOnlyTheBiases() {
    clickOn("#evidence-pages-1");
    clickOn("#ablation-layer");
    awaitIdle();
    assertAfter(without(Ablation.NONE.withLayer(layer("conv5_2"), true)));
    assertThat(lookup("#channel-0-on").queryAs(CheckBox.class).isSelected()).isFalse();
  }

  @Test
  void channelsAreRankedByWhatTheClassLosesWithoutThem() throws IOException {
    onWindow(() -> session.selection().selectLayer(layer("conv5_3")));
    clickOn("#evidence-pages-1");
    awaitIdle();
    clickOn("#ablation-rank");
    awaitIdle();
    AblationRanking expected =
        ask(
            (model, analysis, cancelled) ->
                AblationRanking.of(
                    model.network(),
                    analysis.activations(),
                    layer("conv5_3"),
                    first(),
                    share -> {},
                    cancelled));
    ListView<Integer> list = lookup("#ablation-channels").queryListView();
    assertThat(list.getItems())
        .isEqualTo(expected.entries().stream().map(AblationRanking.Entry::channel).toList());
    int best = expected.entries().get(0).channel();
    clickOn("#channel-" + best);
    assertThat(session.selection().channelProperty().get()).isEqualTo(best);
    type(KeyCode.SPACE);
    awaitIdle();
    Prediction espresso =
        without(Ablation.NONE.withChannel(layer("conv5_3"), best, true)).stream()
            .filter(prediction -> prediction.index() == first())
            .findFirst()
            .orElseThrow();
    assertThat(espresso.logit()).isCloseTo(expected.entries().get(0).logit(), within(1e-4));
    Path file = folder.resolve("ranking.csv");
    onWindow(() -> save(lookup("#ablation-page").queryAs(AblationPage.class), file));
    assertThat(rows(file)).hasSize(257);
    onWindow(() -> session.selection().selectLayer(layer("conv1_1")));
    awaitIdle();
    assertThat(list.getItems()).as("no ranking of this layer").startsWith(0, 1, 2).hasSize(32);
  }

  @Test
  void thePatchesOfAFolderAreFoundAndOpened() throws IOException {
    Path pictures = Files.createDirectories(folder.resolve("pictures/inner"));
    for (String name : List.of("chelsea.png", "coffee.png", "rocket.jpg")) {
      Files.copy(Path.of("assets/samples").resolve(name), pictures.resolve(name));
    }
    Files.write(pictures.resolve("broken.png"), new byte[] {1, 2, 3});
    clickOn("#evidence-pages-2");
    assertThat(text("patches-waiting")).startsWith("Choose a folder");
    onWindow(
        () ->
            lookup("#patches-page").queryAs(PatchesPage.class).choose(folder.resolve("pictures")));
    awaitIdle();
    assertThat(text("patches-summary"))
        .startsWith("3 pictures were shown to the network, 1 could not be read");
    onWindow(() -> session.selection().selectChannel(40));
    awaitIdle();
    assertThat(text("patches-title")).isEqualTo("What drives channel 40 of conv5_2 hardest");
    String shown = text("patch-1-activation");
    clickOn("#patch-1");
    awaitIdle();
    assertThat(session.resultProperty().get().picture().source().name())
        .isEqualTo(text("patch-1-name"));
    Position peak = session.selection().positionProperty().get();
    LayerActivations maps = session.activationsProperty().get();
    assertThat(Numbers.brief(maps.at(40, peak.y(), peak.x()))).isEqualTo(shown);
    assertThat(captured("evidence.patches").text("folder", ""))
        .isEqualTo(folder.resolve("pictures").toString());
    Path table = folder.resolve("patches.csv");
    onWindow(() -> save(lookup("#patches-page").queryAs(PatchesPage.class), table));
    assertThat(Files.readString(table)).contains("conv5_2,40,1,").contains(text("patch-1-name"));
    onWindow(() -> session.selection().selectLayer(layer("conv1_1")));
    assertThat(text("patches-waiting"))
        .isEqualTo("The folder was not searched for this layer yet.");
  }

  @Test
  void aFolderWithoutPicturesIsSaid() {
    clickOn("#evidence-pages-2");
    onWindow(() -> lookup("#patches-page").queryAs(PatchesPage.class).choose(folder));
    awaitIdle();
    assertThat(session.noticeProperty().get().text()).contains("has no pictures in it");
    assertThat(lookup("#patches-search").query().isVisible()).isTrue();
  }
}
