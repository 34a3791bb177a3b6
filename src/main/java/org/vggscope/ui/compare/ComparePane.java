package org.vggscope.ui.compare;

import java.io.File;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import org.vggscope.explain.ComparisonCsv;
import org.vggscope.explain.ComparisonJson;
import org.vggscope.explain.ModelComparison;
import org.vggscope.session.Companion;
import org.vggscope.session.ModelSource;
import org.vggscope.session.ModelSources;
import org.vggscope.session.Session;
import org.vggscope.ui.kit.controls.Choices;
import org.vggscope.ui.kit.controls.Segments;
import org.vggscope.ui.view.SaveDialog;

/** Two networks side by side: a choice of the second one, and a page for each way to look. */
public final class ComparePane extends BorderPane {
  /** A way to look at both networks. */
  enum Page {
    MAPS("Feature maps"),
    ANSWERS("Answers"),
    TABLE("Table"),
    LIKENESS("Likeness");

    private final String title;

    Page(String title) {
      this.title = title;
    }

    static Page named(String name) {
      for (Page page : values()) {
        if (page.name().equals(name)) {
          return page;
        }
      }
      return MAPS;
    }
  }

  private static final double LEAST_CHOICE = 110;

  private final Session session;
  private final Companion companion;
  private final ComparisonModel model;
  private final BooleanProperty shown = new SimpleBooleanProperty();
  private final StackPane pages = new StackPane();
  private final ComboBox<ModelSource> choice;
  private final Node maps;
  private final Node answers;
  private final Node table;
  private final Node likeness;
  private Page page;

  /** Whether the choice is being set to what is loaded, which is no choice of a person. */
  private boolean following;

  /**
   * @param chooseWeights asks for a weight file and hands it over
   */
  public ComparePane(Session session, Consumer<Consumer<File>> chooseWeights) {
    this.session = session;
    this.companion = session.companion();
    this.model = new ComparisonModel(session);
    setId("ComparePane");
    getStyleClass().add("compare-pane");
    getStylesheets().add(ComparePane.class.getResource("compare.css").toExternalForm());
    setMinSize(0, 0);
    choice =
        Choices.of(
            "compare-choice",
            List.of(),
            ModelSource::title,
            new Tooltip("The network that the loaded one is compared with"));
    maps = new MapsPage(session);
    answers = new AnswersPage(session, model);
    table = new BlocksPage(model);
    likeness = new LikenessPage(session, model);
    pages.getChildren().addAll(maps, answers, table, likeness);
    pages.setMinSize(0, 0);
    setTop(header(chooseWeights));
    setCenter(pages);

    model
        .times()
        .shownProperty()
        .bind(
            Bindings.and(
                shown, Bindings.createBooleanBinding(table::isVisible, table.visibleProperty())));
    model
        .likeness()
        .shownProperty()
        .bind(
            Bindings.and(
                shown,
                Bindings.createBooleanBinding(likeness::isVisible, likeness.visibleProperty())));
    companion.sourceProperty().addListener((o, old, source) -> follow());
    session.modelSourceProperty().addListener((o, old, source) -> follow());
    follow();
  }

  /** Whether the pane is seen; while it is not, nothing is computed. */
  public BooleanProperty shownProperty() {
    return shown;
  }

  /** What the pages show; for tests. */
  ComparisonModel model() {
    return model;
  }

  private Node header(Consumer<Consumer<File>> chooseWeights) {
    Label label = new Label("With");
    label.setMinWidth(USE_PREF_SIZE);
    label.setLabelFor(choice);
    choice.setMinWidth(LEAST_CHOICE);
    choice.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(choice, Priority.ALWAYS);
    choice.setOnAction(
        event -> {
          if (!following && choice.getValue() != null) {
            companion.load(choice.getValue());
          }
        });
    Button weights = new Button("Open weights…");
    weights.setId("compare-weights");
    weights.setMinWidth(USE_PREF_SIZE);
    weights.setTooltip(new Tooltip("Compare with a network from a weight file of your own"));
    weights.setOnAction(
        event ->
            chooseWeights.accept(file -> companion.load(new ModelSource.OwnFile(file.toPath()))));
    Segments<Page> segments =
        new Segments<>("compare-pages", Page.values(), each -> each.title, this::show);
    segments.select(Page.named(session.settings().comparisonPage));
    Button save = new Button("Save…");
    save.setId("compare-save");
    save.setMinWidth(USE_PREF_SIZE);
    save.setTooltip(new Tooltip("Save this page as a picture, or its numbers as CSV or JSON"));
    save.setOnAction(
        event -> saveDialog().show(getScene().getWindow(), "comparison-" + fileName()));
    save.disableProperty().bind(model.answersProperty().isNull());
    HBox header = new HBox(segments, label, choice, weights, save);
    header.getStyleClass().add("compare-header");
    header.setAlignment(Pos.CENTER_LEFT);
    return header;
  }

  private String fileName() {
    return page.name().toLowerCase(java.util.Locale.ROOT);
  }

  /** What can be saved of the page that is seen. */
  SaveDialog saveDialog() {
    ModelComparison comparison = model.comparison();
    List<ModelComparison> one = List.of(comparison);
    return new SaveDialog(
        session,
        "Save the comparison",
        List.of(
            SaveDialog.Format.picture(this),
            SaveDialog.Format.text(
                "Comma-separated values",
                ".csv",
                () ->
                    switch (page) {
                      case MAPS, ANSWERS -> ComparisonCsv.answers(one, ComparisonModel.TOP);
                      case TABLE -> ComparisonCsv.blocks(one);
                      case LIKENESS -> ComparisonCsv.likeness(one);
                    }),
            SaveDialog.Format.text(
                "JSON",
                ".json",
                () -> ComparisonJson.of(comparison, ComparisonModel.TOP).toPrettyString())));
  }

  private void show(Page wanted) {
    page = wanted;
    session.settings().comparisonPage = wanted.name();
    maps.setVisible(wanted == Page.MAPS);
    answers.setVisible(wanted == Page.ANSWERS);
    table.setVisible(wanted == Page.TABLE);
    likeness.setVisible(wanted == Page.LIKENESS);
  }

  private void follow() {
    ModelSource present = companion.sourceProperty().get();
    following = true;
    choice.getItems().setAll(ModelSources.of(session, present));
    choice.setValue(present);
    following = false;
  }
}
