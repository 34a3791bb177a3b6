package org.vggscope.ui.view;

import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import org.vggscope.session.Session;
import org.vggscope.text.Texts;

/** Saves what a view shows. */
public final class SaveButton extends Button {
  /** One that says no more of what can be saved. */
  public SaveButton(Session session, View view, String id) {
    this(session, view, id, Texts.of("Save what is shown as a picture or as numbers (Ctrl+S)"));
  }

  /**
   * @param tip what can be saved, for people
   */
  public SaveButton(Session session, View view, String id, String tip) {
    super(Texts.of("Save…"));
    setId(id);
    setTooltip(new Tooltip(tip));
    setMinWidth(USE_PREF_SIZE);
    setOnAction(
        event ->
            view.exhibit()
                .ifPresent(exhibit -> Exhibits.save(session, exhibit, getScene().getWindow())));
  }
}
