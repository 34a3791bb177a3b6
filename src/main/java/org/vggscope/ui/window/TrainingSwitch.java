package org.vggscope.ui.window;

import org.vggscope.session.Session;
import org.vggscope.ui.kit.Owner;
import org.vggscope.ui.view.ViewEntry;

/** Turns the window's middle to the training room and back; the room is built when it is wanted. */
final class TrainingSwitch {
  private final Session session;
  private final WindowAreas areas;
  private final ViewEntry room;

  /**
   * @param owner whom its listeners go with
   */
  TrainingSwitch(Owner owner, Session session, ViewEntry room, WindowAreas areas) {
    this.session = session;
    this.areas = areas;
    this.room = room;
    owner.on(session.training().onProperty(), this::turn);
    if (session.training().onProperty().get()) {
      turn(true);
    }
  }

  private void turn(boolean on) {
    if (on && !room.view().shownProperty().isBound()) {
      room.view().shownProperty().bind(session.training().onProperty());
    }
    areas.train(on ? room.view().content() : null);
  }
}
