package org.vggscope.ui.window;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.application.Platform;
import javafx.scene.Scene;
import org.vggscope.export.Exhibit;
import org.vggscope.model.NetworkSpec;
import org.vggscope.session.ModelView;
import org.vggscope.session.PictureSource;
import org.vggscope.session.Samples;
import org.vggscope.session.Session;
import org.vggscope.text.Language;
import org.vggscope.text.Texts;
import org.vggscope.ui.training.EndQuestion;
import org.vggscope.ui.training.OpenRun;
import org.vggscope.ui.view.Command;
import org.vggscope.ui.view.Exhibits;
import org.vggscope.ui.view.View;
import org.vggscope.ui.view.ViewEntry;
import org.vggscope.ui.view.Views;

/** The window's commands, one object each: what the menu, F1 and <em>Go to anything</em> read. */
final class WindowCommands {
  /** The views that are beside what is looked at, which have commands of their own. */
  static final List<String> BESIDE = List.of("network", "picture", "prediction");

  private final Session session;
  private final List<Command> all = new ArrayList<>();
  private final LessonCommands lessons;
  private final SessionCommands sessions;

  /**
   * @param lessons those about lessons
   * @param sessions those about session files
   * @param tabs the panes that take turns
   * @param goTo opens the list of everything
   */
  WindowCommands(
      Session session,
      WindowActions actions,
      LessonCommands lessons,
      SessionCommands sessions,
      Views views,
      List<ViewEntry> tabs,
      Supplier<Scene> scene,
      Runnable goTo) {
    this.session = session;
    this.lessons = lessons;
    this.sessions = sessions;
    add("open-pictures", Texts.of("_Open pictures…"), "Shortcut+O", actions::choosePictures);
    add("paste", Texts.of("_Paste picture"), "Shortcut+V", actions::paste);
    add(
        "open-camera",
        Texts.of("Open ca_mera…"),
        "Shortcut+Shift+M",
        () -> actions.chooseCamera(scene.get().getWindow()));
    add(
        "freeze-camera",
        Texts.of("Freeze what the camera sees"),
        null,
        session.camera()::freeze,
        () -> session.camera().stateProperty().get().isOn());
    int number = 1;
    for (PictureSource sample : Samples.all()) {
      add(
          "sample-" + number,
          Texts.of("Open sample %s", sample.name()),
          "Shortcut+" + number,
          () -> session.open(List.of(sample)));
      number++;
    }
    add("open-weights", Texts.of("Open _weights…"), "Shortcut+Shift+O", actions::chooseWeights);
    add(
        "download",
        Texts.of("_Download networks…"),
        "Shortcut+D",
        () -> actions.download(scene.get()));
    add(
        "new-training",
        Texts.of("_New training…"),
        "Shortcut+N",
        () -> actions.beginTraining(scene.get(), null));
    add(
        "open-training",
        Texts.of("Open a _training…"),
        null,
        () -> OpenRun.ask(scene.get().getWindow(), session));
    add(
        "own-classes",
        Texts.of("Own _classes…"),
        "Shortcut+Shift+N",
        () -> actions.teachOwnClasses(scene.get(), List.of()));
    add("labels", Texts.of("Class _labels…"), null, actions::chooseLabels);
    add(
        "save-view",
        Texts.of("_Save what is shown…"),
        "Shortcut+S",
        () -> views.open().flatMap(ViewEntry::exhibit).ifPresent(each -> save(each, scene.get())),
        () -> views.open().flatMap(ViewEntry::exhibit).isPresent());
    add(
        "copy-view",
        Texts.of("_Copy what is shown"),
        "Shortcut+Shift+C",
        () -> views.open().flatMap(ViewEntry::exhibit).ifPresent(this::copy),
        () -> views.open().flatMap(ViewEntry::exhibit).isPresent());
    for (String id : BESIDE) {
      ViewEntry side = views.find(id).orElseThrow();
      add(
          "save-" + id,
          Texts.of("Save: %s…", side.title()),
          null,
          () -> side.exhibit().ifPresent(each -> save(each, scene.get())),
          () -> side.exhibit().isPresent());
      add(
          "copy-" + id,
          Texts.of("Copy: %s", side.title()),
          null,
          () -> side.exhibit().ifPresent(this::copy),
          () -> side.exhibit().isPresent());
    }
    ReportSaving report = new ReportSaving(session, views);
    add(
        "save-report",
        Texts.of("Save a _report…"),
        null,
        () -> report.ask(scene.get().getWindow()),
        report::isPossible);
    WalkSaving walk = new WalkSaving(session);
    add(
        "save-walk",
        Texts.of("Save a walk through the la_yers…"),
        null,
        () -> walk.ask(scene.get().getWindow()),
        walk::isPossible);
    add(
        "quit",
        Texts.of("_Quit"),
        "Shortcut+Q",
        () -> EndQuestion.close(scene.get().getWindow(), session, Platform::exit));
    add("go-to", Texts.of("_Go to anything…"), "Shortcut+P", goTo);
    add(
        "undo",
        Texts.of("_Undo network, preprocessing, input size, ablation or session"),
        "Shortcut+Z",
        () -> step(views, View::undo, session.history()::undo),
        () -> isOfOpen(views, View::canUndo) || session.history().canUndo());
    add(
        "redo",
        Texts.of("_Redo network, preprocessing, input size, ablation or session"),
        "Shortcut+Y",
        () -> step(views, View::redo, session.history()::redo),
        () -> isOfOpen(views, View::canRedo) || session.history().canRedo());
    add("next-network", Texts.of("_Next network"), "Shortcut+M", actions::nextModel);
    add(
        "compare",
        Texts.of("_Compare with another network"),
        "Shortcut+K",
        () -> {
          actions.toggleComparison();
          Platform.runLater(() -> PaneKeys.enter(views));
        });
    add(
        "training",
        Texts.of("_Training room"),
        "Shortcut+R",
        () -> {
          actions.toggleTraining();
          Platform.runLater(() -> PaneKeys.enter(views));
        });
    add(
        "larger-input",
        Texts.of("_Larger input"),
        "Shortcut+Up",
        () -> resize(1),
        this::hasNetwork);
    add(
        "smaller-input",
        Texts.of("_Smaller input"),
        "Shortcut+Down",
        () -> resize(-1),
        this::hasNetwork);
    add(
        "previous-layer",
        Texts.of("_Previous layer"),
        "[",
        () -> session.selection().moveLayer(-1),
        this::hasNetwork);
    add(
        "next-layer",
        Texts.of("Ne_xt layer"),
        "]",
        () -> session.selection().moveLayer(1),
        this::hasNetwork);
    add("next-tab", Texts.of("Next _tab"), "Shortcut+Page Down", () -> turn(tabs, views, 1));
    add("previous-tab", Texts.of("Previous ta_b"), "Shortcut+Page Up", () -> turn(tabs, views, -1));
    add(
        "next-page",
        Texts.of("Next page of the tab"),
        "Alt+Page Down",
        () -> turnPage(views, 1),
        () -> hasPages(views));
    add(
        "previous-page",
        Texts.of("Previous page of the tab"),
        "Alt+Page Up",
        () -> turnPage(views, -1),
        () -> hasPages(views));
    add(
        "search-classes",
        Texts.of("_Search the classes"),
        "Shortcut+F",
        () -> views.find("prediction").orElseThrow().open());
    add("zoom-in", Texts.of("_Larger text"), "Shortcut+Plus", () -> actions.zoom(1));
    add("zoom-out", Texts.of("S_maller text"), "Shortcut+Minus", () -> actions.zoom(-1));
    add("zoom-reset", Texts.of("Text at its _usual size"), "Shortcut+0", () -> actions.zoom(0));
    add(
        "picture-side",
        Texts.of("Hide or show the _picture"),
        "Shortcut+B",
        actions::togglePicture);
    add(
        "predictions-side",
        Texts.of("Hide or show the p_redictions"),
        "Shift+Shortcut+B",
        actions::togglePredictions);
    for (Language language : Language.values()) {
      all.add(
          new Command(
              "language-" + language.id(),
              Texts.of("Language: %s", language.title()),
              null,
              () -> actions.speak(language),
              () -> true,
              () ->
                  inAll(
                      language == Language.CHINESE
                          ? Texts.key("language: Chinese, Simplified Chinese")
                          : Texts.key("language: English"))));
    }
    add("theme", Texts.of("Light or dark _theme"), "Shortcut+T", actions::toggleTheme);
    add(
        "keys",
        Texts.of("_Keys"),
        "F1",
        () -> AboutDialog.showKeys(scene.get().getWindow(), all(), views));
    add(
        "words",
        Texts.of("_Words explained"),
        null,
        () -> AboutDialog.showWords(scene.get().getWindow()));
    add("about", Texts.of("_About VggScope"), null, () -> actions.about(scene.get()));
  }

  /** A text in every language: who wants another one may not read the one in force. */
  private static String inAll(String key) {
    return Arrays.stream(Language.values())
        .map(language -> Texts.in(language, key))
        .collect(Collectors.joining(" "));
  }

  /** The pages of the pane that is looked at; none where it has none. */
  private static List<ViewEntry> pages(Views views) {
    return views.openPane().map(ViewEntry::pages).orElse(List.of());
  }

  private static boolean hasPages(Views views) {
    return !pages(views).isEmpty() || isOfOpen(views, View::hasWays);
  }

  private static void turnPage(Views views, int steps) {
    turn(pages(views), views, steps);
    views.open().map(ViewEntry::view).filter(View::hasWays).ifPresent(view -> view.turn(steps));
  }

  /** Opens the one after that which is seen; the first comes after the last. */
  private static void turn(List<ViewEntry> entries, Views views, int steps) {
    for (int i = 0; i < entries.size(); i++) {
      if (entries.get(i).isShown()) {
        entries.get(Math.floorMod(i + steps, entries.size())).open();
        PaneKeys.enter(views);
        return;
      }
    }
  }

  /** A step in what is looked at comes first. */
  private static void step(Views views, Predicate<View> inView, Runnable otherwise) {
    if (!isOfOpen(views, inView)) {
      otherwise.run();
    }
  }

  private static boolean isOfOpen(Views views, Predicate<View> inView) {
    return views.open().map(ViewEntry::view).filter(inView).isPresent();
  }

  private void add(String id, String text, String keys, Runnable action) {
    add(id, text, keys, action, () -> true);
  }

  private void add(String id, String text, String keys, Runnable action, BooleanSupplier possible) {
    all.add(new Command(id, text, keys, action, possible));
  }

  private void save(Exhibit exhibit, Scene scene) {
    Exhibits.save(session, exhibit, scene.getWindow());
  }

  private void copy(Exhibit exhibit) {
    Exhibits.copy(session, exhibit);
  }

  /** All commands, in the order of the menus. */
  List<Command> all() {
    List<Command> now = new ArrayList<>(all);
    now.addAll(sessions.all());
    now.addAll(lessons.all());
    return now;
  }

  /** Those that open the last session files, by the files' names. */
  Map<String, Command> recentSessions() {
    return sessions.recent();
  }

  /**
   * The command of that id.
   *
   * @throws IllegalArgumentException when there is none
   */
  Command get(String id) {
    return all().stream()
        .filter(command -> command.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No command is called " + id));
  }

  private boolean hasNetwork() {
    return session.modelProperty().get() != null;
  }

  private void resize(int steps) {
    ModelView model = session.modelProperty().get();
    if (model != null) {
      NetworkSpec network = model.architecture();
      int size = network.side(session.wanted().size()) + steps * network.step();
      List<Integer> offered = Toolbar.sizes(network);
      if (size >= offered.get(0) && size <= offered.get(offered.size() - 1)) {
        session.setInputSize(size == network.inputSize() ? 0 : size);
      }
    }
  }
}
