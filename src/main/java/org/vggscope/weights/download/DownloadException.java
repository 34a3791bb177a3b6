package org.vggscope.weights.download;

import org.vggscope.support.Problem;
import org.vggscope.support.ProblemException;

/** A download that ended without the file. Its problem says what is wrong and what would help. */
public final class DownloadException extends ProblemException {
  private static final long serialVersionUID = 1L;

  public DownloadException(Problem problem) {
    super(problem);
  }

  public DownloadException(Problem problem, Throwable cause) {
    super(problem, cause);
  }
}
