package org.vggscope.cli;

import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.vggscope.export.Exhibit;

/**
 * A view of the window as {@code export} writes it.
 *
 * @param id as in the window
 * @param about what it shows, for people
 * @param takes which options it is made by
 * @param maker makes what is written
 */
record ExportView(String id, String about, Set<Takes> takes, Maker maker) {
  /** What a view can be made by. */
  enum Takes {
    PICTURE("a picture"),
    LAYER("--layer"),
    CHANNEL("--channel"),
    POSITION("--position"),
    COLOURS("--colours and --scale-of");

    private final String title;

    Takes(String title) {
      this.title = title;
    }

    @Override
    public String toString() {
      return title;
    }
  }

  /** Makes what a view shows. */
  @FunctionalInterface
  interface Maker {
    Exhibit make(ExportSubject subject) throws IOException;
  }

  /** All of them, in the order of the window. */
  static final List<ExportView> ALL = LayerViews.ALL;

  static Optional<ExportView> find(String id) {
    return ALL.stream().filter(view -> view.id.equals(id)).findFirst();
  }

  /** Their ids, for people. */
  static String ids() {
    return ALL.stream().map(ExportView::id).collect(Collectors.joining(", "));
  }

  /** Their ids, for help and completion. */
  static final class Ids implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return ALL.stream().map(ExportView::id).iterator();
    }
  }

  boolean takes(Takes option) {
    return takes.contains(option);
  }
}
