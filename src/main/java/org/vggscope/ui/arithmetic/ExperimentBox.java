package org.vggscope.ui.arithmetic;

import java.util.List;
import java.util.stream.Stream;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TitledPane;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.vggscope.export.arithmetic.UnitView;
import org.vggscope.model.Layer;
import org.vggscope.model.MapStatistics;
import org.vggscope.model.arithmetic.TriedConvolution;
import org.vggscope.report.ColourMap;
import org.vggscope.text.Texts;
import org.vggscope.text.format.Numbers;
import org.vggscope.ui.kit.controls.Segments;
import org.vggscope.ui.kit.controls.Tip;

/**
 * Padding and stride to be tried on a small cut of the map that the selected unit reads. An
 * experiment: it says so, and what the network does itself.
 */
final class ExperimentBox extends TitledPane {
  private static final int SIDE = 8;

  /** Side of a map with its padding, in units of the screen. */
  private static final double ROOM = 200;

  private static final Duration PACE = Duration.millis(400);

  private final ArithmeticModel model;
  private final MapView cut = new MapView("experiment-cut");
  private final MapView answer = new MapView("experiment-answer");
  private final StackPane picker = new StackPane(answer);
  private final Label cutTitle = new Label();
  private final Label answerTitle = new Label();
  private final Label formula = new Label();
  private final Label readOut = new Label();
  private final HBox choices = new HBox();
  private final Button play = new Button(Texts.of("▶ Play"));
  private final Timeline clock = new Timeline(new KeyFrame(PACE, event -> step()));
  private Layer layer;
  private int padding;
  private int stride;
  private int chosen;
  private TriedConvolution tried;

  ExperimentBox(ArithmeticModel model) {
    this.model = model;
    setId("experiment");
    setText(Texts.of("Experiment: another padding and stride"));
    getStyleClass().add("experiment");
    setExpanded(false);
    setAnimated(false);
    formula.setId("experiment-formula");
    formula.setWrapText(true);
    readOut.setId("experiment-readout");
    readOut.getStyleClass().add("muted");
    readOut.setWrapText(true);
    choices.getStyleClass().add("choices");
    choices.setAlignment(Pos.CENTER_LEFT);
    play.setId("experiment-play");
    Tip.on(play, Texts.of("Slide the window over the cut"));
    play.setMinWidth(USE_PREF_SIZE);
    play.setOnAction(event -> toggle());
    picker.setId("experiment-picker");
    picker.getStyleClass().add("picker");
    picker.setFocusTraversable(true);
    picker.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    picker.setAccessibleText(Texts.of("What comes out; a click or the arrow keys pick a window"));
    picker.setOnMousePressed(
        event -> {
          picker.requestFocus();
          choose(
              answer.indexAt(
                  event.getX() - answer.getLayoutX(), event.getY() - answer.getLayoutY()));
        });
    picker.addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
    for (MapView map : List.of(cut, answer)) {
      map.setMinSize(ROOM, ROOM);
      map.setMaxSize(ROOM, ROOM);
    }
    FlowPane maps = new FlowPane(new VBox(cutTitle, cut), new VBox(answerTitle, picker));
    maps.getStyleClass().add("maps");
    setContent(new VBox(choices, maps, formula, readOut));
    clock.setCycleCount(Timeline.INDEFINITE);
    model.unitProperty().addListener((o, old, unit) -> follow());
    model.chosenInputProperty().addListener((o, old, channel) -> follow());
    expandedProperty().addListener((o, old, open) -> follow());
    follow();
  }

  /** Only what is looked at is computed. */
  private void follow() {
    UnitView unit = model.unit();
    if (unit == null || unit.sum() == null || unit.drawn().isEmpty() || !isExpanded()) {
      pause();
      return;
    }
    if (!unit.layer().equals(layer)) {
      layer = unit.layer();
      padding = layer.padding();
      stride = layer.stride();
      chosen = 0;
      offer();
    }
    show();
  }

  private void offer() {
    Segments<Integer> paddings =
        segments("experiment-padding", Stream.of(layer.padding(), 0, 1), each -> padding = each);
    paddings.select(padding);
    Segments<Integer> strides =
        segments("experiment-stride", Stream.of(layer.stride(), 1, 2), each -> stride = each);
    strides.select(stride);
    choices
        .getChildren()
        .setAll(
            new Label(Texts.of("Padding")), paddings, new Label(Texts.of("Stride")), strides, play);
  }

  private Segments<Integer> segments(
      String id, Stream<Integer> offered, java.util.function.IntConsumer taken) {
    Integer[] sorted = offered.distinct().sorted().toArray(Integer[]::new);
    return new Segments<>(
        id,
        sorted,
        String::valueOf,
        each -> {
          taken.accept(each);
          chosen = 0;
          if (tried != null) {
            show();
          }
        });
  }

  private void show() {
    UnitView unit = model.unit();
    int channel = model.shownInput();
    int width = layer.kernel();
    int height = unit.input().shape().height();
    int side = Math.min(Math.max(SIDE, 2 * width), Math.min(height, unit.input().shape().width()));
    int top = place(unit.windowTop(), width, side, height);
    int left = place(unit.windowLeft(), width, side, unit.input().shape().width());
    float[] map = new float[side * side];
    float[] kernel = new float[width * width];
    for (int i = 0; i < map.length; i++) {
      map[i] = unit.input().at(channel, top + i / side, left + i % side);
    }
    for (int i = 0; i < kernel.length; i++) {
      kernel[i] = unit.sum().weight(channel, i / width, i % width);
    }
    tried = new TriedConvolution(map, side, kernel, width, padding, stride);
    cutTitle.setText(
        unit.below() == null
            ? Texts.of(
                "%d × %d of picture, %s, from y %d, x %d",
                side, side, model.inputName(channel), top, left)
            : Texts.of(
                "%d × %d of %s, %s, from y %d, x %d",
                side, side, unit.below().name(), model.inputName(channel), top, left));
    answerTitle.setText(Texts.of("comes out: %d × %d", tried.outputs(), tried.outputs()));
    formula.setText(
        Texts.of(
            "⌊(%d + 2 × %d − %d) / %d⌋ + 1 = %d. This is an experiment with one kernel;"
                + " %s itself pads by %d and steps by %d.",
            side,
            padding,
            width,
            stride,
            tried.outputs(),
            layer.name(),
            layer.padding(),
            layer.stride()));
    chosen = Math.min(chosen, tried.outputs() * tried.outputs() - 1);
    mark();
  }

  /** First row or column of the cut, with the selected window in its middle as far as it goes. */
  private static int place(int window, int width, int side, int length) {
    return Math.max(0, Math.min(length - side, window + width / 2 - side / 2));
  }

  private void mark() {
    int outputs = tried.outputs();
    int top = tried.start(chosen / outputs);
    int left = tried.start(chosen % outputs);
    cut.show(picture(tried.map(), tried.side(), padding), top, left, tried.width());
    float[] values = tried.values();
    answer.show(picture(values, outputs, 0), chosen / outputs, chosen % outputs, 1);
    readOut.setText(
        Texts.of("Window at y %d, x %d of the cut: %s", top, left, Numbers.brief(values[chosen])));
  }

  private static MapPicture picture(float[] values, int side, int ring) {
    MapStatistics range = MapStatistics.of(values, 0, values.length);
    return new MapPicture(
        values,
        0,
        side,
        side,
        ring,
        values.length,
        ColourMap.DIVERGING.scale(range.minimum(), range.maximum()));
  }

  private void choose(int index) {
    if (index >= 0 && tried != null) {
      pause();
      chosen = index;
      mark();
    }
  }

  private void keyPressed(KeyEvent event) {
    if (tried == null || event.isControlDown() || event.isAltDown() || event.isMetaDown()) {
      return;
    }
    int outputs = tried.outputs();
    int row = chosen / outputs;
    int column = chosen % outputs;
    switch (event.getCode()) {
      case LEFT -> column = Math.max(0, column - 1);
      case RIGHT -> column = Math.min(outputs - 1, column + 1);
      case UP -> row = Math.max(0, row - 1);
      case DOWN -> row = Math.min(outputs - 1, row + 1);
      case SPACE -> {
        toggle();
        event.consume();
        return;
      }
      default -> {
        return;
      }
    }
    choose(row * outputs + column);
    event.consume();
  }

  private void toggle() {
    if (clock.getStatus() == Timeline.Status.RUNNING) {
      pause();
    } else if (tried != null) {
      play.setText(Texts.of("❙❙ Pause"));
      clock.play();
    }
  }

  private void pause() {
    clock.stop();
    play.setText(Texts.of("▶ Play"));
  }

  private void step() {
    chosen = (chosen + 1) % (tried.outputs() * tried.outputs());
    mark();
  }
}
