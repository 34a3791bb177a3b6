package org.vggscope.ui.window;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import java.util.stream.Stream;
import org.vggscope.model.Preprocessing;
import org.vggscope.session.History;
import org.vggscope.session.Notice;
import org.vggscope.session.Session;
import org.vggscope.session.kept.LessonProgress;
import org.vggscope.session.kept.MissingNetworkException;
import org.vggscope.session.kept.SavedSession;
import org.vggscope.session.kept.SessionFile;
import org.vggscope.session.settings.KeptPreprocessings;
import org.vggscope.text.Texts;
import org.vggscope.text.Wording;
import org.vggscope.training.RunFolder;
import org.vggscope.ui.lesson.LessonRoom;

/**
 * Saves the session into a file and opens it again: all of it, or nothing. It lives longer than a
 * window: what was opened can be taken back in the next one. Use it from the window's thread.
 */
final class SessionFiles {
  private final Session session;
  private final LessonRoom lessons;
  private WindowStage stage;
  private Consumer<Consumer<Path>> networkChooser = action -> {};

  /** Set when the file that is read is not wanted any more. */
  private AtomicBoolean stopped = new AtomicBoolean();

  /** What waits for the first picture, or null. */
  private Runnable waiting;

  /** What was there before the session that is being opened; null while none is. */
  private SavedSession before;

  SessionFiles(Session session, LessonRoom lessons) {
    this.session = session;
    this.lessons = lessons;
    session
        .broughtProperty()
        .subscribe(brought -> Optional.ofNullable(brought).ifPresent(this::open));
    session.resultProperty().subscribe(this::goOn);
  }

  /**
   * Says which window it is about from now on.
   *
   * @param chooser asks for a weight file and hands it over
   */
  void onStage(WindowStage window, Consumer<Consumer<Path>> chooser) {
    stage = window;
    networkChooser = chooser;
  }

  /** The last files, as far as they are still there, the latest first. */
  List<Path> recent() {
    return session.settings().sessionFiles.stream()
        .map(file -> Path.of(file))
        .filter(Files::isRegularFile)
        .toList();
  }

  /** Saves the session in place of whatever is in the file; a lesson that is played is no part. */
  void save(Path file) {
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      // To write into a pipe waits for its reader.
      session.say(Notice.error(Texts.of("%s is no file; choose another name.", file)));
      return;
    }
    SavedSession saved =
        saying(
            new SavedSession(
                lessons.before().orElseGet(stage::capture),
                run(),
                LessonProgress.of(session.settings())),
            Set.of());
    begin(
        Texts.of("Saving %s", file.getFileName()),
        new AtomicBoolean(),
        reached -> {
          new SessionFile(file, session.catalog()).write(saved, reached);
          return () -> {
            remember(file);
            session.say(Notice.information(Texts.of("Saved as %s.", file)));
          };
        },
        failure ->
            session.say(
                Notice.error(Texts.of("The session is not saved: %s", Wording.of(failure)))));
  }

  /**
   * The same, and what is said of its networks' files.
   *
   * @param more files of which it is to say it, too
   */
  private SavedSession saying(SavedSession saved, Set<String> more) {
    Map<String, Optional<Preprocessing>> said = new HashMap<>();
    for (String file : Stream.of(saved.files(), more).flatMap(Set::stream).toList()) {
      said.put(file, Optional.ofNullable(KeptPreprocessings.find(session.settings(), file)));
    }
    return new SavedSession(saved.state(), saved.run(), saved.lessons(), said);
  }

  private String run() {
    Path run = session.training().folderProperty().get();
    return run == null ? "" : run.toAbsolutePath().toString();
  }

  /** Opens a session in place of what is there, when a lesson that is played is over. */
  void open(Path file) {
    lessons.endThen(() -> read(file, Set.of()));
  }

  private void read(Path file, Set<Path> chosen) {
    stopped.set(true);
    AtomicBoolean stop = new AtomicBoolean();
    stopped = stop;
    session.dismissNotice();
    begin(
        Texts.of("Opening %s", file.getFileName()),
        stop,
        reached -> {
          SavedSession saved = new SessionFile(file, session.catalog()).read(chosen, reached);
          return () -> whenThereIsSomething(() -> bring(file, saved));
        },
        failure -> refused(file, chosen, failure));
  }

  private void refused(Path file, Set<Path> chosen, Throwable failure) {
    if (failure instanceof MissingNetworkException) {
      session.say(
          Notice.offer(
              notOpened(file, Wording.of(failure)),
              Texts.of("Choose the network…"),
              () ->
                  networkChooser.accept(
                      found -> {
                        Set<Path> all = new LinkedHashSet<>(chosen);
                        all.add(found);
                        read(file, all);
                      }),
              () -> {}));
    } else {
      session.say(Notice.error(notOpened(file, Wording.of(failure))));
    }
  }

  private static String notOpened(Path file, String reason) {
    return Texts.of("%s is not opened: %s", file.getFileName(), reason);
  }

  /** At the start of the program a file may be read before there is anything. */
  private void whenThereIsSomething(Runnable action) {
    waiting = action;
    goOn();
  }

  private void goOn() {
    if (waiting != null && session.resultProperty().get() != null) {
      Runnable next = waiting;
      waiting = null;
      session.later(next);
    }
  }

  private void bring(Path file, SavedSession saved) {
    session
        .history()
        .leap(
            leap(saved, reason -> session.say(Notice.error(notOpened(file, reason)))),
            () -> opened(file, saved));
  }

  private void opened(Path file, SavedSession saved) {
    saved.lessons().addTo(session.settings());
    remember(file);
    if (!saved.run().isEmpty() && run().isEmpty()) {
      Path gone = Path.of(saved.run());
      session.say(
          Notice.error(
              Texts.of("The folder of the training %s is gone: %s", gone.getFileName(), gone)));
    } else if (session.noticeProperty().get() == null) {
      session.say(
          Notice.information(
              Texts.of("%s is open; Ctrl+Z brings back what was there.", file.getFileName())));
    }
  }

  /**
   * The way to a state.
   *
   * @param failed told why it could not be taken, when everything is as it was
   */
  private History.Leap leap(SavedSession target, Consumer<String> failed) {
    return over -> {
      if (before == null) {
        before =
            saying(
                new SavedSession(stage.capture(), run(), target.lessons()), target.said().keySet());
      }
      SavedSession here = before;
      boolean following = session.training().followingProperty().get();
      put(
          target,
          () -> session.isOpen(target.state()),
          () -> {
            if (session.isOpen(target.state())) {
              before = null;
              over.accept(Optional.of(leap(here, this::cannotGoBack)));
              return;
            }
            String reason =
                Optional.ofNullable(session.noticeProperty().get())
                    .map(Notice::text)
                    .orElseGet(() -> Texts.of("it was given up"));
            put(
                here,
                () -> true,
                () -> {
                  before = null;
                  session.training().followingProperty().set(following);
                  failed.accept(reason);
                  over.accept(Optional.empty());
                });
          });
    };
  }

  private void cannotGoBack(String reason) {
    session.say(Notice.error(Texts.of("What was open before cannot be opened again: %s", reason)));
  }

  /**
   * @param whole asked when the session is as wanted or cannot be; whether its views are to be
   */
  private void put(SavedSession wanted, BooleanSupplier whole, Runnable done) {
    wanted
        .said()
        .forEach(
            (file, said) -> KeptPreprocessings.keep(session.settings(), file, said.orElse(null)));
    // A moment of a run is told from any other file by the run that is watched.
    session.training().watchAgain(runOf(wanted));
    stage.restore(wanted.state(), whole, done);
  }

  private static Path runOf(SavedSession saved) {
    Path run = saved.run().isEmpty() ? null : Path.of(saved.run());
    return run != null && new RunFolder(run).isRun() ? run : null;
  }

  private void remember(Path file) {
    List<String> files = session.settings().sessionFiles;
    String path = file.toAbsolutePath().toString();
    files.remove(path);
    files.add(0, path);
    if (files.size() > Session.RECENT_FILES) {
      files.remove(Session.RECENT_FILES);
    }
  }

  /** Something to be done beside the window. */
  private interface Work {
    /**
     * Does it.
     *
     * @return what the window does then
     */
    Runnable run(DoubleConsumer reached) throws IOException;
  }

  /**
   * Has something done on a thread of its own.
   *
   * @param stop set when nobody wants it any more
   * @param failed told, on the window's thread
   */
  private void begin(String title, AtomicBoolean stop, Work work, Consumer<Throwable> failed) {
    session.<Runnable>aside(
        title,
        steps -> {
          try {
            return work.run(
                share -> {
                  if (stop.get()) {
                    throw new CancellationException();
                  }
                  steps.reached(share);
                });
          } catch (IOException | IllegalArgumentException | OutOfMemoryError e) {
            return () -> failed.accept(e);
          }
        },
        next -> {
          if (!stop.get()) {
            next.run();
          }
        });
  }
}
