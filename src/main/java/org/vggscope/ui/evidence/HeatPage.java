package org.vggscope.ui.evidence;

import java.util.List;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.vggscope.export.Exhibit;
import org.vggscope.export.evidence.HeatExhibit;
import org.vggscope.export.evidence.HeatMethod;
import org.vggscope.export.evidence.HeatTexts;
import org.vggscope.session.PictureResult;
import org.vggscope.session.Session;
import org.vggscope.session.ViewState;
import org.vggscope.text.Texts;
import org.vggscope.ui.evidence.HeatModel.State;
import org.vggscope.ui.kit.Owner;
import org.vggscope.ui.kit.controls.Choices;
import org.vggscope.ui.view.Origins;
import org.vggscope.ui.view.SaveButton;
import org.vggscope.ui.view.ViewPane;

/** Evidence for a class over the picture. */
final class HeatPage extends ViewPane {
  private static final Duration PATIENCE = Duration.millis(300);

  private final Session session;
  private final HeatSettings settings;
  private final HeatModel model;
  private final HeatFeed feed;
  private final HeatCanvas canvas;
  private final HeatLegend legend;
  private final Label caption = text("heat-caption", "figure-caption");
  private final Label about = text("heat-about", "");
  private final Label shows = text("heat-shows", "");
  private final Label limit = text("heat-limit", "muted");
  private final Label note = text("heat-note", "muted");
  private final Label waiting = text("heat-waiting", "note");
  private final Button again = new Button(Texts.of("Compute again"));
  private final VBox waitingBox = new VBox(waiting, again);
  private final Button save;
  private final Label readOut = new Label();
  private final PauseTransition patience = new PauseTransition(PATIENCE);

  HeatPage(Owner owner, Session session) {
    this.session = session;
    settings = new HeatSettings();
    model = new HeatModel(owner, session.selection(), settings);
    feed = new HeatFeed(owner, session, model);
    feed.shownProperty().bind(shownProperty());
    save = new SaveButton(session, this, "heat-save");
    canvas = new HeatCanvas(model, settings);
    legend = new HeatLegend(model);
    setId("heat-page");
    waitingBox.getStyleClass().add("waiting");
    waitingBox.setAlignment(Pos.CENTER);
    waitingBox.setPickOnBounds(false);
    again.setId("heat-again");
    again.setOnAction(event -> model.again());
    setTop(controls(owner));
    setCenter(new StackPane(figure(), waitingBox));
    setRight(side());
    setBottom(footer());
    model.mapProperty().addListener((o, old, map) -> describe());
    model.stateProperty().addListener((o, old, state) -> describe());
    model.requestProperty().addListener((o, old, request) -> describe());
    settings.thresholdProperty().addListener((o, old, share) -> describe());
    settings.logitProperty().addListener((o, old, logit) -> describe());
    canvas.pointedProperty().addListener((o, old, position) -> read());
    patience.setOnFinished(event -> showWaiting());
    describe();
  }

  private static Label text(String id, String styleClass) {
    Label label = new Label();
    label.setId(id);
    label.setWrapText(true);
    label.setMinHeight(USE_PREF_SIZE);
    if (!styleClass.isEmpty()) {
      label.getStyleClass().add(styleClass);
    }
    return label;
  }

  private Node controls(Owner owner) {
    ComboBox<HeatMethod> method =
        Choices.of(
            "heat-method",
            List.of(HeatMethod.values()),
            HeatMethod::title,
            Texts.of("How the evidence is found"));
    method.valueProperty().bindBidirectional(settings.methodProperty());
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox controls = new HBox(new ClassChoice(owner, session, "heat-class"), method, gap, save);
    controls.getStyleClass().add("evidence-controls");
    controls.setAlignment(Pos.CENTER_LEFT);
    return controls;
  }

  private VBox figure() {
    VBox.setVgrow(canvas, Priority.ALWAYS);
    VBox below = new VBox(caption, legend);
    below.getStyleClass().add("figure-below");
    VBox whole = new VBox(canvas, below);
    whole.setId("heat-figure");
    whole.getStyleClass().add("figure");
    return whole;
  }

  private Node side() {
    about.getStyleClass().add("evidence-strong");
    VBox words = new VBox(shows, limit, note);
    words.getStyleClass().add("evidence-words");
    VBox content = new VBox(about, new HeatControls(model, settings, session.selection()), words);
    content.getStyleClass().add("evidence-side-content");
    ScrollPane side = new ScrollPane(content);
    side.setFitToWidth(true);
    side.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    side.getStyleClass().addAll("evidence-side", "plain-scroll");
    return side;
  }

  private Node footer() {
    readOut.setId("heat-readout");
    readOut.setMinWidth(0);
    readOut.setWrapText(true);
    readOut.setMinHeight(USE_PREF_SIZE);
    HBox footer = new HBox(readOut);
    footer.getStyleClass().add("evidence-footer");
    return footer;
  }

  private void describe() {
    HeatMethod method = settings.methodProperty().get();
    shows.setText(method.shows());
    limit.setText(method.limit());
    boolean there = model.stateProperty().get() == State.THERE;
    save.setDisable(!there);
    if (there) {
      patience.stop();
      waitingBox.setVisible(false);
      HeatMap map = model.mapProperty().get();
      about.setText(HeatTexts.about(map.about()));
      caption.setText(caption(map));
      note.setText(HeatTexts.note(map.answer()));
      legend.describe(
          HeatTexts.unit(map.request().wanted().method(), settings.logitProperty().get()));
    } else if (model.stateProperty().get() == State.WORKING) {
      patience.playFromStart();
    } else {
      patience.stop();
      showWaiting();
    }
    legend.setVisible(there);
    read();
  }

  private static String caption(HeatMap map) {
    PictureResult picture = map.request().picture();
    return HeatTexts.caption(
        map.answer(), map.about(), picture.picture().source().name(), picture.model().title());
  }

  /** What comes soon takes the place of what was there without a flicker of words. */
  private void showWaiting() {
    State state = model.stateProperty().get();
    waiting.setText(
        switch (state) {
          case NOTHING ->
              model.picture() == null
                  ? Texts.of("Waiting for the first picture …")
                  : Texts.of("This network names no classes, so there is none to ask about.");
          case WORKING -> Texts.of("%s …", model.requestProperty().get().title());
          case STOPPED -> Texts.of("Not finished.");
          case THERE -> "";
        });
    waitingBox.setVisible(state != State.THERE);
    again.setVisible(state == State.STOPPED);
    again.setManaged(again.isVisible());
    if (state != State.THERE) {
      about.setText("");
      caption.setText("");
      note.setText("");
    }
  }

  private void read() {
    boolean there = model.stateProperty().get() == State.THERE;
    readOut.setText(
        HeatTexts.readOut(there ? model.evidence() : null, canvas.pointedProperty().get()));
  }

  @Override
  public ViewState capture() {
    return settings.capture().with("selectedLayer", model.isFollowing());
  }

  @Override
  public void apply(ViewState state) {
    settings.apply(state);
    model.setFollowing(state.flag("selectedLayer", false));
  }

  @Override
  public Optional<Exhibit> exhibit() {
    if (model.stateProperty().get() != State.THERE) {
      return Optional.empty();
    }
    HeatMap map = model.mapProperty().get();
    PictureResult picture = map.request().picture();
    return Optional.of(
        new HeatExhibit(
            picture.picture().seen(),
            map.answer(),
            settings.logitProperty().get(),
            map.about(),
            settings.opacityProperty().get(),
            settings.thresholdProperty().get(),
            Origins.of(session, picture)));
  }
}
