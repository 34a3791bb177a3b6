package org.vggscope.ui.view;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.vggscope.session.ViewState;
import org.vggscope.ui.kit.controls.Scrolled;
import org.vggscope.ui.kit.controls.Segments;

/** The pages of a pane: a switch, and the page that is chosen, built when it is first looked at. */
public final class Pages {
  private static final String PAGE = "page";

  private final List<ViewEntry> pages;
  private final ObservableBooleanValue shown;
  private final Segments<ViewEntry> choice;
  private final StackPane content = new StackPane();
  private final Map<ViewEntry, Scrolled> built = new HashMap<>();
  private final ReadOnlyObjectWrapper<ViewEntry> current = new ReadOnlyObjectWrapper<>();

  /**
   * @param id of the switch
   * @param pages the first is seen first
   * @param shown whether their pane is seen
   */
  public Pages(String id, List<ViewEntry> pages, ObservableBooleanValue shown) {
    this.pages = pages;
    this.shown = shown;
    choice = new Segments<>(id, pages.toArray(ViewEntry[]::new), ViewEntry::title, this::show);
    content.setMinSize(0, 0);
    pages.forEach(page -> page.setOpener(() -> choice.select(page)));
    choice.explain(ViewEntry::hint);
    choice.select(pages.get(0));
  }

  /** The switch. */
  public Node choice() {
    return choice;
  }

  /** The page that is chosen. */
  public Region content() {
    return content;
  }

  /** The page that is chosen; never null. */
  public ReadOnlyObjectProperty<ViewEntry> currentProperty() {
    return current.getReadOnlyProperty();
  }

  private void show(ViewEntry wanted) {
    Scrolled page = built.computeIfAbsent(wanted, this::build);
    content.getChildren().forEach(each -> each.setVisible(each == page));
    current.set(wanted);
  }

  private Scrolled build(ViewEntry wanted) {
    Scrolled page = new Scrolled(wanted.view().content());
    content.getChildren().add(page);
    wanted
        .view()
        .shownProperty()
        .bind(
            Bindings.createBooleanBinding(
                () -> shown.get() && page.isVisible(), shown, page.visibleProperty()));
    return page;
  }

  /** Which page is chosen. */
  public ViewState capture() {
    return ViewState.NONE.with(PAGE, current.get().id());
  }

  /** Chooses the page that was chosen then, or else the first. */
  public void apply(ViewState state) {
    String id = state.text(PAGE, "");
    choice.select(
        pages.stream().filter(page -> page.id().equals(id)).findFirst().orElse(pages.get(0)));
  }
}
