package org.vggscope.ui.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vggscope.report.Table;
import org.vggscope.session.Session;
import org.vggscope.session.settings.Settings;
import org.vggscope.ui.view.SaveDialog.Format;
import org.vggscope.weights.ModelCatalog;

class SaveDialogTest {
  @TempDir private Path folder;

  private final Session session =
      new Session(ModelCatalog.bundled(), new Settings(), Runnable::run);

  @AfterEach
  void close() {
    session.close();
  }

  private SaveDialog dialog(String content) {
    return new SaveDialog(
        session,
        new Saving(
            "Save",
            "name",
            List.of(
                new Format(
                    "Text",
                    ".txt",
                    stream -> stream.write(content.getBytes(StandardCharsets.UTF_8))),
                Format.table(() -> Table.of("a", "b").build()),
                new Format(
                    "Broken",
                    ".bin",
                    stream -> {
                      stream.write(1);
                      throw new IOException("the disk is full");
                    }))));
  }

  private String said() {
    return session.noticeProperty().get().text();
  }

  @Test
  void theEndingChoosesTheFormat() throws IOException {
    Path file = folder.resolve("Table.CSV");
    dialog("x").save(file);
    assertThat(file).hasContent("a,b");
    assertThat(said()).contains("Table.CSV");
  }

  @Test
  void anEndingIsAddedWhereThereIsNone() {
    dialog("x").save(folder.resolve("notes"));
    assertThat(folder.resolve("notes.txt")).hasContent("x");
  }

  @Test
  void noFileIsReplacedThatNobodyWasAskedAbout() {
    dialog("first").save(folder.resolve("notes"));
    dialog("second").save(folder.resolve("notes"));
    assertThat(folder.resolve("notes.txt")).hasContent("first");
    assertThat(said()).endsWith("is there already; choose it, or another name.");
    dialog("third").save(folder.resolve("notes.txt"));
    assertThat(folder.resolve("notes.txt")).hasContent("third");
  }

  @Test
  void aFailureLeavesTheFileThatWasThere() throws IOException {
    Path file = Files.write(folder.resolve("old.bin"), new byte[] {7});
    dialog("x").save(file);
    assertThat(file).hasBinaryContent(new byte[] {7});
    assertThat(said()).contains("old.bin cannot be written").contains("the disk is full");
    assertThat(folder.toFile().list()).containsExactly("old.bin");
  }
}
