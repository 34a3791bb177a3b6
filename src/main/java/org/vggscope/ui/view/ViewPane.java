package org.vggscope.ui.view;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.layout.BorderPane;

/** A view that is a pane itself. */
public abstract class ViewPane extends BorderPane implements View {
  private final BooleanProperty shown = new SimpleBooleanProperty(this, "shown");

  @Override
  public final Node content() {
    return this;
  }

  /** A picture of it, where it does not know better. */
  @Override
  public Optional<Saving> saving() {
    return Optional.of(
        new Saving(
            "Save what is shown",
            getId().toLowerCase(Locale.ROOT),
            List.of(SaveDialog.Format.picture(this))));
  }

  @Override
  public final BooleanProperty shownProperty() {
    return shown;
  }
}
