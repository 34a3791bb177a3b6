package org.vggscope.ui.window;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import org.vggscope.session.Session;
import org.vggscope.ui.arithmetic.ArithmeticPane;
import org.vggscope.ui.evidence.EvidencePane;
import org.vggscope.ui.featuremaps.FeatureMapsPane;
import org.vggscope.ui.kernels.KernelsPane;
import org.vggscope.ui.preprocessing.PreprocessingPane;
import org.vggscope.ui.receptivefield.ReceptiveFieldPane;

/**
 * The tabs on the selected layer. Each pane is built when its tab is first opened, so that the
 * window need not wait for those that nobody looks at.
 */
final class LayerTabs extends TabPane {
  /** Below this width the titles would not all fit. */
  private static final double WIDE = 640;

  LayerTabs(Session session) {
    setId("layer-tabs");
    setTabClosingPolicy(TabClosingPolicy.UNAVAILABLE);
    widthProperty().addListener((o, old, width) -> squeeze(width.doubleValue()));
    add("Feature maps", new FeatureMapsPane(session));
    add("Kernels", session, this::kernels, KernelsPane::shownProperty);
    add("Arithmetic", session, ArithmeticPane::new, ArithmeticPane::shownProperty);
    add("Receptive field", session, ReceptiveFieldPane::new, ReceptiveFieldPane::shownProperty);
    add("Evidence", session, EvidencePane::new, EvidencePane::shownProperty);
    add("Preprocessing", session, PreprocessingPane::new, PreprocessingPane::shownProperty);
  }

  /** What the tabs are called, in their order. */
  List<String> titles() {
    return getTabs().stream().map(Tab::getText).toList();
  }

  /** Opens the tab of that title. */
  void open(String title) {
    getTabs().stream()
        .filter(tab -> tab.getText().equals(title))
        .findFirst()
        .ifPresent(getSelectionModel()::select);
  }

  private void squeeze(double width) {
    getStyleClass().remove(Styles.DENSE);
    if (width < WIDE) {
      getStyleClass().add(Styles.DENSE);
    }
  }

  private KernelsPane kernels(Session session) {
    KernelsPane pane = new KernelsPane(session);
    pane.setOnFollowed(() -> getSelectionModel().selectFirst());
    return pane;
  }

  private void add(String title, Node pane) {
    getTabs().add(new Tab(title, pane));
  }

  /**
   * Adds a tab.
   *
   * @param maker builds its pane
   * @param shown what the pane wants to be told of whether it is seen
   */
  private <P extends Node> void add(
      String title,
      Session session,
      Function<Session, P> maker,
      Function<P, BooleanProperty> shown) {
    Tab tab = new Tab(title);
    tab.selectedProperty()
        .addListener(
            (o, old, selected) -> {
              if (selected && tab.getContent() == null) {
                P pane = maker.apply(session);
                tab.setContent(pane);
                shown.apply(pane).bind(tab.selectedProperty().and(sceneProperty().isNotNull()));
              }
            });
    getTabs().add(tab);
  }
}
