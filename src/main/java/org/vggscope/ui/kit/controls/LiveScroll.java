package org.vggscope.ui.kit.controls;

import javafx.scene.Node;
import javafx.scene.control.ScrollPane;

/**
 * A scroll pane for what changes more often than it is scrolled. JavaFX's keeps a picture of what
 * is seen, which costs a second painting whenever anything in it changes.
 */
public class LiveScroll extends ScrollPane {
  /** An empty one. */
  public LiveScroll() {
    this(null);
  }

  public LiveScroll(Node content) {
    super(content);
    skinProperty().addListener((o, old, skin) -> lookup(".viewport").setCache(false));
  }
}
