package org.vggscope.ui.window;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javafx.scene.Scene;
import org.vggscope.session.Session;
import org.vggscope.text.Texts;
import org.vggscope.ui.lesson.LessonRoom;
import org.vggscope.ui.lesson.LessonsDialog;
import org.vggscope.ui.view.Command;

/** The commands about lessons: a teacher's come and go with their files. */
final class LessonCommands {
  private final LessonRoom room;
  private final List<Command> fixed;

  /**
   * @param scene the window's, for the list of lessons
   */
  LessonCommands(Session session, LessonRoom room, Supplier<Scene> scene) {
    this.room = room;
    LessonsDialog dialog = new LessonsDialog(session, room);
    fixed =
        List.of(
            new Command(
                "lessons",
                Texts.of("_Lessons…"),
                "Shortcut+L",
                () -> dialog.show(scene.get().getWindow()),
                () -> true),
            new Command(
                "present",
                Texts.of("P_resenter mode"),
                "F11",
                () -> room.presentingProperty().set(!room.presentingProperty().get()),
                () -> true));
  }

  /** Those that there are now. */
  List<Command> all() {
    List<Command> all = new ArrayList<>(fixed);
    room.all()
        .forEach(
            lesson ->
                all.add(
                    new Command(
                        "lesson-" + lesson.id(),
                        // Names of layers have underscores of their own.
                        Texts.of("Lesson: %s", lesson.title().in(Texts.language()))
                            .replace("_", "__"),
                        null,
                        () -> room.begin(lesson),
                        () -> true)));
    return all;
  }
}
