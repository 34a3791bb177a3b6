package org.vggscope.ui.compare;

import java.util.Optional;
import javafx.geometry.Orientation;
import javafx.scene.control.SplitPane;
import org.vggscope.export.Exhibit;
import org.vggscope.export.compare.AnswersExhibit;
import org.vggscope.session.Session;
import org.vggscope.ui.kit.Owner;
import org.vggscope.ui.view.ViewPane;

/** What both networks answer: to the current picture, and to a folder of pictures. */
final class AnswersPage extends ViewPane {
  /** From this width on both stand side by side. */
  private static final double WIDE = 980;

  private final ComparisonModel model;

  AnswersPage(Owner owner, Session session, ComparisonModel model) {
    this.model = model;
    SplitPane parts =
        new SplitPane(new RankingGrid(owner, model), new AgreementBox(owner, session, model));
    setId("compare-answers-page");
    parts.getStyleClass().add("answers-page");
    setCenter(parts);
    widthProperty()
        .addListener(
            (o, old, width) -> {
              boolean wide = width.doubleValue() >= WIDE;
              parts.setOrientation(wide ? Orientation.HORIZONTAL : Orientation.VERTICAL);
              parts.setDividerPositions(wide ? 0.6 : 0.56);
            });
  }

  @Override
  public Optional<Exhibit> exhibit() {
    return model
        .pair()
        .map(
            pair ->
                new AnswersExhibit(
                    pair,
                    model.comparison(),
                    ComparisonModel.TOP,
                    model.agreementProperty().get()));
  }
}
