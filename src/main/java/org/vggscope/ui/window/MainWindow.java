package org.vggscope.ui.window;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntConsumer;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.vggscope.lesson.Lesson;
import org.vggscope.session.Session;
import org.vggscope.session.SessionState;
import org.vggscope.ui.compare.ComparisonModel;
import org.vggscope.ui.evidence.LikesModel;
import org.vggscope.ui.kit.Owner;
import org.vggscope.ui.kit.controls.FocusRing;
import org.vggscope.ui.kit.controls.ZoomPane;
import org.vggscope.ui.lesson.LessonOverlay;
import org.vggscope.ui.lesson.LessonRoom;
import org.vggscope.ui.lesson.Presenter;
import org.vggscope.ui.training.EndQuestion;
import org.vggscope.ui.training.TimeStrip;
import org.vggscope.ui.view.Command;
import org.vggscope.ui.view.ViewEntry;
import org.vggscope.ui.view.Views;

/**
 * The window's areas: the network on top, the picture left, tabs on the selected layer in the
 * centre, the predictions right, the status at the bottom. While two networks are compared, both
 * are on top and the comparison takes the place of tabs and predictions. In the training room a
 * training takes the place of the tabs; while one is watched its moments are above the status.
 */
public final class MainWindow extends ZoomPane {
  /** What the panes need to be of any use, in units of the layout. */
  private static final double LEAST_WIDTH = 680;

  private static final double LEAST_HEIGHT = 460;

  private final Owner owner = new Owner();
  private final Session session;

  /** What was found out of two networks, which the next window shows, too. */
  private final ComparisonModel comparison;

  private final LikesModel likes;

  private final WindowActions actions;
  private final Views views;
  private final WindowCommands commands;

  /** Where somebody goes to anything; null before anybody did. */
  private GoToPopup goTo;

  private final WindowMenu menu;
  private final CameraBar camera;
  private final BorderPane body = new BorderPane();
  private final StackPane whole;

  /** The lesson that is played, which the next window goes on with, too. */
  private final LessonRoom lessons;

  /** Saves and opens sessions, in the next window, too. */
  private final SessionFiles sessions;

  private final LessonOverlay overlay;
  private final Presenter presenter;

  /** A window as somebody sees it who never had one. */
  public MainWindow(Session session) {
    this(session, SessionState.FIRST);
  }

  /**
   * @param earlier how the views are to be
   */
  public MainWindow(Session session, SessionState earlier) {
    this(
        session,
        earlier,
        new ComparisonModel(session),
        new LikesModel(session),
        new LessonRoom(session));
  }

  private MainWindow(
      Session session,
      SessionState earlier,
      ComparisonModel comparison,
      LikesModel likes,
      LessonRoom lessons) {
    this(
        session,
        earlier,
        comparison,
        likes,
        lessons,
        new SessionFiles(session, lessons),
        new StackPane());
  }

  private MainWindow(
      Session session,
      SessionState earlier,
      ComparisonModel comparison,
      LikesModel likes,
      LessonRoom lessons,
      SessionFiles sessions,
      StackPane whole) {
    super(whole, LEAST_WIDTH, LEAST_HEIGHT);
    this.session = session;
    this.comparison = comparison;
    this.likes = likes;
    this.lessons = lessons;
    this.sessions = sessions;
    this.whole = whole;
    actions = new WindowActions(session);
    WindowViews panes =
        new WindowViews(
            session,
            comparison,
            likes,
            actions::chooseWeights,
            () -> actions.beginTraining(getScene(), null));
    views = panes.all();
    views.apply(earlier.views());
    LayerTabs tabs =
        new LayerTabs(
            panes.tabs(),
            () -> {
              session.companion().switchOff();
              session.training().switchOff();
            });
    commands =
        new WindowCommands(
            session,
            actions,
            new LessonCommands(session, lessons, this::getScene),
            new SessionCommands(session, sessions, this::getScene),
            views,
            panes.tabs(),
            this::getScene,
            this::goTo);
    menu = new WindowMenu(owner, session, actions, commands);
    camera = new CameraBar(owner, session);
    body.setId("main-window");
    body.getStyleClass().add("main-window");

    WindowAreas areas =
        new WindowAreas(
            panes.picture().view().content(), tabs, panes.prediction().view().content());

    VBox top = new VBox(menu, new Toolbar(owner, session, actions, menu.takeAway()), camera);
    body.setTop(top);
    NoticeBar notice = new NoticeBar(owner, session);
    StackPane.setAlignment(notice, Pos.BOTTOM_CENTER);
    body.setCenter(new StackPane(areas, notice));
    areas.picture().see(!session.settings().pictureHidden);
    areas.predictions().see(!session.settings().predictionsHidden);
    actions.onRoom(this, areas);
    panes.picture().setOpener(() -> enter(panes.picture(), actions::showPicture));
    panes.prediction().setOpener(() -> enter(panes.prediction(), actions::showPredictions));
    new ComparisonSwitch(owner, session, panes, top, areas);
    new TrainingSwitch(owner, session, panes.training(), areas);
    body.setBottom(new VBox(new TimeStrip(owner, session), new StatusBar(owner, session)));
    PaneMenu.install(body, session, views);
    FileDrop.install(body, session);
    owner.on(
        session.folders().setProperty(),
        pictures -> {
          if (pictures != null) {
            actions.beginTraining(getScene(), pictures);
          }
        });
    owner.on(
        session.folders().classesProperty(),
        classes -> {
          if (classes != null) {
            actions.teachOwnClasses(getScene(), classes);
          }
        });
    views.find(earlier.view()).ifPresent(ViewEntry::open);
    WindowStage stage = new WindowStage(session, views, commands, this::capture);
    lessons.onStage(stage);
    sessions.onStage(stage, actions::chooseWeights);
    actions.onEscape(lessons::escape);
    overlay = new LessonOverlay(owner, lessons, () -> PaneKeys.enter(views));
    presenter = new Presenter(owner, lessons, overlay, this, () -> session.settings().zoom);
    whole.getChildren().addAll(body, overlay, presenter);
  }

  /** All that a person would miss after a restart. */
  public SessionState capture() {
    return session.capture().withViews(views.open().map(ViewEntry::id).orElse(""), views.capture());
  }

  /** The same while no lesson is played; else what there was before it, and will be after it. */
  public SessionState kept() {
    return lessons.before().orElseGet(this::capture);
  }

  /** Says how a window takes the place of this one when another language is chosen. */
  public void onLanguage(Runnable action) {
    actions.onLanguage(action);
  }

  /**
   * Ends this window and makes one that takes its place: the same session, the same choices, in the
   * language in force.
   */
  public MainWindow successor() {
    SessionState now = capture();
    owner.dispose();
    views.dispose();
    // A scene keeps the keys of the menus that were last added to it, and forgets them with these.
    menu.getMenus().clear();
    return new MainWindow(session, now, comparison, likes, lessons, sessions, new StackPane());
  }

  /**
   * Closes, after a question if a training is at work.
   *
   * @param end what closes the window
   */
  public void close(Runnable end) {
    EndQuestion.close(getScene().getWindow(), session, end);
  }

  /** What a person can have it do. */
  List<Command> commands() {
    return commands.all();
  }

  /** Says that there is a first look at it all, to whoever was never told. */
  public void offerFirstLook() {
    lessons.offer();
  }

  /** Plays a lesson and writes a page of it, see {@link LessonRoom#print}. */
  public CompletableFuture<Path> print(Lesson lesson, Path file, IntConsumer reached) {
    return lessons.print(lesson, file, reached);
  }

  /** Its session files. */
  SessionFiles sessions() {
    return sessions;
  }

  /** The lesson that is played in it. */
  LessonRoom lessons() {
    return lessons;
  }

  /** The window's views. */
  public Views views() {
    return views;
  }

  /** Who goes to a side wants to see it. */
  private static void enter(ViewEntry side, Runnable show) {
    show.run();
    side.view().content().requestFocus();
  }

  private void goTo() {
    if (goTo == null) {
      goTo = new GoToPopup(new GoTo(session, commands::all, views), () -> PaneKeys.enter(views));
    }
    goTo.show(getScene());
  }

  /** Dresses a scene that shows this window, and follows the person's choice of theme. */
  void dress(Scene scene) {
    actions.darkProperty().addListener((o, old, dark) -> Themes.dress(scene, dark));
    Themes.dress(scene, actions.darkProperty().get());
    menu.installKeys(owner, scene);
    camera.install(owner, scene);
    PaneKeys.install(owner, scene);
    FocusRing.install(owner, scene, whole);
    // A blank screen is blank: nothing has a ring there.
    presenter.toFront();
    overlay.install(owner, scene);
    presenter.install(owner, scene);
    // Not in the middle of a layout: another style sheet has everything styled anew.
    zoomProperty()
        .addListener(
            (o, old, now) ->
                Platform.runLater(() -> Themes.zoomPopups(scene, zoomProperty().get())));
    Themes.zoomPopups(scene, zoomProperty().get());
  }
}
