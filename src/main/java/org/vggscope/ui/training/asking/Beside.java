package org.vggscope.ui.training.asking;

import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.application.Platform;

/**
 * Looks at files beside the window's thread. Of several questions only the latest one's answer
 * counts. Use it from the window's thread.
 */
public final class Beside {
  private int latest;

  /**
   * Asks.
   *
   * @param question answered on a thread of its own; it throws nothing
   * @param answer is given what was found, on the window's thread
   */
  public <T> void ask(Supplier<T> question, Consumer<T> answer) {
    int mine = ++latest;
    Thread thread =
        new Thread(
            () -> {
              T found = question.get();
              Platform.runLater(
                  () -> {
                    if (mine == latest) {
                      answer.accept(found);
                    }
                  });
            },
            "vggscope-new-training");
    thread.setDaemon(true);
    thread.start();
  }

  /** Wants no answer any more. */
  public void forget() {
    latest++;
  }
}
