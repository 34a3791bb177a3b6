package org.vggscope.ui.view;

import javafx.scene.image.Image;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.stage.Window;
import org.vggscope.export.Exhibit;
import org.vggscope.export.ExhibitFormat;
import org.vggscope.export.Look;
import org.vggscope.report.CsvWriter;
import org.vggscope.report.PngWriter;
import org.vggscope.report.Table;
import org.vggscope.session.Notice;
import org.vggscope.session.Session;
import org.vggscope.session.settings.Settings;
import org.vggscope.text.Texts;
import org.vggscope.ui.kit.pixels.FxImages;

/** Takes what views show away: into files and onto the clipboard. */
public final class Exhibits {
  private static final int SCALE = 2;

  /** No spreadsheet takes many more from the clipboard. */
  private static final int MOST_ROWS = 200_000;

  private Exhibits() {}

  /**
   * On the clipboard.
   *
   * @param text the numbers; null where they are too many
   */
  private record Copied(Image picture, String text) {}

  /** Asks how and where to save what a view shows, and saves it. */
  public static void save(Session session, Exhibit exhibit, Window window) {
    ExhibitFormat last = Settings.choice(session.settings().saveFormat, ExhibitFormat.PNG);
    save(session, exhibit, window, last);
  }

  /** As above, with a format proposed, if there is that of it. */
  public static void save(Session session, Exhibit exhibit, Window window, ExhibitFormat proposed) {
    new SaveDialog(session, exhibit, proposed).show(window);
  }

  /** Puts what a view shows on the clipboard: a picture, and the numbers as lines with tabs. */
  public static void copy(Session session, Exhibit exhibit) {
    Look look = SaveDialog.shown(session.settings());
    session.aside(
        Texts.of("Copying what is shown"),
        steps -> {
          Table table = exhibit.table();
          return new Copied(
              FxImages.of(PngWriter.draw(exhibit.figure(look), SCALE)),
              table.rows().size() > MOST_ROWS ? null : CsvWriter.tabbed(table));
        },
        copied -> {
          ClipboardContent content = new ClipboardContent();
          content.putImage(copied.picture());
          if (copied.text() != null) {
            content.putString(copied.text());
          }
          Clipboard.getSystemClipboard().setContent(content);
          session.say(
              Notice.information(
                  copied.text() == null
                      ? Texts.of(
                          "Copied as a picture; the numbers are too many for the clipboard, so save"
                              + " them as CSV.")
                      : Texts.of("Copied as a picture, and its numbers as text.")));
        });
  }
}
