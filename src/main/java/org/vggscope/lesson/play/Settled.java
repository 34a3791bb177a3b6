package org.vggscope.lesson.play;

import java.util.function.BooleanSupplier;
import org.vggscope.model.LayerActivations;
import org.vggscope.session.ModelView;
import org.vggscope.session.PictureResult;
import org.vggscope.session.Session;
import org.vggscope.session.Wish;

/** Whether what was asked of the session is in force. */
final class Settled {
  private final Session session;

  Settled(Session session) {
    this.session = session;
  }

  /**
   * Asked after something was asked of the session.
   *
   * @param picture whether another answer is to come, as when a picture was opened
   */
  BooleanSupplier after(boolean picture) {
    PictureResult before = session.resultProperty().get();
    return () ->
        isInForce() && isCompared() && !(picture && session.resultProperty().get() == before);
  }

  private boolean isInForce() {
    ModelView model = session.modelProperty().get();
    PictureResult result = session.resultProperty().get();
    LayerActivations activations = session.activationsProperty().get();
    return session.wishProperty().get().equals(Wish.NONE)
        && model != null
        && result != null
        && result.model().architecture() == model.architecture()
        && activations != null
        && activations.layer().equals(session.selection().layerProperty().get());
  }

  private boolean isCompared() {
    PictureResult second = session.companion().resultProperty().get();
    PictureResult first = session.resultProperty().get();
    return !session.companion().onProperty().get()
        || second != null && second.picture().source() == first.picture().source();
  }
}
