package org.vggscope.ui.lesson;

import org.vggscope.lesson.Stage;
import org.vggscope.session.SessionState;
import org.vggscope.session.ViewState;

/** The window that there is now: another language has a lesson go on in another window. */
final class CurrentStage implements Stage {
  private Stage now;
  private SessionState first;

  /** Another window takes the place of the one before. */
  void set(Stage stage) {
    now = stage;
  }

  /** What was captured first: all that there was before the lesson; null for nothing yet. */
  SessionState first() {
    return first;
  }

  /** Another lesson begins. */
  void forget() {
    first = null;
  }

  @Override
  public SessionState capture() {
    SessionState captured = now.capture();
    if (first == null) {
      first = captured;
    }
    return captured;
  }

  @Override
  public void restore(SessionState state, Runnable done) {
    now.restore(state, done);
  }

  @Override
  public void open(String view) {
    now.open(view);
  }

  @Override
  public String openView() {
    return now.openView();
  }

  @Override
  public void run(String command) {
    now.run(command);
  }

  @Override
  public ViewState options(String view) {
    return now.options(view);
  }

  @Override
  public void option(String view, String name, String value) {
    now.option(view, name, value);
  }

  @Override
  public void perform(String view, String action) {
    now.perform(view, action);
  }
}
