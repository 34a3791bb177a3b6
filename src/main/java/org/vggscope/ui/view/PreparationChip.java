package org.vggscope.ui.view;

import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import org.vggscope.session.ModelView;
import org.vggscope.session.Session;
import org.vggscope.ui.kit.Owner;

/**
 * Stands where answers stand, and says so while they are answers to a picture that was not prepared
 * as the weights want it.
 */
public final class PreparationChip extends FlowPane {
  private final Session session;
  private final Label said = new Label();

  /**
   * @param id what the ids of its parts begin with
   */
  public PreparationChip(Owner owner, Session session, String id) {
    this.session = session;
    getStyleClass().add("preparation-chip");
    setAlignment(Pos.CENTER_LEFT);
    setPrefWrapLength(0);
    setId(id);
    said.setId(id + "-said");
    said.setWrapText(true);
    said.setMinHeight(USE_PREF_SIZE);
    Hyperlink back = new Hyperlink("Back to the right one");
    back.setId(id + "-back");
    back.setMinWidth(USE_PREF_SIZE);
    back.setOnAction(event -> session.setPreprocessing(""));
    getChildren().addAll(said, back);
    owner.on(session.preprocessingProperty(), () -> show());
    owner.on(session.modelProperty(), () -> show());
    show();
  }

  private void show() {
    String name = session.preprocessingProperty().get();
    ModelView model = session.modelProperty().get();
    boolean wrong = !name.isEmpty() && model != null;
    setVisible(wrong);
    setManaged(wrong);
    if (wrong) {
      said.setText(
          model.assumption() == null
              ? "Prepared as %s: not what these weights want (%s)"
                  .formatted(name, model.preprocessing().name())
              : "Prepared as %s, not as %s, which is assumed for these weights"
                  .formatted(name, model.preprocessing().name()));
    }
  }
}
