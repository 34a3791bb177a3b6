package org.vggscope.ui.receptivefield;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.IntegerProperty;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Spinner;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.vggscope.export.Exhibit;
import org.vggscope.export.Origin;
import org.vggscope.export.field.FieldTexts;
import org.vggscope.export.field.Stacks;
import org.vggscope.export.field.StacksExhibit;
import org.vggscope.model.KernelStack;
import org.vggscope.session.ViewState;
import org.vggscope.text.Texts;
import org.vggscope.text.format.Numbers;
import org.vggscope.ui.kit.controls.LiveScroll;
import org.vggscope.ui.kit.controls.Spinners;
import org.vggscope.ui.view.ViewPane;

/** Why VGG stacks 3x3 kernels: they see as much as larger ones, for less, with more ReLUs. */
final class StackPage extends ViewPane {
  private static final List<KernelStack> STACKS = KernelStack.COMPARED;

  private final StackModel model = new StackModel();
  private final GridPane grid = new GridPane();
  private final List<StackDiagram> diagrams = STACKS.stream().map(StackDiagram::new).toList();
  private final Label caption = new Label();
  private final List<Spinner<Integer>> numbers = new ArrayList<>();
  private int rows;

  StackPage() {
    setId("field-stack-page");
    shownProperty().addListener((o, old, seen) -> model.playback().pause());
    getStyleClass().add("stack-page");
    setTop(controls());
    fill();
    Label source = new Label(Stacks.source());
    source.setId("stack-source");
    source.setWrapText(true);
    source.getStyleClass().add("muted");
    source.setMinHeight(USE_PREF_SIZE);
    VBox content = new VBox(grid, source);
    content.getStyleClass().add("stack-content");
    ScrollPane scroll = new LiveScroll(content);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().add("plain-scroll");
    // Where it is too long for the window the keys scroll it.
    scroll.setFocusTraversable(true);
    setCenter(scroll);
    model.playback().stepProperty().addListener((o, old, step) -> grow());
    grow();
    addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
  }

  @Override
  public ViewState capture() {
    return ViewState.NONE
        .with("channels", model.channelsProperty().get())
        .with("side", model.sideProperty().get());
  }

  @Override
  public void apply(ViewState state) {
    numbers
        .get(0)
        .getValueFactory()
        .setValue((int) state.number("channels", 1, StackModel.MOST_CHANNELS, StackModel.CHANNELS));
    numbers
        .get(1)
        .getValueFactory()
        .setValue((int) state.number("side", 1, StackModel.LARGEST_SIDE, StackModel.SIDE));
  }

  @Override
  public Optional<Exhibit> exhibit() {
    return Optional.of(
        new StacksExhibit(
            model.channelsProperty().get(), model.sideProperty().get(), Origin.ofProgram()));
  }

  private void keyPressed(KeyEvent event) {
    if (event.getCode() == KeyCode.PAGE_UP || event.getCode() == KeyCode.PAGE_DOWN) {
      model.playback().move(event.getCode() == KeyCode.PAGE_UP ? 1 : -1);
      event.consume();
    }
  }

  private Node controls() {
    FlowPane controls =
        new FlowPane(
            new PlayControls(model.playback(), "stack", PlayControls.Steps.CONVOLUTIONS),
            number(
                "stack-channels",
                Texts.of("Channels C"),
                model.channelsProperty(),
                StackModel.MOST_CHANNELS),
            number(
                "stack-side",
                Texts.of("Side of the maps"),
                model.sideProperty(),
                StackModel.LARGEST_SIDE));
    controls.getStyleClass().add("field-controls");
    controls.setAlignment(Pos.CENTER_LEFT);
    return controls;
  }

  private Node number(String id, String title, IntegerProperty value, int largest) {
    DoublingFactory values = new DoublingFactory(value.get(), largest);
    Spinner<Integer> spinner = Spinners.of(id, values, values::bounded);
    numbers.add(spinner);
    spinner.setAccessibleText(title);
    spinner.valueProperty().addListener((o, old, number) -> value.set(number));
    spinner
        .focusedProperty()
        .addListener(
            (o, old, focused) -> {
              if (!focused) {
                spinner.commitValue();
              }
            });
    Label label = new Label(title);
    label.setLabelFor(spinner);
    label.setMinWidth(USE_PREF_SIZE);
    HBox box = new HBox(label, spinner);
    box.getStyleClass().add("labelled");
    box.setAlignment(Pos.CENTER_LEFT);
    return box;
  }

  private void fill() {
    grid.getStyleClass().add("stack-grid");
    ColumnConstraints names = new ColumnConstraints();
    names.setMinWidth(Region.USE_PREF_SIZE);
    grid.getColumnConstraints().add(names);
    for (int i = 0; i < STACKS.size(); i++) {
      ColumnConstraints column = new ColumnConstraints();
      column.setMinWidth(62);
      column.setPrefWidth(120);
      column.setMaxWidth(200);
      column.setHgrow(Priority.ALWAYS);
      column.setHalignment(HPos.CENTER);
      grid.getColumnConstraints().add(column);
    }
    row("", stack -> label(Stacks.title(stack), "stack-title"));
    rows++;
    for (int i = 0; i < STACKS.size(); i++) {
      grid.add(diagrams.get(i), i + 1, 1);
    }
    caption.setId("stack-caption");
    caption.setWrapText(true);
    caption.getStyleClass().add("row-name");
    GridPane.setValignment(caption, VPos.CENTER);
    grid.add(caption, 0, 1);
    grid.add(legend(), 1, rows++, STACKS.size(), 1);
    row(Texts.of("Sees"), stack -> label(FieldTexts.square(stack.field()), "figure"));
    row(Texts.of("Weights"), stack -> label(stack.weightsOfAPair() + " C²", "figure"));
    row("", this::weights);
    row("", stack -> label(Stacks.saving(stack), "saving"));
    row(
        Texts.of("Multiply-adds\nper position"),
        stack -> changing("stack-position", stack, each -> Numbers.grouped(model.weights(each))));
    row(
        Texts.of("… of the map"),
        stack -> changing("stack-map", stack, each -> Numbers.large(model.multiplyAdds(each))));
    row(Texts.of("ReLUs"), stack -> label(Integer.toString(stack.nonLinearities()), "figure"));
  }

  /** What the colours of the cells say. */
  private static Node legend() {
    FlowPane legend = new FlowPane();
    legend.getStyleClass().add("ring-legend");
    legend.setAlignment(Pos.CENTER);
    List<String> names = Stacks.rings();
    for (int ring = 0; ring < names.size(); ring++) {
      Region cell = new Region();
      cell.getStyleClass().addAll("stack-cell", "ring-" + ring);
      HBox entry = new HBox(cell, label(names.get(ring), "muted"));
      entry.getStyleClass().add("ring-entry");
      entry.setAlignment(Pos.CENTER_LEFT);
      legend.getChildren().add(entry);
    }
    return legend;
  }

  private void row(String name, Function<KernelStack, Node> figure) {
    Label label = label(name, "row-name");
    grid.add(label, 0, rows);
    for (int i = 0; i < STACKS.size(); i++) {
      grid.add(figure.apply(STACKS.get(i)), i + 1, rows);
    }
    rows++;
  }

  private static Label label(String text, String styleClass) {
    Label label = new Label(text);
    label.getStyleClass().add(styleClass);
    label.setWrapText(true);
    label.setMinHeight(USE_PREF_SIZE);
    return label;
  }

  /** A figure that goes with the channels and the side of the maps. */
  private Label changing(String id, KernelStack stack, Function<KernelStack, String> text) {
    Label label = label(text.apply(stack), "figure");
    label.setId(id + "-" + stack.kernel() + "x" + stack.depth());
    Runnable update = () -> label.setText(text.apply(stack));
    model.channelsProperty().addListener((o, old, channels) -> update.run());
    model.sideProperty().addListener((o, old, side) -> update.run());
    return label;
  }

  /** The number of weights over a bar of that length. */
  private Node weights(KernelStack stack) {
    Label number = changing("stack-weights", stack, each -> Numbers.grouped(model.weights(each)));
    Region bar = new Region();
    bar.getStyleClass()
        .addAll(
            "weight-bar",
            stack.depth() > 1 || stack.kernel() == 3 ? "small-kernel" : "large-kernel");
    int most = STACKS.stream().mapToInt(KernelStack::weightsOfAPair).max().orElseThrow();
    HBox track = new HBox(bar);
    track.setMinWidth(0);
    bar.prefWidthProperty()
        .bind(track.widthProperty().multiply((double) stack.weightsOfAPair() / most));
    VBox box = new VBox(number, track);
    box.setAlignment(Pos.TOP_CENTER);
    return box;
  }

  private void grow() {
    int convolutions = model.playback().stepProperty().get();
    diagrams.forEach(diagram -> diagram.show(convolutions));
    caption.setText(
        switch (convolutions) {
          case 0 -> Texts.of("One output");
          case 1 -> Texts.of("What its\nconvolution\nreads");
          default -> Texts.of("Through %d\nconvolutions", convolutions);
        });
  }
}
