package org.vggscope.ui.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vggscope.export.ExhibitFormat;
import org.vggscope.export.Look;
import org.vggscope.export.SomeExhibit;
import org.vggscope.session.Notice;

class ExhibitFileTest {
  private static final SomeExhibit EXHIBIT = new SomeExhibit(new float[] {0, 1, 0.5f, 0.2f}, 2);

  @TempDir private Path folder;

  private static Notice save(Path file, ExhibitFormat format) {
    return new ExhibitFile(EXHIBIT, format, Look.LIGHT, 1).write(file, () -> false);
  }

  @Test
  void theEndingChoosesTheFormat() {
    Path file = folder.resolve("Table.CSV");
    assertThat(save(file, ExhibitFormat.PNG))
        .isEqualTo(Notice.information("Saved as %s.".formatted(file)));
    assertThat(file).content().contains("place,value,word");
  }

  @Test
  void anEndingIsAddedWhereThereIsNone() {
    save(folder.resolve("v1.2"), ExhibitFormat.JSON);
    assertThat(folder.resolve("v1.2.json")).content().startsWith("{");
    save(folder.resolve("text.txt"), ExhibitFormat.CSV);
    assertThat(folder.resolve("text.txt.csv")).exists();
  }

  @Test
  void noFileIsReplacedThatNobodyWasAskedAbout() throws IOException {
    Path there = Files.writeString(folder.resolve("notes.csv"), "before");
    Notice said = save(folder.resolve("notes"), ExhibitFormat.CSV);
    assertThat(said.kind()).isEqualTo(Notice.Kind.ERROR);
    assertThat(said.text()).endsWith("is there already; choose it, or another name.");
    assertThat(there).hasContent("before");
    save(there, ExhibitFormat.PNG);
    assertThat(there).content().startsWith("# program");
  }

  @Test
  void aPlaceThatCannotBeWrittenToIsSaid() {
    Notice said = save(folder.resolve("none/a.png"), ExhibitFormat.PNG);
    assertThat(said.kind()).isEqualTo(Notice.Kind.ERROR);
    assertThat(said.text()).contains("cannot be written; choose another folder");
  }

  @Test
  void whatIsCancelledLeavesNothing() throws IOException {
    Path file = Files.writeString(folder.resolve("a.png"), "before");
    ExhibitFile exhibit = new ExhibitFile(EXHIBIT, ExhibitFormat.PNG, Look.DARK, 4);
    assertThatThrownBy(() -> exhibit.write(file, () -> true))
        .isInstanceOf(CancellationException.class);
    assertThat(file).hasContent("before");
    assertThat(folder.toFile().list()).containsExactly("a.png");
  }
}
