package org.vggscope.lesson;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.vggscope.session.PictureSource;
import org.vggscope.session.Samples;
import org.vggscope.session.Session;
import org.vggscope.session.settings.Settings;
import org.vggscope.weights.ModelCatalog;

/** A session on the bundled network without a toolkit: one thread stands in for the window's. */
public final class PlayedSession implements AutoCloseable {
  public final Settings settings = new Settings();
  public final ExecutorService window = Executors.newSingleThreadExecutor();
  public final Session session = new Session(ModelCatalog.bundled(), settings, window);

  public PlayedSession() throws Exception {
    on(() -> session.start(List.of(Samples.first())));
    settle();
  }

  public void on(Runnable action) throws Exception {
    window.submit(action).get();
  }

  public <T> T from(Callable<T> question) throws Exception {
    return window.submit(question).get();
  }

  /** The engine may ask the window, and the window the engine, in turns. */
  public void settle() throws Exception {
    for (int turn = 0; turn < 3; turn++) {
      session.awaitIdle();
      on(() -> {});
    }
  }

  public static PictureSource sample(String name) {
    return Samples.all().stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Override
  public void close() {
    session.close();
    window.shutdown();
  }
}
