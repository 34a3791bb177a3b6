package org.vggscope.ui.training.page;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.vggscope.session.Session;
import org.vggscope.text.Texts;
import org.vggscope.training.RunRecord;
import org.vggscope.training.record.Moment;
import org.vggscope.ui.kit.Owner;
import org.vggscope.ui.view.SaveButton;
import org.vggscope.ui.view.ViewPane;

/**
 * A page of the training room: it follows the run that is watched and the moment of it, while it is
 * shown. Where there is nothing to show, a sentence says why.
 */
public abstract class RunPage extends ViewPane {
  private final Session session;
  private final Label instead;

  /**
   * @param insteadId of the sentence where there is nothing to show
   */
  protected RunPage(Session session, String id, String insteadId) {
    this.session = session;
    setId(id);
    instead = note(insteadId);
  }

  /** The session that it shows a run of. */
  protected final Session session() {
    return session;
  }

  /** Has this in its middle, or else the sentence. */
  protected final void fill(Region figure) {
    figure.visibleProperty().bind(instead.visibleProperty().not());
    figure.managedProperty().bind(figure.visibleProperty());
    setCenter(new StackPane(figure, instead));
  }

  /** Follows the run and the moment from now on. */
  protected final void follow(Owner owner) {
    shownProperty().addListener((o, old, now) -> look());
    owner.on(session.training().runProperty(), this::look);
    owner.on(session.training().momentProperty(), this::look);
    look();
  }

  /** Looks again, if it is seen. */
  protected final void look() {
    if (shownProperty().get()) {
      show(session.training().runProperty().get(), session.training().momentProperty().get());
    }
  }

  /**
   * Shows a run, if the page follows it; it is called some times a second.
   *
   * @param run null when none is watched, or nothing of it was read yet
   * @param moment null while the window looks at another network
   */
  protected void show(RunRecord run, Moment moment) {}

  /** Shows what there is. */
  protected final void there() {
    instead.setVisible(false);
  }

  /**
   * Says why there is nothing to show.
   *
   * @param watched null when no training is, which is said then
   */
  protected final void instead(Object watched, String otherwise) {
    instead.setVisible(true);
    instead.setText(watched == null ? Texts.of("No training is watched.") : otherwise);
  }

  /** A sentence that takes as many lines as it needs, and no room while it is not seen. */
  protected static Label sentence(String id) {
    Label label = new Label();
    label.setId(id);
    label.setWrapText(true);
    label.setMinWidth(0);
    label.setMinHeight(USE_PREF_SIZE);
    label.managedProperty().bind(label.visibleProperty());
    return label;
  }

  /** A sentence on what else is seen. */
  protected static Label note(String id) {
    Label note = sentence(id);
    note.getStyleClass().add("note");
    return note;
  }

  /** A line with the button that saves the page. */
  protected final HBox footer(String saveId, String tip) {
    HBox footer = new HBox(new SaveButton(session, this, saveId, tip));
    footer.getStyleClass().add("charts-footer");
    footer.setAlignment(Pos.CENTER_RIGHT);
    return footer;
  }
}
