package org.vggscope.lesson.figures;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.vggscope.session.LongWork;
import org.vggscope.session.ModelView;
import org.vggscope.session.PictureResult;
import org.vggscope.session.Question;
import org.vggscope.session.Session;
import org.vggscope.session.Subject;

/**
 * What the engine was asked for figures, and its answers as long as they are true. Use it from the
 * window's thread.
 */
final class Bench {
  /** How often work is begun again that something else has ended. */
  private static final int MOST_TRIES = 3;

  private final Session session;
  private final Runnable changed;
  private final Map<Object, Entry> entries = new HashMap<>();
  private ModelView model;
  private PictureResult result;
  private PictureResult second;

  /** A question or an answer. */
  private static final class Entry {
    private final Set<Subject> about;
    private Object answer;
    private boolean done;
    private boolean running;
    private int tries;

    Entry(Set<Subject> about) {
      this.about = about;
    }
  }

  /** Who asks, as the session tells askers apart. */
  private record Topic(Bench bench, Object key) {}

  /** Nothing could be found out. */
  private enum Failure {
    FAILED
  }

  /**
   * @param changed told when an answer has come
   */
  Bench(Session session, Runnable changed) {
    this.session = session;
    this.changed = changed;
  }

  /**
   * An answer of the loaded network about the picture.
   *
   * @param key what is asked; equal ones have equal answers
   * @throws NotThere when it has not come yet
   */
  <T> T ask(Object key, Question<T> question) {
    Entry entry = entries.computeIfAbsent(key, each -> new Entry(Subject.ANSWER));
    if (!entry.done && !entry.running) {
      entry.running = true;
      session.<Object>ask(
          new Topic(this, key),
          (network, analysis, cancelled) -> {
            try {
              T answer = question.answer(network, analysis, cancelled);
              return answer == null ? Failure.FAILED : answer;
            } catch (CancellationException e) {
              throw e;
            } catch (RuntimeException e) {
              return Failure.FAILED;
            }
          },
          answer -> answered(entry, answer));
    }
    return answer(entry);
  }

  /**
   * As {@link #ask}, of work that takes long.
   *
   * @throws NotThere when it has not come yet
   */
  <T> T compute(Object key, LongWork<Void, T> work) {
    Entry entry = entries.computeIfAbsent(key, each -> new Entry(work.about()));
    if (!entry.done && !entry.running) {
      entry.running = true;
      entry.tries++;
      session.<Void, Object>compute(
          new Topic(this, key),
          new LongWork<>(
              work.title(),
              work.about(),
              (desk, steps) -> {
                try {
                  return work.body().answer(desk, steps);
                } catch (CancellationException e) {
                  throw e;
                } catch (RuntimeException e) {
                  return Failure.FAILED;
                }
              }),
          nothing -> {},
          answer -> answered(entry, answer),
          () -> stopped(entry));
    }
    return answer(entry);
  }

  private void answered(Entry entry, Object answer) {
    entry.answer = answer;
    entry.done = true;
    entry.running = false;
    changed.run();
  }

  /** Something else has ended it, perhaps a picture that could not be read after all. */
  private void stopped(Entry entry) {
    entry.running = false;
    if (entry.tries >= MOST_TRIES) {
      answered(entry, Failure.FAILED);
    } else {
      changed.run();
    }
  }

  @SuppressWarnings("unchecked")
  private static <T> T answer(Entry entry) {
    if (!entry.done) {
      throw NotThere.yet();
    }
    if (entry.answer == Failure.FAILED) {
      throw NotThere.atAll();
    }
    return (T) entry.answer;
  }

  /** Forgets answers that are about something else than what is open now. */
  void refresh() {
    Set<Subject> changes = EnumSet.noneOf(Subject.class);
    PictureResult now = session.resultProperty().get();
    ModelView loaded = session.modelProperty().get();
    PictureResult other = session.companion().resultProperty().get();
    if (now != result) {
      changes.add(Subject.PICTURE);
    }
    if (loaded != model) {
      changes.add(Subject.NETWORK);
    }
    if (other != second) {
      changes.add(Subject.SECOND_PICTURE);
    }
    model = loaded;
    result = now;
    second = other;
    entries
        .entrySet()
        .removeIf(
            each -> {
              boolean gone = each.getValue().about.stream().anyMatch(changes::contains);
              if (gone) {
                session.stop(new Topic(this, each.getKey()));
              }
              return gone;
            });
  }

  /** Asks no more. */
  void close() {
    entries.keySet().forEach(key -> session.stop(new Topic(this, key)));
    entries.clear();
  }
}
