package org.vggscope.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.Label;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vggscope.model.Layer;
import org.vggscope.model.Position;
import org.vggscope.session.ModelSource;
import org.vggscope.session.PictureResult;
import org.vggscope.ui.WindowTest;

/** Networks that are no VGG, in the real window: strides, groups, normalisation, no classifier. */
class AlexNetIT extends WindowTest {
  private static final Path FIXTURES = Path.of("src/test/resources/fixtures");
  private static final List<String> TABS =
      List.of(
          "Feature maps", "Kernels", "Arithmetic", "Receptive field", "Evidence", "Preprocessing");

  private String text(String id) {
    return lookup("#" + id).queryAs(Label.class).getText().replace('\u00a0', ' ');
  }

  private void load(String file) {
    awaitIdle();
    onWindow(() -> session.load(new ModelSource.OwnFile(FIXTURES.resolve(file))));
    settle();
    assertThat(session.modelProperty().get().id())
        .isEqualTo(Path.of(file).getFileName().toString());
  }

  /** An answer may lead to another question. */
  private void settle() {
    for (int turn = 0; turn < 4; turn++) {
      awaitIdle();
    }
  }

  private void select(String name) {
    Layer layer = session.modelProperty().get().architecture().layer(name);
    onWindow(
        () -> {
          session.selection().selectLayer(layer);
          session.selection().selectUnit(layer.outputs() - 1, new Position(0, 0));
        });
    settle();
  }

  private void assertNothingWentWrong(String where) {
    assertThat(session.noticeProperty().get()).as(where).isNull();
  }

  @Test
  void caffesAlexNetIsShownInEveryTab() {
    load("alexnet/alexnet-bvlc.npy");
    for (Layer layer : session.modelProperty().get().layers()) {
      assertThat(lookup("#tile-" + layer.name()).tryQuery()).as(layer.name()).isPresent();
    }
    assertThat(session.resultProperty().get().ranked()).hasSize(7);
    for (String tab : TABS) {
      openTab(tab);
      for (String name : List.of("conv1", "norm1", "conv2", "fc8")) {
        select(name);
        assertNothingWentWrong(tab + " of " + name);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"onechannel/vgg11-grey.pth, 1", "heads/four-channels.pth, 4"})
  void networksThatDoNotReadThreeColoursAreShownInEveryTab(String file, int channels) {
    load(file);
    PictureResult result = session.resultProperty().get();
    assertThat(result.picture().input().shape().channels()).isEqualTo(channels);
    assertThat(session.modelProperty().get().assumption()).isNotNull();
    onWindow(session::dismissNotice);
    for (String tab : TABS) {
      openTab(tab);
      for (String name : List.of("conv1_1", "pool1", "conv2_1", "fc6")) {
        select(name);
        assertNothingWentWrong(tab + " of " + name);
      }
    }
    openTab("Arithmetic");
    select("conv1_1");
    assertThat(text("arithmetic-verdict")).startsWith("✓");
  }

  @Test
  void kernelsAndArithmeticTellOfGroupsAndNormalisation() {
    load("alexnet/alexnet-bvlc.npy");
    openTab("Kernels");
    select("conv2");
    assertThat(text("kernels-title")).contains("4 × 5 × 5").contains("in 2 groups");
    openTab("Arithmetic");
    for (String name : List.of("conv1", "norm1", "pool1", "conv2", "conv5", "fc6", "fc8")) {
      select(name);
      assertThat(text("arithmetic-verdict")).as(name).startsWith("✓");
    }
    select("norm1");
    assertThat(text("arithmetic-sentence")).contains("s = ", "x / d = ", "channels 5 to 7");
  }

  @Test
  void alexNetStandsBesideVgg16() {
    load("alexnet/alexnet-torchvision.pth");
    onWindow(() -> session.companion().switchOn());
    settle();
    assertNothingWentWrong("compare");
    assertThat(lookup("#ComparePane").tryQuery()).isPresent();
    assertThat(text("pair-first-name")).isEqualTo("AlexNet");
    for (int page = 0; page < 4; page++) {
      clickOn("#compare-pages-" + page);
      settle();
      assertNothingWentWrong("page " + page);
    }
  }

  @Test
  void aNetworkWithoutAClassifierShowsAllElse() {
    load("heads/branches.pth");
    assertThat(session.resultProperty().get().ranked()).isEmpty();
    assertThat(text("prediction-dense")).contains("names no classes").contains("classifier.6");
    assertThat(lookup("#tile-pool5").tryQuery()).isPresent();
    assertThat(lookup("#tile-fc6").tryQuery()).isEmpty();
    assertThat(session.noticeProperty().get().text()).contains("classifier.6");
    onWindow(() -> session.dismissNotice());
    for (String tab : TABS) {
      openTab(tab);
      for (String name : List.of("conv1_1", "pool3", "conv5_3", "pool5")) {
        select(name);
        assertNothingWentWrong(tab + " of " + name);
      }
    }
  }
}
