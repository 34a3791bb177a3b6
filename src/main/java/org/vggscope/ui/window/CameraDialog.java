package org.vggscope.ui.window;

import java.util.List;
import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.vggscope.camera.Camera;
import org.vggscope.session.Session;
import org.vggscope.text.Texts;
import org.vggscope.ui.kit.dialog.Dialogs;

/** Lists the cameras of this machine and switches on the one that is chosen. */
final class CameraDialog {
  private static final double WIDTH = 460;
  private static final double HEIGHT = 300;
  private static final double SIGN = 32;

  private final Session session;
  private final Dialog<Void> dialog = new Dialog<>();
  private final Label said = new Label();
  private final VBox content = new VBox();

  private CameraDialog(Session session) {
    this.session = session;
    dialog.setTitle(Texts.of("Open camera"));
    dialog.setHeaderText(Texts.of("The network looks through a camera"));
    dialog.getDialogPane().getButtonTypes().add(Dialogs.close());
    said.setId("camera-list-said");
    said.setWrapText(true);
    said.setMinHeight(Region.USE_PREF_SIZE);
    content.setId("camera-list");
    content.getStyleClass().add("camera-list");
    ScrollPane scroll = new ScrollPane(content);
    scroll.setFitToWidth(true);
    dialog.getDialogPane().setContent(scroll);
    dialog.getDialogPane().setMinSize(WIDTH, HEIGHT);
    dialog
        .getDialogPane()
        .getStylesheets()
        .add(CameraDialog.class.getResource("window.css").toExternalForm());
  }

  static void show(Window owner, Session session) {
    CameraDialog shown = new CameraDialog(session);
    shown.dialog.initOwner(owner);
    shown.look();
    Dialogs.show(shown.dialog, owner);
  }

  private void look() {
    ProgressIndicator sign = new ProgressIndicator();
    sign.setMaxSize(SIGN, SIGN);
    said.setText(Texts.of("Looking for cameras…"));
    content.getChildren().setAll(said, sign);
    session.camera().find(this::list, why -> list(List.of(), why));
  }

  private void list(List<Camera> cameras) {
    list(
        cameras,
        cameras.isEmpty()
            ? Texts.of(
                "There is no camera. Plug one in, and see that the system lets programs use it.")
            : Texts.of("Nothing of what it sees is kept before you freeze it. Which one?"));
  }

  private void list(List<Camera> cameras, String sentence) {
    said.setText(sentence);
    content.getChildren().setAll(said);
    for (Camera each : cameras) {
      Button open = new Button(each.name());
      open.setId("camera-" + content.getChildren().size());
      open.setMnemonicParsing(false);
      open.setMaxWidth(Double.MAX_VALUE);
      open.setDefaultButton(each == cameras.get(0));
      open.setOnAction(
          event -> {
            dialog.close();
            session.camera().begin(each);
          });
      content.getChildren().add(open);
    }
    Button again = new Button(Texts.of("Look again"));
    again.setId("camera-look-again");
    again.setOnAction(event -> look());
    content.getChildren().add(again);
    Platform.runLater(content.getChildren().get(1)::requestFocus);
  }
}
