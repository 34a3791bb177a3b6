package org.vggscope.ui.window;

import javafx.scene.Scene;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import org.vggscope.session.Session;
import org.vggscope.ui.picture.PicturePane;
import org.vggscope.ui.prediction.PredictionPane;

/**
 * The window's areas: the network on top, the picture left, tabs on the selected layer in the
 * centre, the predictions right, the status at the bottom. While two networks are compared, both
 * are on top and the comparison takes the place of tabs and predictions.
 */
public final class MainWindow extends BorderPane {

  private final WindowActions actions;
  private final WindowCommands commands;
  private final GoToPopup goTo;
  private final WindowMenu menu;

  public MainWindow(Session session) {
    actions = new WindowActions(session);
    LayerTabs tabs = new LayerTabs(session);
    commands = new WindowCommands(session, actions, this::getScene, this::goTo);
    goTo = new GoToPopup(new GoTo(session, commands.all(), tabs));
    menu = new WindowMenu(session, actions, commands);
    setId("main-window");
    getStyleClass().add("main-window");
    getStylesheets().add(MainWindow.class.getResource("window.css").toExternalForm());

    WindowAreas areas =
        new WindowAreas(new PicturePane(session), tabs, new PredictionPane(session));

    VBox top = new VBox(menu, new Toolbar(session, actions));
    setTop(top);
    setCenter(areas);
    new ComparisonSwitch(session, actions, top, areas);
    setBottom(new VBox(new NoticeBar(session), new StatusBar(session)));
    FileDrop.install(this, session);
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
  }
}
