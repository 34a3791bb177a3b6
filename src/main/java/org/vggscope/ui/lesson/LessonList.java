package org.vggscope.ui.lesson;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.vggscope.lesson.Lesson;
import org.vggscope.lesson.Lessons;
import org.vggscope.session.Session;
import org.vggscope.support.Problem;

/** The lessons that there are, in their order. Use it from the window's thread. */
final class LessonList {
  /** Id of the lesson that is offered at the first start. */
  static final String FIRST = "first-look";

  private final Session session;
  private final ReadOnlyObjectWrapper<Lessons> lessons = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyIntegerWrapper changes = new ReadOnlyIntegerWrapper();
  private boolean reads;
  private boolean watching;

  LessonList(Session session) {
    this.session = session;
    // The window's start has both cores at work; whoever asks for a lesson before has them read.
    session
        .resultProperty()
        .subscribe(
            result -> {
              if (result != null) {
                read();
              }
            });
  }

  private void read() {
    if (reads) {
      return;
    }
    reads = true;
    Thread reading =
        new Thread(
            () -> {
              Lessons read = new Lessons();
              session.later(() -> lessons.set(read));
            },
            "vggscope-lessons-reading");
    reading.setDaemon(true);
    reading.start();
  }

  /** Has something done now and when they are read. */
  void onRead(Runnable action) {
    read();
    lessons.subscribe(read -> action.run());
  }

  /** How often lessons changed: from now on the teacher's folder is watched. */
  ReadOnlyIntegerProperty watchedProperty() {
    read();
    if (!watching) {
      watching = true;
      lessons.subscribe(
          read -> {
            if (read != null) {
              read.onChange(() -> session.later(this::changed));
              changed();
            }
          });
    }
    return changes.getReadOnlyProperty();
  }

  private void changed() {
    changes.set(changes.get() + 1);
  }

  /** All of them; none until they are read. */
  List<Lesson> all() {
    return lessons.get() == null ? List.of() : lessons.get().all();
  }

  /** What is wrong with those of the teacher's folder. */
  List<Problem> problems() {
    return lessons.get() == null ? List.of() : lessons.get().problems();
  }

  /** The one after another. */
  Optional<Lesson> following(Lesson lesson) {
    return all().stream().dropWhile(each -> !each.id().equals(lesson.id())).skip(1).findFirst();
  }

  /** A lesson's number among all; 0 for the first look, which comes before them. */
  int number(Lesson lesson) {
    List<String> ids = all().stream().map(Lesson::id).toList();
    int place = ids.indexOf(lesson.id());
    return ids.indexOf(FIRST) == 0 ? place : place + 1;
  }
}
