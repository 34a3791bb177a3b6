package org.vggscope.ui.kit;

import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.event.Event;
import javafx.event.EventHandler;
import javafx.event.EventType;
import javafx.scene.Scene;
import javafx.util.Subscription;

/**
 * What a part of the window listens to although it lives longer than the part. Listeners are
 * registered with their owner and go with it, so that nothing keeps a part that has been closed, or
 * works for it. What a part itself is made of needs no owner. Use it from the window's thread.
 */
public final class Owner {
  private Subscription all = Subscription.EMPTY;

  /** Has something done whenever a value changes. */
  public void on(ObservableValue<?> value, Runnable then) {
    on(value, (old, now) -> then.run());
  }

  /** Has something done with each new value. */
  public <T> void on(ObservableValue<T> value, Consumer<? super T> then) {
    on(value, (old, now) -> then.accept(now));
  }

  /** Has something done with the old value and the new one. */
  public <T> void on(ObservableValue<T> value, BiConsumer<? super T, ? super T> then) {
    atEnd(value.subscribe(then::accept)::unsubscribe);
  }

  /** Has something done whenever a list changes. */
  public <T> void on(ObservableList<T> list, Runnable then) {
    ListChangeListener<T> listener = change -> then.run();
    list.addListener(listener);
    atEnd(() -> list.removeListener(listener));
  }

  /** Hears of a scene's events before all that is in it. */
  public <E extends Event> void filter(
      Scene scene, EventType<E> type, EventHandler<? super E> handler) {
    scene.addEventFilter(type, handler);
    atEnd(() -> scene.removeEventFilter(type, handler));
  }

  /** Hears of those of a scene's events that nothing in it took. */
  public <E extends Event> void handle(
      Scene scene, EventType<E> type, EventHandler<? super E> handler) {
    scene.addEventHandler(type, handler);
    atEnd(() -> scene.removeEventHandler(type, handler));
  }

  /** Has something done whenever a scene has been laid out. */
  public void afterLayout(Scene scene, Runnable then) {
    scene.addPostLayoutPulseListener(then);
    atEnd(() -> scene.removePostLayoutPulseListener(then));
  }

  /** Has something done when the part is closed. */
  public void atEnd(Runnable last) {
    all = all.and(last::run);
  }

  /** Ends all of it; what is registered later is never ended. */
  public void dispose() {
    Subscription ended = all;
    all = Subscription.EMPTY;
    ended.unsubscribe();
  }
}
