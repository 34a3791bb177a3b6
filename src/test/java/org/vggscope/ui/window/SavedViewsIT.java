package org.vggscope.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.vggscope.export.Exhibit;
import org.vggscope.export.ExhibitFormat;
import org.vggscope.model.Position;
import org.vggscope.ui.training.RoomTest;
import org.vggscope.ui.view.ViewEntry;

/** Every view of the registry can be taken away, in every format that it has. */
class SavedViewsIT extends RoomTest {
  /** Those that show nothing until a person asks them for more than a picture. */
  private static final Set<String> ASKED_FOR = Set.of("evidence.patches", "compare.likeness");

  private static final int TRIES = 100;
  private static final int PAUSE = 100;

  /** What a view shows once what it needs has been found. */
  private Optional<Exhibit> exhibit(ViewEntry entry) {
    Object[] found = {Optional.empty()};
    for (int tried = 0; tried < TRIES; tried++) {
      awaitIdle();
      onWindow(() -> found[0] = entry.view().exhibit());
      if (((Optional<?>) found[0]).isPresent()) {
        break;
      }
      sleep(PAUSE);
    }
    return ((Optional<?>) found[0]).map(Exhibit.class::cast);
  }

  @Test
  void everyViewCanBeTakenAway() throws Exception {
    awaitIdle();
    set();
    Path run = train(folder.resolve("run"), "he");
    onWindow(() -> session.selection().selectUnit(3, new Position(5, 7)));
    onWindow(() -> room.watch(run));
    await(() -> room.momentProperty().get() != null);
    awaitIdle();
    Set<String> without = new TreeSet<>();
    for (ViewEntry entry : window.views().all()) {
      if (ASKED_FOR.contains(entry.id())) {
        continue;
      }
      onWindow(entry::open);
      Optional<Exhibit> exhibit = exhibit(entry);
      if (exhibit.isEmpty()) {
        without.add(entry.id());
      } else {
        write(entry.id(), exhibit.get());
      }
    }
    assertThat(without).as("views that cannot be taken away").isEmpty();
  }

  private void write(String view, Exhibit exhibit) throws IOException {
    assertThat(exhibit.name()).as(view).matches("[\\p{L}\\p{N}._@-]+");
    assertThat(exhibit.about().values()).as(view).containsKey("program");
    assertThat(exhibit.table().rows()).as(view).isNotEmpty();
    for (ExhibitFormat format : ExhibitFormat.of(exhibit)) {
      Path file = folder.resolve(view + format.ending());
      onWindow(() -> save(exhibit, file));
      assertThat(session.noticeProperty().get().text()).isEqualTo("Saved as %s.".formatted(file));
      assertThat(Files.size(file)).as("%s", file).isPositive();
    }
  }
}
