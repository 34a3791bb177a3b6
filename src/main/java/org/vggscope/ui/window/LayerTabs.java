package org.vggscope.ui.window;

import atlantafx.base.theme.Styles;
import java.util.List;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import org.vggscope.ui.kit.controls.Scrolled;
import org.vggscope.ui.view.ViewEntry;

/**
 * The tabs on the selected layer. Each pane is built when its tab is first opened, so that the
 * window need not wait for those that nobody looks at.
 */
final class LayerTabs extends TabPane {
  /** Below this width the titles would not all fit. */
  private static final double WIDE = 640;

  /**
   * @param atFront what is to be done before a tab can be seen
   */
  LayerTabs(List<ViewEntry> panes, Runnable atFront) {
    setId("layer-tabs");
    setTabClosingPolicy(TabClosingPolicy.UNAVAILABLE);
    widthProperty().addListener((o, old, width) -> squeeze(width.doubleValue()));
    for (ViewEntry pane : panes) {
      Tab tab = new Tab(pane.title());
      tab.selectedProperty()
          .addListener(
              (o, old, selected) -> {
                if (selected) {
                  fill(tab, pane);
                }
              });
      pane.setOpener(
          () -> {
            atFront.run();
            getSelectionModel().select(tab);
          });
      getTabs().add(tab);
    }
    // Not before the mouse comes, as with all tips.
    addEventFilter(MouseEvent.MOUSE_ENTERED, event -> explain(panes));
  }

  private void explain(List<ViewEntry> panes) {
    for (int i = 0; i < panes.size(); i++) {
      if (getTabs().get(i).getTooltip() == null) {
        getTabs().get(i).setTooltip(new Tooltip(panes.get(i).hint()));
      }
    }
  }

  private void fill(Tab tab, ViewEntry pane) {
    if (tab.getContent() == null) {
      Region content = pane.view().content();
      // An arrow that a control leaves alone is not meant for the tabs round it.
      content.addEventHandler(
          KeyEvent.KEY_PRESSED,
          event -> {
            boolean plain = !event.isControlDown() && !event.isAltDown() && !event.isMetaDown();
            if (plain && event.getCode().isArrowKey()) {
              event.consume();
            }
          });
      tab.setContent(new Scrolled(content));
      pane.view().shownProperty().bind(tab.selectedProperty().and(sceneProperty().isNotNull()));
    }
  }

  private void squeeze(double width) {
    getStyleClass().remove(Styles.DENSE);
    if (width < WIDE) {
      getStyleClass().add(Styles.DENSE);
    }
  }
}
