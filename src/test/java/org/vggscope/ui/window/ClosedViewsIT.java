package org.vggscope.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.vggscope.model.Position;
import org.vggscope.session.Samples;
import org.vggscope.ui.WindowTest;
import org.vggscope.ui.compare.ComparisonModel;
import org.vggscope.ui.evidence.LikesModel;
import org.vggscope.ui.view.View;
import org.vggscope.ui.view.ViewEntry;

/** Views that are closed while the session goes on. */
class ClosedViewsIT extends WindowTest {
  /** Every view once more, looked at as a person would. */
  private List<ViewEntry> another() {
    List<ViewEntry> entries = new ArrayList<>();
    onWindow(
        () -> {
          // It stays, as it does from a window to the next.
          ComparisonModel comparison = new ComparisonModel(session);
          LikesModel likes = new LikesModel(session);
          entries.addAll(
              new WindowViews(session, comparison, likes, file -> {}, () -> {}).all().all());
          for (ViewEntry entry : entries) {
            View view = entry.view();
            if (!view.shownProperty().isBound()) {
              view.shownProperty().set(true);
            }
          }
        });
    return entries;
  }

  /** What the window looks at changes in every way that a view could listen to. */
  private void lookElsewhere() {
    onWindow(() -> session.open(List.of(Samples.all().get(1))));
    awaitIdle();
    onWindow(() -> session.selection().moveLayer(1));
    onWindow(() -> session.selection().selectUnit(1, new Position(2, 2)));
    awaitIdle();
    onWindow(() -> session.selection().selectUnit(2, new Position(3, 3)));
    awaitIdle();
  }

  @Test
  void nothingKeepsThem() throws InterruptedException {
    Map<String, WeakReference<Object>> seen = new TreeMap<>();
    lookElsewhere();
    List<ViewEntry> entries = another();
    lookElsewhere();
    onWindow(
        () -> {
          entries.forEach(
              entry -> {
                seen.put(entry.id(), new WeakReference<>(entry.view()));
                seen.put(entry.id() + " content", new WeakReference<>(entry.view().content()));
              });
          entries.stream().filter(ViewEntry::isPane).forEach(ViewEntry::dispose);
          entries.clear();
        });
    lookElsewhere();

    for (int turn = 0;
        turn < 100 && seen.values().stream().anyMatch(r -> r.get() != null);
        turn++) {
      System.gc();
      Thread.sleep(50);
      awaitIdle();
    }
    seen.values().removeIf(reference -> reference.get() == null);
    assertThat(seen.keySet()).as("views that something still listens for").isEmpty();
  }
}
