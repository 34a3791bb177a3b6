package org.vggscope.ui.arithmetic;

import javafx.scene.layout.StackPane;
import org.vggscope.ui.session.Session;

/** Not built yet. */
public final class ArithmeticPane extends StackPane {
  private final Session session;

  public ArithmeticPane(Session session) {
    this.session = session;
    setId("ArithmeticPane");
  }

  Session session() {
    return session;
  }
}
