package org.vggscope.ui.evidence;

import java.util.List;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory.IntegerSpinnerValueFactory;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.vggscope.export.evidence.HeatMethod;
import org.vggscope.model.Layer;
import org.vggscope.session.Selection;
import org.vggscope.text.Texts;
import org.vggscope.ui.kit.controls.Choices;
import org.vggscope.ui.kit.controls.Spinners;
import org.vggscope.ui.kit.controls.Tip;

/** What a method wants to know, and how its map lies over the picture. */
final class HeatControls extends VBox {
  private static final double NAME_WIDTH = 62;

  private final HeatModel model;
  private final HeatSettings settings;
  private final Selection selection;
  private final ComboBox<Layer> layers =
      Choices.of(
          "heat-layer",
          List.of(),
          Layer::name,
          Texts.of("The convolution whose maps are looked at; the selected one"));
  private boolean following;

  HeatControls(HeatModel model, HeatSettings settings, Selection selection) {
    this.model = model;
    this.settings = settings;
    this.selection = selection;
    getStyleClass().add("heat-controls");
    layers
        .valueProperty()
        .addListener(
            (o, old, layer) -> {
              if (!following && layer != null) {
                selection.selectLayer(layer);
                model.setFollowing(true);
              }
            });
    getChildren()
        .addAll(
            forMethod(HeatMethod.GRAD_CAM, named(Texts.of("Layer"), layers)),
            forMethod(
                HeatMethod.OCCLUSION,
                named(
                    Texts.of("Patch"),
                    pixels("heat-patch", settings.patchProperty(), Texts.of("The patch’s side")))),
            forMethod(
                HeatMethod.OCCLUSION,
                named(
                    Texts.of("Step"),
                    pixels(
                        "heat-step",
                        settings.stepProperty(),
                        Texts.of("From one patch to the next")))),
            forMethod(HeatMethod.OCCLUSION, named(Texts.of("Drop of"), measure())),
            forMethod(HeatMethod.INTEGRATED, named(Texts.of("Steps, at least"), steps())),
            named(
                Texts.of("Opacity"),
                slider(
                    "heat-opacity",
                    settings.opacityProperty(),
                    Texts.of("How much the map covers the picture"))),
            named(
                Texts.of("Threshold"),
                slider(
                    "heat-threshold",
                    settings.thresholdProperty(),
                    Texts.of("Numbers below this share of the largest are left out"))));
    model.requestProperty().addListener((o, old, request) -> follow());
    follow();
  }

  private void follow() {
    following = true;
    List<Layer> there = model.convolutions();
    if (!there.equals(layers.getItems())) {
      layers.getItems().setAll(there);
    }
    layers.setValue(model.layer());
    following = false;
  }

  private Node forMethod(HeatMethod method, Node node) {
    ObservableBooleanValue wanted = settings.methodProperty().isEqualTo(method);
    node.visibleProperty().bind(wanted);
    node.managedProperty().bind(wanted);
    return node;
  }

  private static HBox named(String name, Node control) {
    Label label =
        new Label(name) {
          @Override
          protected double computeMinWidth(double height) {
            return Math.max(NAME_WIDTH, computePrefWidth(height));
          }
        };
    label.setLabelFor(control);
    HBox.setHgrow(control, Priority.ALWAYS);
    HBox row = new HBox(label, control);
    row.getStyleClass().add("named");
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private ComboBox<Boolean> measure() {
    ComboBox<Boolean> choice =
        Choices.of(
            "heat-measure",
            List.of(false, true),
            logit -> logit ? Texts.of("logit") : Texts.of("probability"),
            Texts.of("What of the class is measured"));
    choice.setValue(settings.logitProperty().get());
    choice.valueProperty().addListener((o, old, logit) -> settings.logitProperty().set(logit));
    return choice;
  }

  private Node pixels(String id, IntegerProperty property, String tip) {
    IntegerSpinnerValueFactory values =
        new IntegerSpinnerValueFactory(1, Math.max(1, settings.sideProperty().get()));
    values.maxProperty().bind(settings.sideProperty());
    HBox row = new HBox(spinner(id, values, property, tip), new Label(Texts.of("pixels")));
    row.getStyleClass().add("named");
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private Node steps() {
    return spinner(
        "heat-steps",
        new IntegerSpinnerValueFactory(1, HeatSettings.MOST_STEPS),
        settings.stepsProperty(),
        Texts.of(
            "Gradients on the way from the mean colour to the picture; three times as many are"
                + " taken until they add up"));
  }

  private static Spinner<Integer> spinner(
      String id, IntegerSpinnerValueFactory values, IntegerProperty property, String tip) {
    values.setValue(property.get());
    Spinner<Integer> spinner = Spinners.of(id, values);
    Tip.on(spinner, tip);
    spinner.setAccessibleText(tip);
    values
        .valueProperty()
        .addListener(
            (o, old, value) -> {
              if (value != null) {
                property.set(value);
              }
            });
    property.addListener((o, old, value) -> values.setValue(value.intValue()));
    return spinner;
  }

  private static Node slider(String id, DoubleProperty property, String tip) {
    Slider slider = new Slider(0, 1, property.get());
    slider.setId(id);
    slider.setBlockIncrement(0.05);
    Tip.on(slider, tip);
    slider.setAccessibleText(tip);
    slider.setMinWidth(40);
    slider.setPrefWidth(80);
    slider.valueProperty().bindBidirectional(property);
    Label value = new Label();
    value.getStyleClass().add("slider-value");
    value.setId(id + "-value");
    value
        .textProperty()
        .bind(property.map(share -> Texts.of("%d %%", Math.round(100 * share.doubleValue()))));
    HBox.setHgrow(slider, Priority.ALWAYS);
    HBox row = new HBox(slider, value);
    row.getStyleClass().add("named");
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }
}
