package org.vggscope.ui.view;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.vggscope.session.Notice;
import org.vggscope.session.Session;
import org.vggscope.support.ProblemException;
import org.vggscope.text.Texts;
import org.vggscope.ui.kit.dialog.Dialogs;
import org.vggscope.ui.kit.dialog.ReplaceQuestion;

/** A file of one format that is to be written. */
public final class NewFile {
  private NewFile() {}

  /**
   * Asks where to write it.
   *
   * @param title of the dialog
   * @param name that is proposed, with its ending
   * @param format what the format is called
   * @param action is given the file, which has the ending; nothing happens when nobody chose one
   */
  public static void ask(
      Session session,
      Window owner,
      String title,
      String name,
      String format,
      Consumer<Path> action) {
    String ending = name.substring(name.lastIndexOf('.'));
    FileChooser chooser = new FileChooser();
    chooser.setTitle(title);
    chooser.setInitialFileName(name);
    chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(format, "*" + ending));
    File folder = new File(session.settings().saveDirectory);
    if (folder.isDirectory()) {
      chooser.setInitialDirectory(folder);
    }
    File chosen = Dialogs.ask(owner, chooser::showSaveDialog);
    GivenFiles.use(
        session,
        chosen,
        path -> {
          session.settings().saveDirectory = String.valueOf(chosen.getParent());
          named(owner, path, ending, action);
        });
  }

  /**
   * Gives a file that was chosen its ending. Whether it may be replaced the system's dialog has
   * asked, but not of one that had none.
   *
   * @param ending such as {@code .html}
   * @param action is given the file, unless it is to be kept
   */
  public static void named(Window owner, Path chosen, String ending, Consumer<Path> action) {
    boolean ends = chosen.toString().toLowerCase(Locale.ROOT).endsWith(ending);
    Path file = ends ? chosen : chosen.resolveSibling(chosen.getFileName() + ending);
    if (!ends && Files.exists(file)) {
      ReplaceQuestion.ask(owner, file, () -> action.accept(file));
    } else {
      action.accept(file);
    }
  }

  /** Says that it was written, or why not. */
  public static void say(Session session, Path file, Throwable failure) {
    session.say(
        failure == null
            ? Notice.information(Texts.of("Saved as %s.", file))
            : Notice.error(
                Texts.of(
                    "%s cannot be written; choose another folder. (%s)",
                    file, ProblemException.of(failure).about(null))));
  }
}
