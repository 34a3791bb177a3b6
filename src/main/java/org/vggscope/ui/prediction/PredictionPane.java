package org.vggscope.ui.prediction;

import javafx.scene.layout.StackPane;
import org.vggscope.ui.session.Session;

/** Not built yet. */
public final class PredictionPane extends StackPane {
  private final Session session;

  public PredictionPane(Session session) {
    this.session = session;
    setId("PredictionPane");
  }

  Session session() {
    return session;
  }
}
