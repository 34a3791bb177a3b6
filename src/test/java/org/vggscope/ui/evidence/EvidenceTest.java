package org.vggscope.ui.evidence;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.control.Label;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.vggscope.model.Layer;
import org.vggscope.session.Question;
import org.vggscope.session.SessionState;
import org.vggscope.session.ViewState;
import org.vggscope.ui.WindowTest;

/** The window with the tab for evidence open. */
abstract class EvidenceTest extends WindowTest {
  @TempDir protected Path folder;

  @Override
  protected SessionState rememberedState() {
    return at("conv5_2")
        .withViews(
            "", Map.of("evidence.heat", ViewState.NONE.with("patch", 0.5).with("step", 0.25)));
  }

  @BeforeEach
  void showTheTab() {
    awaitIdle();
    openTab("Evidence");
  }

  protected String text(String id) {
    return lookup("#" + id).queryAs(Label.class).getText();
  }

  protected <T> T ask(Question<T> question) {
    AtomicReference<T> found = new AtomicReference<>();
    onWindow(() -> session.ask(this, question, found::set));
    awaitIdle();
    return found.get();
  }

  protected Layer layer(String name) {
    return session.modelProperty().get().architecture().layer(name);
  }
}
