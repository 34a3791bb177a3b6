package org.vggscope.ui.download;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.vggscope.session.Task;
import org.vggscope.session.Tasks;
import org.vggscope.support.Phrase;
import org.vggscope.support.ProblemException;
import org.vggscope.text.Texts;
import org.vggscope.weights.CatalogEntry;
import org.vggscope.weights.UserFolders;
import org.vggscope.weights.download.Download;
import org.vggscope.weights.download.DownloadListener;
import org.vggscope.weights.download.DownloadProgress;
import org.vggscope.weights.download.DownloadRequest;
import org.vggscope.weights.download.DownloadSettings;
import org.vggscope.weights.download.DownloadState;
import org.vggscope.weights.download.DownloadedFile;
import org.vggscope.weights.download.Mirror;

/**
 * The download of one model of the catalogue as the window shows it. There is one for each model,
 * so that nothing is fetched twice at the same time. Use it from the window's thread.
 */
public final class ModelDownload {
  private final CatalogEntry entry;
  private final UserFolders folders;
  private final Tasks tasks;
  private final Executor window;
  private final ReadOnlyObjectWrapper<DownloadState> state =
      new ReadOnlyObjectWrapper<>(DownloadState.READY);
  private final ReadOnlyDoubleWrapper share = new ReadOnlyDoubleWrapper();
  private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper();
  private Download download;

  /**
   * A download that has not begun.
   *
   * @param tasks lists it while it is under way
   * @param window runs things on the window's thread, in order
   */
  public ModelDownload(CatalogEntry entry, UserFolders folders, Tasks tasks, Executor window) {
    this.entry = entry;
    this.folders = folders;
    this.tasks = tasks;
    this.window = window;
    lookAtDisk();
  }

  public CatalogEntry entry() {
    return entry;
  }

  public ReadOnlyObjectProperty<DownloadState> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /** Share that is on this machine, 0 to 1. */
  public ReadOnlyDoubleProperty shareProperty() {
    return share.getReadOnlyProperty();
  }

  /** How it stands, for people. */
  public ReadOnlyStringProperty textProperty() {
    return text.getReadOnlyProperty();
  }

  /** Whether the model is on this machine. */
  public boolean isPresent() {
    return entry.isAvailable(folders);
  }

  /** Whether a part of the file is on this machine. */
  public boolean hasPart() {
    return share.get() > 0 && !isPresent();
  }

  /**
   * Begins, or goes on where it was stopped.
   *
   * @param mirror address to fetch from in place of the catalogue's, or empty
   */
  public void start(String mirror) {
    if (state.get() == DownloadState.PAUSED) {
      download.resume();
      return;
    }
    try {
      Mirror chosen = Mirror.chosen(mirror.isBlank() ? null : mirror.strip());
      DownloadRequest request = DownloadRequest.of(entry, chosen, folders);
      download = new Download(request, DownloadSettings.usual());
      download.start(new Watcher(download));
    } catch (IllegalArgumentException e) {
      state.set(DownloadState.FAILED);
      text.set(Texts.of(ProblemException.of(e)));
    }
  }

  /** Stops until it is started again; what has come stays. */
  public void pause() {
    download.pause();
  }

  /** Stops for good; what has come stays and is used the next time. */
  public void cancel() {
    download.cancel();
  }

  /** Throws away the part that has come. */
  public void discard() {
    try {
      DownloadedFile.discardPart(DownloadRequest.of(entry, Mirror.NONE, folders));
      state.set(DownloadState.READY);
      lookAtDisk();
    } catch (IOException e) {
      text.set(Texts.of("The part cannot be removed: %s", ProblemException.of(e)));
    }
  }

  private void lookAtDisk() {
    share.set(shareOnDisk());
    if (isPresent()) {
      text.set(Texts.of("on this machine"));
    } else {
      text.set(share.get() > 0 ? Texts.of("%.0f %% is on this machine", 100 * share.get()) : "");
    }
  }

  private double shareOnDisk() {
    if (isPresent()) {
      return 1;
    }
    DownloadRequest request = DownloadRequest.of(entry, Mirror.NONE, folders);
    return (double) DownloadedFile.partialBytes(request) / entry.size();
  }

  private String describe(DownloadState now, Download of) {
    return switch (now) {
      case READY -> "";
      case CHECKING -> Texts.of("checking what is there …");
      case LOADING -> Texts.of("connecting …");
      case WAITING -> Texts.of("the line was cut; trying again …");
      case PAUSED -> Texts.of("paused");
      case CANCELLED -> Texts.of("stopped; what has come stays for the next time");
      case DONE -> Texts.of("on this machine, SHA-256 verified");
      case FAILED ->
          of.failure()
              .map(failure -> Texts.of(ProblemException.of(failure)))
              .orElseGet(() -> Texts.of("failed"));
    };
  }

  /** Brings news from the download's thread to the window's. */
  private final class Watcher implements DownloadListener {
    private final Download watched;
    private final Task task;

    Watcher(Download watched) {
      this.watched = watched;
      String title = Texts.of("Downloading %s", Texts.of(entry.title()));
      this.task = tasks.begin(title, Set.of(), watched::cancel);
    }

    @Override
    public void changed(DownloadState next) {
      if (next.isOver()) {
        task.close();
      }
      window.execute(
          () -> {
            text.set(describe(next, watched));
            if (next.isOver()) {
              share.set(shareOnDisk());
            }
            state.set(next);
          });
    }

    @Override
    public void progressed(DownloadProgress progress) {
      task.reached(progress.share());
      window.execute(
          () -> {
            share.set(progress.share());
            if (state.get() == DownloadState.LOADING) {
              text.set(Texts.of(progress.describe()));
            }
          });
    }

    @Override
    public void noted(Phrase line) {
      window.execute(() -> text.set(Texts.of(line)));
    }
  }
}
