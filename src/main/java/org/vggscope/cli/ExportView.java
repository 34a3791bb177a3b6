package org.vggscope.cli;

import java.io.IOException;
import java.util.Set;
import org.vggscope.export.Exhibit;

/**
 * A view of the window as {@code export} writes it.
 *
 * @param id as in the window
 * @param about what it shows, for people
 * @param takes which options it is made by
 * @param may options among those that are needed elsewhere and that it does without, too
 * @param maker makes what is written
 */
record ExportView(String id, String about, Set<Takes> takes, Set<Takes> may, Maker maker) {
  /** What a view can be made by. */
  enum Takes {
    PICTURE("a picture"),
    LAYER("--layer"),
    CHANNEL("--channel"),
    POSITION("--position"),
    CLASS("--class"),
    METHOD("--method and its options"),
    OFF("--off and --rank"),
    FOLDER("--folder"),
    PAIR("--with, --with-weights and --with-state"),
    RUN("--run"),
    MOMENT("--moment"),
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

  /** A view that needs what it takes. */
  ExportView(String id, String about, Set<Takes> takes, Maker maker) {
    this(id, about, takes, Set.of(), maker);
  }

  /** Makes what a view shows. */
  @FunctionalInterface
  interface Maker {
    Exhibit make(ExportSubject subject) throws IOException;
  }

  boolean takes(Takes option) {
    return needs(option) || may.contains(option);
  }

  boolean needs(Takes option) {
    return takes.contains(option);
  }
}
