package org.vggscope.ui.kernels;

import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory.IntegerSpinnerValueFactory;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import org.vggscope.export.kernels.KernelOrder;
import org.vggscope.export.kernels.KernelScale;
import org.vggscope.export.kernels.KernelSheet;
import org.vggscope.export.kernels.KernelView;
import org.vggscope.export.kernels.LayerKernels;
import org.vggscope.text.Texts;
import org.vggscope.ui.kit.controls.Choices;
import org.vggscope.ui.kit.controls.Spinners;
import org.vggscope.ui.kit.controls.Tip;

/** Which kernels are shown and how: the view, the output channel, the order, the scale. */
final class KernelControls extends FlowPane {
  private final KernelsModel model;
  private final IntegerSpinnerValueFactory outputs = new IntegerSpinnerValueFactory(0, 0);
  private final Label outputTitle = new Label();
  private final HBox output = new HBox();
  private final ComboBox<KernelOrder> order;
  private final ComboBox<KernelScale> scale;
  private final HBox views;
  private final HBox sizes;
  private final Hyperlink back = new Hyperlink();

  /** The controls follow what is shown at this moment, nobody uses them. */
  private boolean following;

  /**
   * @param zoom makes what is shown larger (true) or smaller
   * @param fit shows all of it
   */
  KernelControls(KernelsModel model, Consumer<Boolean> zoom, Runnable fit) {
    this.model = model;
    getStyleClass().add("kernel-controls");
    setAlignment(Pos.CENTER_LEFT);
    order =
        Choices.of(
            "kernels-order",
            List.of(KernelOrder.values()),
            KernelOrder::title,
            KernelOrder.CONTRIBUTION.definition());
    scale =
        Choices.of(
            "kernels-scale",
            List.of(KernelScale.values()),
            KernelScale::title,
            Texts.of(
                "Whether each kernel or output channel uses all colours, or all can be compared"));
    order.valueProperty().addListener((o, old, wanted) -> use(() -> model.setOrder(wanted)));
    scale.valueProperty().addListener((o, old, wanted) -> use(() -> model.setScaling(wanted)));
    sizes = sizes(zoom, fit);
    back.setId("kernels-back");
    back.setMnemonicParsing(false);
    back.setOnAction(event -> model.goBack());
    buildOutput();
    views = views();
    getChildren().addAll(views, output, order, scale, sizes, back);
    model.sheetProperty().addListener((o, old, sheet) -> follow());
    model.viewProperty().addListener((o, old, view) -> follow());
    model.originProperty().addListener((o, old, origin) -> follow());
    follow();
  }

  private void use(Runnable change) {
    if (!following) {
      change.run();
    }
  }

  private HBox views() {
    ToggleGroup group = new ToggleGroup();
    HBox views = new HBox();
    for (KernelView view : KernelView.values()) {
      ToggleButton button = new ToggleButton(view.title());
      button.setId("kernels-view-" + view.name().toLowerCase(java.util.Locale.ROOT));
      button.getStyleClass().add(place(view));
      Tip.on(button, view.tip());
      button.setToggleGroup(group);
      button.setSelected(view == model.viewProperty().get());
      // A click on the view that is shown already must not unselect it.
      button.setOnAction(event -> button.setSelected(true));
      button
          .selectedProperty()
          .addListener(
              (o, old, selected) -> {
                // The arrow keys select, too.
                if (selected && model.viewProperty().get() != view) {
                  model.setView(view);
                }
              });
      model.viewProperty().addListener((o, old, now) -> button.setSelected(now == view));
      views.getChildren().add(button);
    }
    return views;
  }

  private static String place(KernelView view) {
    return switch (view) {
      case TILES -> "left-pill";
      case MATRIX -> "center-pill";
      case DISTRIBUTION -> "right-pill";
    };
  }

  private void buildOutput() {
    Spinner<Integer> spinner = Spinners.of("kernels-output", outputs);
    Tip.on(spinner, Texts.of("The output channel whose kernels are shown"));
    spinner.setAccessibleText(Texts.of("Output channel"));
    outputs
        .valueProperty()
        .addListener(
            (o, old, value) ->
                use(
                    () -> {
                      if (value != null) {
                        model.selectOutput(value);
                      }
                    }));
    outputTitle.setLabelFor(spinner);
    output.getChildren().setAll(outputTitle, spinner);
    output.setAlignment(Pos.CENTER_LEFT);
    output.getStyleClass().add("output");
  }

  private HBox sizes(Consumer<Boolean> zoom, Runnable fit) {
    Button smaller = button("kernels-smaller", "−", Texts.of("Smaller (−)"));
    smaller.setOnAction(event -> zoom.accept(false));
    Button larger = button("kernels-larger", "+", Texts.of("Larger (+)"));
    larger.setOnAction(event -> zoom.accept(true));
    Button whole =
        button("kernels-fit", Texts.of("Fit"), Texts.of("As large as fits the window (0)"));
    whole.setOnAction(event -> fit.run());
    HBox box = new HBox(smaller, larger, whole);
    box.setAlignment(Pos.CENTER_LEFT);
    return box;
  }

  private void follow() {
    KernelSheet sheet = model.sheet();
    KernelsModel.Origin origin = model.originProperty().get();
    show(back, origin != null);
    if (origin != null) {
      back.setText(Texts.of("← back to %s, %d", origin.layer().name(), origin.output()));
    }
    show(views, sheet != null);
    if (sheet == null) {
      show(output, false);
      show(order, false);
      show(scale, false);
      show(sizes, false);
      return;
    }
    KernelView view = model.viewProperty().get();
    boolean tiles = view == KernelView.TILES;
    boolean drawn = tiles || view == KernelView.MATRIX && sheet.kernels().isWhole();
    show(output, view != KernelView.DISTRIBUTION || !sheet.kernels().isWhole());
    show(order, tiles);
    List<KernelScale> scales = scales(sheet.kernels());
    show(scale, tiles && scales.size() > 1);
    show(sizes, drawn);
    following = true;
    outputTitle.setText(
        sheet.kernels().isFullyConnected() ? Texts.of("Unit") : Texts.of("Output channel"));
    outputs.setMax(sheet.kernels().outputs() - 1);
    outputs.setValue(model.outputOf(sheet.kernels().layer()));
    List<KernelOrder> possible =
        sheet.isFilters()
            ? List.of(KernelOrder.INDEX, KernelOrder.NORM)
            : List.of(KernelOrder.values());
    if (!order.getItems().equals(possible)) {
      order.getItems().setAll(possible);
    }
    KernelOrder wanted = model.orderProperty().get();
    Tip.on(order, sheet.order().definition());
    order.setValue(possible.contains(wanted) ? wanted : sheet.order());
    if (!scale.getItems().equals(scales)) {
      scale.getItems().setAll(scales);
    }
    KernelScale scaling = model.scalingProperty().get();
    scale.setValue(scales.contains(scaling) ? scaling : KernelScale.CHANNEL);
    following = false;
  }

  /** Of a fully connected layer one unit's weights are known, of a 1 × 1 kernel there is one. */
  private static List<KernelScale> scales(LayerKernels kernels) {
    if (kernels.isWhole()) {
      return List.of(KernelScale.values());
    }
    return kernels.area() > 1
        ? List.of(KernelScale.KERNEL, KernelScale.CHANNEL)
        : List.of(KernelScale.CHANNEL);
  }

  private static void show(javafx.scene.Node node, boolean seen) {
    node.setVisible(seen);
    node.setManaged(seen);
  }

  private static Button button(String id, String text, String tip) {
    Button button = new Button(text);
    button.setId(id);
    button.getStyleClass().addAll("small", "flat");
    Tip.on(button, tip);
    button.setAccessibleText(tip);
    return button;
  }
}
