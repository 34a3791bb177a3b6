package org.vggscope.cli;

import org.vggscope.support.Phrase;
import org.vggscope.weights.download.DownloadListener;
import org.vggscope.weights.download.DownloadProgress;
import org.vggscope.weights.download.DownloadState;

/** Tells on standard error how a download goes, to people who watch. */
final class DownloadReport implements DownloadListener {
  private static final int PERCENT = 100;

  private final Console console;
  private final ProgressLine line;
  private final String id;
  private volatile boolean checking = true;

  DownloadReport(Console console, ProgressLine line, String id) {
    this.console = console;
    this.line = line;
    this.id = id;
  }

  @Override
  public void changed(DownloadState state) {
    checking = state == DownloadState.CHECKING;
  }

  @Override
  public void progressed(DownloadProgress progress) {
    line.show(
        checking
            ? "%s: checking what is there, %.0f %%".formatted(id, PERCENT * progress.share())
            : id + ": " + progress.describe(),
        progress.bytes() == progress.total());
  }

  @Override
  public void noted(Phrase note) {
    if (line.isShown()) {
      line.interrupt();
      console.error(note.english());
    }
  }
}
