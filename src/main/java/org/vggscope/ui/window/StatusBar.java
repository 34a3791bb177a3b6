package org.vggscope.ui.window;

import javafx.scene.layout.StackPane;
import org.vggscope.ui.session.Session;

/** Not built yet. */
public final class StatusBar extends StackPane {
  private final Session session;

  public StatusBar(Session session) {
    this.session = session;
    setId("StatusBar");
  }

  Session session() {
    return session;
  }
}
