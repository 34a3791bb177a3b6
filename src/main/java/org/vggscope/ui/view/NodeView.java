package org.vggscope.ui.view;

import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.layout.Region;
import org.vggscope.export.Exhibit;

/** A node that is always seen and in which nothing is chosen, as a view. */
public final class NodeView implements View {
  private final Region node;
  private final Supplier<Optional<Exhibit>> exhibit;
  private final BooleanProperty shown = new SimpleBooleanProperty(this, "shown", true);

  public NodeView(Region node) {
    this(node, Optional::empty);
  }

  /**
   * @param exhibit what the node shows, to be taken away
   */
  public NodeView(Region node, Supplier<Optional<Exhibit>> exhibit) {
    this.node = node;
    this.exhibit = exhibit;
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

  @Override
  public Optional<Exhibit> exhibit() {
    return exhibit.get();
  }
}
