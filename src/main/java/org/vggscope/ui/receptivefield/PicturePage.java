package org.vggscope.ui.receptivefield;

import java.util.List;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.vggscope.explain.EffectiveField;
import org.vggscope.export.Exhibit;
import org.vggscope.export.field.FieldExhibit;
import org.vggscope.export.field.FieldTexts;
import org.vggscope.model.NestedFields.Step;
import org.vggscope.picture.SourceImage;
import org.vggscope.session.PictureResult;
import org.vggscope.session.Session;
import org.vggscope.session.ViewState;
import org.vggscope.text.Texts;
import org.vggscope.ui.kit.Owner;
import org.vggscope.ui.kit.glossary.Explained;
import org.vggscope.ui.kit.glossary.Term;
import org.vggscope.ui.view.Links;
import org.vggscope.ui.view.Origins;
import org.vggscope.ui.view.ViewPane;

/** The receptive fields on the picture, growing from layer to layer, and the effective field. */
final class PicturePage extends ViewPane {
  private static final Duration PATIENCE = Duration.millis(400);

  private final Session session;
  private final GrowthModel model;
  private final EffectiveFeed feed;
  private final FieldCanvas canvas;
  private final Label name = new Label();
  private final Label size = new Label();
  private final Label sees = text("field-sees", "");
  private final Label growth = text("field-growth", "muted");
  private final Label unit = text("field-unit", "");
  private final Label value = text("field-value", "muted");
  private final Label effective = text("field-effective", "");
  private final PauseTransition patience = new PauseTransition(PATIENCE);
  private final Label waiting = text("field-waiting", "note");

  PicturePage(Owner owner, Session session, Links links) {
    this.session = session;
    model = new GrowthModel(owner, session.selection());
    feed = new EffectiveFeed(owner, session, model);
    feed.shownProperty().bind(shownProperty());
    shownProperty().addListener((o, old, seen) -> model.playback().pause());
    onUnit(owner, session);
    canvas = new FieldCanvas(model, this::seen);
    setId("field-picture-page");
    getStyleClass().add("picture-page");
    waiting.setText(Texts.of("Waiting for the first picture …"));
    setTop(controls());
    setCenter(new StackPane(canvas, waiting));
    setRight(side(links.ofUnit(owner, session.selection(), "field", "receptivefield.picture")));
    model.stepsProperty().addListener((o, old, steps) -> describe());
    model.playback().stepProperty().addListener((o, old, step) -> describe());
    model.effectiveProperty().addListener((o, old, field) -> describe());
    feed.shownProperty().addListener((o, old, shown) -> describe());
    patience.setOnFinished(event -> showWork());
    describe();
  }

  @Override
  public ViewState capture() {
    return ViewState.NONE.with("effective", model.heatProperty().get());
  }

  @Override
  public void apply(ViewState state) {
    model.heatProperty().set(state.flag("effective", true));
  }

  @Override
  public Optional<Exhibit> exhibit() {
    return model.steps().isEmpty()
        ? Optional.empty()
        : Optional.of(
            new FieldExhibit(
                seen(), model.steps(), model.effectiveProperty().get(), Origins.ofUnit(session)));
  }

  private SourceImage seen() {
    PictureResult result = session.resultProperty().get();
    return result == null ? null : result.picture().seen();
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

  private Node controls() {
    PlayControls play = new PlayControls(model.playback(), "field", PlayControls.Steps.LAYERS);
    CheckBox heat = new CheckBox(Texts.of("Effective field"));
    heat.setId("field-heat");
    heat.selectedProperty().bindBidirectional(model.heatProperty());
    heat.setMinWidth(USE_PREF_SIZE);
    Explained.part(heat, Term.EFFECTIVE_FIELD, Term.RECEPTIVE_FIELD);
    HeatLegend legend = new HeatLegend();
    legend.visibleProperty().bind(model.heatProperty());
    HBox shade = new HBox(heat, legend);
    shade.getStyleClass().add("field-controls-group");
    shade.setAlignment(Pos.CENTER_LEFT);
    FlowPane controls = new FlowPane(play, shade);
    controls.getStyleClass().add("field-controls");
    controls.setAlignment(Pos.CENTER_LEFT);
    return controls;
  }

  private Node side(Node ways) {
    name.setId("field-layer");
    name.getStyleClass().add("field-title");
    size.setId("field-size");
    size.getStyleClass().add("field-title");
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox title = new HBox(name, gap, size);
    StepList steps = new StepList(model);
    VBox.setVgrow(steps, Priority.ALWAYS);
    VBox words = new VBox(sees, growth);
    VBox influence = new VBox(unit, value, effective);
    for (VBox box : List.of(words, influence)) {
      box.getStyleClass().add("field-words");
      box.setMinHeight(USE_PREF_SIZE);
    }
    influence.getStyleClass().add("field-influence");
    VBox side = new VBox(title, words, steps, influence, ways);
    side.getStyleClass().add("field-side");
    return side;
  }

  /** Found soon, the next figures take the place of the last ones without a flicker. */
  private void showWork() {
    unit.setText(Texts.of("Working out the influence of each pixel …"));
    value.setText("");
    effective.setText("");
  }

  private void describe() {
    Step current = model.current();
    waiting.setVisible(current == null);
    if (current == null) {
      return;
    }
    int index = model.playback().stepProperty().get();
    name.setText(current.layer().name());
    size.setText(FieldTexts.size(current));
    sees.setText(FieldTexts.sees(current, model.beyondBorder(current)));
    growth.setText(FieldTexts.growth(current, index == 0 ? null : model.steps().get(index - 1)));
    EffectiveField field = model.effectiveProperty().get();
    if (field == null && feed.shownProperty().get()) {
      patience.playFromStart();
    } else {
      patience.stop();
    }
    if (field != null) {
      unit.setText(FieldTexts.unit(field));
      value.setText(FieldTexts.value(field));
      effective.setText(FieldTexts.effective(field));
    }
  }
}
