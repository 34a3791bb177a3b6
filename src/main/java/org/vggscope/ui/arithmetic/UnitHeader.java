package org.vggscope.ui.arithmetic;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory.IntegerSpinnerValueFactory;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import org.vggscope.export.arithmetic.UnitNames;
import org.vggscope.export.arithmetic.UnitView;
import org.vggscope.text.Texts;
import org.vggscope.ui.kit.controls.Spinners;
import org.vggscope.ui.kit.controls.Tip;

/** Which number is explained: its layer, channel and position, and the number itself. */
final class UnitHeader extends FlowPane {
  private final ArithmeticModel model;
  private final Node ways;
  private final Label question = new Label(Texts.of("Waiting for the first picture …"));
  private final Label layer = new Label();
  private final Label kind = new Label();
  private final Label count = new Label();
  private final Label place = new Label();
  private final IntegerSpinnerValueFactory channels = new IntegerSpinnerValueFactory(0, 0);
  private final Spinner<Integer> channel = Spinners.of("arithmetic-channel", channels);
  private final HBox unitLine;
  private final HBox placeLine;

  /** The spinner follows the selection at this moment, nobody turns it. */
  private boolean following;

  /**
   * @param ways to the other panes
   */
  UnitHeader(ArithmeticModel model, Node ways) {
    this.model = model;
    this.ways = ways;
    getStyleClass().add("unit-header");
    setAlignment(Pos.CENTER_LEFT);
    question.setId("arithmetic-question");
    question.getStyleClass().add("question");
    layer.setId("arithmetic-layer");
    layer.getStyleClass().add("layer-name");
    place.setId("arithmetic-place");
    place.getStyleClass().add("place");
    count.getStyleClass().add("muted");
    channel.setAccessibleText(Texts.of("Channel"));
    channel.valueProperty().addListener((o, old, wanted) -> chosen(wanted));
    Button strongest = new Button(Texts.of("Strongest"));
    strongest.setId("arithmetic-strongest");
    Tip.on(strongest, Texts.of("Select the largest number of the layer"));
    strongest.setOnAction(event -> model.selectStrongest());
    HBox channelBox = new HBox(kind, channel, count);
    channelBox.getStyleClass().add("channel-box");
    channelBox.setAlignment(Pos.CENTER_LEFT);
    unitLine = line(layer, channelBox);
    placeLine = line(place, strongest);
    getChildren().addAll(question, unitLine, placeLine, ways);
    model.unitProperty().addListener((o, old, unit) -> show(unit));
    show(model.unit());
  }

  /** What stays on one line in a narrow pane. */
  private static HBox line(Node... parts) {
    HBox line = new HBox(parts);
    line.getStyleClass().add("unit-line");
    line.managedProperty().bind(line.visibleProperty());
    return line;
  }

  private void chosen(Integer wanted) {
    if (!following && wanted != null) {
      model.selectChannel(wanted);
    }
  }

  private void show(UnitView unit) {
    ways.setVisible(unit != null);
    if (unit == null
        && model.network() != null
        && model.selection().layerProperty().get() != null) {
      question.setText(
          Texts.of("Taking %s apart …", model.selection().layerProperty().get().name()));
    }
    unitLine.setVisible(unit != null);
    placeLine.setVisible(unit != null);
    if (unit == null) {
      return;
    }
    question.setText(UnitNames.question(unit));
    layer.setText(unit.layer().name());
    kind.setText(unit.isSinglePosition() ? Texts.of("unit") : Texts.of("channel"));
    count.setText(Texts.of("of %,d", unit.shape().channels()));
    place.setText(model.names().place(unit));
    following = true;
    channels.setMax(unit.shape().channels() - 1);
    channels.setValue(unit.channel());
    following = false;
  }
}
