package org.vggscope.ui.picture;

import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.vggscope.model.Preprocessing;
import org.vggscope.session.ModelView;
import org.vggscope.session.PictureResult;
import org.vggscope.session.Session;

/**
 * The picture, the part of it that the network really sees, what that looks like after
 * preprocessing, and the last pictures.
 */
public final class PicturePane extends StackPane {
  private static final double MIN_WIDTH = 240;
  private static final double WORDS_WIDTH = 100;

  private final Session session;
  private final Label name = label("picture-name", "pane-title");
  private final Label size = label("picture-size", "muted");
  private final SourceView source = new SourceView();
  private final Label seenSize = label("seen-size", "caption");
  private final SeenView seen = new SeenView();
  private final Label preprocessing = label("preprocessing-name", "section-title");
  private final VBox steps = new VBox();
  private final Label dense = label("picture-dense", "dense-note");

  public PicturePane(Session session) {
    this.session = session;
    setId("PicturePane");
    getStylesheets().add(PicturePane.class.getResource("picture.css").toExternalForm());
    setMinWidth(MIN_WIDTH);

    name.setTooltip(new Tooltip());
    name.getTooltip().textProperty().bind(name.textProperty());
    steps.setId("preprocessing-steps");
    steps.getStyleClass().add("steps");
    dense.setWrapText(true);
    // A wrapped label gives its height up first when space is short; this one must be read whole.
    dense.setMinHeight(USE_PREF_SIZE);

    VBox seenBox = new VBox(seen, seenSize);
    seenBox.getStyleClass().add("seen-box");
    VBox preprocessingBox = new VBox(caption("Preprocessing"), preprocessing, steps);
    preprocessingBox.setMinHeight(USE_PREF_SIZE);
    // As little as its longest words need, so that the picture beside it is as large as can be.
    preprocessingBox.setMinWidth(WORDS_WIDTH);
    preprocessingBox.setPrefWidth(WORDS_WIDTH);
    HBox.setHgrow(preprocessingBox, Priority.ALWAYS);
    HBox seenRow = new HBox(seenBox, preprocessingBox);
    seenRow.getStyleClass().add("seen-row");
    seenRow.setAlignment(Pos.TOP_LEFT);
    seenRow.setMinHeight(USE_PREF_SIZE);

    RecentStrip recent = new RecentStrip(session);
    Label recentTitle = section("Last pictures");
    recentTitle.setLabelFor(recent);
    recentTitle.visibleProperty().bind(Bindings.isNotEmpty(session.recent()));

    VBox content =
        new VBox(
            new VBox(name, size),
            source,
            section("What the network sees"),
            seenRow,
            dense,
            recentTitle,
            recent);
    content.getStyleClass().add("picture-pane");
    VBox.setVgrow(source, Priority.SOMETIMES);
    VBox.setVgrow(recent, Priority.ALWAYS);
    getChildren().add(content);

    session.resultProperty().addListener((o, old, result) -> show());
    session.modelProperty().addListener((o, old, model) -> show());
    show();
  }

  private void show() {
    PictureResult result = session.resultProperty().get();
    if (result == null) {
      name.setText("No picture yet");
      size.setText("");
      seenSize.setText("");
      show(dense, "");
      ModelView model = session.modelProperty().get();
      show(model == null ? null : model.preprocessing());
    } else {
      PictureViewModel texts = PictureViewModel.of(result);
      name.setText(texts.name());
      size.setText(texts.size());
      seenSize.setText(texts.seenSize());
      show(dense, texts.dense());
      show(result.picture().preprocessing());
    }
    source.show(result == null ? null : result.picture());
    seen.show(result == null ? null : result.picture().seen());
  }

  private void show(Preprocessing inForce) {
    preprocessing.setText(inForce == null ? "" : inForce.name());
    steps.getChildren().clear();
    if (inForce != null) {
      for (String step : PictureViewModel.steps(inForce)) {
        Label line = new Label(step);
        line.setWrapText(true);
        line.setMinHeight(USE_PREF_SIZE);
        steps.getChildren().add(line);
      }
    }
  }

  private static void show(Label label, String text) {
    label.setText(text);
    label.setVisible(!text.isEmpty());
    label.setManaged(!text.isEmpty());
  }

  private static Label section(String text) {
    Label title = new Label(text);
    title.getStyleClass().add("section-title");
    // Words are not cut when space is short; the picture above gives way.
    title.setMinHeight(USE_PREF_SIZE);
    return title;
  }

  private static Label caption(String text) {
    Label caption = new Label(text);
    caption.getStyleClass().add("caption");
    return caption;
  }

  private static Label label(String id, String styleClass) {
    Label label = new Label();
    label.setId(id);
    label.getStyleClass().add(styleClass);
    return label;
  }
}
