package org.vggscope.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.vggscope.picture.PngPicture;
import org.vggscope.picture.SourceImage;
import org.vggscope.support.AtomicFile;
import org.vggscope.text.Wording;
import org.vggscope.weights.UserFolders;

/**
 * Keeps what the camera sees as the pictures of a class, as long as somebody wants it, in a folder
 * of its own. Use it from the window's thread.
 */
public final class FrameKeeper {
  /** Those of one moment are too much alike to learn from. */
  private static final long BETWEEN = TimeUnit.MILLISECONDS.toNanos(150);

  private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS");

  private final CameraRoom camera;
  private final Executor window;
  private final Consumer<Path> kept;
  private final Consumer<String> failed;

  /** Where they are; null before the first. */
  private Path folder;

  private boolean wanted;
  private boolean writing;
  private long last;

  /**
   * @param kept told the folder after each picture
   * @param failed told one line when one cannot be written; nothing more is kept then
   */
  public FrameKeeper(Session session, Consumer<Path> kept, Consumer<String> failed) {
    this.camera = session.camera();
    this.window = session::later;
    this.kept = kept;
    this.failed = failed;
  }

  /**
   * Keeps pictures from now on.
   *
   * @param name what the class is called; a word of it is in the folder's name
   */
  public void begin(String name) {
    wanted = true;
    if (folder == null) {
      String word = name.replaceAll("[^\\p{L}\\p{N}]+", "-");
      folder =
          UserFolders.ofUser()
              .data()
              .resolve("camera")
              .resolve(LocalDateTime.now().format(STAMP) + "-" + word);
    }
    keep();
  }

  /** Keeps no more. */
  public void end() {
    wanted = false;
  }

  /** Another picture is shown. */
  public void keep() {
    SourceImage seen = camera.seenProperty().get();
    long now = System.nanoTime();
    // A slow disk has some of them dropped.
    if (wanted && !writing && seen != null && now - last >= BETWEEN) {
      last = now;
      writing = true;
      Path into = folder;
      Thread thread = new Thread(() -> write(seen, into), "vggscope-frames");
      thread.setDaemon(true);
      thread.start();
    }
  }

  private void write(SourceImage seen, Path into) {
    try {
      Files.createDirectories(into);
      byte[] bytes = PngPicture.of(seen);
      AtomicFile.write(
          into.resolve(LocalDateTime.now().format(STAMP) + ".png"), stream -> stream.write(bytes));
      window.execute(() -> written(() -> kept.accept(into)));
    } catch (IOException e) {
      window.execute(
          () ->
              written(
                  () -> {
                    wanted = false;
                    failed.accept(Wording.of(e));
                  }));
    }
  }

  private void written(Runnable then) {
    writing = false;
    then.run();
  }
}
