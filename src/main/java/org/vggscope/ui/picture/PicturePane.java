package org.vggscope.ui.picture;

import javafx.scene.layout.StackPane;
import org.vggscope.ui.session.Session;

/** Not built yet. */
public final class PicturePane extends StackPane {
  private final Session session;

  public PicturePane(Session session) {
    this.session = session;
    setId("PicturePane");
  }

  Session session() {
    return session;
  }
}
