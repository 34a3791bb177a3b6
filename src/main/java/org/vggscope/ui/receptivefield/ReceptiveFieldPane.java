package org.vggscope.ui.receptivefield;

import javafx.scene.layout.StackPane;
import org.vggscope.ui.session.Session;

/** Not built yet. */
public final class ReceptiveFieldPane extends StackPane {
  private final Session session;

  public ReceptiveFieldPane(Session session) {
    this.session = session;
    setId("ReceptiveFieldPane");
  }

  Session session() {
    return session;
  }
}
