package org.vggscope.ui.evidence;

import javafx.beans.property.BooleanProperty;
import javafx.scene.layout.BorderPane;

/** One of the pages on evidence. */
abstract class EvidencePage extends BorderPane {
  /** Whether the page is seen; while it is not, nothing is computed and no key is heard. */
  abstract BooleanProperty shownProperty();

  /** Asks where to save what is shown; nothing happens while there is nothing. */
  abstract void save();
}
