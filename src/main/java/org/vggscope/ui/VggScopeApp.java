package org.vggscope.ui;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.vggscope.model.Prediction;
import org.vggscope.session.Notice;
import org.vggscope.session.PictureResult;
import org.vggscope.session.PictureSource;
import org.vggscope.session.Samples;
import org.vggscope.session.Session;
import org.vggscope.session.SessionState;
import org.vggscope.session.kept.StateStore;
import org.vggscope.session.settings.Settings;
import org.vggscope.session.settings.SettingsStore;
import org.vggscope.support.GivenPath;
import org.vggscope.text.ClassNames;
import org.vggscope.text.Language;
import org.vggscope.text.Texts;
import org.vggscope.text.Wording;
import org.vggscope.text.format.PredictionFormat;
import org.vggscope.ui.kit.dialog.Dialogs;
import org.vggscope.ui.window.MainWindow;
import org.vggscope.ui.window.WindowPlace;
import org.vggscope.weights.ModelCatalog;

/**
 * The desktop program. Its arguments are pictures, weights, sessions and folders to open; without
 * any what was open the last time is shown.
 */
public final class VggScopeApp extends Application {
  /** Name of the parameter that says the language, by its id. */
  public static final String LANGUAGE = "language";

  private static final double MIN_WIDTH = 1024;
  private static final double MIN_HEIGHT = 700;

  /** What JavaFX hands to X11 as no valid UTF-8, so that window managers end a title there. */
  private static final Pattern BEYOND = Pattern.compile("[\\x{10000}-\\x{10ffff}]");

  /** So often it is looked whether there is anything new to be kept. */
  private static final Duration KEPT = Duration.seconds(2);

  /** Seconds that the end waits for files that a person has saved. */
  private static final int SAVING = 120;

  /** Seconds that the end waits for what is being written. */
  private static final int PATIENCE = 3;

  private final SettingsStore store = SettingsStore.ofUser();
  private final StateStore states = new StateStore(store.file());

  /** Writes one after the other, the latest last. */
  private final ExecutorService keeper =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread thread = new Thread(work, "keeper");
            thread.setDaemon(true);
            return thread;
          });

  /** Sessions that are opened as soon as there is a window. */
  private final List<PictureSource> sessions = new ArrayList<>();

  /** Folders of which it is then found out what is to become of them. */
  private final List<PictureSource> folders = new ArrayList<>();

  private MainWindow window;
  private SessionState earlier;
  private SessionState kept;
  private byte[] keptPreferences;
  private Settings settings;
  private Session session;

  @Override
  public void init() {
    settings = store.load();
    String asked = getParameters().getNamed().get(LANGUAGE);
    Texts.speak(Language.of(asked == null ? settings.language : asked));
    earlier = states.load();
    session = new Session(ModelCatalog.bundled(), settings, Platform::runLater);
    List<PictureSource> pictures = new ArrayList<>();
    List<String> problems = new ArrayList<>(store.problems());
    problems.addAll(states.problems());
    for (String argument : getParameters().getUnnamed()) {
      try {
        PictureSource.File given = new PictureSource.File(GivenPath.of(argument));
        if (Files.isDirectory(given.path())) {
          folders.add(given);
        } else {
          (given.isSessionFile() ? sessions : pictures).add(given);
        }
      } catch (InvalidPathException e) {
        problems.add(Texts.of(GivenPath.impossible(argument)));
      }
    }
    // The engine loads while the toolkit builds the window.
    // Somebody who brings only weights has no picture yet.
    boolean onlyWeights =
        !pictures.isEmpty() && pictures.stream().allMatch(PictureSource::isWeightFile);
    if (onlyWeights) {
      pictures.add(earlier.picture() == null ? Samples.first() : earlier.picture());
    }
    session.start(earlier, pictures);
    if (!problems.isEmpty()) {
      session.say(Notice.error(oneAfterTheOther(problems)));
    }
    Thread check = new Thread(() -> checkPlace(problems), "settings check");
    check.setDaemon(true);
    check.start();
  }

  /** Beside the rest of the start, which has no time to wait for it. */
  private void checkPlace(List<String> problems) {
    String problem = store.checkPlace();
    if (problem != null) {
      List<String> all = new ArrayList<>(problems);
      all.add(problem);
      Platform.runLater(() -> session.say(Notice.error(oneAfterTheOther(all))));
    }
  }

  private static String oneAfterTheOther(List<String> sentences) {
    return sentences.stream().reduce((one, next) -> Texts.of("%s %s", one, next)).orElse("");
  }

  @Override
  public void start(Stage stage) {
    // Whatever goes wrong on the window's thread is said, and the window stays.
    Thread.currentThread().setUncaughtExceptionHandler((thread, e) -> session.unexpected(e));
    stage.setOnCloseRequest(
        event -> {
          event.consume();
          window.close(Platform::exit);
        });
    stage.setMinWidth(MIN_WIDTH);
    stage.setMinHeight(MIN_HEIGHT);
    Rectangle2D screen = Screen.getPrimary().getVisualBounds();
    // The size of what is inside: how much the frame adds is known only when there is one.
    double width = Math.min(settings.windowWidth, screen.getWidth());
    double height = Math.min(settings.windowHeight, screen.getHeight());
    MainWindow first = new MainWindow(session, earlier);
    stage.setScene(WindowPlace.scene(first, width, height));
    show(stage, first);
    // A window as large as the screen with its frame on top fits nowhere; maximised it does.
    stage.setMaximized(
        settings.windowMaximized
            || settings.windowWidth >= screen.getWidth()
            || settings.windowHeight >= screen.getHeight());
    stage.show();
    Platform.runLater(
        () -> {
          stage.getIcons().add(new Image(VggScopeApp.class.getResourceAsStream("icon.png")));
          settle(stage, width, height);
          follow(stage);
          session.open(sessions);
          if (!folders.isEmpty()) {
            session.open(() -> folders, "");
          }
          // Once there is something to look at: what is being loaded takes lines away.
          session
              .resultProperty()
              .subscribe(
                  result -> {
                    if (result != null) {
                      window.offerFirstLook();
                    }
                  });
        });
    Timeline keeping = new Timeline(new KeyFrame(KEPT, event -> keepInBackground()));
    keeping.setCycleCount(Animation.INDEFINITE);
    keeping.play();
  }

  private void show(Stage stage, MainWindow shown) {
    window = shown;
    window.onLanguage(() -> rebuild(stage));
    stage.titleProperty().bind(session.resultProperty().map(VggScopeApp::title).orElse("VggScope"));
  }

  /** Puts a window in another language in the place of the one there is. */
  private void rebuild(Stage stage) {
    MainWindow successor = window.successor();
    WindowPlace.replace(stage.getScene(), successor);
    show(stage, successor);
  }

  /** While the program runs, so that whatever ends it takes nothing away. */
  private void keepInBackground() {
    SessionState now = state();
    byte[] preferences = store.bytes(settings);
    if (!now.equals(kept) || !Arrays.equals(preferences, keptPreferences)) {
      kept = now;
      keptPreferences = preferences;
      keeper.execute(() -> keep(preferences, now));
    }
  }

  private void keep(byte[] preferences, SessionState now) {
    try {
      store.save(preferences);
      states.save(now);
    } catch (IOException e) {
      // It is tried once more at the end, and said then.
      return;
    }
  }

  /** Until something is there to be seen, what is to be kept is what was kept. */
  private SessionState state() {
    return window == null || session.resultProperty().get() == null ? earlier : window.kept();
  }

  /**
   * {@code coffee.png: espresso 93.1 % — VggScope}, so that the answer is seen in a list of
   * windows.
   */
  static String title(PictureResult result) {
    String name = result.picture().source().name();
    String title =
        result.ranked().isEmpty()
            ? Texts.of("%s — VggScope", name)
            : title(name, result.ranked().get(0));
    return BEYOND.matcher(title).replaceAll("□");
  }

  private static String title(String name, Prediction first) {
    String label = ClassNames.of(first.id(), first.label());
    String probability = PredictionFormat.probability(first.probability());
    return Texts.of("%s: %s %s — VggScope", name, label, probability);
  }

  /**
   * Gives the window its size again, which some window managers overlook while it opens. The size
   * that is remembered is that of what is inside, and the one that it had before it was maximised.
   */
  private void settle(Stage stage, double width, double height) {
    Scene scene = stage.getScene();
    if (!stage.isMaximized()) {
      stage.setWidth(width + stage.getWidth() - scene.getWidth());
      stage.setHeight(height + stage.getHeight() - scene.getHeight());
    }
    stage
        .maximizedProperty()
        .addListener((o, old, now) -> Platform.runLater(() -> remember(stage)));
  }

  private void follow(Stage stage) {
    Scene scene = stage.getScene();
    scene.widthProperty().addListener((o, old, now) -> Platform.runLater(() -> remember(stage)));
    scene.heightProperty().addListener((o, old, now) -> Platform.runLater(() -> remember(stage)));
  }

  private void remember(Stage stage) {
    if (Dialogs.isAsking(stage)) {
      return;
    }
    settings.windowMaximized = stage.isMaximized();
    if (!stage.isMaximized() && !stage.isFullScreen() && !stage.isIconified()) {
      settings.windowWidth = stage.getScene().getWidth();
      settings.windowHeight = stage.getScene().getHeight();
    }
  }

  @Override
  public void stop() {
    SessionState last = state();
    if (window != null) {
      // Nobody looks at a window that does nothing any more.
      window.getScene().getWindow().hide();
    }
    session.finishFiles(SAVING);
    session.close();
    endKeeping();
    written(String.valueOf(store.file()), () -> store.save(store.bytes(settings)));
    written("session.json beside it", () -> states.saveLast(last));
  }

  /** What is still being written is older than the last. */
  private void endKeeping() {
    keeper.shutdownNow();
    try {
      keeper.awaitTermination(PATIENCE, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Something to be written. */
  private interface Writing {
    void write() throws IOException;
  }

  private static void written(String file, Writing writing) {
    try {
      writing.write();
    } catch (IOException e) {
      System.err.printf("%s could not be written: %s%n", file, Wording.of(e));
    }
  }
}
