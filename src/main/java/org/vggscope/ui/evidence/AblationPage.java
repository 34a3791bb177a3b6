package org.vggscope.ui.evidence;

import java.util.List;
import java.util.Optional;
import javafx.event.EventHandler;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.vggscope.export.Exhibit;
import org.vggscope.export.evidence.AblationExhibit;
import org.vggscope.export.evidence.AblationTexts;
import org.vggscope.export.evidence.Off;
import org.vggscope.model.Layer;
import org.vggscope.session.Session;
import org.vggscope.session.ViewState;
import org.vggscope.text.Texts;
import org.vggscope.ui.evidence.RankingModel.Order;
import org.vggscope.ui.evidence.RankingModel.Sheet;
import org.vggscope.ui.kit.Owner;
import org.vggscope.ui.kit.controls.Choices;
import org.vggscope.ui.kit.controls.Tip;
import org.vggscope.ui.view.Origins;
import org.vggscope.ui.view.SaveButton;
import org.vggscope.ui.view.ViewPane;

/** Parts of the network switched off, and what becomes of its answer. */
final class AblationPage extends ViewPane {
  private final Session session;
  private final AblationModel model = new AblationModel();
  private final RankingModel ranking;
  private final AblationFeed feed;
  private final ToggleButton wholeLayer = new ToggleButton();
  private final ToggleButton relus = new ToggleButton();
  private final Button undo =
      button("ablation-undo", Texts.of("Undo"), Texts.of("Take the last step back (Ctrl+Z)"));
  private final Button reset =
      button("ablation-reset", Texts.of("Reset (R)"), Texts.of("Put everything back (R)"));
  private final Button rank = button("ablation-rank", Texts.of("Rank"), "");
  private final Button save;
  private final Label heading = new Label();
  private final Label numbers = new Label();
  private final Label offHeading = new Label(Texts.of("Switched off"));
  private final ComparisonView comparison = new ComparisonView();
  private final ChannelList list;
  private final EventHandler<KeyEvent> keys = this::keyPressed;

  AblationPage(Owner owner, Session session) {
    this.session = session;
    setId("ablation-page");
    feed = new AblationFeed(owner, session, model);
    feed.shownProperty().bind(shownProperty());
    save = new SaveButton(session, this, "ablation-save");
    ranking = new RankingModel(owner, session);
    list = new ChannelList(owner, model, ranking, session.selection());
    HBox content = new HBox(channels(owner), answers());
    content.getStyleClass().add("ablation-content");
    setTop(controls());
    setCenter(content);
    model.ablationProperty().addListener((o, old, ablation) -> describe());
    model.answerProperty().addListener((o, old, answer) -> compare());
    ranking.sheetProperty().addListener((o, old, sheet) -> compare());
    ranking.sheetProperty().addListener((o, old, sheet) -> describe());
    ranking.rankingProperty().addListener((o, old, busy) -> describe());
    owner.on(session.selection().classProperty(), () -> describe());
    owner.on(session.resultProperty(), () -> describe());
    sceneProperty().addListener((o, old, scene) -> install(old, scene));
    // Maps of cells that were filled while nobody saw them are painted now.
    feed.shownProperty().addListener((o, old, shown) -> list.refresh());
    describe();
  }

  private static Button button(String id, String text, String tip) {
    Button button = new Button(text);
    button.setId(id);
    button.setMinWidth(USE_PREF_SIZE);
    if (!tip.isEmpty()) {
      Tip.on(button, tip);
    }
    return button;
  }

  private Node controls() {
    wholeLayer.setId("ablation-layer");
    // The underscore of conv5_3 marks no key.
    wholeLayer.setMnemonicParsing(false);
    Tip.on(wholeLayer, Texts.of("All channels of the selected layer become zero"));
    wholeLayer.setMinWidth(USE_PREF_SIZE);
    wholeLayer.setOnAction(event -> model.toggleLayer(layer()));
    relus.setId("ablation-relus");
    Tip.on(relus, Texts.of("Negative sums of these layers are handed on as they are"));
    relus.setMinWidth(USE_PREF_SIZE);
    relus.setOnAction(event -> model.toggleRelus(layer()));
    undo.setOnAction(event -> model.undo());
    reset.setOnAction(event -> model.reset());
    FlowPane controls = new FlowPane(wholeLayer, relus, undo, reset, save);
    controls.getStyleClass().add("evidence-controls");
    controls.setAlignment(Pos.CENTER_LEFT);
    return controls;
  }

  private Node channels(Owner owner) {
    heading.setId("ablation-heading");
    heading.getStyleClass().add("evidence-strong");
    heading.setMinWidth(0);
    numbers.setId("ablation-numbers");
    numbers.getStyleClass().add("muted");
    numbers.setWrapText(true);
    numbers.setMinHeight(USE_PREF_SIZE);
    ComboBox<Order> order =
        Choices.of(
            "ablation-order",
            List.of(Order.values()),
            Order::title,
            Texts.of("The order of the channels"));
    order.valueProperty().bindBidirectional(ranking.orderProperty());
    order.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(order, Priority.ALWAYS);
    Tip.on(
        rank,
        Texts.of(
            "Switches off each channel alone and measures how much lower the class’s logit"
                + " is"));
    rank.setOnAction(event -> ranking.rank());
    ClassChoice choice = new ClassChoice(owner, session, "ablation-class");
    HBox.setHgrow(choice, Priority.ALWAYS);
    HBox by = new HBox(choice, rank);
    by.getStyleClass().add("ablation-line");
    HBox sorting = new HBox(order);
    sorting.getStyleClass().add("ablation-line");
    VBox.setVgrow(list, Priority.ALWAYS);
    VBox channels = new VBox(heading, by, sorting, numbers, list);
    channels.getStyleClass().add("ablation-channels");
    return channels;
  }

  private Node answers() {
    OffList off = new OffList(model);
    VBox.setVgrow(off, Priority.ALWAYS);
    offHeading.setId("ablation-off-heading");
    offHeading.getStyleClass().add("evidence-strong");
    VBox answers = new VBox(comparison, offHeading, off);
    answers.getStyleClass().add("ablation-answers");
    HBox.setHgrow(answers, Priority.ALWAYS);
    return answers;
  }

  private Layer layer() {
    return session.selection().layerProperty().get();
  }

  private void compare() {
    comparison.show(model.answerProperty().get(), ranking.classIndex());
  }

  private void describe() {
    Layer layer = layer();
    Sheet sheet = ranking.sheetProperty().get();
    boolean there = model.picture() != null && layer != null && model.layers().contains(layer);
    for (Node node : List.of(wholeLayer, relus, rank, save)) {
      node.setDisable(!there);
    }
    undo.setDisable(!model.undoableProperty().get());
    reset.setDisable(model.ablationProperty().get().isEmpty());
    int parts = model.parts().size();
    offHeading.setText(AblationTexts.off(parts));
    if (!there || sheet == null) {
      heading.setText(Texts.of("Waiting for the first picture …"));
      return;
    }
    heading.setText(
        Off.isUnits(layer)
            ? Texts.of("%s · %d units", layer.name(), layer.outputs())
            : Texts.of("%s · %d channels", layer.name(), layer.outputs()));
    boolean classes = ranking.classIndex() >= 0;
    boolean busy = ranking.rankingProperty().get();
    rank.setText(busy ? Texts.of("Ranking …") : Texts.of("Rank"));
    rank.setDisable(busy || !classes);
    numbers.setText(
        !classes
            ? Texts.of("This network names no classes, so nothing can be compared.")
            : sheet.ranking() == null
                ? Texts.of("Numbers: mean activation. Rank measures what each is worth.")
                : AblationTexts.ranking(sheet.ranking().logit()));
    wholeLayer.setText(Texts.of("All of %s off", layer.name()));
    wholeLayer.setSelected(model.ablationProperty().get().isOff(layer));
    boolean hasRelus = !model.relus(layer).isEmpty();
    relus.setText(
        model.relus(layer).stream().anyMatch(Layer::hasParameters) && layer.block() > 5
            ? Texts.of("ReLUs of fc6, fc7 off")
            : Texts.of("ReLUs of block %d off", layer.block()));
    relus.setDisable(!hasRelus);
    relus.setSelected(model.areRelusOff(layer));
  }

  private void install(Scene before, Scene now) {
    if (before != null) {
      before.removeEventHandler(KeyEvent.KEY_PRESSED, keys);
    }
    if (now != null) {
      now.addEventHandler(KeyEvent.KEY_PRESSED, keys);
    }
  }

  private void keyPressed(KeyEvent event) {
    if (!feed.shownProperty().get() || event.getTarget() instanceof TextInputControl) {
      return;
    }
    boolean plain = !event.isShortcutDown() && !event.isAltDown();
    if (plain && event.getCode() == KeyCode.R) {
      model.reset();
      event.consume();
    }
  }

  @Override
  public boolean undo() {
    return model.undo();
  }

  @Override
  public boolean redo() {
    return model.redo();
  }

  @Override
  public boolean canUndo() {
    return model.undoableProperty().get();
  }

  @Override
  public boolean canRedo() {
    return model.canRedo();
  }

  @Override
  public ViewState capture() {
    return ViewState.NONE.with("off", model.capture()).with("order", ranking.orderProperty().get());
  }

  @Override
  public void apply(ViewState state) {
    model.apply(state.text("off", ""));
    ranking.orderProperty().set(state.choice("order", Order.INDEX));
  }

  @Override
  public Optional<Exhibit> exhibit() {
    AblationAnswer answer = model.answerProperty().get();
    Sheet sheet = ranking.sheetProperty().get();
    return answer == null
        ? Optional.empty()
        : Optional.of(
            new AblationExhibit(
                answer.effect(),
                model.layers(),
                sheet == null ? null : sheet.ranking(),
                Origins.of(session, answer.picture())));
  }
}
