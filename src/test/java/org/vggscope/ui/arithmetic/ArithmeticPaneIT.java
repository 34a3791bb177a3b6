package org.vggscope.ui.arithmetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.geometry.Point2D;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TabPane;
import javafx.scene.control.TitledPane;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;
import org.vggscope.model.LayerActivations;
import org.vggscope.model.Position;
import org.vggscope.model.Shape;
import org.vggscope.session.Selection;
import org.vggscope.session.SessionState;
import org.vggscope.ui.WindowTest;

class ArithmeticPaneIT extends WindowTest {
  @Override
  protected SessionState rememberedState() {
    return at("conv3_2");
  }

  @BeforeEach
  void openTheTab() {
    awaitIdle();
    assertThat(session.selection().channelProperty().get())
        .as("nothing is selected before the tab is seen")
        .isEqualTo(Selection.NONE);
    onWindow(() -> tabs().getSelectionModel().select(tab("Arithmetic")));
    settle();
  }

  private TabPane tabs() {
    return lookup("#layer-tabs").queryAs(TabPane.class);
  }

  private javafx.scene.control.Tab tab(String title) {
    return tabs().getTabs().stream()
        .filter(tab -> tab.getText().equals(title))
        .findFirst()
        .orElseThrow();
  }

  /** Waits for answers of the network and for what they lead to. */
  private void settle() {
    for (int i = 0; i < 3; i++) {
      awaitIdle();
    }
  }

  private void showLayer(String name) {
    onWindow(
        () ->
            session
                .selection()
                .selectLayer(session.modelProperty().get().architecture().layer(name)));
    settle();
  }

  private void select(int channel, int y, int x) {
    onWindow(() -> session.selection().selectUnit(channel, new Position(y, x)));
    settle();
  }

  private String text(String id) {
    return lookup("#" + id).queryAs(Label.class).getText();
  }

  private double number(String id) {
    return Double.parseDouble(text(id).replace('−', '-').replace("+", ""));
  }

  private LayerActivations shown() {
    return session.activationsProperty().get();
  }

  private MapView map() {
    return lookup("#arithmetic-map").queryAs(MapView.class);
  }

  private Position position() {
    return session.selection().positionProperty().get();
  }

  private void assertExplained() {
    float answer =
        shown().at(session.selection().channelProperty().get(), position().y(), position().x());
    boolean relu = shown().layer().relu();
    assertThat(number(relu ? "arithmetic-after" : "arithmetic-sum"))
        .isCloseTo(answer, within(1e-4));
    double rest = lookup("#arithmetic-rest").tryQuery().isPresent() ? number("arithmetic-rest") : 0;
    assertThat(number("arithmetic-drawn") + rest + number("arithmetic-bias"))
        .isCloseTo(number("arithmetic-sum"), within(3e-4));
    assertThat(text("arithmetic-verdict")).startsWith("✓");
  }

  @Test
  void theStrongestNumberIsExplainedFirst() {
    float largest = (float) shown().statistics().maximum();
    assertThat(text("arithmetic-question"))
        .isEqualTo("Where does %.4f come from?".formatted(largest));
    assertExplained();
  }

  @Test
  void shownSumsEqualTheActivations() {
    Random random = new Random(2);
    for (String layer : List.of("conv1_1", "conv2_2", "conv5_3", "fc6", "fc7", "fc8")) {
      showLayer(layer);
      Shape shape = shown().shape();
      for (int i = 0; i < 4; i++) {
        select(
            random.nextInt(shape.channels()),
            random.nextInt(shape.height()),
            random.nextInt(shape.width()));
        assertExplained();
      }
    }
  }

  @Test
  void aClickAndTheArrowKeysPickAPosition() {
    int channel = session.selection().channelProperty().get();
    clickOn(map().localToScreen(map().pointOf(9, 4)));
    settle();
    assertThat(position()).isEqualTo(new Position(9, 4));
    type(KeyCode.RIGHT, KeyCode.UP);
    settle();
    assertThat(position()).isEqualTo(new Position(8, 5));
    assertThat(session.selection().channelProperty().get()).isEqualTo(channel);
    assertThat(text("arithmetic-place")).isEqualTo("y 8, x 5");
    assertExplained();
  }

  @Test
  void theBorderReadsPadding() {
    select(3, 0, 15);
    assertExplained();
    TermRows rows = lookup("#arithmetic-rows").queryAs(TermRows.class);
    RowLayout layout = rows.rowLayout(rows.getWidth());
    Point2D above = new Point2D(layout.fieldLeft(0) + layout.cell() / 2, layout.fieldTop(0) + 4);
    moveTo(rows.localToScreen(above));
    assertThat(text("arithmetic-readout")).contains("y -1, x 14 is beyond the border: padding, 0");
    moveTo(rows.localToScreen(above.add(0, layout.line())));
    assertThat(text("arithmetic-readout")).contains("y 0, x 14: ");
  }

  @Test
  void aRowShowsItsInputChannelsMap() {
    TermRows rows = lookup("#arithmetic-rows").queryAs(TermRows.class);
    RowLayout layout = rows.rowLayout(rows.getWidth());
    String before = text("arithmetic-input-title");
    clickOn(rows.localToScreen(new Point2D(layout.nameLeft() + 4, layout.fieldTop(1) + 6)));
    assertThat(text("arithmetic-input-title")).startsWith("conv3_1, channel ").isNotEqualTo(before);
    type(KeyCode.UP);
    assertThat(text("arithmetic-input-title")).isEqualTo(before);
  }

  @Test
  void poolingLeadsBackToTheWinner() {
    showLayer("pool3");
    select(7, 2, 5);
    float pooled = shown().at(7, 2, 5);
    for (int i = 0; i < 4; i++) {
      assertThat(lookup("#arithmetic-candidate-" + i).queryAs(Button.class).getText())
          .endsWith("y %d, x %d".formatted(4 + i / 2, 10 + i % 2));
    }
    assertThat(text("arithmetic-verdict")).startsWith("✓");
    // What is painted, for an underscore in a button's text is usually taken for a mnemonic.
    assertThat(lookup("#arithmetic-back .text").queryText().getText())
        .startsWith("To the winner: conv3_3, y ");
    clickOn("#arithmetic-back");
    settle();
    assertThat(shown().layer().name()).isEqualTo("conv3_3");
    assertThat(session.selection().channelProperty().get()).isEqualTo(7);
    assertThat(shown().at(7, position().y(), position().x())).isEqualTo(pooled);
    assertThat(position().y() / 2).isEqualTo(2);
    assertThat(position().x() / 2).isEqualTo(5);
    assertExplained();
  }

  @Test
  void softmaxGivesTheProbabilityOfThePredictions() {
    showLayer("fc8");
    var best = session.resultProperty().get().ranked().get(0);
    assertThat(session.selection().channelProperty().get()).isEqualTo(best.index());
    assertThat(text("arithmetic-softmax"))
        .startsWith("p(espresso) = exp(")
        .endsWith("= %.1f %%".formatted(100 * best.probability()));
    assertExplained();
  }

  @Test
  void denseEvaluationExplainsTheWindowOfThePosition() {
    onWindow(() -> session.setInputSize(128));
    settle();
    for (String layer : List.of("fc6", "fc8")) {
      showLayer(layer);
      assertThat(shown().shape().area()).isGreaterThan(1);
      select(5, shown().shape().height() - 1, 1);
      assertExplained();
    }
    assertThat(text("arithmetic-softmax-mean")).contains("over all");
  }

  @Test
  void theWindowStepsAndPlaysAndPauses() throws TimeoutException {
    clickOn(map().localToScreen(map().pointOf(9, 4)));
    type(KeyCode.PERIOD);
    settle();
    assertThat(position()).isEqualTo(new Position(0, 0));
    assertThat(map().picture().filled()).isEqualTo(1);
    type(KeyCode.PERIOD, 17);
    settle();
    assertThat(position()).isEqualTo(new Position(1, 1));
    assertThat(map().picture().filled()).isEqualTo(18);
    assertExplained();
    type(KeyCode.SPACE);
    WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> position().x() > 3);
    type(KeyCode.SPACE);
    settle();
    Position paused = position();
    assertExplained();
    sleep(400);
    assertThat(position()).isEqualTo(paused);
    clickOn("#arithmetic-whole");
    assertThat(map().picture().filled()).isEqualTo(16 * 16);
  }

  @Test
  void whoAsksForItHasItPlayAndStop() throws TimeoutException {
    ArithmeticPane pane = lookup("#ArithmeticPane").queryAs(ArithmeticPane.class);
    onWindow(() -> pane.perform(ArithmeticPane.PLAY));
    WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> position().x() > 1);
    assertThat(map().picture().filled()).isLessThan(16 * 16);
    onWindow(() -> pane.perform(ArithmeticPane.STOP));
    Position stopped = position();
    sleep(400);
    assertThat(position()).isEqualTo(stopped);
    assertThat(map().picture().filled()).isEqualTo(16 * 16);
  }

  @Test
  void whatIsNoChannelLeavesTheChannel() {
    openTab("Arithmetic");
    awaitIdle();
    javafx.scene.control.Spinner<?> channel =
        lookup("#arithmetic-channel").queryAs(javafx.scene.control.Spinner.class);
    for (String typed : java.util.List.of("x7", "1.5", "", "2 .0")) {
      Object before = channel.getValue();
      onWindow(
          () -> {
            channel.getEditor().requestFocus();
            channel.getEditor().setText(typed);
          });
      type(javafx.scene.input.KeyCode.ENTER);
      awaitIdle();
      assertThat(session.noticeProperty().get()).as(typed).isNull();
      assertThat(channel.getValue()).as(typed).isEqualTo(before);
      assertThat(channel.getEditor().getText()).as(typed).isEqualTo(String.valueOf(before));
    }
  }

  @Test
  void playStartsWhereSomethingHappensAndCrossesTheMapIn20Seconds() {
    showLayer("conv1_2");
    select(3, 60, 60);
    float[] values = session.activationsProperty().get().values();
    int row = first(values, largest(values)) / 64;
    Button play = lookup("#arithmetic-play").queryButton();
    assertThat(play.getText()).isEqualTo("▶ Play");
    assertThat(lookup(".slide-speed .label").<Label>query().getText()).isEqualTo("205 / s");
    onWindow(
        () -> {
          play.fire();
          assertThat(session.selection().positionProperty().get()).isEqualTo(new Position(row, 0));
          assertThat(play.getText()).isEqualTo("❙❙ Pause");
          play.fire();
        });
  }

  private static float largest(float[] values) {
    float largest = 0;
    for (int i = 0; i < 64 * 64; i++) {
      largest = Math.max(largest, values[3 * 64 * 64 + i]);
    }
    return largest;
  }

  private static int first(float[] values, float largest) {
    int first = 0;
    while (values[3 * 64 * 64 + first] <= largest / 4) {
      first++;
    }
    return first;
  }

  @Test
  void theWindowIsDraggedOverWhatIsRead() {
    showLayer("conv2_1");
    select(5, 0, 0);
    MapView input = lookup("#arithmetic-input-map").queryAs(MapView.class);
    clickOn(input.localToScreen(input.pointOf(20, 11)));
    settle();
    assertThat(session.selection().positionProperty().get()).isEqualTo(new Position(20, 11));
    assertExplained();
  }

  @Test
  void paddingAndStrideAreTriedOnACutOfTheMap() {
    select(7, 8, 8);
    TitledPane box = (TitledPane) lookup("#experiment").query();
    assertThat(box.getText()).startsWith("Experiment");
    onWindow(() -> box.setExpanded(true));
    assertThat(text("experiment-formula"))
        .startsWith("⌊(8 + 2 × 1 − 3) / 1⌋ + 1 = 8.")
        .endsWith("conv3_2 itself pads by 1 and steps by 1.");
    MapView answer = lookup("#experiment-answer").queryAs(MapView.class);
    assertThat(answer.picture().height()).isEqualTo(8);
    // Inside, where no padding is read, the sum over all channels is the network's; here it is one
    // channel's, which the rows show too.
    onWindow(() -> press("experiment-padding", 0));
    assertThat(answer.picture().height()).isEqualTo(6);
    onWindow(() -> press("experiment-stride", 2));
    assertThat(answer.picture().height()).isEqualTo(3);
    assertThat(text("experiment-formula")).startsWith("⌊(8 + 2 × 0 − 3) / 2⌋ + 1 = 3.");
    onWindow(() -> lookup("#experiment-picker").query().requestFocus());
    type(KeyCode.RIGHT, KeyCode.DOWN);
    assertThat(text("experiment-readout")).startsWith("Window at y 2, x 2 of the cut:");
    assertThat(session.selection().positionProperty().get()).isEqualTo(new Position(8, 8));
  }

  private void press(String segments, int value) {
    lookup("#" + segments + " .toggle-button").queryAll().stream()
        .map(javafx.scene.control.ToggleButton.class::cast)
        .filter(button -> button.getText().equals(String.valueOf(value)))
        .findFirst()
        .orElseThrow()
        .fire();
  }
}
