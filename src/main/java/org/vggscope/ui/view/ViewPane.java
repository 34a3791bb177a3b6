package org.vggscope.ui.view;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import org.vggscope.session.SelectedUnit;
import org.vggscope.session.Session;
import org.vggscope.text.Texts;
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

  /** A picture of it, where it does not know better. */
  @Override
  public Optional<Saving> saving() {
    return Optional.of(
        new Saving(
            Texts.of("Save what is shown"),
            getId().toLowerCase(Locale.ROOT),
            List.of(SaveDialog.Format.picture(this))));
  }

  @Override
  public final BooleanProperty shownProperty() {
    return shown;
  }
}
