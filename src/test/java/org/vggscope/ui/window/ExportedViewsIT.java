package org.vggscope.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.ToggleButton;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vggscope.cli.CommandLineProgram;
import org.vggscope.export.Exhibit;
import org.vggscope.export.ExhibitFormat;
import org.vggscope.export.Look;
import org.vggscope.model.Position;
import org.vggscope.session.PictureSource;
import org.vggscope.session.SessionState;
import org.vggscope.text.Language;
import org.vggscope.text.Texts;
import org.vggscope.ui.WindowTest;
import org.vggscope.ui.view.ExhibitFile;
import org.vggscope.ui.view.ViewEntry;

/** What the window saves and what {@code export} writes are the same bytes. */
class ExportedViewsIT extends WindowTest {
  private static final String PICTURE = "assets/samples/chelsea.png";

  @TempDir private Path folder;

  @Override
  protected SessionState rememberedState() {
    return at("conv3_2");
  }

  /** What a view of the window shows now. */
  private Exhibit exhibit(String view) {
    List<Exhibit> found = new ArrayList<>();
    ViewEntry entry = window.views().find(view).orElseThrow();
    onWindow(entry::open);
    awaitIdle();
    onWindow(() -> entry.exhibit().ifPresent(found::add));
    assertThat(found).as(view).hasSize(1);
    return found.get(0);
  }

  private void export(String view, Path file, String... more) {
    List<String> arguments =
        new ArrayList<>(List.of("export", "--view", view, "--output", file.toString()));
    arguments.addAll(List.of(more));
    ByteArrayOutputStream errors = new ByteArrayOutputStream();
    int status =
        CommandLineProgram.run(
            arguments.toArray(String[]::new),
            new ByteArrayOutputStream(),
            new PrintStream(errors, true, StandardCharsets.UTF_8));
    assertThat(status).as("%s", errors.toString(StandardCharsets.UTF_8)).isZero();
  }

  private void assertSame(String view, String... more) throws IOException {
    Exhibit exhibit = exhibit(view);
    for (ExhibitFormat format : ExhibitFormat.of(exhibit)) {
      Path window = folder.resolve(view + "-window" + format.ending());
      Path command = folder.resolve(view + "-command" + format.ending());
      onWindow(() -> save(exhibit, window));
      export(view, command, more);
      assertThat(Files.mismatch(window, command)).as("%s as %s", view, format).isEqualTo(-1);
    }
  }

  private void openFile() {
    awaitIdle();
    onWindow(() -> session.open(List.of(new PictureSource.File(Path.of(PICTURE)))));
    awaitIdle();
  }

  @Test
  void theFormatsOfFeatureMapsAreTheSame() throws IOException {
    openFile();
    assertThat(ExhibitFormat.of(exhibit("featuremaps")))
        .containsExactly(
            ExhibitFormat.PNG,
            ExhibitFormat.SVG,
            ExhibitFormat.CSV,
            ExhibitFormat.JSON,
            ExhibitFormat.NPY);
    assertSame("featuremaps", PICTURE, "--layer", "conv3_2");
  }

  @Test
  void largerDarkAndInChineseTheyAreTheSame() throws IOException {
    openFile();
    Exhibit exhibit = exhibit("featuremaps");
    Path window = folder.resolve("window.png");
    Path command = folder.resolve("command.png");
    String[] options = {
      PICTURE, "--layer", "conv3_2", "--look", "dark", "--scale", "4", "--language", "zh"
    };
    try {
      Texts.speak(Language.CHINESE);
      new ExhibitFile(exhibit, ExhibitFormat.PNG, Look.DARK, 4).write(window, () -> false);
    } finally {
      Texts.speak(Language.ENGLISH);
    }
    export("featuremaps", command, options);
    assertThat(Files.mismatch(window, command)).isEqualTo(-1);
    assertThat(Texts.language()).isEqualTo(Language.ENGLISH);
  }

  @Test
  void whatTwoNetworksShowIsTheSame() throws IOException {
    openFile();
    onWindow(() -> session.companion().switchOn());
    awaitIdle();
    assertSame("compare.maps", PICTURE, "--with", "vgg19-tiny", "--layer", "conv3_2");
    assertSame("compare.answers", PICTURE, "--with", "vgg19-tiny");
    assertSame("compare.likeness", PICTURE, "--with", "vgg19-tiny");
  }

  @Test
  void whatTheChannelsOfALayerLikeIsTheSame() throws IOException {
    openFile();
    onWindow(
        () ->
            session
                .selection()
                .selectLayer(session.modelProperty().get().architecture().layer("conv5_3")));
    exhibit("evidence.patches");
    onWindow(() -> lookup("#liked-all").queryAs(ToggleButton.class).fire());
    awaitIdle();
    Exhibit exhibit = exhibit("evidence.patches");
    for (ExhibitFormat format : ExhibitFormat.of(exhibit)) {
      Path shown = folder.resolve("likes-window" + format.ending());
      Path command = folder.resolve("likes-command" + format.ending());
      onWindow(() -> save(exhibit, shown));
      export("evidence.likes", command, "--layer", "conv5_3");
      assertThat(Files.mismatch(shown, command)).as("%s", format).isEqualTo(-1);
    }
  }

  @Test
  void otherViewsAreTheSame() throws IOException {
    openFile();
    onWindow(() -> session.selection().selectUnit(17, new Position(3, 5)));
    awaitIdle();
    assertSame("network", PICTURE);
    assertSame("kernels", "--layer", "conv3_2", "--channel", "17");
    assertSame("arithmetic", PICTURE, "--layer", "conv3_2", "--channel", "17", "--position", "3,5");
    assertSame("picture", PICTURE);
    assertSame("prediction", PICTURE);
    assertSame("receptivefield.stacks");
    assertSame("receptivefield.table");
    assertSame("evidence.heat", PICTURE);
    assertSame("preprocessing", PICTURE);
  }
}
