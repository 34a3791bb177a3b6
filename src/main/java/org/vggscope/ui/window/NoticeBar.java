package org.vggscope.ui.window;

import javafx.animation.PauseTransition;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.util.Duration;
import org.vggscope.session.Notice;
import org.vggscope.session.Session;
import org.vggscope.text.Texts;
import org.vggscope.ui.kit.Owner;
import org.vggscope.ui.kit.controls.Tip;

/**
 * One line that says what went wrong and what helps. It floats over the lower edge of the panes, so
 * that nothing below it moves, and what is no error goes by itself.
 */
final class NoticeBar extends HBox {
  private static final PseudoClass ERROR = PseudoClass.getPseudoClass("error");

  /** The time that it takes to read a short sentence, and each letter more. */
  private static final Duration SHORT = Duration.seconds(5);

  private static final Duration LETTER = Duration.millis(40);
  private static final double MOST_WIDTH = 900;

  private final Label text = new Label();
  private final Button offer = new Button();
  private final PauseTransition reading = new PauseTransition();

  NoticeBar(Owner owner, Session session) {
    setId("notice-bar");
    getStyleClass().add("notice-bar");
    setAlignment(Pos.CENTER_LEFT);
    text.setId("notice-text");
    text.setWrapText(true);
    HBox.setHgrow(text, Priority.ALWAYS);
    Button close = new Button("✕");
    close.setId("notice-close");
    close.getStyleClass().add("flat");
    Tip.on(close, Texts.of("Take this message away (Esc)"));
    close.setAccessibleText(Texts.of("Take this message away"));
    close.setOnAction(event -> session.dismissNotice());
    offer.setId("notice-offer");
    offer.setMinWidth(USE_PREF_SIZE);
    offer.setOnAction(event -> take(session));
    getChildren().addAll(text, offer, close);
    text.setMaxWidth(MOST_WIDTH);
    setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    // Whoever points at it is reading it.
    hoverProperty()
        .addListener(
            (o, old, pointed) -> {
              if (pointed) {
                reading.stop();
              } else {
                goLater(session.noticeProperty().get());
              }
            });
    reading.setOnFinished(event -> session.dismissNotice());
    owner.on(session.noticeProperty(), this::show);
    show(session.noticeProperty().get());
  }

  private static void take(Session session) {
    Notice.Offer taken = session.noticeProperty().get().offer();
    session.dismissNotice();
    taken.action().run();
  }

  private void show(Notice notice) {
    setVisible(notice != null);
    setManaged(notice != null);
    boolean offered = notice != null && notice.offer() != null;
    offer.setText(offered ? notice.offer().label() : "");
    offer.setVisible(offered);
    offer.setManaged(offered);
    if (notice != null) {
      text.setText(notice.text());
      pseudoClassStateChanged(ERROR, notice.kind() == Notice.Kind.ERROR);
    }
    goLater(notice);
  }

  private void goLater(Notice notice) {
    reading.stop();
    boolean passing = notice != null && notice.kind() == Notice.Kind.INFORMATION;
    if (passing && notice.offer() == null) {
      reading.setDuration(SHORT.add(LETTER.multiply(notice.text().length())));
      reading.playFromStart();
    }
  }
}
