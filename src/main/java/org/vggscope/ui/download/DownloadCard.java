package org.vggscope.ui.download;

import java.util.function.Supplier;
import javafx.animation.Animation;
import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.vggscope.text.Texts;
import org.vggscope.ui.kit.controls.Tip;
import org.vggscope.weights.CatalogEntry;
import org.vggscope.weights.download.DownloadState;

/**
 * One model of the catalogue: what it is, how its download stands, and what can be done about it.
 */
final class DownloadCard extends VBox {
  private static final String DISCARD = Texts.key("Discard part");
  private static final Duration DOUBLE_CLICK = Duration.millis(600);

  private final ModelDownload download;
  private final Button start = new Button(Texts.of("Download"));
  private final Button pause = new Button(Texts.of("Pause"));
  private final Button cancel = new Button(Texts.of("Cancel"));
  private final Button discard = new Button(Texts.of(DISCARD));

  /** How long a first press on it counts. */
  private final PauseTransition meant = new PauseTransition(Duration.seconds(6));

  private final Button use = new Button(Texts.of("Use this network"));
  private final ProgressBar progress = new ProgressBar(0);

  /**
   * A card.
   *
   * @param mirror the address to fetch from in place of the catalogue's, or empty
   * @param chosen run when the person wants the network in the window
   */
  DownloadCard(ModelDownload download, Supplier<String> mirror, Runnable chosen) {
    this.download = download;
    CatalogEntry entry = download.entry();
    String id = entry.id();
    setId("download-" + id);
    getStyleClass().add("download-card");

    Label title = new Label(Texts.of(entry.title()));
    title.getStyleClass().add("download-title");
    Label facts =
        new Label(
            Texts.of(
                "%s · %,d parameters · %d classes · %d × %d · %.0f MB",
                entry.architecture().name(),
                entry.architecture().parameters(),
                entry.architecture().classes(),
                entry.architecture().inputSize(),
                entry.architecture().inputSize(),
                entry.size() / 1e6));
    Label source = new Label(entry.source() + " · " + entry.licence());
    source.setWrapText(true);
    source.getStyleClass().add("download-source");
    Tip.on(source, Texts.of("SHA-256 %s", entry.sha256()));
    progress.setMaxWidth(Double.MAX_VALUE);
    progress.progressProperty().bind(download.shareProperty());
    progress.setAccessibleText(Texts.of("Share that is on this machine"));
    Label text = new Label();
    text.setId("download-text-" + id);
    text.setWrapText(true);
    text.setMinHeight(USE_PREF_SIZE);
    text.textProperty().bind(download.textProperty());

    start.setId("download-start-" + id);
    start.setOnAction(event -> download.start(mirror.get()));
    pause.setId("download-pause-" + id);
    pause.setOnAction(event -> download.pause());
    cancel.setId("download-cancel-" + id);
    cancel.setOnAction(event -> download.cancel());
    discard.setId("download-discard-" + id);
    discard.setOnAction(event -> discardIfMeant());
    meant.setOnFinished(event -> disarm());
    use.setId("download-use-" + id);
    use.getStyleClass().add("accent");
    use.setOnAction(event -> chosen.run());
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox buttons = new HBox(start, pause, cancel, discard, space, use);
    buttons.setAlignment(Pos.CENTER_LEFT);
    buttons.getStyleClass().add("download-buttons");

    getChildren().addAll(title, facts, source, progress, text, buttons);
    download.stateProperty().addListener((o, old, now) -> follow());
    download.shareProperty().addListener((o, old, now) -> follow());
    follow();
  }

  /**
   * It appears where Cancel was, so that a double click there hits it: what was fetched is only
   * thrown away by a second press, which cannot be part of the first.
   */
  private void discardIfMeant() {
    if (meant.getStatus() == Animation.Status.RUNNING) {
      if (meant.getCurrentTime().greaterThan(DOUBLE_CLICK)) {
        disarm();
        download.discard();
      }
      return;
    }
    discard.setText(
        Texts.of(
            "Really discard %.0f MB?",
            download.shareProperty().get() * download.entry().size() / 1e6));
    meant.playFromStart();
  }

  private void disarm() {
    meant.stop();
    discard.setText(Texts.of(DISCARD));
  }

  private void follow() {
    DownloadState state = download.stateProperty().get();
    boolean present = state == DownloadState.DONE || download.isPresent();
    boolean running =
        state == DownloadState.LOADING
            || state == DownloadState.CHECKING
            || state == DownloadState.WAITING;
    boolean paused = state == DownloadState.PAUSED;
    start.setText(paused || download.hasPart() ? Texts.of("Go on") : Texts.of("Download"));
    show(start, !present && !running);
    show(pause, running);
    show(cancel, running || paused);
    show(discard, !present && !running && !paused && download.hasPart());
    show(use, present);
    show(progress, !present && (running || paused || download.hasPart()));
  }

  private static void show(Region node, boolean visible) {
    node.setVisible(visible);
    node.setManaged(visible);
  }
}
