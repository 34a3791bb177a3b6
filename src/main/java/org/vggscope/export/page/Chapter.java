package org.vggscope.export.page;

import java.util.List;
import org.vggscope.export.Exhibit;
import org.vggscope.support.Phrase;

/**
 * What a report has on one matter.
 *
 * @param heading what it is about
 * @param exhibits what is shown, one below the other
 */
public record Chapter(Phrase heading, List<Exhibit> exhibits) {
  public Chapter {
    exhibits = List.copyOf(exhibits);
  }
}
