package org.vggscope.ui.kernels;

import javafx.scene.layout.StackPane;
import org.vggscope.ui.session.Session;

/** Not built yet. */
public final class KernelsPane extends StackPane {
  private final Session session;

  public KernelsPane(Session session) {
    this.session = session;
    setId("KernelsPane");
  }

  Session session() {
    return session;
  }
}
