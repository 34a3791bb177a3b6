package org.vggscope.weights.download;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import org.vggscope.support.Problem;
import org.vggscope.support.ProblemException;
import org.vggscope.weights.Messages;

/** Puts into words what Java's network and file classes leave unsaid. */
final class Causes {
  private Causes() {}

  static Problem describe(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnresolvedAddressException || cause instanceof UnknownHostException) {
        return Problem.of("no server of that name is known");
      }
      if (cause instanceof HttpTimeoutException) {
        return Problem.of("it does not answer");
      }
      if (cause instanceof AccessDeniedException) {
        return Problem.of("no permission");
      }
      if (cause instanceof FileSystemException system && system.getReason() != null) {
        return Problem.of("%s", system.getReason());
      }
    }
    if (failure instanceof ProblemException known) {
      return known.problem();
    }
    String message = failure.getMessage();
    if (message != null && (message.startsWith("fixed content-length") || isEnd(message))) {
      return Problem.of("the connection was cut");
    }
    if (message != null && message.startsWith("too many authentication attempts")) {
      return Problem.of("the name or the password is refused");
    }
    if (message != null) {
      return Problem.of("%s", Messages.quote(message));
    }
    return failure instanceof ConnectException
        ? Problem.of("the connection is refused")
        : Problem.of("%s", failure.getClass().getSimpleName());
  }

  /** Java's words for a connection that ended where more was to come. */
  private static boolean isEnd(String message) {
    return message.startsWith("chunked transfer encoding")
        || message.contains("EOF")
        || message.contains("header parser received no bytes")
        || message.equals("closed");
  }
}
