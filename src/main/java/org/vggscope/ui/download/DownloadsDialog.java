package org.vggscope.ui.download;

import java.util.ArrayList;
import java.util.List;
import javafx.application.Platform;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.vggscope.session.Session;
import org.vggscope.text.Texts;
import org.vggscope.ui.kit.dialog.Dialogs;
import org.vggscope.weights.CatalogEntry;
import org.vggscope.weights.UserFolders;
import org.vggscope.weights.download.Mirror;

/**
 * Lists the published networks that can be fetched. Closing it stops nothing: what is being fetched
 * goes on and is there when the dialog is opened again.
 */
public final class DownloadsDialog {
  private static final double WIDTH = 660;
  private static final double HEIGHT = 540;

  private final Session session;
  private final List<ModelDownload> downloads = new ArrayList<>();

  public DownloadsDialog(Session session) {
    this.session = session;
    for (CatalogEntry entry : session.catalog().entries()) {
      if (!entry.bundled()) {
        downloads.add(
            new ModelDownload(entry, UserFolders.ofUser(), session.tasks(), Platform::runLater));
      }
    }
  }

  /** The downloads that there are, one a model. */
  public List<ModelDownload> downloads() {
    return List.copyOf(downloads);
  }

  /** Shows it; the window stays usable. */
  public void show(Window owner) {
    Dialog<Void> dialog = new Dialog<>();
    dialog.initOwner(owner);
    dialog.setTitle(Texts.of("Download networks"));
    dialog.setHeaderText(Texts.of("The published ImageNet networks"));

    TextField mirror = new TextField();
    mirror.setId("download-mirror");
    mirror.setPromptText(Texts.of("address of a mirror; empty for the published one"));
    TitledPane elsewhere = new TitledPane(Texts.of("Fetch from elsewhere"), mirror);
    elsewhere.setExpanded(Mirror.chosen(null).base() != null);

    Label where =
        new Label(
            Texts.of(
                "Nothing is fetched before you press Download. Files lie in %s and take their place"
                    + " only when their SHA-256 is right.",
                UserFolders.ofUser().models()));
    where.setWrapText(true);
    where.setMinHeight(Region.USE_PREF_SIZE);
    where.getStyleClass().add("download-source");

    VBox content = new VBox();
    content.getStyleClass().add("downloads");
    for (ModelDownload download : downloads) {
      content
          .getChildren()
          .add(
              new DownloadCard(
                  download,
                  mirror::getText,
                  () -> {
                    session.selectModel(download.entry().id());
                    dialog.close();
                  }));
    }
    content.getChildren().addAll(where, elsewhere);
    ScrollPane scroll = new ScrollPane(content);
    scroll.setFitToWidth(true);
    dialog.getDialogPane().setContent(scroll);
    dialog
        .getDialogPane()
        .getStylesheets()
        .add(DownloadsDialog.class.getResource("download.css").toExternalForm());
    dialog.getDialogPane().setMinSize(WIDTH, HEIGHT);
    dialog.getDialogPane().getButtonTypes().add(Dialogs.close());
    Dialogs.show(dialog, owner);
  }
}
