package org.vggscope.ui.maps;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vggscope.explain.Contributions;
import org.vggscope.export.maps.MapOrder;
import org.vggscope.model.LayerActivations;
import org.vggscope.model.MapUnit;
import org.vggscope.model.Position;
import org.vggscope.model.Shape;
import org.vggscope.session.Samples;
import org.vggscope.session.SessionState;
import org.vggscope.text.format.Numbers;
import org.vggscope.ui.WindowTest;
import org.vggscope.ui.kit.pixels.MapLayout;
import org.vggscope.ui.kit.pixels.ZoomWindow;

class FeatureMapsPaneIT extends WindowTest {
  @Override
  protected SessionState rememberedState() {
    return at("conv3_2");
  }

  @BeforeEach
  void waitForThePicture() {
    awaitIdle();
  }

  private MapGrid grid() {
    return lookup("#maps-grid").queryAs(MapGrid.class);
  }

  private String text(String id) {
    return lookup("#" + id).queryAs(Label.class).getText();
  }

  private LayerActivations shown() {
    return session.activationsProperty().get();
  }

  private void showLayer(String name) {
    onWindow(
        () ->
            session
                .selection()
                .selectLayer(session.modelProperty().get().architecture().layer(name)));
    awaitIdle();
  }

  private void pointAt(Node pane, Point2D inPane) {
    moveTo(pane.localToScreen(inPane));
  }

  private <T> void choose(String id, T value) {
    onWindow(
        () -> {
          @SuppressWarnings("unchecked")
          ComboBox<T> choice = (ComboBox<T>) lookup("#" + id).queryComboBox();
          choice.setValue(value);
        });
  }

  @Test
  void theHeaderNamesTheLayerAndItsShape() {
    assertThat(text("maps-layer")).isEqualTo("conv3_2");
    assertThat(text("maps-title"))
        .isEqualTo("· 128 × 16 × 16 (channel × height × width) · after ReLU");
    assertThat(text("maps-dead")).endsWith("of 128 maps dead");
    showLayer("pool5");
    assertThat(text("maps-layer")).isEqualTo("pool5");
    assertThat(text("maps-title")).startsWith("· 256 × 2 × 2");
  }

  @Test
  void theGridHasAllChannels() {
    assertThat(grid().mapLayout().shape()).isEqualTo(new Shape(128, 16, 16));
    for (int channel = 0; channel < 128; channel++) {
      MapUnit unit = new MapUnit(channel, 7, 9);
      Point2D point = grid().pointOf(unit);
      assertThat(grid().unitAt(point.getX(), point.getY())).isEqualTo(unit);
    }
  }

  @Test
  void pointingAtAMapReadsTheExactValue() {
    for (MapUnit unit : List.of(new MapUnit(0, 3, 5), new MapUnit(20, 15, 0))) {
      pointAt(grid(), grid().pointOf(unit));
      assertThat(text("maps-readout"))
          .contains("channel %d · y %d, x %d".formatted(unit.channel(), unit.y(), unit.x()))
          .contains(Numbers.exact(shown().at(unit.channel(), unit.y(), unit.x())));
      assertThat(lookup("#maps-grid-pointed-map").query().isVisible()).isTrue();
    }
  }

  @Test
  void aClickSelectsAndEnlargesAndEscapeLeadsBack() {
    pointAt(grid(), grid().pointOf(new MapUnit(17, 4, 6)));
    clickOn();
    assertThat(session.selection().channelProperty().get()).isEqualTo(17);
    assertThat(session.selection().positionProperty().get()).isEqualTo(new Position(4, 6));
    assertThat(lookup("#maps-detail").query().isVisible()).isTrue();
    assertThat(grid().isVisible()).isFalse();
    assertThat(text("maps-detail-title")).startsWith("Channel 17");
    assertThat(text("maps-detail-mean")).isEqualTo(Numbers.brief(shown().statistics(17).mean()));

    EnlargedMap map = lookup("#maps-enlarged").queryAs(EnlargedMap.class);
    pointAt(map, map.pointOf(11, 12));
    assertThat(text("maps-readout")).contains(Numbers.exact(shown().at(17, 11, 12)));

    type(KeyCode.ESCAPE);
    assertThat(grid().isVisible()).isTrue();
    assertThat(lookup("#maps-detail").query().isVisible()).isFalse();
    assertThat(grid().isFocused()).isTrue();
    assertThat(lookup("#maps-grid-selected-map").query().isVisible()).isTrue();
  }

  @Test
  void theEnlargedMapZoomsAndTheButtonCloses() {
    pointAt(grid(), grid().pointOf(new MapUnit(3, 0, 0)));
    clickOn();
    EnlargedMap map = lookup("#maps-enlarged").queryAs(EnlargedMap.class);
    type(KeyCode.ADD, 2);
    assertThat(map.window().zoom()).isGreaterThan(1.5);
    type(KeyCode.RIGHT);
    assertThat(text("maps-detail-title")).startsWith("Channel 4");
    doubleClickOn(map);
    assertThat(map.window()).isEqualTo(ZoomWindow.WHOLE);
    clickOn("#maps-detail-close");
    assertThat(grid().isVisible()).isTrue();
  }

  @Test
  void arrowKeysMoveTheSelection() {
    onWindow(() -> grid().requestFocus());
    type(KeyCode.RIGHT, KeyCode.RIGHT, KeyCode.DOWN);
    int below = 1 + grid().mapLayout().columns();
    assertThat(session.selection().channelProperty().get()).isEqualTo(below);
    type(KeyCode.END);
    assertThat(session.selection().channelProperty().get()).isEqualTo(127);
    type(KeyCode.HOME, KeyCode.ENTER);
    assertThat(text("maps-detail-title")).startsWith("Channel 0");
  }

  @Test
  void orderByMeanPutsTheLargestMeanFirst() {
    choose("maps-order", MapOrder.MEAN);
    double largest = 0;
    int best = 0;
    for (int channel = 0; channel < 128; channel++) {
      double mean = shown().statistics(channel).mean();
      if (mean > largest) {
        largest = mean;
        best = channel;
      }
    }
    MapLayout layout = grid().mapLayout();
    assertThat(grid().unitAt(layout.left(0) + 1, layout.top(0) + 1).channel()).isEqualTo(best);
    assertThat(captured("featuremaps").text("order", "")).isEqualTo("MEAN");
  }

  @Test
  void theScaleOfTheLayerHasNumbersInTheLegend() {
    assertThat(text("maps-legend-upper")).isEqualTo("each map’s maximum");
    choose("maps-scale", false);
    assertThat(text("maps-legend-lower")).isEqualTo("0");
    assertThat(text("maps-legend-upper")).isEqualTo(Numbers.brief(shown().statistics().maximum()));
    assertThat(captured("featuremaps").flag("scalePerMap", true)).isFalse();
  }

  @Test
  void logitsAreBarsWithTheNamesOfTheClasses() {
    showLayer("fc8");
    BarStrip bars = lookup("#maps-bars").queryAs(BarStrip.class);
    assertThat(bars.isVisible()).isTrue();
    assertThat(grid().isVisible()).isFalse();
    assertThat(bars.barLayout().count()).isEqualTo(200);
    int best = session.resultProperty().get().ranked().get(0).index();
    String name = session.modelProperty().get().labels().name(best);
    assertThat(text("maps-peak")).startsWith(name);
    pointAt(bars, bars.pointOf(best));
    assertThat(text("maps-readout"))
        .isEqualTo(
            "unit %d · %s · %s".formatted(best, name, Numbers.exact(shown().at(best, 0, 0))));
    clickOn();
    assertThat(session.selection().channelProperty().get()).isEqualTo(best);
  }

  @Test
  void aLargerInputGivesTheFullyConnectedLayersMaps() {
    onWindow(() -> session.setInputSize(128));
    awaitIdle();
    showLayer("fc8");
    assertThat(grid().isVisible()).isTrue();
    assertThat(shown().shape().area()).isGreaterThan(1);
    assertThat(grid().mapLayout().shape()).isEqualTo(shown().shape());
  }

  @Test
  void aNewPictureLeavesScrollAndSelectionWhereTheyAre() {
    ScrollBar bar = lookup("#maps-scroll").queryAs(ScrollBar.class);
    type(KeyCode.ESCAPE);
    onWindow(
        () -> {
          grid().requestFocus();
          session.selection().selectUnit(90, new Position(2, 2));
        });
    type(KeyCode.ADD, 4);
    onWindow(() -> bar.setValue(bar.getMax() / 2));
    double before = bar.getValue();
    assertThat(before).isPositive();
    LayerActivations old = shown();
    onWindow(() -> session.open(List.of(Samples.all().get(0))));
    awaitIdle();
    assertThat(shown()).isNotSameAs(old);
    assertThat(bar.getValue()).isEqualTo(before);
    assertThat(session.selection().channelProperty().get()).isEqualTo(90);
  }

  @Test
  void aSelectionFromAnotherPaneIsBroughtIntoView() {
    onWindow(() -> grid().requestFocus());
    type(KeyCode.ADD, 4);
    onWindow(() -> session.selection().selectUnit(127, new Position(0, 0)));
    Point2D point = grid().pointOf(new MapUnit(127, 0, 0));
    assertThat(point.getY()).isBetween(0.0, grid().getHeight());
  }

  @Test
  void anotherLayerIsLeafedToAtFullSize() {
    showLayer("conv1_2");
    onWindow(() -> session.selection().selectUnit(30, new Position(1, 1)));
    onWindow(() -> lookup("#maps-grid").query().requestFocus());
    type(KeyCode.ENTER);
    awaitIdle();
    assertThat(captured("featuremaps").flag("enlarged", false)).isTrue();
    for (String layer : List.of("pool1", "conv2_1")) {
      onWindow(() -> session.selection().moveLayer(1));
      awaitIdle();
      assertThat(session.selection().layerProperty().get().name()).isEqualTo(layer);
      assertThat(captured("featuremaps").flag("enlarged", false)).as(layer).isTrue();
      assertThat(session.selection().channelProperty().get()).isEqualTo(30);
    }
    showLayer("fc8");
    assertThat(captured("featuremaps").flag("enlarged", false)).isFalse();
  }

  @Test
  void mapsThatCannotBeComparedAreOnOneScaleWithOneClick() {
    assertThat(lookup("#maps-apart").query().getParent().isVisible()).isTrue();
    clickOn("#maps-same-scale");
    assertThat(text("maps-legend-lower")).isEqualTo("0");
    assertThat(text("maps-legend-upper")).isEqualTo(Numbers.brief(shown().statistics().maximum()));
    assertThat(lookup("#maps-apart").query().getParent().isVisible()).isFalse();
  }

  @Test
  void anEnlargedMapIsLinkedToWhatItIsMadeOf() {
    onWindow(() -> session.selection().selectUnit(9, new Position(3, 4)));
    onWindow(() -> grid().requestFocus());
    type(KeyCode.ENTER);
    awaitIdle();
    assertThat(text("made-of-title")).isEqualTo("made of conv3_1");
    AtomicReference<Contributions> told = new AtomicReference<>();
    onWindow(
        () ->
            session.ask(
                this,
                (model, analysis, cancelled) ->
                    Contributions.of(
                        model.network(),
                        analysis,
                        model.architecture().layer("conv3_2"),
                        9,
                        cancelled),
                told::set));
    awaitIdle();
    double[] signed = told.get().signed();
    List<Integer> strongest =
        IntStream.range(0, signed.length)
            .boxed()
            .sorted((one, other) -> Double.compare(Math.abs(signed[other]), Math.abs(signed[one])))
            .limit(5)
            .toList();
    for (int channel : strongest) {
      Button part = lookup("#made-of-" + channel).queryButton();
      assertThat(part.getText())
          .startsWith("ch " + channel)
          .endsWith(Numbers.brief(told.get().signed()[channel]));
    }
    assertThat(lookup(".made-of-line").queryAll()).hasSize(5);
    clickOn("#made-of-" + strongest.get(1));
    awaitIdle();
    assertThat(session.selection().layerProperty().get().name()).isEqualTo("conv3_1");
    assertThat(session.selection().channelProperty().get()).isEqualTo(strongest.get(1));
    assertThat(session.selection().positionProperty().get()).isEqualTo(new Position(3, 4));
    assertThat(captured("featuremaps").flag("enlarged", false)).isTrue();
    assertThat(text("made-of-title")).isEqualTo("made of pool2");
    onWindow(() -> session.selection().moveLayer(-1));
    awaitIdle();
    assertThat(text("made-of-title")).isEqualTo("made of conv2_2");
    assertThat(lookup(".made-of-line").queryAll()).hasSize(1);
  }
}
