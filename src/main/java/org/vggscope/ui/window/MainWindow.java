package org.vggscope.ui.window;

import javafx.application.Platform;
import javafx.beans.value.ChangeListener;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import org.vggscope.ui.featuremaps.FeatureMapsPane;
import org.vggscope.ui.kernels.KernelsPane;
import org.vggscope.ui.network.NetworkStrip;
import org.vggscope.ui.picture.PicturePane;
import org.vggscope.ui.prediction.PredictionPane;
import org.vggscope.ui.session.Session;

/**
 * The window's areas: the network on top, the picture left, tabs on the selected layer in the
 * centre, the predictions right, the status at the bottom.
 */
public final class MainWindow extends BorderPane {
  private static final double LEFT = 0.2;
  private static final double RIGHT = 0.78;

  private final WindowActions actions;
  private final WindowMenu menu;

  public MainWindow(Session session) {
    actions = new WindowActions(session);
    menu = new WindowMenu(session, actions);
    setId("main-window");
    getStyleClass().add("main-window");
    getStylesheets().add(MainWindow.class.getResource("window.css").toExternalForm());

    TabPane tabs = layerTabs(session);
    SplitPane areas = new SplitPane(new PicturePane(session), tabs, new PredictionPane(session));
    areas.getStyleClass().add("areas");
    placeDividers(areas);
    SplitPane.setResizableWithParent(areas.getItems().get(0), false);
    SplitPane.setResizableWithParent(areas.getItems().get(2), false);

    setTop(new VBox(menu, new Toolbar(session, actions), new NetworkStrip(session)));
    setCenter(areas);
    setBottom(new VBox(new NoticeBar(session), new StatusBar(session)));
    FileDrop.install(this, session, actions);
  }

  private static TabPane layerTabs(Session session) {
    TabPane tabs = new TabPane();
    tabs.setId("layer-tabs");
    tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
    Tab featureMaps = new Tab("Feature maps", new FeatureMapsPane(session));
    KernelsPane kernelsPane = new KernelsPane(session);
    Tab kernels = new Tab("Kernels", kernelsPane);
    kernelsPane.shownProperty().bind(kernels.selectedProperty());
    kernelsPane.setOnFollowed(() -> tabs.getSelectionModel().select(featureMaps));
    tabs.getTabs().addAll(featureMaps, kernels);
    return tabs;
  }

  /**
   * Gives the areas their shares of the width until somebody moves a divider. A window gets its
   * width in several steps, and the panes at the sides do not keep a share of their own accord.
   */
  private static void placeDividers(SplitPane areas) {
    ChangeListener<Number> shares =
        (width, before, now) -> Platform.runLater(() -> areas.setDividerPositions(LEFT, RIGHT));
    areas.widthProperty().addListener(shares);
    areas.addEventFilter(
        MouseEvent.MOUSE_DRAGGED,
        event -> {
          if (event.getTarget() instanceof Node node
              && node.getStyleClass().contains("split-pane-divider")) {
            areas.widthProperty().removeListener(shares);
          }
        });
  }

  /** Dresses a scene that shows this window, and follows the person's choice of theme. */
  public void dress(Scene scene) {
    actions.darkProperty().addListener((o, old, dark) -> Themes.dress(scene, dark));
    Themes.dress(scene, actions.darkProperty().get());
    menu.installKeys(scene);
  }
}
