package org.vggscope.session;

import java.io.IOException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.vggscope.camera.Camera;
import org.vggscope.camera.Cameras;
import org.vggscope.picture.PngPicture;
import org.vggscope.picture.SourceImage;
import org.vggscope.support.Problem;
import org.vggscope.support.ProblemException;
import org.vggscope.text.Texts;
import org.vggscope.text.Wording;

/**
 * A camera that the network looks through: while it is on, what it sees is the picture, as often as
 * the network can answer. What it saw meanwhile is dropped, and nothing is kept before somebody
 * freezes it. Use it from the window's thread.
 */
public final class CameraRoom {
  /** So many times two seconds a camera may take to wake up. */
  private static final int WAKING = 5;

  private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyy-MM-dd_HH.mm.ss");
  private static final long GIVEN_WAY = TimeUnit.MILLISECONDS.toNanos(1_500);
  private static final long REST = TimeUnit.MILLISECONDS.toNanos(200);
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  private final Session session;
  private final PictureOpening opening;
  private final Executor window;
  private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.OFF);
  private final ReadOnlyObjectWrapper<SourceImage> seen = new ReadOnlyObjectWrapper<>();

  /** What answers came within the last second. */
  private final Deque<Long> answers = new ArrayDeque<>();

  /** The picture that there was before, to come back to. */
  private PictureSource before;

  /** What is looked through; null while no camera is on. */
  private Look look;

  /** The one that was on last; null before. */
  private Camera last;

  /**
   * What the camera does.
   *
   * @param name what it is called; empty while none is on
   * @param isOn whether it sends pictures; if not, it is being switched on
   * @param rate how many of them the network has answered within the last second
   */
  public record State(String name, boolean isOn, int rate) {
    /** No camera is on. */
    public static final State OFF = new State("", false, 0);

    /** Whether there is no camera that is on, or is to be. */
    public boolean isOff() {
      return name.isEmpty();
    }
  }

  CameraRoom(Session session, PictureOpening opening, Executor window) {
    this.session = session;
    this.opening = opening;
    this.window = window;
    session.resultProperty().addListener((o, old, now) -> shown());
  }

  /** What the camera does. */
  public ReadOnlyObjectProperty<State> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /** What the camera saw last of all that is shown; null while none is on. */
  public ReadOnlyObjectProperty<SourceImage> seenProperty() {
    return seen.getReadOnlyProperty();
  }

  /** Whether a camera is on, or is to be. */
  public boolean isOn() {
    return look != null;
  }

  /**
   * Looks which cameras there are, on a thread of its own.
   *
   * @param found is given them
   * @param failed is given one line that says why they cannot be listed
   */
  public void find(Consumer<List<Camera>> found, Consumer<String> failed) {
    daemon(
        "vggscope-cameras",
        () -> {
          try {
            List<Camera> cameras = Cameras.find();
            window.execute(() -> found.accept(cameras));
          } catch (IOException e) {
            window.execute(() -> failed.accept(Wording.of(e)));
          }
        });
  }

  /** Switches a camera on and shows what it sees. */
  public void begin(Camera camera) {
    end();
    last = camera;
    before = picture();
    session.dismissNotice();
    look = new Look();
    state.set(new State(camera.name(), false, 0));
    Look mine = look;
    mine.thread = daemon("vggscope-camera", () -> watch(camera, mine));
  }

  /** Makes what is shown a picture like any other, and switches the camera off. */
  public void freeze() {
    SourceImage frozen = seen.get();
    if (frozen != null) {
      Camera again = last;
      String name = "%s %s.png".formatted(frozen.name(), LocalDateTime.now().format(STAMP));
      session.open(
          List.of(new LatePicture(name, () -> new EncodedPicture(name, PngPicture.of(frozen)))));
      session.say(
          Notice.offer(
              Texts.of("Frozen; the camera is off."),
              Texts.of("Camera again"),
              () -> begin(again),
              () -> {}));
    }
  }

  /** Switches the camera off and goes back to the picture that there was before. */
  public void stop() {
    if (isOn()) {
      end();
      if (session.sourceProperty().get() instanceof CameraFrame && before != null) {
        session.openAgain(before);
      }
    }
  }

  /** Switches the camera off; what is shown stays until another picture takes its place. */
  void end() {
    if (look != null) {
      look.end();
      look = null;
      opening.cancelLook();
      answers.clear();
      seen.set(null);
      state.set(State.OFF);
    }
  }

  /** The picture that there is, or while a camera is on, that there was before. */
  PictureSource picture() {
    PictureSource now = session.sourceProperty().get();
    return now instanceof CameraFrame ? before : now;
  }

  private void shown() {
    if (look != null && session.sourceProperty().get() instanceof CameraFrame frame) {
      answers.add(System.nanoTime());
      tellRate();
      look.shown = look.asked;
      seen.set(frame.image());
    }
  }

  /** Counts anew how many pictures were answered within the last second. */
  public void count() {
    if (state.get().isOn()) {
      tellRate();
    }
  }

  private void tellRate() {
    long now = System.nanoTime();
    answers.removeIf(each -> now - each > SECOND);
    state.set(new State(state.get().name(), true, answers.size()));
  }

  /** On the camera's own thread. */
  private void watch(Camera camera, Look mine) {
    try (Camera.Frames frames = camera.open()) {
      for (int waited = 0; !mine.ended; ) {
        SourceImage image = frames.next();
        if (image != null) {
          waited = 0;
          mine.take(image);
        } else if (++waited > (mine.any ? 0 : WAKING)) {
          throw new ProblemException(
              (mine.any
                      ? Problem.of("it sends no pictures any more; plug it in again")
                      : Problem.of(
                          "it sends no pictures; close other programs that use it, and allow it in"
                              + " the system's settings for cameras"))
                  .about(camera.name()));
        } else {
          window.execute(() -> mine.say(silentYet(camera)));
        }
      }
    } catch (CancellationException e) {
      // Nobody looks through it any more.
    } catch (IOException | RuntimeException | LinkageError e) {
      window.execute(() -> mine.fail(Wording.of(e)));
    }
  }

  private static Notice silentYet(Camera camera) {
    return Notice.information(
        Texts.of(
            "%s sends no picture yet; see that nothing covers it and that the system allows it.",
            camera.name()));
  }

  private static Thread daemon(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  /** One time that a camera is on. */
  private final class Look {
    private final AtomicReference<SourceImage> latest = new AtomicReference<>();
    private Thread thread;
    private volatile boolean ended;

    /** Whether it has sent a picture; of the camera's thread. */
    private boolean any;

    /** Which of its pictures the network is asked about; the window's thread only. */
    private int asked;

    /** Which of them was shown last. */
    private int shown;

    private boolean asking;
    private long since;

    /** Whether panes looked longer into the last one; what they found is seen for a while. */
    private boolean longer;

    private long rested = System.nanoTime();

    /** Takes a picture from the camera, on its thread; one that waits is dropped. */
    void take(SourceImage image) {
      any = true;
      latest.set(image);
      window.execute(this::ask);
    }

    private void ask() {
      // What panes find out takes so long at most; what takes longer, needs a picture that stays.
      long now = System.nanoTime();
      boolean late = shown == asked && now - since > GIVEN_WAY;
      boolean waits = asking && !late || now < rested;
      SourceImage image = ended || waits ? null : latest.getAndSet(null);
      if (image != null) {
        asking = true;
        since = now;
        int mine = ++asked;
        opening.look(
            new CameraFrame(image),
            () -> found(mine),
            panes -> over(mine, panes),
            () -> done(mine));
      }
    }

    /** The next one can be computed while this one is shown, unless panes would never be done. */
    private void found(int which) {
      if (!longer) {
        next(which);
      }
    }

    private void over(int which, boolean panes) {
      longer = panes;
      if (!panes) {
        next(which);
      }
    }

    private void done(int which) {
      rested = System.nanoTime() + REST;
      next(which);
    }

    private void next(int which) {
      if (which == asked) {
        asking = false;
        ask();
      }
    }

    void say(Notice notice) {
      if (!ended) {
        session.say(notice);
      }
    }

    void fail(String why) {
      if (!ended) {
        stop();
        session.say(Notice.error(why));
      }
    }

    void end() {
      ended = true;
      thread.interrupt();
    }
  }
}
