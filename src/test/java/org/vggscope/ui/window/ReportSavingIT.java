package org.vggscope.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vggscope.session.Notice;
import org.vggscope.session.SessionState;
import org.vggscope.text.Language;
import org.vggscope.text.Texts;
import org.vggscope.ui.WindowTest;

/** The report of what the window shows. */
class ReportSavingIT extends WindowTest {
  @TempDir private Path folder;

  @Override
  protected SessionState rememberedState() {
    return at("conv2_1");
  }

  private void save(Path file) {
    onWindow(() -> new ReportSaving(session, window.views()).save(file));
    awaitIdle();
  }

  @Test
  void itHasWhatIsSelectedAndComparedInTheWindowsLanguage() throws Exception {
    awaitIdle();
    Texts.speak(Language.CHINESE);
    onWindow(
        () -> {
          session.selection().selectChannel(7);
          session.companion().switchOn();
          window.views().find("compare.answers").orElseThrow().open();
        });
    awaitIdle();
    Path file = folder.resolve("page.html");
    save(file);
    assertThat(session.noticeProperty().get().text()).contains(file.toString());
    String page = Files.readString(file);
    assertThat(page)
        .contains("lang=\"zh\"", "conv2_1层", "conv5_3层", "两个网络", "aria-label=\"answers\"");
    assertThat(page).doesNotContainPattern("(?:src|href)=\"(?!data:)");
  }

  @Test
  void whatCannotBeWrittenIsSaidAndLeavesNothing() {
    awaitIdle();
    Path file = folder.resolve("none").resolve("page.html");
    save(file);
    assertThat(session.noticeProperty().get().kind()).isEqualTo(Notice.Kind.ERROR);
    assertThat(session.noticeProperty().get().text()).contains("page.html", "none");
    assertThat(folder).isEmptyDirectory();
  }
}
