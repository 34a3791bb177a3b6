package org.vggscope.ui.compare;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.vggscope.export.Exhibit;
import org.vggscope.session.Companion;
import org.vggscope.session.ModelSource;
import org.vggscope.session.ModelSources;
import org.vggscope.session.Session;
import org.vggscope.session.ViewState;
import org.vggscope.text.Texts;
import org.vggscope.ui.kit.Owner;
import org.vggscope.ui.kit.controls.Choices;
import org.vggscope.ui.kit.controls.Tip;
import org.vggscope.ui.view.KeyHint;
import org.vggscope.ui.view.Pages;
import org.vggscope.ui.view.PreparationChip;
import org.vggscope.ui.view.SaveButton;
import org.vggscope.ui.view.ViewEntry;
import org.vggscope.ui.view.ViewPane;

/** Two networks side by side: a choice of the second one, and a page for each way to look. */
public final class ComparePane extends ViewPane {
  private static final double LEAST_CHOICE = 110;

  private final Session session;
  private final Companion companion;
  private final ComparisonModel model;
  private final Pages pages;

  /** The networks that there are to choose from. */
  private final List<ModelSource> sources = new ArrayList<>();

  private static final double GAP = 6;

  private final ComboBox<ModelSource> choice;

  /** Whether the choice is being set to what is loaded, which is no choice of a person. */
  private boolean following;

  private ComparePane(
      Owner owner,
      Session session,
      ComparisonModel model,
      Consumer<Consumer<Path>> chooseWeights,
      List<ViewEntry> entries) {
    this.session = session;
    this.companion = session.companion();
    this.model = model;
    this.pages = new Pages("compare-pages", entries, shownProperty());
    setId("ComparePane");
    getStyleClass().add("compare-pane");
    setMinSize(0, 0);
    choice =
        Choices.of(
            "compare-choice",
            List.of(),
            source -> ModelSources.title(source, sources),
            Texts.of("The network that the loaded one is compared with"));
    setTop(
        new VBox(
            header(chooseWeights),
            new PreparationChip(
                owner,
                session,
                "compare-preparation",
                Texts.of(
                    ". The network on the right gets the picture as its own weights want it."))));
    setCenter(pages.content());
    owner.on(companion.sourceProperty(), () -> follow());
    owner.on(session.modelSourceProperty(), () -> follow());
    follow();
  }

  /**
   * The pane, to be registered.
   *
   * @param model what its pages show, which lives longer than they do
   * @param chooseWeights asks for a weight file and hands it over
   */
  public static ViewEntry entry(
      Session session, ComparisonModel model, Consumer<Consumer<Path>> chooseWeights) {
    return new ViewEntry(
        "compare",
        Texts.of("Compare"),
        Texts.of("How do two networks differ on the same picture?"),
        List.of(
            new ViewEntry(
                "compare.maps",
                Texts.of("Feature maps"),
                Texts.of("What do both networks make of the picture, layer by layer?"),
                owner -> new MapsPage(owner, session)),
            new ViewEntry(
                "compare.answers",
                Texts.of("Answers"),
                Texts.of("Do both networks take the picture for the same?"),
                owner -> new AnswersPage(owner, session, model)),
            new ViewEntry(
                "compare.blocks",
                Texts.of("Table"),
                Texts.of("What does each block of both hold and cost?"),
                owner -> new BlocksPage(owner, model)),
            new ViewEntry(
                    "compare.likeness",
                    Texts.of("Likeness"),
                    Texts.of("Which layers of the two work alike?"),
                    owner -> new LikenessPage(owner, session, model))
                .withKeys(KeyHint.arrows("likeness-matrix", Texts.of("another pair of layers")))),
        (owner, pages) -> new ComparePane(owner, session, model, chooseWeights, pages));
  }

  /** What the pages show; for tests. */
  ComparisonModel model() {
    return model;
  }

  @Override
  public ViewState capture() {
    return pages.capture();
  }

  @Override
  public void apply(ViewState state) {
    pages.apply(state);
  }

  private Node header(Consumer<Consumer<Path>> chooseWeights) {
    Label label = new Label(Texts.of("With"));
    label.setMinWidth(USE_PREF_SIZE);
    label.setLabelFor(choice);
    choice.setMinWidth(LEAST_CHOICE);
    choice.setOnAction(
        event -> {
          if (!following && choice.getValue() != null) {
            companion.load(choice.getValue());
          }
        });
    Button weights = new Button(Texts.of("Open…"));
    weights.setId("compare-weights");
    weights.setMinWidth(USE_PREF_SIZE);
    Tip.on(weights, Texts.of("Compare with a network from a weight file of your own"));
    weights.setOnAction(
        event -> chooseWeights.accept(file -> companion.load(new ModelSource.OwnFile(file))));
    Button save =
        new SaveButton(
            session,
            this,
            "compare-save",
            Texts.of("Save this page as a picture, or its numbers as CSV or JSON (Ctrl+S)"));
    save.disableProperty().bind(model.answersProperty().isNull());
    FlowPane header = new FlowPane(pages.choice(), new HBox(GAP, label, choice), weights, save);
    header.getStyleClass().add("compare-header");
    header.setAlignment(Pos.CENTER_LEFT);
    return header;
  }

  @Override
  public Optional<Exhibit> exhibit() {
    return pages.currentProperty().get().view().exhibit();
  }

  private void follow() {
    ModelSource present = companion.sourceProperty().get();
    following = true;
    sources.clear();
    sources.addAll(ModelSources.of(session, present));
    choice.getItems().setAll(sources);
    choice.setValue(present);
    following = false;
  }
}
