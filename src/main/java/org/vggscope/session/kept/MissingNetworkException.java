package org.vggscope.session.kept;

import org.vggscope.support.Problem;
import org.vggscope.support.ProblemException;

/** A session's network is not where it was, and its file may be asked for. */
public final class MissingNetworkException extends ProblemException {
  private static final long serialVersionUID = 1L;

  MissingNetworkException(Problem problem) {
    super(problem);
  }
}
