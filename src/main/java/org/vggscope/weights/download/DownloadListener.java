package org.vggscope.weights.download;

import org.vggscope.support.Phrase;

/** Is told how a download goes, on the download's own thread. */
public interface DownloadListener {
  /** The state is another one now. */
  void changed(DownloadState state);

  /** So far it has come: a few times a second, while checking as well as while loading. */
  void progressed(DownloadProgress progress);

  /** One line for people about something that was put up with, such as a cut line. */
  void noted(Phrase line);
}
