package org.vggscope.ui.view;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.WritableImage;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.vggscope.report.CsvWriter;
import org.vggscope.report.JsonWriter;
import org.vggscope.report.PngWriter;
import org.vggscope.report.Table;
import org.vggscope.session.Notice;
import org.vggscope.session.Session;
import org.vggscope.support.AtomicFile;
import org.vggscope.support.ProblemException;
import org.vggscope.text.Texts;
import org.vggscope.ui.kit.dialog.Dialogs;
import org.vggscope.ui.kit.pixels.BufferedPicture;

/**
 * Asks where to save something, saves it in the format that the file's ending names, and says so. A
 * failure leaves the file that was there before.
 */
public final class SaveDialog {
  private final Session session;
  private final String title;
  private final String name;
  private final List<Format> formats;

  /**
   * A way to write something down.
   *
   * @param title for people, {@code Picture}
   * @param ending of the file's name, {@code .png}
   * @param content writes it
   */
  public record Format(String title, String ending, AtomicFile.Content content) {
    /** A table as comma-separated values. */
    public static Format table(Supplier<Table> table) {
      return text(Texts.of("Comma-separated values"), ".csv", () -> CsvWriter.text(table.get()));
    }

    /** A report as JSON. */
    public static Format json(Supplier<? extends JsonNode> report) {
      return text("JSON", ".json", () -> JsonWriter.text(report.get()));
    }

    private static Format text(String title, String ending, Supplier<String> text) {
      return new Format(
          title, ending, stream -> stream.write(text.get().getBytes(StandardCharsets.UTF_8)));
    }

    /** A part of the window, as it is seen when it is saved. */
    public static Format picture(Node node) {
      return new Format(Texts.of("Picture"), ".png", stream -> writePicture(node, stream));
    }
  }

  /** A question that has not been asked. */
  public SaveDialog(Session session, Saving saving) {
    this.session = session;
    this.title = saving.title();
    this.name = saving.name();
    this.formats = saving.formats();
  }

  /** Asks, and saves. */
  public void show(Window owner) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(title);
    chooser.setInitialFileName(name + formats.get(0).ending());
    for (Format format : formats) {
      chooser
          .getExtensionFilters()
          .add(new FileChooser.ExtensionFilter(format.title(), "*" + format.ending()));
    }
    File directory = new File(session.settings().saveDirectory);
    if (directory.isDirectory()) {
      chooser.setInitialDirectory(directory);
    }
    File file = Dialogs.ask(owner, chooser::showSaveDialog);
    if (file != null) {
      session.settings().saveDirectory = String.valueOf(file.getParent());
      int index = chooser.getExtensionFilters().indexOf(chooser.getSelectedExtensionFilter());
      Format chosen = formats.get(Math.max(0, index));
      // Who chose another format and left the name alone means the format.
      boolean left = file.getName().equals(name + formats.get(0).ending());
      GivenFiles.use(
          session,
          file,
          path -> save(left && index > 0 ? path.resolveSibling(name) : path, chosen));
    }
  }

  /** Saves into a file whose ending is one of the formats'. */
  public void save(Path file) {
    save(file, formats.get(0));
  }

  private void save(Path file, Format otherwise) {
    Format named = named(file);
    Path target =
        named == null ? file.resolveSibling(file.getFileName() + otherwise.ending()) : file;
    if (named == null && Files.exists(target)) {
      // Nobody was asked whether this one may be replaced.
      session.say(
          Notice.error(Texts.of("%s is there already; choose it, or another name.", target)));
      return;
    }
    if (Files.exists(target) && !Files.isRegularFile(target)) {
      // To write into a pipe waits for its reader, and the window with it.
      session.say(Notice.error(Texts.of("%s is no file; choose another name.", target)));
      return;
    }
    try {
      AtomicFile.write(target, (named == null ? otherwise : named).content());
      session.say(Notice.information(Texts.of("Saved as %s.", target)));
    } catch (IOException e) {
      session.say(
          Notice.error(
              Texts.of(
                  "%s cannot be written; choose another folder. (%s)",
                  target, ProblemException.of(e).about(null))));
    }
  }

  private Format named(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return formats.stream().filter(f -> name.endsWith(f.ending())).findFirst().orElse(null);
  }

  private static void writePicture(Node node, OutputStream stream) throws IOException {
    WritableImage image = node.snapshot(new SnapshotParameters(), null);
    PngWriter.write(BufferedPicture.of(image, BufferedImage.TYPE_INT_RGB), stream);
  }
}
