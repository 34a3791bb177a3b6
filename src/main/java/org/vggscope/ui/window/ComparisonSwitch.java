package org.vggscope.ui.window;

import javafx.scene.Node;
import javafx.scene.layout.VBox;
import org.vggscope.session.Companion;
import org.vggscope.session.Session;
import org.vggscope.ui.kit.Owner;
import org.vggscope.ui.network.PairStrip;
import org.vggscope.ui.view.ViewEntry;

/**
 * Turns the window from one network to two and back. What shows two is built when it is first
 * wanted.
 */
final class ComparisonSwitch {
  private final Owner owner;
  private final Session session;
  private final Companion companion;
  private final VBox top;
  private final WindowAreas areas;
  private final Node strip;
  private final ViewEntry comparison;
  private PairStrip pairStrip;

  /**
   * @param owner whom its listeners go with
   * @param top what gets the network's layers, last of all
   * @param areas what gets the comparison
   */
  ComparisonSwitch(Owner owner, Session session, WindowViews views, VBox top, WindowAreas areas) {
    this.owner = owner;
    this.session = session;
    this.companion = session.companion();
    this.top = top;
    this.areas = areas;
    this.strip = views.network().view().content();
    this.comparison = views.compare();
    top.getChildren().add(strip);
    owner.on(companion.onProperty(), this::turn);
    owner.on(companion.pairs().pairsProperty(), this::showStrip);
    if (companion.onProperty().get()) {
      turn(true);
    }
  }

  private void turn(boolean on) {
    if (on && pairStrip == null) {
      comparison.view().shownProperty().bind(companion.onProperty());
      pairStrip = new PairStrip(owner, session);
    }
    areas.compare(on ? comparison.view().content() : null);
    showStrip();
  }

  /** Until there is a second network, the first one is on top as ever. */
  private void showStrip() {
    boolean two = pairStrip != null && companion.pairs().pairsProperty().get() != null;
    top.getChildren().set(top.getChildren().size() - 1, two ? pairStrip : strip);
  }
}
