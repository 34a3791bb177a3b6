package org.vggscope.ui.window;

import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import org.vggscope.ui.featuremaps.FeatureMapsPane;
import org.vggscope.ui.network.NetworkStrip;
import org.vggscope.ui.picture.PicturePane;
import org.vggscope.ui.prediction.PredictionPane;
import org.vggscope.ui.session.Session;

/**
 * The window's areas: the network on top, the picture left, tabs on the selected layer in the
 * centre, the predictions right, the status at the bottom.
 */
public final class MainWindow extends BorderPane {
  private final TabPane tabs = new TabPane();

  public MainWindow(Session session) {
    getStyleClass().add("main-window");
    tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
    tabs.getTabs().add(new Tab("Feature maps", new FeatureMapsPane(session)));

    SplitPane areas = new SplitPane(new PicturePane(session), tabs, new PredictionPane(session));
    areas.setDividerPositions(0.2, 0.78);
    SplitPane.setResizableWithParent(areas.getItems().get(0), false);
    SplitPane.setResizableWithParent(areas.getItems().get(2), false);

    setTop(new VBox(new NetworkStrip(session)));
    setCenter(areas);
    setBottom(new StatusBar(session));
  }
}
