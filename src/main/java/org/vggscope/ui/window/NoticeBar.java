package org.vggscope.ui.window;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.vggscope.session.Notice;
import org.vggscope.session.Session;

/**
 * One line that says what went wrong and what helps; it takes no room when there is nothing to say.
 */
final class NoticeBar extends HBox {
  private static final PseudoClass ERROR = PseudoClass.getPseudoClass("error");

  private final Label text = new Label();

  NoticeBar(Session session) {
    setId("notice-bar");
    getStyleClass().add("notice-bar");
    setAlignment(Pos.CENTER_LEFT);
    text.setId("notice-text");
    text.setWrapText(true);
    text.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(text, Priority.ALWAYS);
    Button close = new Button("✕");
    close.setId("notice-close");
    close.getStyleClass().add("flat");
    close.setTooltip(new Tooltip("Take this message away (Esc)"));
    close.setAccessibleText("Take this message away");
    close.setOnAction(event -> session.dismissNotice());
    getChildren().addAll(text, close);
    session.noticeProperty().addListener((o, old, notice) -> show(notice));
    show(session.noticeProperty().get());
  }

  private void show(Notice notice) {
    setVisible(notice != null);
    setManaged(notice != null);
    if (notice != null) {
      text.setText(notice.text());
      pseudoClassStateChanged(ERROR, notice.kind() == Notice.Kind.ERROR);
    }
  }
}
