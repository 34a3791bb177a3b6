package org.vggscope.ui.network;

import javafx.scene.layout.StackPane;
import org.vggscope.ui.session.Session;

/** Not built yet. */
public final class NetworkStrip extends StackPane {
  private final Session session;

  public NetworkStrip(Session session) {
    this.session = session;
    setId("NetworkStrip");
  }

  Session session() {
    return session;
  }
}
