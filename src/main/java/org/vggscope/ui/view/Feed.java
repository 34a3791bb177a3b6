package org.vggscope.ui.view;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import org.vggscope.session.PictureResult;
import org.vggscope.session.Session;
import org.vggscope.ui.kit.Owner;

/**
 * Asks the network what a view shows, while the view is seen: of each new picture, and when the
 * view comes to the front. The session drops what is stale.
 */
public abstract class Feed {
  private final BooleanProperty shown = new SimpleBooleanProperty(this, "shown");

  protected Feed(Owner owner, Session session) {
    owner.on(
        session.resultProperty(),
        result -> {
          follow(result);
          ask();
        });
    shown.addListener((o, old, now) -> ask());
  }

  /** Whether somebody looks; while nobody does, nothing is computed. */
  public final BooleanProperty shownProperty() {
    return shown;
  }

  protected final boolean isShown() {
    return shown.get();
  }

  /** Takes note of another picture, or of none with null. */
  protected abstract void follow(PictureResult result);

  /** Asks for what is wanted and not there, if somebody looks. */
  protected abstract void ask();
}
