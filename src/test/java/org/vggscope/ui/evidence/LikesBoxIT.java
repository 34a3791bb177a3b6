package org.vggscope.ui.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;
import org.vggscope.explain.TopPatches;
import org.vggscope.explain.likes.AtlasFile;
import org.vggscope.explain.likes.LikedPicture;
import org.vggscope.picture.ColourHandling;
import org.vggscope.support.FolderTree;
import org.vggscope.text.format.Numbers;
import org.vggscope.ui.kit.pixels.PixelSurface;
import org.vggscope.weights.UserFolders;

/** The picture that a channel likes, beside the patches that drive it most. */
class LikesBoxIT extends EvidenceTest {
  private int[] liked() {
    return lookup("#liked-picture .pixel-surface").queryAs(PixelSurface.class).raster().pixels();
  }

  private void show(String layer, int channel) {
    clickOn("#evidence-pages-2");
    onWindow(() -> session.selection().selectLayer(layer(layer)));
    onWindow(() -> session.selection().selectChannel(channel));
    awaitIdle();
  }

  @Test
  void whatAChannelLikesIsThereAtOnceWithoutAFolder() throws IOException {
    show("conv5_3", 6);
    LikedPicture kept =
        AtlasFile.bundled("vgg16-tiny", layer("conv5_3"))
            .flatMap(atlas -> atlas.of(6))
            .orElseThrow();
    assertThat(text("liked-title")).isEqualTo("What channel 6 of conv5_3 likes");
    assertThat(text("liked-note"))
        .isEqualTo(
            "Made by gradient ascent: %d steps, seed 1. It drives the channel to %s."
                .formatted(kept.steps(), Numbers.brief(kept.drive())));
    assertThat(lookup("#liked-dead").query().isVisible()).isFalse();
    assertThat(Arrays.stream(liked()).distinct().toArray())
        .as("every colour of the picture, and no other")
        .containsExactlyInAnyOrder(
            Arrays.stream(kept.picture().pixels())
                .map(pixel -> 0xff000000 | pixel)
                .distinct()
                .toArray());
    Path table = folder.resolve("likes.json");
    onWindow(() -> save(lookup("#patches-page").queryAs(PatchesPage.class), table));
    JsonNode saved = new JsonMapper().readTree(table.toFile());
    assertThat(saved.get("channel").asInt()).isEqualTo(6);
    assertThat(saved.get("likedDrive").asDouble()).isEqualTo(kept.drive());
    assertThat(saved.get("rows")).hasSize(kept.picture().pixels().length);
    onWindow(() -> session.selection().selectChannel(7));
    awaitIdle();
    assertThat(text("liked-title")).isEqualTo("What channel 7 of conv5_3 likes");
    assertThat(text("liked-note"))
        .contains(
            Numbers.brief(
                AtlasFile.bundled("vgg16-tiny", layer("conv5_3"))
                    .flatMap(atlas -> atlas.of(7))
                    .orElseThrow()
                    .drive()));
  }

  @Test
  void aPictureIsMadeWhenAPersonWantsItAndStaysWhenCancelled() throws TimeoutException {
    show("conv2_1", 3);
    assertThat(lookup("#liked-picture").query().isVisible()).isFalse();
    assertThat(text("liked-note")).startsWith("Gradient ascent makes the picture");
    Button make = lookup("#liked-make").queryButton();
    assertThat(make.getText()).isEqualTo("Make it");
    onWindow(make::requestFocus);
    type(KeyCode.SPACE);
    WaitForAsyncUtils.waitFor(
        30, TimeUnit.SECONDS, () -> text("liked-note").matches("Step [3-9]\\d? of 512, seed 1"));
    int[] early = liked();
    onWindow(this::rebuild);
    assertThat(text("liked-note")).as("in another window").startsWith("Step ");
    Button again = lookup("#liked-make").queryButton();
    clickOn("#liked-cancel");
    awaitIdle();
    assertThat(text("liked-note"))
        .matches("Made by gradient ascent: \\d+ steps, seed 1\\. It drives the channel to .*");
    assertThat(early).isNotEmpty();
    assertThat(lookup("#liked-picture").query().isVisible()).isTrue();
    assertThat(lookup("#liked-cancel").query().isVisible()).isFalse();
    assertThat(again.getText()).isEqualTo("Make it in 512 steps");
    String note = text("liked-note");
    onWindow(() -> session.selection().selectChannel(4));
    awaitIdle();
    assertThat(lookup("#liked-picture").query().isVisible()).isFalse();
    onWindow(() -> session.selection().selectChannel(3));
    awaitIdle();
    assertThat(text("liked-note")).as("what was made is kept").isEqualTo(note);
  }

  @Test
  void allChannelsAreSeenAtOnceAndAClickSelectsOne() {
    show("conv5_3", 6);
    assertThat(lookup("#liked-make-all").query().isVisible()).as("it is whole").isFalse();
    ToggleButton all = lookup("#liked-all").query();
    assertThat(all.getText()).isEqualTo("See all 256 at once");
    onWindow(all::requestFocus);
    type(KeyCode.SPACE);
    awaitIdle();
    AtlasGrid grid = lookup("#liked-grid").query();
    assertThat(grid.isVisible()).isTrue();
    assertThat(lookup("#patches-waiting").query().getParent().isVisible()).isFalse();
    assertThat(grid.mapLayout().shape().channels()).isEqualTo(256);
    onWindow(grid::requestFocus);
    type(KeyCode.RIGHT);
    awaitIdle();
    assertThat(session.selection().channelProperty().get()).isEqualTo(7);
    assertThat(text("liked-title")).isEqualTo("What channel 7 of conv5_3 likes");
    clickOn(
        grid.localToScreen(
            grid.mapLayout().left(0) + grid.mapLayout().mapWidth() / 2.0,
            grid.mapLayout().top(0) + grid.mapLayout().mapHeight() / 2.0));
    awaitIdle();
    assertThat(session.selection().channelProperty().get()).isZero();
    assertThat(captured("evidence.patches").flag("all", false)).isTrue();
    type(KeyCode.ENTER);
    awaitIdle();
    assertThat(grid.isVisible()).isFalse();
    assertThat(all.isSelected()).isFalse();
  }

  @Test
  void anotherNetworkEndsTheAtlasWithAWord() {
    show("conv2_1", 3);
    onWindow(() -> lookup("#liked-make-all").queryButton().fire());
    onWindow(() -> session.selectModel("vgg19-tiny"));
    awaitIdle();
    assertThat(session.noticeProperty().get().text())
        .startsWith(
            "Another network is chosen, so no more is made of what the channels of conv2_1");
  }

  @Test
  void theAtlasOfALayerIsMadeInTheBackgroundAndIsThereTheNextTime() throws Exception {
    show("conv1_1", 20);
    assertThat(lookup("#liked-all").query().isVisible()).isFalse();
    Button make = lookup("#liked-make-all").queryButton();
    assertThat(make.getText()).isEqualTo("Make all 32");
    onWindow(make::requestFocus);
    type(KeyCode.SPACE);
    onWindow(this::rebuild);
    make = lookup("#liked-make-all").queryButton();
    WaitForAsyncUtils.waitFor(
        60,
        TimeUnit.SECONDS,
        () -> lookup("#liked-all").tryQuery().filter(Node::isVisible).isPresent());
    onWindow(session::cancel);
    awaitIdle();
    ToggleButton all = lookup("#liked-all").query();
    if (make.isVisible()) {
      assertThat(make.getText()).isEqualTo("Make the other 16");
      assertThat(lookup("#liked-picture").query().isVisible()).isFalse();
      onWindow(make::fire);
    }
    WaitForAsyncUtils.waitFor(
        60, TimeUnit.SECONDS, () -> all.getText().equals("See all 32 at once"));
    awaitIdle();
    assertThat(make.isVisible()).isFalse();
    assertThat(text("liked-note"))
        .matches("Made by gradient ascent: 24 steps, seed 1\\. It drives the channel to .*");
    String note = text("liked-note");
    onWindow(this::rebuild);
    awaitIdle();
    assertThat(text("liked-note")).isEqualTo(note);
    assertThat(lookup("#liked-all").queryAs(ToggleButton.class).getText())
        .isEqualTo("See all 32 at once");
  }

  @BeforeEach
  @AfterEach
  void nothingIsKept() throws IOException {
    FolderTree.delete(UserFolders.ofUser().likes());
  }

  @Test
  void aDeadChannelIsNamed() throws IOException {
    BufferedImage black = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
    ImageIO.write(black, "png", folder.resolve("black.png").toFile());
    clickOn("#evidence-pages-2");
    onWindow(() -> session.selection().selectLayer(layer("conv5_3")));
    onWindow(() -> lookup("#patches-page").queryAs(PatchesPage.class).choose(folder));
    awaitIdle();
    TopPatches found =
        ask(
            (model, analysis, cancelled) ->
                TopPatches.search(
                    model.network(),
                    layer("conv5_3"),
                    List.of(folder.resolve("black.png")),
                    model.preprocessing(),
                    ColourHandling.SRGB,
                    share -> {},
                    cancelled));
    int dead = 0;
    while (!found.best(dead).isEmpty()) {
      dead++;
    }
    int silent = dead;
    onWindow(() -> session.selection().selectChannel(silent));
    awaitIdle();
    assertThat(text("liked-dead"))
        .isEqualTo(
            "Channel %d is dead: none of the folder's 1 pictures drives it.".formatted(silent));
    assertThat(lookup("#liked-dead").query().isVisible()).isTrue();
    Path drawn = folder.resolve("patches.svg");
    onWindow(() -> save(lookup("#patches-page").queryAs(PatchesPage.class), drawn));
    assertThat(Files.readString(drawn))
        .contains("What channel %d of conv5_3 likes".formatted(silent));
  }
}
