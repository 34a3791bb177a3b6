package org.vggscope.ui.window;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javafx.scene.Scene;
import javafx.stage.FileChooser;
import org.vggscope.session.Session;
import org.vggscope.session.SessionMark;
import org.vggscope.support.Distinct;
import org.vggscope.support.OfferedName;
import org.vggscope.text.Texts;
import org.vggscope.ui.kit.dialog.Dialogs;
import org.vggscope.ui.view.Command;
import org.vggscope.ui.view.GivenFiles;
import org.vggscope.ui.view.NewFile;

/** The commands about session files: those that open the last ones come and go with them. */
final class SessionCommands {
  /** Begins the ids of those that open one of the last files. */
  static final String RECENT = "recent-session-";

  private final Session session;
  private final SessionFiles files;
  private final Supplier<Scene> scene;
  private final List<Command> fixed;

  /**
   * @param scene the window's, to ask in front of it
   */
  SessionCommands(Session session, SessionFiles files, Supplier<Scene> scene) {
    this.session = session;
    this.files = files;
    this.scene = scene;
    fixed =
        List.of(
            new Command(
                "open-session",
                Texts.of("Open a s_ession…"),
                "Shortcut+E",
                this::chooseToOpen,
                () -> true),
            new Command(
                "save-session",
                Texts.of("Sa_ve the session…"),
                "Shortcut+Shift+S",
                this::chooseToSave,
                () -> session.resultProperty().get() != null));
  }

  /** Those that there are now. */
  List<Command> all() {
    List<Command> all = new ArrayList<>(fixed);
    all.addAll(recent().values());
    return all;
  }

  /** Those that open the last files, by as much of a file's path as tells it from the others. */
  Map<String, Command> recent() {
    Map<String, Command> commands = new LinkedHashMap<>();
    List<Path> recent = files.recent();
    for (Path file : recent) {
      String name = Distinct.name(file, recent);
      commands.put(
          name,
          new Command(
              RECENT + (commands.size() + 1),
              // Names of files have underscores of their own.
              Texts.of("Open the session %s", name).replace("_", "__"),
              null,
              () -> files.open(file),
              () -> true));
    }
    return commands;
  }

  private FileChooser chooser() {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(Texts.of("Open a session"));
    chooser
        .getExtensionFilters()
        .add(new FileChooser.ExtensionFilter(Texts.of("Sessions"), "*" + SessionMark.ENDING));
    File directory = new File(session.settings().saveDirectory);
    if (directory.isDirectory()) {
      chooser.setInitialDirectory(directory);
    }
    return chooser;
  }

  private void chooseToOpen() {
    File file = Dialogs.ask(scene.get().getWindow(), chooser()::showOpenDialog);
    GivenFiles.use(session, file, files::open);
  }

  private void chooseToSave() {
    String picture = session.resultProperty().get().picture().source().name();
    NewFile.ask(
        session,
        scene.get().getWindow(),
        Texts.of("Save the session"),
        OfferedName.of(picture) + SessionMark.ENDING,
        Texts.of("Sessions"),
        files::save);
  }

  /** Saves into the file that was chosen, after a question where nobody was asked yet. */
  void save(Path chosen) {
    NewFile.named(scene.get().getWindow(), chosen, SessionMark.ENDING, files::save);
  }
}
