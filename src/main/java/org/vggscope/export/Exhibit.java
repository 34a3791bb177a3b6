package org.vggscope.export;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.vggscope.picture.NumpyFile;
import org.vggscope.report.Figure;
import org.vggscope.report.Film;
import org.vggscope.report.JsonWriter;
import org.vggscope.report.Table;
import org.vggscope.support.OfferedName;

/**
 * What a view shows, to be taken away. It holds values only: any thread may ask it, and what it
 * gives does not change with the window, but for the language in force.
 */
public interface Exhibit {
  /** What it is, as a part of a file's name: {@code conv3_2-maps}. */
  String name();

  /**
   * Name of a file for it, without an ending: {@code chelsea-conv3_2-maps}, where it is of a
   * picture. Takes as long as {@link #about}.
   */
  default String fileName() {
    String picture = about().text("picture");
    String name = OfferedName.legal(name());
    return picture.isEmpty() ? name : OfferedName.of(picture) + "-" + name;
  }

  /** Where its numbers come from. To sum up a file takes seconds the first time. */
  About about();

  /** The whole drawing, whatever of it fits a window, with heading, scale and legend. */
  Figure figure(Look look);

  /** The numbers behind it. */
  Table table();

  /** What {@link #about} says, and the {@link #table} as {@code rows}; a view may say more. */
  default ObjectNode json() {
    ObjectNode node = about().json();
    JsonWriter.addRows(node.putArray("rows"), table());
    return node;
  }

  /** The numbers as an array; empty where they are none. */
  default Optional<NumpyFile.Array> array() {
    return Optional.empty();
  }

  /** What there is to be seen over time; empty where nothing moves. Nothing is drawn yet. */
  default Optional<Film> film(Look look) {
    return Optional.empty();
  }
}
