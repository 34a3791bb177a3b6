package org.vggscope.ui;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.IntConsumer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.util.Subscription;
import org.vggscope.lesson.Lesson;
import org.vggscope.session.Samples;
import org.vggscope.session.Session;
import org.vggscope.session.settings.Settings;
import org.vggscope.text.Language;
import org.vggscope.text.Texts;
import org.vggscope.ui.window.MainWindow;
import org.vggscope.ui.window.WindowPlace;
import org.vggscope.weights.ModelCatalog;

/**
 * A window in which a lesson is played for a page and which then closes. It is as somebody sees it
 * who never had one, and remembers nothing.
 */
public final class HandoutWindow {
  /** As large as pictures on the page can well be, in pixels. */
  private static final double WIDTH = 1200;

  private static final double HEIGHT = 800;

  private final Session session =
      new Session(ModelCatalog.bundled(), new Settings(), Platform::runLater);

  private final CompletableFuture<Path> printed = new CompletableFuture<>();

  private Stage stage;

  private HandoutWindow() {}

  /**
   * Opens it, plays a lesson, writes the page and closes it; to be called once in a process, from
   * any thread but the window's.
   *
   * @param file where to; one that is there is replaced
   * @param reached told the number of each step, from 1, when it is done, on the window's thread
   * @throws IOException when the page cannot be written
   * @throws java.util.concurrent.CancellationException when somebody closed the window or left the
   *     lesson
   * @throws UnsupportedOperationException when there is no screen
   */
  public static void print(Lesson lesson, Language language, Path file, IntConsumer reached)
      throws IOException, InterruptedException {
    Texts.speak(language);
    HandoutWindow window = new HandoutWindow();
    // The process ends as any command's does.
    Platform.setImplicitExit(false);
    Platform.startup(() -> window.open(lesson, file, reached));
    try {
      window.printed.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException failure ? failure : new IOException(e.getCause());
    } finally {
      Platform.runLater(window::close);
    }
  }

  private void open(Lesson lesson, Path file, IntConsumer reached) {
    Thread.currentThread()
        .setUncaughtExceptionHandler((thread, e) -> printed.completeExceptionally(e));
    stage = new Stage();
    session.start(List.of(Samples.first()));
    MainWindow window = new MainWindow(session);
    Scene scene = WindowPlace.scene(window, WIDTH, HEIGHT);
    stage.setTitle(lesson.title().in(Texts.language()));
    stage.setScene(scene);
    stage.setMinWidth(WIDTH);
    stage.setMinHeight(HEIGHT);
    stage.setOnHidden(event -> printed.cancel(false));
    stage.show();
    // Once more when it is there, which some window managers need.
    Platform.runLater(
        () -> {
          stage.setWidth(WIDTH + stage.getWidth() - scene.getWidth());
          stage.setHeight(HEIGHT + stage.getHeight() - scene.getHeight());
        });
    Subscription[] following = {Subscription.EMPTY};
    following[0] =
        session
            .resultProperty()
            .subscribe(
                result -> {
                  if (result != null && !printed.isDone()) {
                    following[0].unsubscribe();
                    print(window, lesson, file, reached);
                  }
                });
  }

  private void close() {
    stage.hide();
    session.close();
  }

  private void print(MainWindow window, Lesson lesson, Path file, IntConsumer reached) {
    window
        .print(lesson, file, reached)
        .whenComplete(
            (written, failure) -> {
              if (failure == null) {
                printed.complete(written);
              } else {
                printed.completeExceptionally(failure);
              }
            });
  }
}
