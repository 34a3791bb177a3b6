package org.vggscope.weights.download;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import org.vggscope.weights.Messages;

/** Puts into words what Java's network and file classes leave unsaid. */
final class Causes {
  private Causes() {}

  static String describe(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnresolvedAddressException || cause instanceof UnknownHostException) {
        return "no server of that name is known";
      }
      if (cause instanceof HttpTimeoutException) {
        return "it does not answer";
      }
      if (cause instanceof AccessDeniedException) {
        return "no permission";
      }
      if (cause instanceof FileSystemException system && system.getReason() != null) {
        return system.getReason();
      }
    }
    String message = failure.getMessage();
    if (message != null && (message.startsWith("fixed content-length") || isEnd(message))) {
      return "the connection was cut";
    }
    if (message != null && message.startsWith("too many authentication attempts")) {
      return "the name or the password is refused";
    }
    if (message != null) {
      return Messages.quote(message);
    }
    return failure instanceof ConnectException
        ? "the connection is refused"
        : failure.getClass().getSimpleName();
  }

  /** Java's words for a connection that ended where more was to come. */
  private static boolean isEnd(String message) {
    return message.startsWith("chunked transfer encoding")
        || message.contains("EOF")
        || message.contains("header parser received no bytes")
        || message.equals("closed");
  }
}
