package org.vggscope.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.vggscope.lesson.Lesson;
import org.vggscope.model.Layer;
import org.vggscope.ui.WindowTest;
import org.vggscope.ui.view.Command;

/** The names that lessons are written with are those of the window. */
class VocabularyIT extends WindowTest {
  private static final List<String> KINDS = List.of("conv1_1", "pool1", "fc6", "fc8");

  /** Where the window's own names are written when they are others. */
  private static final Path LIVE = Path.of("target/vocabulary.txt");

  @Test
  void theListIsWhatTheWindowHas() throws IOException {
    awaitIdle();
    LiveVocabulary live = new LiveVocabulary();
    // Each kind of layer is computed otherwise, and shown so.
    onWindow(window.views().find("arithmetic").orElseThrow()::open);
    for (Layer layer : session.modelProperty().get().layers()) {
      if (KINDS.contains(layer.name())) {
        onWindow(() -> session.selection().selectLayer(layer));
        awaitIdle();
        onWindow(() -> live.anchors(stage.getScene().getRoot()));
      }
    }
    // A map alone is built when somebody asks for it.
    onWindow(window.views().find("featuremaps").orElseThrow()::open);
    Layer first = session.modelProperty().get().layers().get(0);
    onWindow(() -> session.selection().selectLayer(first));
    awaitIdle();
    onWindow(() -> lookup("#maps-grid").query().requestFocus());
    type(KeyCode.ENTER);
    awaitIdle();
    onWindow(() -> live.anchors(stage.getScene().getRoot()));
    type(KeyCode.ESCAPE);
    forEachPage(entry -> onWindow(() -> live.anchors(stage.getScene().getRoot())));
    onWindow(session.companion()::switchOff);
    onWindow(() -> window.views().all().forEach(entry -> live.view(entry.id(), entry.view())));
    window.commands().stream().filter(WindowStage::isOpen).map(Command::id).forEach(live::command);
    awaitIdle();

    Files.createDirectories(LIVE.getParent());
    Files.write(LIVE, live.lines());
    try (InputStream stream = Lesson.class.getResourceAsStream("vocabulary.txt")) {
      assertThat(new String(stream.readAllBytes(), StandardCharsets.UTF_8).lines().toList())
          .as("vocabulary.txt; the window's own is in %s", LIVE)
          .isEqualTo(live.lines());
    }
  }
}
