package org.vggscope.session;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.vggscope.picture.ColourHandling;
import org.vggscope.session.settings.Settings;
import org.vggscope.text.Texts;

/** Has pictures read and shown, and those of an earlier run read again for the strip. */
final class PictureOpening {
  private enum Topic {
    PICTURE,
    AFTER_LOOK,
    EARLIER
  }

  private static final Set<Subject> PICTURE = Set.of(Subject.PICTURE);

  private final SessionProperties state;
  private final Selection selection;
  private final Settings settings;
  private final LatestJobs jobs;
  private final Changes changes;
  private final SessionWorker worker;
  private final PictureFetching fetching;
  private final Executor window;

  /** Pictures of the earlier run that may not be among the last ones yet. */
  private List<PictureSource> earlier = List.of();

  PictureOpening(
      SessionProperties state,
      Selection selection,
      Settings settings,
      LatestJobs jobs,
      Changes changes,
      SessionWorker worker,
      PictureFetching fetching,
      Executor window) {
    this.state = state;
    this.selection = selection;
    this.settings = settings;
    this.jobs = jobs;
    this.changes = changes;
    this.worker = worker;
    this.fetching = fetching;
    this.window = window;
  }

  /** Reads pictures and shows the last good one, in place of whatever is being read or fetched. */
  void open(List<PictureSource> sources) {
    fetching.stop();
    state.notice.set(null);
    if (sources.stream().allMatch(PictureSource::isHere)) {
      openHere(sources);
    } else {
      fetching.begin(() -> sources, "", this::openHere);
    }
  }

  /**
   * Finds pictures and opens them, in place of whatever is being read or fetched.
   *
   * @param finder finds them, on a thread of its own
   * @param nothing what to say when there are none
   * @param opener is given them, on the window's thread
   */
  void find(
      Callable<List<PictureSource>> finder, String nothing, Consumer<List<PictureSource>> opener) {
    fetching.stop();
    state.notice.set(null);
    fetching.begin(finder, nothing, opener);
  }

  private void openHere(List<PictureSource> sources) {
    String layer = selection.capture().layer();
    ColourHandling colours = colours();
    String title =
        sources.size() == 1
            ? Texts.of("Reading %s", sources.get(0).name())
            : Texts.of("Reading %d pictures", sources.size());
    changes.submit(
        Topic.PICTURE,
        title,
        PICTURE,
        (task, step, cancelled) -> worker.open(sources, colours, layer, task, cancelled));
  }

  /**
   * Shows what a camera sees, which is neither a wish nor one of the last pictures.
   *
   * @param found told when it is just about to be shown
   * @param over told when it is shown or is not going to be, and whether panes look longer into it
   * @param done told when these have what they wanted to know
   */
  void look(CameraFrame frame, Runnable found, Consumer<Boolean> over, Runnable done) {
    String layer = selection.capture().layer();
    changes.submit(
        Topic.PICTURE,
        Texts.of("Looking through the camera"),
        PICTURE,
        Wish.NONE,
        (task, step, cancelled) ->
            worker.look(frame, layer, cancelled, () -> window.execute(() -> found(found, over))),
        () -> shown(over, done));
  }

  /** The next one may take the place of this one before it is told that this one is shown. */
  private void found(Runnable found, Consumer<Boolean> over) {
    found.run();
    window.execute(
        () -> {
          if (jobs.hasLong(Subject.PICTURE)) {
            over.accept(true);
          }
        });
  }

  private void shown(Consumer<Boolean> over, Runnable done) {
    boolean longer = jobs.hasLong(Subject.PICTURE);
    over.accept(longer);
    if (longer) {
      jobs.submitLong(
          Topic.AFTER_LOOK, Set.of(), (cancelled, step) -> window.execute(done), () -> {});
    }
  }

  /** What a camera saw last is not waited for any more. */
  void cancelLook() {
    changes.cancel(Topic.PICTURE);
    jobs.cancel(Topic.AFTER_LOOK);
  }

  private ColourHandling colours() {
    return settings.coloursAsStored ? ColourHandling.AS_STORED : ColourHandling.SRGB;
  }

  /** Reads the current picture again, its colours as the settings say now. */
  void again() {
    PictureSource now = state.source.get();
    if (now != null && !(now instanceof CameraFrame)) {
      open(List.of(now));
    }
  }

  /** Reads the pictures of an earlier run for the strip, whenever nothing else is to be done. */
  void restore(List<PictureSource> pictures) {
    Set<PictureSource> there =
        state.recent.stream().map(RecentPicture::source).collect(Collectors.toSet());
    earlier = pictures.stream().filter(picture -> !there.contains(picture)).toList();
    List<PictureSource> missing = earlier;
    ColourHandling colours = colours();
    jobs.submitLong(
        Topic.EARLIER,
        Set.of(),
        (cancelled, step) -> {
          worker.restore(missing, colours, step, cancelled);
          window.execute(() -> arrange(pictures));
        },
        () -> {});
  }

  /** Those that were read again come into their order, behind those that were opened since. */
  private void arrange(List<PictureSource> pictures) {
    earlier = List.of();
    state.recent.sort(Comparator.comparingInt(each -> pictures.indexOf(each.source())));
  }

  /** The last pictures, the latest first, with those that are still to be read again. */
  List<PictureSource> recent() {
    List<PictureSource> recent = new ArrayList<>();
    state.recent.forEach(picture -> recent.add(picture.source()));
    earlier.stream().filter(picture -> !recent.contains(picture)).forEach(recent::add);
    return recent.subList(0, Math.min(Session.RECENT_PICTURES, recent.size()));
  }

  /** Whether something is being found or fetched. */
  boolean isFetching() {
    return fetching.isBusy();
  }

  void cancel() {
    fetching.stop();
    changes.cancel(Topic.PICTURE);
    jobs.cancel(Topic.EARLIER);
  }
}
