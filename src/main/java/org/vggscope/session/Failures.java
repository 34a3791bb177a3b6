package org.vggscope.session;

import java.io.IOException;
import java.util.function.Consumer;
import org.vggscope.support.TraceLog;
import org.vggscope.text.Texts;
import org.vggscope.text.Wording;
import org.vggscope.weights.UserFolders;

/** Says what failed; where it did is kept in the log when nobody expected it to. */
final class Failures {
  private static final String NO_MEMORY =
      Texts.key("There is not enough memory for this; a smaller picture or input size helps.");

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
    boolean kept = log.keep(failure);
    say.accept(
        Notice.error(
            failure instanceof OutOfMemoryError ? Texts.of(NO_MEMORY) : sentence(failure, kept)));
  }

  private String sentence(Throwable failure, boolean kept) {
    if (kept) {
      return Texts.of(
          "Something went wrong inside the program: %s; where it did stands in %s.",
          failure, log.file());
    }
    StackTraceElement[] trace = failure.getStackTrace();
    return trace.length == 0
        ? Texts.of("Something went wrong inside the program: %s (nobody knows where).", failure)
        : Texts.of("Something went wrong inside the program: %s (at %s).", failure, trace[0]);
  }
}
