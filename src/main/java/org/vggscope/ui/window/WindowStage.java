package org.vggscope.ui.window;

import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.vggscope.lesson.Stage;
import org.vggscope.session.Session;
import org.vggscope.session.SessionState;
import org.vggscope.session.ViewState;
import org.vggscope.support.Problem;
import org.vggscope.ui.view.Command;
import org.vggscope.ui.view.ViewEntry;
import org.vggscope.ui.view.Views;

/** What a lesson can have the window do. */
final class WindowStage implements Stage {
  /** Commands that ask for something, end the program, or have the lesson itself for subject. */
  private static final Set<String> CLOSED =
      Set.of(
          "about",
          "download",
          "go-to",
          "keys",
          "labels",
          "lessons",
          "new-training",
          "open-pictures",
          "open-session",
          "open-training",
          "open-weights",
          "own-classes",
          "paste",
          "present",
          "quit",
          "save-report",
          "save-session",
          "save-view",
          "save-walk",
          "words");

  private final Session session;
  private final Views views;
  private final WindowCommands commands;
  private final Supplier<SessionState> capture;

  /**
   * @param capture gives all that a person would miss after a restart
   */
  WindowStage(
      Session session, Views views, WindowCommands commands, Supplier<SessionState> capture) {
    this.session = session;
    this.views = views;
    this.commands = commands;
    this.capture = capture;
  }

  /** Whether a lesson can have a command run. */
  static boolean isOpen(Command command) {
    String id = command.id();
    return !CLOSED.contains(id)
        && Stream.of("language-", "lesson-", SessionCommands.RECENT).noneMatch(id::startsWith);
  }

  @Override
  public SessionState capture() {
    return capture.get();
  }

  @Override
  public void restore(SessionState state, Runnable done) {
    restore(state, () -> true, done);
  }

  /**
   * As above.
   *
   * @param whole asked when what is open is as wanted or cannot be; whether the views are to be,
   *     too
   */
  void restore(SessionState state, BooleanSupplier whole, Runnable done) {
    session.restore(
        state,
        () -> {
          if (whole.getAsBoolean()) {
            views.apply(state.views());
            views.find(state.view()).ifPresent(ViewEntry::open);
          }
          done.run();
        });
  }

  @Override
  public void open(String view) {
    entry(view).open();
  }

  @Override
  public String openView() {
    return views.open().map(ViewEntry::id).orElse("");
  }

  @Override
  public void run(String command) {
    Command found =
        commands.all().stream()
            .filter(each -> each.id().equals(command) && isOpen(each))
            .findFirst()
            .orElseThrow(() -> Problem.refused("no command of a lesson is called %s", command));
    if (found.isPossible()) {
      found.action().run();
    }
  }

  @Override
  public ViewState options(String view) {
    return entry(view).view().capture();
  }

  @Override
  public void option(String view, String name, String value) {
    ViewEntry entry = entry(view);
    ViewState now = entry.view().capture();
    if (!now.values().containsKey(name)) {
      throw Problem.refused("%s has no option %s", view, name);
    }
    entry.view().apply(now.with(name, value));
  }

  @Override
  public void perform(String view, String action) {
    entry(view).view().perform(action);
  }

  /**
   * The view of that id.
   *
   * @throws org.vggscope.support.RefusedException when there is none
   */
  private ViewEntry entry(String view) {
    return views.find(view).orElseThrow(() -> Problem.refused("no view is called %s", view));
  }
}
