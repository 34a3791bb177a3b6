package org.vggscope.ui.picture;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.vggscope.export.picture.PictureExhibit;
import org.vggscope.model.Preprocessing;
import org.vggscope.session.ModelView;
import org.vggscope.session.PictureResult;
import org.vggscope.session.Session;
import org.vggscope.text.Texts;
import org.vggscope.ui.kit.Owner;
import org.vggscope.ui.kit.controls.Tip;
import org.vggscope.ui.view.NodeView;
import org.vggscope.ui.view.Origins;
import org.vggscope.ui.view.View;

/**
 * The picture, the part of it that the network really sees, what that looks like after
 * preprocessing, and the last pictures.
 */
public final class PicturePane extends StackPane {
  private static final double MIN_WIDTH = 228;
  private static final double WORDS_WIDTH = 100;
  private static final double SPACE = 12;

  /** What all else takes when what the network sees has the words below it. */
  private static final double OTHERS_HEIGHT = 495;

  private final Session session;
  private final Label name = label("picture-name", "pane-title");
  private final Label size = label("picture-size", "muted");
  private final SourceView source = new SourceView();
  private final Label note = wrapped(label("picture-note", "muted"));
  private final Label seenSize = label("seen-size", "caption");
  private final SeenView seen = new SeenView();
  private final Label preprocessing = wrapped(label("preprocessing-name", "section-title"));
  private final VBox steps = new VBox();
  private final VBox words = new VBox();
  private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

  private final BorderPane seenRow = new BorderPane();
  private final Label dense = label("picture-dense", "dense-note");

  /** What the words about the preprocessing were made of; nothing is equal to it at first. */
  private List<Object> worded = List.of();

  public PicturePane(Owner owner, Session session) {
    this.session = session;
    setId("PicturePane");
    setMinWidth(MIN_WIDTH);

    Tip.on(name, name::getText);
    steps.setId("preprocessing-steps");
    steps.getStyleClass().add("steps");
    dense.setWrapText(true);
    // A wrapped label gives its height up first when space is short; this one must be read whole.
    dense.setMinHeight(USE_PREF_SIZE);

    VBox seenBox = new VBox(seen, seenSize);
    seenBox.getStyleClass().add("seen-box");
    words.getChildren().addAll(caption(Texts.of("Preprocessing")), preprocessing, steps);
    words.setMinHeight(USE_PREF_SIZE);
    // As little as its longest words need, so that the picture beside it is as large as can be.
    words.setMinWidth(WORDS_WIDTH);
    words.setPrefWidth(WORDS_WIDTH);
    BorderPane.setMargin(seenBox, new Insets(0, SPACE, 0, 0));
    seenRow.setLeft(seenBox);
    seenRow.setCenter(words);
    // Not at once: the split pane is laying its parts out just then.
    heightProperty().addListener((o, old, height) -> Platform.runLater(this::arrange));
    widthProperty().addListener((o, old, width) -> Platform.runLater(this::arrange));

    RecentStrip recent = new RecentStrip(owner, session);
    Label recentTitle = section(Texts.of("Last pictures"));
    recentTitle.setLabelFor(recent);
    recentTitle.visibleProperty().bind(Bindings.isNotEmpty(session.recent()));

    VBox content =
        new VBox(
            new VBox(name, size, note),
            source,
            section(Texts.of("What the network sees")),
            seenRow,
            dense,
            recentTitle,
            recent);
    content.getStyleClass().add("picture-pane");
    VBox.setVgrow(source, Priority.SOMETIMES);
    VBox.setVgrow(recent, Priority.ALWAYS);
    getChildren().add(content);

    owner.on(session.resultProperty(), () -> show());
    owner.on(session.modelProperty(), () -> show());
    show();
  }

  /** The pane, to be registered. */
  public static View view(Owner owner, Session session) {
    return new NodeView(
        new PicturePane(owner, session),
        () ->
            Optional.ofNullable(session.resultProperty().get())
                .map(
                    result ->
                        new PictureExhibit(
                            result.picture(),
                            result.seenByNetwork(),
                            Origins.of(session, result))));
  }

  /** What the network sees is as large as the height allows; what is large has its words below. */
  private void arrange() {
    double width = getWidth() - 2 * SPACE;
    double room = Math.min(width, getHeight() - OTHERS_HEIGHT);
    double beside = width - SPACE - WORDS_WIDTH;
    boolean large = room > beside;
    seen.setSide(large ? room : Math.min(SeenView.SIDE, beside));
    if (large != (seenRow.getBottom() == words)) {
      if (large) {
        seenRow.setCenter(null);
        seenRow.setBottom(words);
      } else {
        seenRow.setBottom(null);
        seenRow.setCenter(words);
      }
    }
  }

  private void show() {
    PictureResult result = session.resultProperty().get();
    if (result == null) {
      name.setText(Texts.of("No picture yet"));
      size.setText("");
      show(note, "");
      seenSize.setText("");
      show(dense, "");
      ModelView model = session.modelProperty().get();
      show(model == null ? null : model.preprocessing());
    } else {
      PictureViewModel texts = PictureViewModel.of(result);
      name.setText(texts.name());
      size.setText(texts.size());
      show(note, texts.note());
      seenSize.setText(texts.seenSize());
      show(dense, texts.dense());
      show(result.picture().preprocessing());
    }
    source.show(result == null ? null : result.picture());
    seen.show(result == null ? null : result.seenByNetwork());
  }

  private void show(Preprocessing inForce) {
    boolean wrong = !session.preprocessingProperty().get().isEmpty();
    List<Object> now = Arrays.asList(inForce, wrong, isAssumed());
    if (now.equals(worded)) {
      // A film of a training changes the network many times a second and nothing here.
      return;
    }
    worded = now;
    preprocessing.setText(inForce == null ? "" : described(inForce.name(), wrong));
    preprocessing.pseudoClassStateChanged(WRONG, wrong);
    steps.getChildren().clear();
    if (inForce != null) {
      for (String step : PictureExhibit.steps(inForce)) {
        Label line = new Label(step);
        line.setWrapText(true);
        line.setMinHeight(USE_PREF_SIZE);
        steps.getChildren().add(line);
      }
    }
  }

  private String described(String name, boolean wrong) {
    if (wrong) {
      return Texts.of("%s: not what these weights want", name);
    }
    return isAssumed() ? Texts.of("%s (assumed)", name) : name;
  }

  private boolean isAssumed() {
    ModelView model = session.modelProperty().get();
    return model != null && model.assumption() != null;
  }

  private static void show(Label label, String text) {
    label.setText(text);
    label.setVisible(!text.isEmpty());
    label.setManaged(!text.isEmpty());
  }

  private static Label wrapped(Label label) {
    label.setWrapText(true);
    label.setMinHeight(USE_PREF_SIZE);
    return label;
  }

  private static Label section(String text) {
    Label title = new Label(text);
    title.getStyleClass().add("section-title");
    title.setWrapText(true);
    // Words are not cut when space is short; the picture above gives way.
    title.setMinHeight(USE_PREF_SIZE);
    return title;
  }

  private static Label caption(String text) {
    Label caption = new Label(text);
    caption.getStyleClass().add("caption");
    caption.setWrapText(true);
    return caption;
  }

  private static Label label(String id, String styleClass) {
    Label label = new Label();
    label.setId(id);
    label.getStyleClass().add(styleClass);
    return label;
  }
}
