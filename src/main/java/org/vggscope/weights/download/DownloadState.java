package org.vggscope.weights.download;

/** How a download stands. */
public enum DownloadState {
  /** Not begun. */
  READY,
  /** What is on the machine already is read and summed up; nothing is fetched. */
  CHECKING,
  /** Bytes are coming. */
  LOADING,
  /** The line was cut; it is tried again in a moment. */
  WAITING,
  /** Stopped until it is resumed; what has come stays. */
  PAUSED,
  /** Stopped for good; another download of the same model goes on from there. */
  CANCELLED,
  /** The file is in its place and verified. */
  DONE,
  /** It ended without the file; {@link Download#failure()} says why. */
  FAILED;

  /** Whether nothing follows. */
  public boolean isOver() {
    return this == CANCELLED || this == DONE || this == FAILED;
  }
}
