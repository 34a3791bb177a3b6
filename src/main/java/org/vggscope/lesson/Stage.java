package org.vggscope.lesson;

import org.vggscope.session.SessionState;
import org.vggscope.session.ViewState;

/**
 * What a lesson can have the window do beyond the session. Use it from the window's thread. Ids
 * that there are not are refused.
 */
public interface Stage {
  /** All that is open, selected, and chosen in the views. */
  SessionState capture();

  /**
   * Puts everything back as it was, exactly.
   *
   * @param state what {@link #capture} gave
   * @param done called when it is in force
   */
  void restore(SessionState state, Runnable done);

  /** Opens a view, a page or a pane. */
  void open(String view);

  /** Id of the view that is open. */
  String openView();

  /** Runs a command of the window's registry. */
  void run(String command);

  /** What is chosen in a view. */
  ViewState options(String view);

  /** Chooses something in a view, as a name and value of its {@link ViewState}. */
  void option(String view, String name, String value);

  /** Has a view do something of its own. */
  void perform(String view, String action);
}
