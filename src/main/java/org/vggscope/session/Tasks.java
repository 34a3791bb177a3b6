package org.vggscope.session;

import java.util.Set;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;

/** All that is under way, whoever does it: what the status bar lists. */
public final class Tasks {
  private final Executor window;
  private final ObservableList<Task> list = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<Task> latest = new ReadOnlyObjectWrapper<>();
  private final ObservableList<Task> view;

  /**
   * A list with nothing in it.
   *
   * @param window runs things on the window's thread, in order
   */
  public Tasks(Executor window) {
    this.window = window;
    list.addListener(
        (ListChangeListener<Task>)
            change -> latest.set(list.isEmpty() ? null : list.get(list.size() - 1)));
    // After the above, so that whoever hears of the list finds the latest of it.
    view = FXCollections.unmodifiableObservableList(list);
  }

  /** What was begun last of all that is under way; null when nothing is. */
  public ReadOnlyObjectProperty<Task> latestProperty() {
    return latest.getReadOnlyProperty();
  }

  /** What is under way, the latest last; to be read on the window's thread. */
  public ObservableList<Task> list() {
    return view;
  }

  /**
   * Lists something until it is closed; from any thread.
   *
   * @param title what is being done, for people
   * @param about what ends it when it changes
   * @param cancel stops it, on the window's thread
   */
  public Task begin(String title, Set<Subject> about, Runnable cancel) {
    Task task = new Task(this, title, about, cancel, window);
    window.execute(() -> list.add(task));
    return task;
  }

  void ended(Task task) {
    list.remove(task);
  }
}
