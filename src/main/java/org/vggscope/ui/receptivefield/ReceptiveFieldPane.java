package org.vggscope.ui.receptivefield;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import org.vggscope.session.Session;
import org.vggscope.ui.kit.controls.Segments;

/**
 * What units see: on the picture, layer by layer; why small kernels are stacked; and the numbers of
 * all layers of VGG and AlexNet.
 */
public final class ReceptiveFieldPane extends BorderPane {
  /** What the window gives it at its usual size; sentences of any length wrap within. */
  private static final double WIDTH = 640;

  private enum Page {
    PICTURE("On the picture", "Click the picture or use the arrow keys to choose a unit."),
    STACKS("Why 3 × 3", "How the field of one output grows."),
    TABLE("Table", "Two networks to compare.");

    private final String title;
    private final String hint;

    Page(String title, String hint) {
      this.title = title;
      this.hint = hint;
    }
  }

  private final BooleanProperty shown = new SimpleBooleanProperty();
  private final PicturePage picture;
  private final StackPage stacks = new StackPage();
  private final TablePage table;
  private final Label hint = new Label();

  public ReceptiveFieldPane(Session session) {
    setId("ReceptiveFieldPane");
    getStyleClass().add("receptive-field");
    setPrefWidth(WIDTH);
    getStylesheets()
        .add(ReceptiveFieldPane.class.getResource("receptivefield.css").toExternalForm());
    picture = new PicturePage(session);
    table = new TablePage(session);
    setCenter(new StackPane(picture, stacks, table));
    setTop(header());
    picture.shownProperty().bind(shown.and(picture.visibleProperty()));
    shown.addListener((o, old, now) -> pause());
  }

  /** Whether the pane is seen; while it is not, nothing is computed or played. */
  public BooleanProperty shownProperty() {
    return shown;
  }

  private Node header() {
    Segments<Page> pages =
        new Segments<>("field-pages", Page.values(), page -> page.title, this::show);
    pages.select(Page.PICTURE);
    hint.setId("field-hint");
    hint.getStyleClass().add("muted");
    hint.setMinWidth(0);
    HBox header = new HBox(pages, hint);
    header.getStyleClass().add("field-header");
    header.setAlignment(Pos.CENTER_LEFT);
    return header;
  }

  private void show(Page page) {
    pause();
    hint.setText(page.hint);
    picture.setVisible(page == Page.PICTURE);
    stacks.setVisible(page == Page.STACKS);
    table.setVisible(page == Page.TABLE);
  }

  private void pause() {
    picture.pause();
    stacks.pause();
  }
}
