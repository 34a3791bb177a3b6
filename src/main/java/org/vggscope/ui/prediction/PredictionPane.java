package org.vggscope.ui.prediction;

import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.vggscope.export.Exhibit;
import org.vggscope.export.picture.PredictionsExhibit;
import org.vggscope.model.Prediction;
import org.vggscope.session.PictureResult;
import org.vggscope.session.Selection;
import org.vggscope.session.Session;
import org.vggscope.session.Task;
import org.vggscope.session.ViewState;
import org.vggscope.text.Texts;
import org.vggscope.ui.kit.Owner;
import org.vggscope.ui.kit.controls.Tip;
import org.vggscope.ui.kit.glossary.Explained;
import org.vggscope.ui.kit.glossary.Term;
import org.vggscope.ui.view.Links;
import org.vggscope.ui.view.Origins;
import org.vggscope.ui.view.PreparationChip;
import org.vggscope.ui.view.View;

/** What the network takes the picture for: the five most probable classes, and all of them. */
public final class PredictionPane extends StackPane implements View {
  private static final double MIN_WIDTH = 260;
  private static final double TOP_ROW_HEIGHT = 46;
  private static final double BORDERS = 2;

  private final BooleanProperty shown = new SimpleBooleanProperty(this, "shown", true);
  private final Session session;
  private final Label model = new Label();
  private final Label time = new Label();
  private final Label dense = new Label();
  private final PredictionList top;
  private final ClassSearch classes;
  private final FlowPane ways;
  private final VBox content;
  private final ProgressIndicator busy = new ProgressIndicator();
  private final Label waiting = new Label();
  private final VBox waitingBox = new VBox(busy, waiting);

  public PredictionPane(Owner owner, Session session, Links links) {
    this.session = session;
    setId("PredictionPane");
    setMinWidth(MIN_WIDTH);

    CheckBox logits = logitsBox();
    BooleanProperty showLogits = logits.selectedProperty();
    model.setId("prediction-model");
    model.getStyleClass().add("muted");
    model.setWrapText(true);
    model.setMinHeight(USE_PREF_SIZE);
    time.setId("prediction-time");
    time.getStyleClass().add("muted");
    time.setMinWidth(USE_PREF_SIZE);
    Tip.on(time, Texts.of("From the decoded picture to the ranked classes"));
    dense.setId("prediction-dense");
    dense.getStyleClass().add("dense-note");
    dense.setWrapText(true);
    dense.setMinHeight(USE_PREF_SIZE);
    Explained.words(dense, Term.DENSE, Term.AVERAGED);
    Explained.words(model, Term.ACCURACY);

    top = new PredictionList("top-", true, TOP_ROW_HEIGHT, showLogits);
    top.setId("top-list");
    top.setAccessibleText(Texts.of("The five most probable classes"));
    double height = PredictionViewModel.TOP * TOP_ROW_HEIGHT + BORDERS;
    top.setMinHeight(height);
    top.setPrefHeight(height);
    top.setMaxHeight(height);
    VBox.setVgrow(top, Priority.SOMETIMES);
    classes = new ClassSearch(showLogits);
    VBox.setVgrow(classes, Priority.ALWAYS);
    top.setOnChosen(this::choose);
    classes.setOnChosen(this::choose);

    ways =
        new FlowPane(
            links.link(
                "prediction-why", Texts.of("Why this class?"), "evidence.heat", this::selectAsked),
            links.link(
                "prediction-computed",
                Texts.of("How computed?"),
                "arithmetic",
                this::selectItsUnit));
    ways.getStyleClass().add("ways");
    content =
        new VBox(
            new VBox(header(logits), model),
            new PreparationChip(owner, session, "prediction-preparation", ""),
            dense,
            top,
            ways,
            classes);
    content.getStyleClass().add("prediction-pane");
    waiting.setId("prediction-waiting");
    waiting.setWrapText(true);
    waitingBox.getStyleClass().add("waiting");
    waitingBox.setAlignment(Pos.CENTER);
    getChildren().addAll(content, waitingBox);

    owner.on(session.resultProperty(), () -> show());
    owner.on(session.tasks().latestProperty(), () -> showWaiting());
    owner.on(session.modelProperty(), () -> showWaiting());
    owner.on(session.noticeProperty(), () -> showWaiting());
    show();
  }

  @Override
  public boolean isSide() {
    return true;
  }

  @Override
  public Region content() {
    return this;
  }

  /** Who comes here wants to find a class. */
  @Override
  public void requestFocus() {
    classes.focusField();
  }

  @Override
  public BooleanProperty shownProperty() {
    return shown;
  }

  @Override
  public ViewState capture() {
    return ViewState.NONE.with("search", classes.searched());
  }

  @Override
  public void apply(ViewState state) {
    classes.search(state.text("search", ""));
  }

  @Override
  public Optional<Exhibit> exhibit() {
    PictureResult result = session.resultProperty().get();
    return result == null || result.ranked().isEmpty()
        ? Optional.empty()
        : Optional.of(new PredictionsExhibit(result.ranked(), Origins.of(session, result)));
  }

  /** The class that links lead on from: the one asked about, or the first. */
  private int asked() {
    int chosen = session.selection().classProperty().get();
    PictureResult result = session.resultProperty().get();
    return chosen != Selection.NONE ? chosen : result.ranked().get(0).index();
  }

  private void selectAsked() {
    session.selection().selectClass(asked());
  }

  /** Its logit is what is computed. */
  private void selectItsUnit() {
    int unit = asked();
    session
        .modelProperty()
        .get()
        .architecture()
        .classifier()
        .ifPresent(
            layer -> {
              session.selection().selectLayer(layer);
              session.selection().selectUnit(unit, null);
            });
  }

  /** Other panes ask why the network says so. */
  private void choose(Prediction prediction) {
    session.selection().selectClass(prediction.index());
  }

  private CheckBox logitsBox() {
    CheckBox logits = new CheckBox(Texts.of("Logits"));
    logits.setId("show-logits");
    Explained.part(logits, Term.LOGIT, Term.SOFTMAX);
    logits.setMinWidth(USE_PREF_SIZE);
    logits.setSelected(session.settings().showLogits);
    logits
        .selectedProperty()
        .addListener((o, old, selected) -> session.settings().showLogits = selected);
    return logits;
  }

  private HBox header(CheckBox logits) {
    Label title = new Label(Texts.of("Top 5"));
    title.getStyleClass().add("pane-title");
    title.setMinWidth(USE_PREF_SIZE);
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox header = new HBox(title, time, space, logits);
    header.getStyleClass().add("header");
    header.setAlignment(Pos.BASELINE_LEFT);
    return header;
  }

  private void show() {
    PictureResult result = session.resultProperty().get();
    content.setVisible(result != null);
    if (result != null) {
      PredictionViewModel predictions = PredictionViewModel.of(result);
      model.setText(predictions.model());
      Tip.on(model, predictions.accuracy());
      time.setText(predictions.time());
      dense.setText(predictions.dense());
      dense.setVisible(!predictions.dense().isEmpty());
      dense.setManaged(!predictions.dense().isEmpty());
      if (result.ranked().size() == 1) {
        dense.setText(
            Texts.of(
                "This network has one output, so its probability is the sigmoid of it,"
                    + " 1 / (1 + e^−logit), and says how much it is for rather than against."));
        dense.setVisible(true);
        dense.setManaged(true);
      }
      if (!result.model().classifier()) {
        dense.setText(
            result.model().problem() == null
                ? Texts.of(
                    "This file holds the convolutions only, so the network names no classes; all"
                        + " else works.")
                : Texts.of(
                    "The network names no classes: %s. All else works.", result.model().problem()));
        dense.setVisible(true);
        dense.setManaged(true);
      }
      ways.setVisible(result.model().classifier());
      ways.setManaged(ways.isVisible());
      top.show(predictions.top());
      classes.show(predictions);
    }
    showWaiting();
  }

  private void showWaiting() {
    boolean empty = session.resultProperty().get() == null;
    Task task = session.tasks().latestProperty().get();
    waitingBox.setVisible(empty);
    // An indicator that turns unseen costs time.
    busy.setVisible(empty && task != null);
    busy.progressProperty().unbind();
    if (empty && task != null) {
      busy.progressProperty().bind(task.progressProperty());
    }
    waiting.setText(waitingFor(task));
  }

  private String waitingFor(Task task) {
    if (task != null) {
      return Texts.of("%s …", task.title());
    }
    if (session.modelProperty().get() != null) {
      return Texts.of("Open a picture to see what the network takes it for.");
    }
    return session.noticeProperty().get() == null
        ? Texts.of("Starting …")
        : Texts.of("No network is loaded.");
  }
}
