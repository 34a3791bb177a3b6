package org.vggscope.ui.compare;

import javafx.geometry.Orientation;
import javafx.scene.control.SplitPane;
import org.vggscope.session.Session;

/** What both networks answer: to the current picture, and to a folder of pictures. */
final class AnswersPage extends SplitPane {
  /** From this width on both stand side by side. */
  private static final double WIDE = 980;

  AnswersPage(Session session, ComparisonModel model) {
    super(new RankingGrid(model), new AgreementBox(session, model));
    setId("compare-answers-page");
    getStyleClass().add("answers-page");
    widthProperty()
        .addListener(
            (o, old, width) -> {
              boolean wide = width.doubleValue() >= WIDE;
              setOrientation(wide ? Orientation.HORIZONTAL : Orientation.VERTICAL);
              setDividerPositions(wide ? 0.6 : 0.56);
            });
  }
}
