package org.vggscope.ui.view;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.vggscope.export.Exhibit;
import org.vggscope.session.ViewState;

/** A pane of several pages, with what each is about beside the switch. */
public final class PagedPane extends ViewPane {
  /** What the window gives it at its usual size; sentences of any length wrap within. */
  private static final double WIDTH = 640;

  private static final double ROOM_FOR_HINT = 520;

  private final Pages pages;

  /**
   * @param id of the pane
   * @param name what its parts' ids and style classes begin with
   * @param styleClass of the pane
   * @param entries its pages
   */
  public PagedPane(String id, String name, String styleClass, List<ViewEntry> entries) {
    setId(id);
    getStyleClass().add(styleClass);
    setPrefWidth(WIDTH);
    pages = new Pages(name + "-pages", entries, shownProperty());
    Label hint = new Label();
    hint.setId(name + "-hint");
    hint.getStyleClass().add("muted");
    hint.setMinWidth(0);
    hint.setMinHeight(USE_PREF_SIZE);
    hint.setWrapText(true);
    hint.textProperty().bind(pages.currentProperty().map(ViewEntry::hint));
    HBox header = new HBox(pages.choice(), hint);
    header.getStyleClass().add(name + "-header");
    header.setAlignment(Pos.CENTER_LEFT);
    // The switch says it too, on hover.
    hint.managedProperty().bind(widthProperty().greaterThan(ROOM_FOR_HINT));
    hint.visibleProperty().bind(hint.managedProperty());
    setTop(header);
    setCenter(pages.content());
  }

  @Override
  public ViewState capture() {
    return pages.capture();
  }

  @Override
  public void apply(ViewState state) {
    pages.apply(state);
  }

  @Override
  public Optional<Exhibit> exhibit() {
    return pages.currentProperty().get().view().exhibit();
  }
}
