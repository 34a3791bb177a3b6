package org.vggscope.weights.download;

import java.io.IOException;

/**
 * A download that ended without the file. The message is one line for people: what is wrong and
 * what would help.
 */
public final class DownloadException extends IOException {
  private static final long serialVersionUID = 1L;

  public DownloadException(String message) {
    super(message);
  }

  public DownloadException(String message, Throwable cause) {
    super(message, cause);
  }
}
