package org.vggscope.ui.view;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import org.vggscope.session.SelectedUnit;
import org.vggscope.session.Session;
import org.vggscope.ui.kit.Owner;

/** A view that is a pane itself. */
public abstract class ViewPane extends BorderPane implements View {
  private final BooleanProperty shown = new SimpleBooleanProperty(this, "shown");

  @Override
  public final Region content() {
    return this;
  }

  /** Sees that there is a unit to look at as long as this is looked at. */
  protected final void onUnit(Owner owner, Session session) {
    Runnable ensure =
        () -> {
          if (shown.get()) {
            SelectedUnit.ensure(session);
          }
        };
    shown.addListener((o, old, now) -> ensure.run());
    owner.on(session.activationsProperty(), ensure);
  }

  @Override
  public final BooleanProperty shownProperty() {
    return shown;
  }
}
