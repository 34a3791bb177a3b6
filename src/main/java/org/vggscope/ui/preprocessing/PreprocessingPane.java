package org.vggscope.ui.preprocessing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Bounds;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.vggscope.explain.TrialReport;
import org.vggscope.export.Exhibit;
import org.vggscope.export.picture.TrialsExhibit;
import org.vggscope.inference.PreprocessingTrial;
import org.vggscope.model.PreprocessingVariant;
import org.vggscope.session.ModelSource;
import org.vggscope.session.ModelView;
import org.vggscope.session.Session;
import org.vggscope.session.settings.KeptPreprocessings;
import org.vggscope.text.Texts;
import org.vggscope.ui.kit.Owner;
import org.vggscope.ui.kit.controls.LiveScroll;
import org.vggscope.ui.kit.controls.Tip;
import org.vggscope.ui.preprocessing.TrialsModel.State;
import org.vggscope.ui.view.Origins;
import org.vggscope.ui.view.SaveButton;
import org.vggscope.ui.view.ViewEntry;
import org.vggscope.ui.view.ViewPane;

/** The picture under every preprocessing, side by side. */
public final class PreprocessingPane extends ViewPane {
  private static final double WIDTH = 640;

  private final Session session;
  private final TrialsModel model = new TrialsModel();
  private final TrialsFeed feed;
  private final Label status = new Label();
  private final Button back = new Button(Texts.of("Back to the right one"));
  private final Button resume = new Button(Texts.of("Try all"));
  private final Button keep = new Button(Texts.of("Right for this file"));
  private final Button forget = new Button(Texts.of("Forget what was said"));
  private final Button own = new Button(Texts.of("Own…"));
  private final Button save;
  private final CardGrid grid = new CardGrid();
  private final VBox content = new VBox();
  private final ScrollPane scroll = new LiveScroll(content);
  private final List<TrialCard> cards = new ArrayList<>();

  /** What the input size was before a card was put in force. */
  private int sizeBefore;

  private PreprocessingPane(Owner owner, Session session) {
    this.session = session;
    save = new SaveButton(session, this, "trial-save");
    setId("PreprocessingPane");
    getStyleClass().add("preprocessing-pane");
    setPrefWidth(WIDTH);
    content.getStyleClass().add("cards");
    scroll.setId("trial-scroll");
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().add("plain-scroll");
    scroll.setFocusTraversable(false);
    setTop(header());
    setCenter(scroll);
    model.trialsProperty().addListener((o, old, trials) -> showTrials(trials));
    model.stateProperty().addListener((o, old, state) -> showState());
    model.inForceProperty().addListener((o, old, now) -> showState());
    feed = new TrialsFeed(owner, session, model);
    feed.shownProperty().bind(shownProperty());
    resume.setOnAction(event -> feed.ask());
    owner.on(session.modelProperty(), () -> showState());
    owner.on(session.preprocessingProperty(), () -> showState());
    showState();
  }

  /** The pane, to be registered. */
  public static ViewEntry entry(Session session) {
    return new ViewEntry(
        "preprocessing",
        Texts.of("Preprocessing"),
        Texts.of("What is done to a picture before the network sees it, and what if it were not?"),
        owner -> new PreprocessingPane(owner, session));
  }

  private Node header() {
    status.setId("trial-status");
    status.getStyleClass().add("muted");
    status.setMinWidth(0);
    status.setMinHeight(USE_PREF_SIZE);
    status.setWrapText(true);
    status.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(status, Priority.ALWAYS);
    back.setId("trial-back");
    Tip.on(back, Texts.of("Prepare pictures as these weights want it again"));
    back.setOnAction(event -> useRight());
    resume.setId("trial-resume");
    own.setId("trial-own");
    Tip.on(own, Texts.of("Spell out mean, deviation, range, order, scale and crop"));
    own.setOnAction(event -> new OwnPreprocessingDialog(session).show(getScene().getWindow()));
    keep.setId("trial-keep");
    Tip.on(
        keep,
        Texts.of("From now on this file's weights want what is in force, whenever it is opened"));
    keep.setOnAction(event -> session.keepPreprocessing(session.capture().preprocessing()));
    forget.setId("trial-forget");
    Tip.on(forget, Texts.of("This file's weights want again what the file lets guess"));
    forget.setOnAction(event -> session.keepPreprocessing(null));
    for (Button button : List.of(back, keep, forget, own, resume)) {
      button.setMinWidth(USE_PREF_SIZE);
    }
    HBox header = new HBox(status, back, keep, forget, own, resume, save);
    header.getStyleClass().add("pane-header");
    header.setAlignment(Pos.CENTER_LEFT);
    return header;
  }

  /** All trials, once they are there. */
  @Override
  public Optional<Exhibit> exhibit() {
    return model.stateProperty().get() != State.DONE
        ? Optional.empty()
        : Optional.of(
            new TrialsExhibit(model.report(), Origins.of(session, model.subject().model())));
  }

  private void showTrials(List<PreprocessingTrial> trials) {
    if (trials.size() < cards.size()) {
      cards.clear();
      grid.clear();
      content.getChildren().clear();
      scroll.setVvalue(0);
    }
    if (trials.isEmpty()) {
      return;
    }
    TrialReport report = model.report();
    for (PreprocessingTrial trial : trials.subList(cards.size(), trials.size())) {
      TrialCard card =
          new TrialCard(
              report, trial, trial.variant().isRight(), isAssumed(), () -> use(trial.variant()));
      card.focusedProperty()
          .addListener(
              (o, old, focused) -> {
                if (focused) {
                  reveal(card);
                }
              });
      cards.add(card);
      if (trial.variant().isRight()) {
        content.getChildren().setAll(card, grid);
      } else {
        grid.add(trial.variant().group(), Texts.of(trial.variant().group().title()), card);
      }
    }
    showState();
  }

  private void showState() {
    State state = model.stateProperty().get();
    status.setText(statusText(state));
    boolean wrong = !session.preprocessingProperty().get().isEmpty();
    set(back, wrong);
    ModelSource network = session.modelSourceProperty().get();
    set(keep, wrong && network instanceof ModelSource.OwnFile);
    set(
        forget,
        network != null && KeptPreprocessings.find(session.settings(), network.key()) != null);
    own.setDisable(session.resultProperty().get() == null);
    set(resume, state == State.STOPPED);
    save.setDisable(state != State.DONE);
    for (TrialCard card : cards) {
      card.markInForce(model.isInForce(card.variant()));
    }
  }

  private boolean isAssumed() {
    return session.modelProperty().get().assumption() != null;
  }

  private String statusText(State state) {
    ModelView network = session.modelProperty().get();
    return switch (state) {
      case NOTHING ->
          network != null && !network.classifier()
              ? Texts.of("This network names no classes, so there is no answer to compare.")
              : Texts.of("Open a picture to see it under every preprocessing.");
      case RUNNING ->
          Texts.of(
              "Trying %d of %d preprocessings …",
              Math.min(cards.size() + 1, model.variants().size()), model.variants().size());
      case STOPPED ->
          Texts.of("%d of %d preprocessings tried.", cards.size(), model.variants().size());
      case DONE -> {
        if (cards.stream().noneMatch(card -> model.isInForce(card.variant()))) {
          yield Texts.of("In force, on no card: %s", model.inForceProperty().get().describe());
        }
        yield isAssumed()
            ? Texts.of(
                "Click a card to put its preprocessing in force. Which one is right is assumed:"
                    + " %s.",
                network.assumption())
            : Texts.of("Click a card to put its preprocessing in force.");
      }
    };
  }

  private static void set(Button button, boolean wanted) {
    button.setVisible(wanted);
    button.setManaged(wanted);
  }

  private void use(PreprocessingVariant variant) {
    if (!model.isInForce(variant)) {
      if (session.preprocessingProperty().get().isEmpty()) {
        sizeBefore = session.inputSizeProperty().get();
      }
      session.setPreprocessing(variant.preprocessing(), 0);
    }
  }

  /** Takes back what a card put in force, or what was chosen elsewhere. */
  private void useRight() {
    int size = Math.max(sizeBefore, session.inputSizeProperty().get());
    sizeBefore = 0;
    session.setPreprocessing(session.modelProperty().get().preprocessing(), size);
  }

  /** Scrolls as far as it takes to see a card that got the focus. */
  private void reveal(Node card) {
    Bounds bounds = content.sceneToLocal(card.localToScene(card.getBoundsInLocal()));
    double seen = scroll.getViewportBounds().getHeight();
    double room = content.getHeight() - seen;
    if (room <= 0) {
      return;
    }
    double top = scroll.getVvalue() * room;
    if (bounds.getMinY() < top) {
      scroll.setVvalue(bounds.getMinY() / room);
    } else if (bounds.getMaxY() > top + seen) {
      scroll.setVvalue((bounds.getMaxY() - seen) / room);
    }
  }
}
