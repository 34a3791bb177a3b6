package org.vggscope.session;

import java.io.IOException;
import java.util.function.Consumer;
import org.vggscope.support.TraceLog;
import org.vggscope.text.Wording;
import org.vggscope.weights.UserFolders;

/** Says what failed; where it did is kept in the log when nobody expected it to. */
final class Failures {
  private static final String NO_MEMORY =
      "There is not enough memory for this; a smaller picture or input size helps.";

  private final TraceLog log = new TraceLog(UserFolders.ofUser().logs());
  private final Consumer<Notice> say;

  /**
   * @param say tells the person at the window, from any thread
   */
  Failures(Consumer<Notice> say) {
    this.say = say;
  }

  /** Something that was asked for did not work. */
  void failed(Throwable failure) {
    if (failure instanceof IOException || failure instanceof IllegalArgumentException) {
      say.accept(Notice.error(Wording.of(failure)));
    } else {
      unexpected(failure);
    }
  }

  void unexpected(Throwable failure) {
    String where =
        log.keep(failure) ? "; where it did stands in " + log.file() : " (" + trace(failure) + ")";
    say.accept(
        Notice.error(
            failure instanceof OutOfMemoryError
                ? NO_MEMORY
                : "Something went wrong inside the program: %s%s.".formatted(failure, where)));
  }

  private static String trace(Throwable failure) {
    StackTraceElement[] trace = failure.getStackTrace();
    return trace.length == 0 ? "nobody knows where" : "at " + trace[0];
  }
}
