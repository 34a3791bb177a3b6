package org.vggscope.ui.evidence;

import java.util.EnumMap;
import java.util.Map;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.event.EventHandler;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import org.vggscope.session.Session;
import org.vggscope.ui.kit.controls.Segments;

/**
 * Why the network says what it says: where in the picture the evidence for a class lies, what
 * becomes of the answer when parts of the network are switched off, and what drives a channel.
 */
public final class EvidencePane extends BorderPane {
  /** What the window gives it at its usual size; sentences of any length wrap within. */
  private static final double WIDTH = 640;

  private static final KeyCombination SAVE =
      new KeyCodeCombination(KeyCode.S, KeyCombination.SHORTCUT_DOWN);

  private enum Page {
    HEAT("Heat map", "Where in the picture the evidence for a class lies."),
    ABLATION("Ablation", "Switch parts off and see what becomes of the answer."),
    PATCHES("Top patches", "What drives a channel hardest.");

    private final String title;
    private final String hint;

    Page(String title, String hint) {
      this.title = title;
      this.hint = hint;
    }
  }

  private final Session session;
  private final BooleanProperty shown = new SimpleBooleanProperty();
  private final StackPane pages = new StackPane();
  private final Map<Page, EvidencePage> built = new EnumMap<>(Page.class);
  private final Label hint = new Label();
  private final EventHandler<KeyEvent> keys = this::keyPressed;
  private EvidencePage page;

  public EvidencePane(Session session) {
    this.session = session;
    setId("EvidencePane");
    getStyleClass().add("evidence");
    setPrefWidth(WIDTH);
    getStylesheets().add(EvidencePane.class.getResource("evidence.css").toExternalForm());
    setCenter(pages);
    setTop(header());
    sceneProperty().addListener((o, old, scene) -> install(old, scene));
  }

  /** Whether the pane is seen; while it is not, nothing is computed. */
  public BooleanProperty shownProperty() {
    return shown;
  }

  private Node header() {
    Segments<Page> choice =
        new Segments<>("evidence-pages", Page.values(), each -> each.title, this::show);
    choice.select(Page.HEAT);
    hint.setId("evidence-hint");
    hint.getStyleClass().add("muted");
    hint.setMinWidth(0);
    HBox header = new HBox(choice, hint);
    header.getStyleClass().add("evidence-header");
    header.setAlignment(Pos.CENTER_LEFT);
    return header;
  }

  /** Pages are built when they are first looked at. */
  private void show(Page wanted) {
    hint.setText(wanted.hint);
    page = built.computeIfAbsent(wanted, this::build);
    built.values().forEach(each -> each.setVisible(each == page));
  }

  private EvidencePage build(Page wanted) {
    EvidencePage fresh =
        switch (wanted) {
          case HEAT -> new HeatPage(session);
          case ABLATION -> new AblationPage(session);
          case PATCHES -> new PatchesPage(session);
        };
    pages.getChildren().add(fresh);
    fresh.shownProperty().bind(shown.and(fresh.visibleProperty()));
    return fresh;
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
    if (shown.get() && SAVE.match(event)) {
      page.save();
      event.consume();
    }
  }
}
