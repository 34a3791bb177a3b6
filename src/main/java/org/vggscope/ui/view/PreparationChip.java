package org.vggscope.ui.view;

import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.vggscope.session.ModelView;
import org.vggscope.session.Session;
import org.vggscope.text.Texts;
import org.vggscope.ui.kit.Owner;

/**
 * Stands where answers stand, and says so while they are answers to a picture that was not prepared
 * as the weights want it.
 */
public final class PreparationChip extends VBox {
  private final Session session;
  private final String more;
  private final Label said = new Label();

  /**
   * @param id what the ids of its parts begin with
   * @param more what else is to be said there
   */
  public PreparationChip(Owner owner, Session session, String id, String more) {
    this.session = session;
    this.more = more;
    getStyleClass().add("preparation-chip");
    setMinWidth(0);
    setId(id);
    said.setId(id + "-said");
    said.setWrapText(true);
    said.setMinWidth(0);
    said.setMinHeight(USE_PREF_SIZE);
    Hyperlink back = new Hyperlink(Texts.of("Back to the right one"));
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
      String text =
          model.assumption() == null
              ? Texts.of(
                  "Prepared as %s: not what these weights want (%s)",
                  name, model.preprocessing().name())
              : Texts.of(
                  "Prepared as %s, not as %s, which is assumed for these weights",
                  name, model.preprocessing().name());
      said.setText(text + more);
    }
  }
}
