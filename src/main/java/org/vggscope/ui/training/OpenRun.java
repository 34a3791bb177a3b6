package org.vggscope.ui.training;

import javafx.stage.Window;
import org.vggscope.session.Session;
import org.vggscope.ui.training.asking.PlaceQuestions;
import org.vggscope.ui.view.GivenFiles;

/** Has a person choose the folder of a training, wherever it is, and watches it. */
public final class OpenRun {
  private OpenRun() {}

  /** Asks, in front of a window. */
  public static void ask(Window owner, Session session) {
    GivenFiles.use(session, PlaceQuestions.run(owner), session.training()::open);
  }
}
