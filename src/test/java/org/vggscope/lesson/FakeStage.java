package org.vggscope.lesson;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.vggscope.session.SessionState;
import org.vggscope.session.ViewState;

/** A window that remembers what it is asked for. */
final class FakeStage implements Stage {
  private final PlayedSession played;
  private final Map<String, ViewState> options = new HashMap<>();
  final List<String> done = new ArrayList<>();
  private String open = "featuremaps";

  FakeStage(PlayedSession played) {
    this.played = played;
  }

  @Override
  public SessionState capture() {
    return played.session.capture().withViews(open, options);
  }

  @Override
  public void restore(SessionState state, Runnable done) {
    open = state.view();
    options.clear();
    options.putAll(state.views());
    played.session.restore(state, done);
  }

  @Override
  public void open(String view) {
    open = view;
  }

  @Override
  public String openView() {
    return open;
  }

  @Override
  public void run(String command) {
    done.add(command);
  }

  @Override
  public ViewState options(String view) {
    return options.getOrDefault(view, ViewState.NONE);
  }

  @Override
  public void option(String view, String name, String value) {
    options.put(view, options(view).with(name, value));
  }

  @Override
  public void perform(String view, String action) {
    done.add(view + " " + action);
  }
}
