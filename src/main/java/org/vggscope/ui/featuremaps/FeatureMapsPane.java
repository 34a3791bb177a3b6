package org.vggscope.ui.featuremaps;

import javafx.scene.layout.StackPane;
import org.vggscope.ui.session.Session;

/** Not built yet. */
public final class FeatureMapsPane extends StackPane {
  private final Session session;

  public FeatureMapsPane(Session session) {
    this.session = session;
    setId("FeatureMapsPane");
  }

  Session session() {
    return session;
  }
}
