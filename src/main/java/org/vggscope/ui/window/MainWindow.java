package org.vggscope.ui.window;

import javafx.scene.Scene;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import org.vggscope.ui.arithmetic.ArithmeticPane;
import org.vggscope.ui.featuremaps.FeatureMapsPane;
import org.vggscope.ui.kernels.KernelsPane;
import org.vggscope.ui.network.NetworkStrip;
import org.vggscope.ui.picture.PicturePane;
import org.vggscope.ui.prediction.PredictionPane;
import org.vggscope.ui.receptivefield.ReceptiveFieldPane;
import org.vggscope.ui.session.Session;

/**
 * The window's areas: the network on top, the picture left, tabs on the selected layer in the
 * centre, the predictions right, the status at the bottom.
 */
public final class MainWindow extends BorderPane {

  private final WindowActions actions;
  private final WindowMenu menu;

  public MainWindow(Session session) {
    actions = new WindowActions(session);
    menu = new WindowMenu(session, actions);
    setId("main-window");
    getStyleClass().add("main-window");
    getStylesheets().add(MainWindow.class.getResource("window.css").toExternalForm());

    TabPane tabs = layerTabs(session);
    WindowAreas areas =
        new WindowAreas(new PicturePane(session), tabs, new PredictionPane(session));

    setTop(new VBox(menu, new Toolbar(session, actions), new NetworkStrip(session)));
    setCenter(areas);
    setBottom(new VBox(new NoticeBar(session), new StatusBar(session)));
    FileDrop.install(this, session);
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
    ArithmeticPane arithmeticPane = new ArithmeticPane(session);
    Tab arithmetic = new Tab("Arithmetic", arithmeticPane);
    arithmeticPane.shownProperty().bind(arithmetic.selectedProperty());
    ReceptiveFieldPane fieldPane = new ReceptiveFieldPane(session);
    Tab field = new Tab("Receptive field", fieldPane);
    fieldPane.shownProperty().bind(field.selectedProperty());
    tabs.getTabs().addAll(featureMaps, kernels, arithmetic, field);
    return tabs;
  }

  /** Dresses a scene that shows this window, and follows the person's choice of theme. */
  public void dress(Scene scene) {
    actions.darkProperty().addListener((o, old, dark) -> Themes.dress(scene, dark));
    Themes.dress(scene, actions.darkProperty().get());
    menu.installKeys(scene);
  }
}
