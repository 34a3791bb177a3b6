package org.vggscope.ui.window;

import java.util.function.Supplier;
import javafx.stage.Window;
import org.vggscope.export.About;
import org.vggscope.export.ExhibitFormat;
import org.vggscope.export.walk.WalkExhibit;
import org.vggscope.session.Session;
import org.vggscope.text.Texts;
import org.vggscope.ui.view.Exhibits;
import org.vggscope.ui.view.Origins;

/** Saves the walk from the picture through all layers to the answer, which is no view. */
final class WalkSaving {
  private final Session session;

  WalkSaving(Session session) {
    this.session = session;
  }

  boolean isPossible() {
    return session.resultProperty().get() != null;
  }

  /** Copies all layers, then asks how and where to save them. */
  void ask(Window owner) {
    Supplier<About> origin = Origins.ofPicture(session);
    session.compute(
        this,
        Texts.of("Walking through the layers"),
        (model, analysis, progress, cancelled) ->
            WalkExhibit.of(analysis, origin, progress, cancelled),
        walk -> Exhibits.save(session, walk, owner, ExhibitFormat.GIF),
        () -> {});
  }
}
