package org.vggscope.ui.kernels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;
import org.vggscope.export.kernels.KernelOrder;
import org.vggscope.export.kernels.KernelRef;
import org.vggscope.export.kernels.LayerKernels;
import org.vggscope.model.Layer;
import org.vggscope.model.Position;
import org.vggscope.session.Selection;
import org.vggscope.session.SessionState;
import org.vggscope.ui.WindowTest;

class KernelsPaneIT extends WindowTest {
  @Override
  protected SessionState rememberedState() {
    return at("conv3_2");
  }

  @BeforeEach
  void openTheTab() {
    awaitIdle();
    openTab("Kernels");
    lookAtTheFirst();
  }

  private void lookAtTheFirst() {
    onWindow(() -> session.selection().selectUnit(0, new Position(0, 0)));
    awaitIdle();
  }

  @Test
  void opensOnTheUnitThatOtherPanesLookAt() {
    openTab("Feature maps");
    onWindow(() -> session.selection().selectUnit(Selection.NONE, null));
    openTab("Kernels");
    int strongest = session.selection().channelProperty().get();
    float[] values = session.activationsProperty().get().values();
    int best = 0;
    for (int i = 1; i < values.length; i++) {
      best = values[i] > values[best] ? i : best;
    }
    assertThat(strongest).isEqualTo(best / session.activationsProperty().get().shape().area());
    assertThat(text("kernels-explanation")).startsWith("Output channel " + strongest + " reads");
    clickOn("#kernels-to-receptivefield-picture");
    awaitIdle();
    assertThat(text("field-unit")).startsWith("Channel " + strongest + " ");
    clickOn("#field-to-arithmetic");
    awaitIdle();
    assertThat(text("arithmetic-map-title")).isEqualTo("conv3_2, channel " + strongest);
    clickOn("#arithmetic-to-kernels");
    awaitIdle();
    assertThat(text("kernels-explanation")).startsWith("Output channel " + strongest + " reads");
  }

  private KernelGrid grid() {
    return lookup("#kernels-grid").queryAs(KernelGrid.class);
  }

  private KernelMatrix matrix() {
    return lookup("#kernels-matrix").queryAs(KernelMatrix.class);
  }

  private String text(String id) {
    return lookup("#" + id).queryAs(Label.class).getText();
  }

  private void showLayer(String name) {
    onWindow(() -> session.selection().selectLayer(layer(name)));
    awaitIdle();
  }

  private Layer layer(String name) {
    return session.modelProperty().get().architecture().layer(name);
  }

  private float[] filter(String layer, int output) {
    Layer wanted = layer(layer);
    AtomicReference<float[]> answer = new AtomicReference<>();
    onWindow(
        () ->
            session.ask(
                this,
                (model, analysis, cancelled) -> model.network().weights(wanted, output),
                answer::set));
    awaitIdle();
    return answer.get();
  }

  private void pointAt(Node pane, Point2D inPane) {
    moveTo(pane.localToScreen(inPane));
  }

  private void pointAt(int item) {
    pointAt(grid(), grid().pointOf(item));
  }

  private void order(KernelOrder order) {
    onWindow(
        () -> {
          @SuppressWarnings("unchecked")
          ComboBox<KernelOrder> choice = (ComboBox<KernelOrder>) lookup("#kernels-order").query();
          choice.setValue(order);
        });
    awaitIdle();
  }

  private KernelRef first() {
    return grid().kernelAt(grid().mapLayout().left(0) + 1, grid().mapLayout().top(0) + 1);
  }

  /** The shown number in the table's unit, back in that of the weights. */
  private double number(String table, int index, double largest) {
    double shown = Double.parseDouble(text(table + "-" + index).replace('−', '-'));
    return largest >= 0.1 ? shown : shown * Math.pow(10, Math.floor(Math.log10(largest)));
  }

  private void tableShows(String table, float[] filter, int input) {
    tableShows(table, filter, input, input * 9, 9);
  }

  /** All tables that stand together are written alike. */
  private void tableShows(String table, float[] filter, int input, int from, int count) {
    double largest = 0;
    for (int i = from; i < from + count; i++) {
      largest = Math.max(largest, Math.abs(filter[i]));
    }
    for (int i = 0; i < 9; i++) {
      assertThat(number(table, i, largest))
          .isCloseTo(filter[input * 9 + i], within(largest * 0.006));
    }
  }

  @Test
  void pointingAtATileShowsTheNumbersOfTheNetwork() {
    assertThat(text("kernels-layer")).isEqualTo("conv3_2");
    assertThat(text("kernels-title")).startsWith("· 128 filters of 128 × 3 × 3");
    float[] filter = filter("conv3_2", 0);
    for (int input : new int[] {0, 77, 127}) {
      pointAt(input);
      assertThat(text("kernels-detail-title")).isEqualTo("Input channel " + input);
      tableShows("kernels-table-0", filter, input);
    }
    onWindow(() -> session.selection().selectChannel(9));
    awaitIdle();
    pointAt(5);
    tableShows("kernels-table-0", filter("conv3_2", 9), 5);
    assertThat(text("kernels-detail-between")).isEqualTo("conv3_1 → conv3_2 channel 9");
  }

  @Test
  void aClickOpensTheInputChannelAndTheWayBackIsShown() {
    onWindow(() -> session.selection().selectChannel(9));
    awaitIdle();
    pointAt(42);
    clickOn();
    awaitIdle();
    assertThat(session.selection().layerProperty().get().name()).isEqualTo("conv3_1");
    assertThat(session.selection().channelProperty().get()).isEqualTo(42);
    TabPane tabs = lookup("#layer-tabs").queryAs(TabPane.class);
    assertThat(tabs.getSelectionModel().getSelectedItem().getText()).isEqualTo("Feature maps");
    openTab("Kernels");
    clickOn("#kernels-back");
    awaitIdle();
    assertThat(session.selection().layerProperty().get().name()).isEqualTo("conv3_2");
    assertThat(session.selection().channelProperty().get()).isEqualTo(9);
  }

  @Test
  void theFirstConvolutionOfABlockLinksToThePooling() {
    showLayer("conv3_1");
    pointAt(3);
    clickOn();
    awaitIdle();
    assertThat(session.selection().layerProperty().get().name()).isEqualTo("pool2");
    assertThat(session.selection().channelProperty().get()).isEqualTo(3);
    openTab("Kernels");
    assertThat(text("kernels-note")).startsWith("pool2 has no weights");
    assertThat(grid().isVisible()).isFalse();
  }

  @Test
  void theOrderCanBeChanged() {
    order(KernelOrder.INDEX);
    assertThat(first()).isEqualTo(new KernelRef(0, 0));
    order(KernelOrder.NORM);
    float[] filter = filter("conv3_2", 0);
    int largest = 0;
    for (int input = 0; input < 128; input++) {
      if (LayerKernels.norm(filter, input * 9, 9) > LayerKernels.norm(filter, largest * 9, 9)) {
        largest = input;
      }
    }
    assertThat(first()).isEqualTo(new KernelRef(0, largest));
    order(KernelOrder.CONTRIBUTION);
    pointAt(first().input());
    assertThat(text("kernels-absolute")).endsWith("1st of 128");
    assertThat(text("kernels-explanation")).contains("sorted by contribution on this picture");
    order(KernelOrder.ADDED);
    pointAt(first().input());
    assertThat(text("kernels-signed")).endsWith("adds");
  }

  @Test
  void arrowKeysMoveOverTilesAndEnterFollows() {
    order(KernelOrder.INDEX);
    onWindow(() -> grid().requestFocus());
    type(KeyCode.RIGHT, KeyCode.RIGHT, KeyCode.DOWN);
    int reached = 1 + grid().mapLayout().columns();
    assertThat(text("kernels-detail-title")).isEqualTo("Input channel " + reached);
    assertThat(lookup("#kernels-cursor-tile").query().isVisible()).isTrue();
    type(KeyCode.ENTER);
    awaitIdle();
    assertThat(session.selection().layerProperty().get().name()).isEqualTo("conv3_1");
    assertThat(session.selection().channelProperty().get()).isEqualTo(reached);
  }

  @Test
  void theStepperChoosesTheOutputChannel() {
    @SuppressWarnings("unchecked")
    Spinner<Integer> stepper = (Spinner<Integer>) lookup("#kernels-output").query();
    onWindow(() -> stepper.increment(3));
    awaitIdle();
    assertThat(session.selection().channelProperty().get()).isEqualTo(3);
    assertThat(text("kernels-explanation")).startsWith("Output channel 3 reads");
    onWindow(() -> session.selection().selectChannel(100));
    assertThat(stepper.getValue()).isEqualTo(100);
  }

  @Test
  void filtersOfTheFirstLayerHaveThreeTables() {
    showLayer("conv1_1");
    pointAt(4);
    assertThat(text("kernels-detail-title")).isEqualTo("Filter 4");
    float[] filter = filter("conv1_1", 4);
    for (int colour = 0; colour < 3; colour++) {
      tableShows("kernels-table-" + colour, filter, colour, 0, 27);
    }
    clickOn();
    assertThat(session.selection().channelProperty().get()).isEqualTo(4);
    assertThat(session.selection().layerProperty().get().name()).isEqualTo("conv1_1");
  }

  @Test
  void theMatrixReadsNormsAndSelectsRows() {
    clickOn("#kernels-view-matrix");
    KernelRef kernel = new KernelRef(50, 31);
    pointAt(matrix(), matrix().pointOf(kernel));
    assertThat(text("kernels-detail-between")).isEqualTo("conv3_1 → conv3_2 channel 50");
    assertThat(text("kernels-detail-title")).isEqualTo("Input channel 31");
    tableShows("kernels-table-0", filter("conv3_2", 50), 31);
    clickOn();
    assertThat(session.selection().channelProperty().get()).isEqualTo(50);
    type(KeyCode.ADD, 3);
    assertThat(matrix().window().zoom()).isGreaterThan(1.5);
    type(KeyCode.DOWN);
    assertThat(session.selection().channelProperty().get()).isEqualTo(51);
    type(KeyCode.ENTER);
    assertThat(grid().isVisible()).isTrue();
  }

  @Test
  void theDistributionHasTheLayersFigures() {
    clickOn("#kernels-view-distribution");
    assertThat(lookup("#kernels-distribution").query().isVisible()).isTrue();
    assertThat(text("kernels-weights-mean")).isNotEmpty();
    assertThat(text("kernels-biases-maximum")).isNotEmpty();
  }

  @Test
  void ofAFullyConnectedLayerOneUnitIsShown() {
    showLayer("fc6");
    onWindow(() -> session.selection().selectChannel(700));
    awaitIdle();
    assertThat(text("kernels-explanation")).startsWith("Unit 700 reads 256 channels of pool5");
    pointAt(12);
    float[] row = filter("fc6", 700);
    double largest = 0;
    for (int i = 0; i < 4; i++) {
      largest = Math.max(largest, Math.abs(row[12 * 4 + i]));
    }
    for (int i = 0; i < 4; i++) {
      assertThat(number("kernels-table-0", i, largest))
          .isCloseTo(row[12 * 4 + i], within(largest * 0.006));
    }
    clickOn("#kernels-view-matrix");
    assertThat(text("kernels-note")).contains("too many to be drawn");
  }

  @Test
  void anotherNetworkBringsItsOwnWeights() {
    onWindow(() -> session.selectModel("vgg19-tiny"));
    awaitIdle();
    lookAtTheFirst();
    float[] filter = filter("conv3_2", 0);
    pointAt(7);
    tableShows("kernels-table-0", filter, 7);
  }

  @Test
  void nothingIsFetchedWhileTheTabIsNotSeen() {
    openTab("Feature maps");
    showLayer("conv2_2");
    KernelsPane pane = (KernelsPane) lookup("#KernelsPane").query();
    assertThat(pane.shownProperty().get()).isFalse();
    assertThat(text("kernels-title")).doesNotContain("64 filters");
    openTab("Kernels");
    assertThat(text("kernels-title")).startsWith("· 64 filters");
  }

  @Test
  void theArrowKeysSwitchTheView() {
    onWindow(() -> lookup("#kernels-view-tiles").query().requestFocus());
    type(KeyCode.RIGHT);
    assertThat(lookup("#kernels-matrix").query().isVisible()).isTrue();
  }

  @Test
  void altAndPageDownTurnTheView() {
    push(KeyCode.ALT, KeyCode.PAGE_DOWN);
    assertThat(lookup("#kernels-matrix").query().isVisible()).isTrue();
    push(KeyCode.ALT, KeyCode.PAGE_UP);
    push(KeyCode.ALT, KeyCode.PAGE_UP);
    assertThat(lookup("#kernels-matrix").query().isVisible()).isFalse();
    assertThat(captured("kernels").text("view", "")).isEqualTo("DISTRIBUTION");
  }

  @Test
  void theKernelSlidesOverTheMapOfAnotherLayerToo() throws TimeoutException {
    onWindow(() -> session.selection().moveLayer(1));
    clickOn("#kernels-slide");
    WaitForAsyncUtils.waitFor(
        30,
        TimeUnit.SECONDS,
        () ->
            window.views().open().orElseThrow().id().equals("arithmetic")
                && session.selection().layerProperty().get().name().equals("conv3_3")
                && session.selection().positionProperty().get().y() >= 8);
    assertThat(lookup("#arithmetic-play").queryButton().getText()).isEqualTo("❙❙ Pause");
    onWindow(() -> lookup("#arithmetic-play").queryButton().fire());
  }
}
