package org.vggscope.ui.view;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.layout.Region;

/** A node that is always seen and in which nothing is chosen, as a view. */
public final class NodeView implements View {
  private final Region node;
  private final BooleanProperty shown = new SimpleBooleanProperty(this, "shown", true);

  public NodeView(Region node) {
    this.node = node;
  }

  @Override
  public boolean isSide() {
    return true;
  }

  @Override
  public Region content() {
    return node;
  }

  @Override
  public BooleanProperty shownProperty() {
    return shown;
  }
}
