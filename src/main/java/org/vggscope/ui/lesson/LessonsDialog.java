package org.vggscope.ui.lesson;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import javafx.util.Subscription;
import org.vggscope.lesson.Lesson;
import org.vggscope.lesson.Lessons;
import org.vggscope.session.Notice;
import org.vggscope.session.Session;
import org.vggscope.support.Problem;
import org.vggscope.text.Texts;
import org.vggscope.ui.kit.dialog.Dialogs;
import org.vggscope.ui.view.NewFile;

/** All lessons: how long each takes, what one can do afterwards, and how far somebody is. */
public final class LessonsDialog {
  private static final double WIDTH = 620;
  private static final double HEIGHT = 560;

  private final Session session;
  private final LessonRoom room;
  private final VBox list = new VBox();
  private Dialog<Void> dialog;

  public LessonsDialog(Session session, LessonRoom room) {
    this.session = session;
    this.room = room;
    list.setId("lessons");
    list.getStyleClass().add("lessons");
  }

  /** Shows it; the window stays usable. */
  public void show(Window owner) {
    if (dialog != null) {
      dialog.close();
    }
    dialog = new Dialog<>();
    dialog.initOwner(owner);
    dialog.setTitle(Texts.of("Lessons"));
    dialog.setHeaderText(Texts.of("Lessons in the real window, on your own picture"));
    Subscription following = room.lessons().watchedProperty().subscribe(this::fill);
    dialog.setOnHidden(event -> following.unsubscribe());
    fill();
    ScrollPane scroll = new ScrollPane(list);
    scroll.setFitToWidth(true);
    dialog.getDialogPane().setContent(scroll);
    dialog
        .getDialogPane()
        .getStylesheets()
        .add(LessonsDialog.class.getResource("lesson.css").toExternalForm());
    dialog.getDialogPane().setMinSize(WIDTH, HEIGHT);
    dialog.getDialogPane().setPrefSize(WIDTH, HEIGHT);
    dialog.getDialogPane().getButtonTypes().add(Dialogs.close());
    Dialogs.show(dialog, owner);
  }

  private void fill() {
    list.getChildren().clear();
    room.all().forEach(lesson -> list.getChildren().add(row(lesson)));
    for (Problem problem : room.lessons().problems()) {
      Label bad = wrapped(Texts.of(problem), "lesson-problem");
      list.getChildren().add(bad);
    }
    Button open = new Button(Texts.of("Open the folder of lessons"));
    open.setId("lessons-folder");
    open.setOnAction(event -> openFolder());
    Label where =
        wrapped(
            Texts.of(
                "Lessons of your own are text files in %s; a new one is listed as soon as it lies"
                    + " there.",
                Lessons.folder()),
            "lesson-about");
    list.getChildren().addAll(where, open);
  }

  private Node row(Lesson lesson) {
    String title = lesson.title().in(Texts.language());
    Label name = wrapped(title, "lesson-name");
    Label minutes =
        new Label(
            room.isDone(lesson)
                ? Texts.of("%d minutes, done", lesson.minutes())
                : Texts.of("%d minutes", lesson.minutes()));
    minutes.getStyleClass().add("lesson-minutes");
    minutes.setMinWidth(Region.USE_PREF_SIZE);
    Label about = wrapped(lesson.about().in(Texts.language()), "lesson-about");
    HBox head = new HBox(name, minutes);
    if (room.lessons().number(lesson) > 0) {
      Label number = new Label(room.lessons().number(lesson) + ".");
      number.getStyleClass().add("lesson-number");
      number.setMinWidth(Region.USE_PREF_SIZE);
      head.getChildren().add(0, number);
    }
    VBox words = new VBox(head, about);
    HBox.setHgrow(name, Priority.ALWAYS);
    name.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(words, Priority.ALWAYS);
    VBox ways = new VBox();
    ways.getStyleClass().add("lesson-begin");
    int step = room.stepOf(lesson);
    if (step > 0) {
      ways.getChildren()
          .add(
              way(
                  "lesson-go-on-" + lesson.id(),
                  Texts.of("Continue at step %d", step + 1),
                  title,
                  () -> begin(lesson, step)));
    }
    String begin =
        step > 0 || room.isDone(lesson) ? Texts.of("From the beginning") : Texts.of("Begin");
    ways.getChildren()
        .addAll(
            way("lesson-begin-" + lesson.id(), begin, title, () -> begin(lesson, 0)),
            way("lesson-print-" + lesson.id(), Texts.of("Print…"), title, () -> print(lesson)));
    HBox row = new HBox(words, ways);
    row.getStyleClass().add("lesson-row");
    return row;
  }

  private void begin(Lesson lesson, int step) {
    dialog.close();
    room.begin(lesson, step);
  }

  private void print(Lesson lesson) {
    NewFile.ask(
        session,
        dialog.getDialogPane().getScene().getWindow(),
        Texts.of("Print the lesson"),
        lesson.id() + ".html",
        Texts.of("Page for a browser"),
        file -> {
          dialog.close();
          room.print(lesson, file, step -> {})
              .whenComplete(
                  (written, failure) -> {
                    // Who left it knows.
                    if (!(failure instanceof CancellationException)) {
                      NewFile.say(session, file, failure);
                    }
                  });
        });
  }

  private static Button way(String id, String text, String title, Runnable action) {
    Button button = new Button(text);
    button.setId(id);
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setMaxWidth(Double.MAX_VALUE);
    button.setAccessibleText(Texts.of("%s: %s", title, text));
    button.setOnAction(event -> action.run());
    return button;
  }

  private static Label wrapped(String text, String styleClass) {
    Label label = new Label(text);
    label.getStyleClass().add(styleClass);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  /** Beside the window: a system may take its time. */
  private void openFolder() {
    Path folder = Lessons.folder();
    Thread opening =
        new Thread(
            () -> {
              try {
                Files.createDirectories(folder);
                new ProcessBuilder(opener(), folder.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
              } catch (IOException e) {
                Platform.runLater(
                    () ->
                        session.say(
                            Notice.error(
                                Texts.of("The folder could not be opened; it is %s.", folder))));
              }
            },
            "lessons-folder");
    opening.setDaemon(true);
    opening.start();
  }

  private static String opener() {
    String system = System.getProperty("os.name").toLowerCase(java.util.Locale.ROOT);
    if (system.contains("win")) {
      return "explorer";
    }
    return system.contains("mac") ? "open" : "xdg-open";
  }
}
