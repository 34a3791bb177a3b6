package org.vggscope.ui;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.control.TabPane;
import javafx.stage.Stage;
import org.testfx.framework.junit5.ApplicationTest;
import org.testfx.util.WaitForAsyncUtils;
import org.vggscope.export.Exhibit;
import org.vggscope.export.ExhibitFormat;
import org.vggscope.export.Look;
import org.vggscope.session.Samples;
import org.vggscope.session.Selection;
import org.vggscope.session.Session;
import org.vggscope.session.SessionState;
import org.vggscope.session.ViewState;
import org.vggscope.session.settings.Settings;
import org.vggscope.text.Language;
import org.vggscope.text.Texts;
import org.vggscope.ui.view.ExhibitFile;
import org.vggscope.ui.view.View;
import org.vggscope.ui.view.ViewEntry;
import org.vggscope.ui.window.MainWindow;
import org.vggscope.ui.window.WindowPlace;
import org.vggscope.weights.ModelCatalog;

/**
 * The real window on the bundled VGG16, with the first sample already classified. Runs on a screen
 * that is not there.
 */
public abstract class WindowTest extends ApplicationTest {
  private static final int SECONDS = 60;

  /** What takes long on a slow machine has come by then. */
  private static final int MINUTES = 3;

  protected Session session;
  protected Settings settings;
  protected Stage stage;
  protected MainWindow window;

  /** What the window remembers from an earlier run; the usual settings unless overridden. */
  protected Settings rememberedSettings() {
    return new Settings();
  }

  /** What was open in an earlier run; nothing unless overridden. */
  protected SessionState rememberedState() {
    return SessionState.FIRST;
  }

  /** A first session in which a layer is selected. */
  protected static SessionState at(String layer) {
    SessionState first = SessionState.FIRST;
    return new SessionState(
        first.network(),
        first.inputSize(),
        null,
        null,
        List.of(),
        new SessionState.Selected(layer, Selection.NONE, null, Selection.NONE),
        false,
        "",
        "",
        Map.of());
  }

  /** Saves what a view shows, in the format of the file's ending; drawn light, at its own size. */
  protected void save(View view, Path file) {
    save(view.exhibit().orElseThrow(), file);
  }

  /** As above. */
  protected void save(Exhibit exhibit, Path file) {
    session.say(
        new ExhibitFile(exhibit, ExhibitFormat.PNG, Look.LIGHT, 1).write(file, () -> false));
  }

  /** What a view would take back in the next run. */
  protected ViewState captured(String view) {
    return window.capture().views().getOrDefault(view, ViewState.NONE);
  }

  @Override
  public void start(Stage primary) {
    stage = primary;
    settings = rememberedSettings();
    session = new Session(ModelCatalog.bundled(), settings, Platform::runLater);
    session.start(rememberedState(), List.of(Samples.first()));
    show(new MainWindow(session, rememberedState()), settings.windowWidth, settings.windowHeight);
    // The window before this one may have been made smaller.
    stage.sizeToScene();
    stage.show();
  }

  private void show(MainWindow shown, double width, double height) {
    window = shown;
    window.onLanguage(this::rebuild);
    stage.setScene(WindowPlace.scene(window, width, height));
  }

  /** Builds the window anew, in the language in force, as the program does. */
  protected void rebuild() {
    window = window.successor();
    window.onLanguage(this::rebuild);
    WindowPlace.replace(stage.getScene(), window);
  }

  @Override
  public void stop() {
    session.close();
    Texts.speak(Language.ENGLISH);
  }

  /** Waits until all work is done and painted, that which an answer leads to, too. */
  protected void awaitIdle() {
    try {
      // What is answered is shown by the window's thread, and there panes ask what they want to
      // know.
      do {
        WaitForAsyncUtils.waitFor(SECONDS, TimeUnit.SECONDS, () -> !session.isBusy());
        WaitForAsyncUtils.waitForFxEvents();
      } while (session.isBusy());
      WaitForAsyncUtils.waitForFxEvents();
    } catch (TimeoutException e) {
      throw new AssertionError("The program was still busy after " + SECONDS + " seconds", e);
    }
  }

  /**
   * Waits for something to be seen.
   *
   * @param condition looked at on the window's thread, for what is looked through may change
   */
  protected static void await(String what, Callable<Boolean> condition) {
    try {
      WaitForAsyncUtils.waitFor(
          MINUTES,
          TimeUnit.MINUTES,
          () -> WaitForAsyncUtils.waitForAsyncFx(TimeUnit.MINUTES.toMillis(1), condition));
      WaitForAsyncUtils.waitForFxEvents();
    } catch (TimeoutException e) {
      throw new AssertionError("Nobody saw " + what, e);
    }
  }

  /** As above. */
  protected static void await(Callable<Boolean> condition) {
    await("it", condition);
  }

  /** Runs something on the window's thread and waits for it. */
  protected void onWindow(Runnable action) {
    interact(action);
    WaitForAsyncUtils.waitForFxEvents();
  }

  /** Opens each page, and each pane that has none, and looks at it once all is there. */
  protected void forEachPage(Consumer<ViewEntry> look) {
    for (ViewEntry entry : window.views().all()) {
      if (!entry.isSide() && entry.pages().isEmpty()) {
        onWindow(entry::open);
        awaitIdle();
        sleep(100);
        look.accept(entry);
      }
    }
  }

  /** Opens one of the tabs on the selected layer and waits for what it shows. */
  protected void openTab(String title) {
    onWindow(
        () -> {
          TabPane tabs = lookup("#layer-tabs").queryAs(TabPane.class);
          tabs.getSelectionModel()
              .select(
                  tabs.getTabs().stream()
                      .filter(tab -> tab.getText().equals(title))
                      .findFirst()
                      .orElseThrow());
        });
    awaitIdle();
  }
}
