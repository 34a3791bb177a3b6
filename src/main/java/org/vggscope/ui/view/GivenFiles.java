package org.vggscope.ui.view;

import java.io.File;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.vggscope.session.Notice;
import org.vggscope.session.Session;
import org.vggscope.support.GivenPath;
import org.vggscope.support.ProblemException;
import org.vggscope.text.Wording;

/** Files and folders as the system's dialogs and drops hand them over. */
public final class GivenFiles {
  private GivenFiles() {}

  /**
   * Does something with what was chosen, or says that the program cannot get at it.
   *
   * @param chosen null when nobody chose anything
   */
  public static void use(Session session, File chosen, Consumer<Path> action) {
    if (chosen == null) {
      return;
    }
    Path path;
    try {
      path = GivenPath.of(chosen);
    } catch (ProblemException e) {
      session.say(Notice.error(Wording.of(e)));
      return;
    }
    action.accept(path);
  }
}
