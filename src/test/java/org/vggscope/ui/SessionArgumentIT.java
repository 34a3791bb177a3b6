package org.vggscope.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Application;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;
import org.vggscope.model.Position;
import org.vggscope.session.Samples;
import org.vggscope.session.SessionState;
import org.vggscope.session.kept.LessonProgress;
import org.vggscope.session.kept.SavedSession;
import org.vggscope.session.kept.SessionFile;
import org.vggscope.session.settings.Settings;
import org.vggscope.session.settings.SettingsStore;
import org.vggscope.ui.window.MainWindow;
import org.vggscope.weights.ModelCatalog;

/** The program is started with the file of a session. */
class SessionArgumentIT {
  private static final int SECONDS = 60;

  @TempDir private Path folder;
  private String settings;
  private Application application;

  @BeforeEach
  void keepAlone() throws TimeoutException {
    settings = System.getProperty(SettingsStore.FILE_PROPERTY);
    System.setProperty(SettingsStore.FILE_PROPERTY, folder.resolve("settings.json").toString());
    FxToolkit.registerPrimaryStage();
  }

  @AfterEach
  void end() throws TimeoutException {
    FxToolkit.cleanupApplication(application);
    FxToolkit.cleanupStages();
    if (settings == null) {
      System.clearProperty(SettingsStore.FILE_PROPERTY);
    } else {
      System.setProperty(SettingsStore.FILE_PROPERTY, settings);
    }
  }

  private static MainWindow window() {
    return Window.getWindows().stream()
        .filter(each -> each instanceof Stage && each.getScene() != null)
        .flatMap(each -> each.getScene().getRoot().getChildrenUnmodifiable().stream())
        .filter(MainWindow.class::isInstance)
        .map(MainWindow.class::cast)
        .findFirst()
        .orElse(null);
  }

  @Test
  void theSessionIsOpenedOnceThereIsAWindow() throws IOException, TimeoutException {
    SessionState wanted =
        new SessionState(
            "vgg19-tiny",
            96,
            null,
            Samples.all().get(2),
            List.of(Samples.all().get(2)),
            new SessionState.Selected("conv4_4", 21, new Position(3, 2), 7),
            false,
            "",
            "kernels",
            Map.of());
    Path file = folder.resolve("lesson.vggscope");
    new SessionFile(file, ModelCatalog.bundled())
        .write(new SavedSession(wanted, "", LessonProgress.of(new Settings())), share -> {});
    application = FxToolkit.setupApplication(VggScopeApp.class, file.toString());
    WaitForAsyncUtils.waitFor(
        SECONDS,
        TimeUnit.SECONDS,
        () ->
            window() != null
                && WaitForAsyncUtils.asyncFx(() -> window().capture()).get().equals(wanted));
    assertThat(window().capture()).isEqualTo(wanted);
  }
}
