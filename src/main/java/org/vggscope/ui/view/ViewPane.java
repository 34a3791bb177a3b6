package org.vggscope.ui.view;

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

  @Override
  public final BooleanProperty shownProperty() {
    return shown;
  }
}
