package org.vggscope.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.vggscope.export.Drawn;
import org.vggscope.export.Exhibit;
import org.vggscope.export.Look;
import org.vggscope.export.arithmetic.ArithmeticExhibit;
import org.vggscope.export.kernels.DistributionExhibit;
import org.vggscope.export.kernels.KernelMatrixExhibit;
import org.vggscope.export.kernels.KernelsExhibit;
import org.vggscope.export.maps.FeatureMapExhibit;
import org.vggscope.export.maps.FeatureMapsExhibit;
import org.vggscope.export.maps.UnitsExhibit;
import org.vggscope.export.network.NetworkExhibit;
import org.vggscope.model.Position;
import org.vggscope.session.SessionState;
import org.vggscope.ui.WindowTest;

/** What the views of the selected layer hand over to be taken away. */
class LayerExhibitsIT extends WindowTest {
  @Override
  protected SessionState rememberedState() {
    return at("conv3_2");
  }

  private Optional<Exhibit> exhibit(String view) {
    AtomicReference<Optional<Exhibit>> found = new AtomicReference<>();
    onWindow(() -> found.set(window.views().find(view).orElseThrow().view().exhibit()));
    return found.get();
  }

  private void showLayer(String name) {
    onWindow(
        () ->
            session
                .selection()
                .selectLayer(session.modelProperty().get().architecture().layer(name)));
    awaitIdle();
    awaitIdle();
  }

  @Test
  void mapsOfAnyLayerAreThere() {
    awaitIdle();
    openTab("Feature maps");
    for (String layer : List.of("conv1_1", "pool3")) {
      showLayer(layer);
      assertThat(exhibit("featuremaps")).containsInstanceOf(FeatureMapsExhibit.class);
      assertThat(exhibit("featuremaps").orElseThrow().array().orElseThrow().values())
          .isEqualTo(session.activationsProperty().get().values());
    }
    showLayer("fc7");
    assertThat(exhibit("featuremaps")).containsInstanceOf(UnitsExhibit.class);
    showLayer("fc8");
    assertThat(Drawn.words(exhibit("featuremaps").orElseThrow().figure(Look.LIGHT)))
        .contains(session.resultProperty().get().ranked().get(0).name());
  }

  @Test
  void anEnlargedMapIsTakenAlone() {
    awaitIdle();
    openTab("Feature maps");
    onWindow(() -> session.selection().selectUnit(5, new Position(2, 3)));
    clickOn("#maps-grid");
    type(KeyCode.ENTER);
    awaitIdle();
    assertThat(exhibit("featuremaps")).containsInstanceOf(FeatureMapExhibit.class);
    type(KeyCode.ESCAPE);
    assertThat(exhibit("featuremaps")).containsInstanceOf(FeatureMapsExhibit.class);
  }

  @Test
  void kernelsAreTakenInTheWayInWhichTheyAreShown() {
    awaitIdle();
    openTab("Kernels");
    assertThat(exhibit("kernels")).containsInstanceOf(KernelsExhibit.class);
    onWindow(() -> window.views().find("kernels").orElseThrow().view().turn(1));
    assertThat(exhibit("kernels")).containsInstanceOf(KernelMatrixExhibit.class);
    showLayer("fc6");
    assertThat(exhibit("kernels")).isEmpty();
    onWindow(() -> window.views().find("kernels").orElseThrow().view().turn(1));
    assertThat(exhibit("kernels")).containsInstanceOf(DistributionExhibit.class);
    showLayer("pool2");
    assertThat(exhibit("kernels")).isEmpty();
  }

  @Test
  void arithmeticIsThereForEachKindOfLayer() {
    awaitIdle();
    openTab("Arithmetic");
    for (String layer : List.of("conv3_2", "pool2", "fc6", "fc8")) {
      showLayer(layer);
      assertThat(exhibit("arithmetic")).containsInstanceOf(ArithmeticExhibit.class);
      assertThat(exhibit("arithmetic").orElseThrow().about().text("layer")).isEqualTo(layer);
    }
  }

  @Test
  void whatIsTakenIsMadeOnAnyThreadAndStaysAsItWas() {
    awaitIdle();
    openTab("Feature maps");
    Exhibit network = exhibit("network").orElseThrow();
    Exhibit maps = exhibit("featuremaps").orElseThrow();
    showLayer("conv1_1");
    String made =
        CompletableFuture.supplyAsync(
                () -> maps.about().text("layer") + Drawn.words(maps.figure(Look.DARK)).get(0))
            .join();
    assertThat(made).isEqualTo("conv3_2Feature maps of conv3_2");
    assertThat(network).isInstanceOf(NetworkExhibit.class);
    assertThat(network.about().text("checksum")).hasSize(64);
    assertThat(network.about().text("picture"))
        .isEqualTo(session.resultProperty().get().picture().source().name());
  }
}
