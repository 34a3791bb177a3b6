package org.vggscope.ui.view;

import javafx.scene.control.Button;
import org.vggscope.session.Session;
import org.vggscope.text.Texts;
import org.vggscope.ui.kit.controls.Tip;

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
    Tip.on(this, tip);
    setMinWidth(USE_PREF_SIZE);
    setOnAction(
        event ->
            view.exhibit()
                .ifPresent(exhibit -> Exhibits.save(session, exhibit, getScene().getWindow())));
  }
}
