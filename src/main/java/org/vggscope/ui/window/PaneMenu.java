package org.vggscope.ui.window;

import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.ContextMenuEvent;
import org.vggscope.export.Exhibit;
import org.vggscope.session.Session;
import org.vggscope.text.Texts;
import org.vggscope.ui.view.Exhibits;
import org.vggscope.ui.view.ViewEntry;
import org.vggscope.ui.view.Views;

/** The menu that every pane has under the pointer, or at the keys' asking: to take it away. */
final class PaneMenu {
  private final Session session;
  private final Views views;

  /** The one that is open, which another takes the place of. */
  private ContextMenu open = new ContextMenu();

  private PaneMenu(Session session, Views views) {
    this.session = session;
    this.views = views;
  }

  /** Gives it to every pane in a part of the window; controls with a menu of their own keep it. */
  static void install(Node part, Session session, Views views) {
    PaneMenu menu = new PaneMenu(session, views);
    part.addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, menu::show);
  }

  private void show(ContextMenuEvent event) {
    open.hide();
    Node target = (Node) event.getTarget();
    Optional<Exhibit> shown = at(target).flatMap(ViewEntry::exhibit);
    if (shown.isEmpty()) {
      return;
    }
    event.consume();
    Exhibit exhibit = shown.get();
    MenuItem save = new MenuItem(Texts.of("Save…"));
    save.setId("pane-save");
    save.setOnAction(pressed -> Exhibits.save(session, exhibit, target.getScene().getWindow()));
    MenuItem copy = new MenuItem(Texts.of("Copy"));
    copy.setId("pane-copy");
    copy.setOnAction(pressed -> Exhibits.copy(session, exhibit));
    open = new ContextMenu(save, copy);
    open.show(target, event.getScreenX(), event.getScreenY());
  }

  /** The innermost view that a node belongs to; pages come after their pane. */
  private Optional<ViewEntry> at(Node node) {
    return views.all().stream()
        .filter(entry -> entry.isShown() && isInside(node, entry.view().content()))
        .reduce((pane, page) -> page);
  }

  private static boolean isInside(Node node, Node part) {
    for (Node each = node; each != null; each = each.getParent()) {
      if (each == part) {
        return true;
      }
    }
    return false;
  }
}
