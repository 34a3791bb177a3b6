package org.vggscope.ui.window;

import javafx.scene.Scene;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import org.vggscope.session.Session;
import org.vggscope.session.SessionState;
import org.vggscope.ui.view.ViewEntry;
import org.vggscope.ui.view.Views;

/**
 * The window's areas: the network on top, the picture left, tabs on the selected layer in the
 * centre, the predictions right, the status at the bottom. While two networks are compared, both
 * are on top and the comparison takes the place of tabs and predictions.
 */
public final class MainWindow extends BorderPane {

  private final Session session;
  private final WindowActions actions;
  private final Views views;
  private final WindowCommands commands;
  private final GoToPopup goTo;
  private final WindowMenu menu;

  /** A window as somebody sees it who never had one. */
  public MainWindow(Session session) {
    this(session, SessionState.FIRST);
  }

  /**
   * @param earlier how the views are to be
   */
  public MainWindow(Session session, SessionState earlier) {
    this.session = session;
    actions = new WindowActions(session);
    WindowViews panes = new WindowViews(session, actions::chooseWeights);
    views = panes.all();
    views.apply(earlier.views());
    LayerTabs tabs = new LayerTabs(panes.tabs(), session.companion()::switchOff);
    commands =
        new WindowCommands(session, actions, views, panes.tabs(), this::getScene, this::goTo);
    goTo =
        new GoToPopup(
            new GoTo(session, commands.all(), views),
            () -> views.open().ifPresent(open -> PaneKeys.enter(open.view().content())));
    menu = new WindowMenu(session, actions, commands);
    setId("main-window");
    getStyleClass().add("main-window");
    getStylesheets().add(MainWindow.class.getResource("window.css").toExternalForm());

    WindowAreas areas =
        new WindowAreas(
            panes.picture().view().content(), tabs, panes.prediction().view().content());

    VBox top = new VBox(menu, new Toolbar(session, actions));
    setTop(top);
    setCenter(areas);
    new ComparisonSwitch(session, panes, top, areas);
    setBottom(new VBox(new NoticeBar(session), new StatusBar(session)));
    FileDrop.install(this, session);
    views.find(earlier.view()).ifPresent(ViewEntry::open);
  }

  /** All that a person would miss after a restart. */
  public SessionState capture() {
    return session.capture().withViews(views.open().map(ViewEntry::id).orElse(""), views.capture());
  }

  /** The window's views. */
  public Views views() {
    return views;
  }

  private void goTo() {
    goTo.show(getScene());
  }

  /** Dresses a scene that shows this window, and follows the person's choice of theme. */
  public void dress(Scene scene) {
    actions.darkProperty().addListener((o, old, dark) -> Themes.dress(scene, dark));
    Themes.dress(scene, actions.darkProperty().get());
    menu.installKeys(scene);
    PaneKeys.install(scene);
    FocusRing.install(scene, this);
  }
}
