package org.vggscope.ui.training.start;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerLight;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationTest;
import org.testfx.util.WaitForAsyncUtils;
import org.vggscope.session.Session;
import org.vggscope.session.settings.Settings;
import org.vggscope.training.Recipe;
import org.vggscope.weights.ModelCatalog;

class NewTrainingDialogIT extends ApplicationTest {
  private static final int SECONDS = 20;

  @TempDir private Path folder;

  private final Settings settings = new Settings();
  private Session session;
  private NewTrainingDialog dialog;

  @Override
  public void start(Stage stage) {
    session = new Session(ModelCatalog.bundled(), settings, Platform::runLater);
    // Its colours are the theme's.
    Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
    stage.setScene(new Scene(new Pane(), 800, 700));
    stage.show();
    dialog = new NewTrainingDialog(session);
    dialog.show(stage);
  }

  @Override
  public void stop() {
    dialog.pane().getScene().getWindow().hide();
    session.close();
  }

  private Node find(String id) {
    return dialog.pane().lookup("#" + id);
  }

  private String text(String id) {
    return ((Label) find(id)).getText();
  }

  private boolean canBegin() {
    return !find("new-training-begin").isDisabled();
  }

  private static void await(BooleanSupplier until) {
    try {
      WaitForAsyncUtils.waitFor(SECONDS, TimeUnit.SECONDS, until::getAsBoolean);
    } catch (TimeoutException e) {
      throw new AssertionError("It did not come", e);
    }
    WaitForAsyncUtils.waitForFxEvents();
  }

  @Test
  void opensWithWhatCanBeBegunAtOnce() {
    assertThat(canBegin()).isTrue();
    assertThat(dialog.wish().training().data()).isEqualTo("cifar10-small");
    assertThat(dialog.wish().training().recipe()).isEqualTo(Recipe.quick());
    assertThat(text("training-cost-parameters")).isEqualTo("678,506 parameters");
    assertThat(text("training-cost-steps")).isEqualTo("156 steps an epoch, 1,560 in all");
  }

  @Test
  void aFolderOfOneClassIsRefusedAndOneOfTwoTaken() throws IOException {
    Files.createDirectories(folder.resolve("cats"));
    interact(() -> dialog.useFolder(folder));
    await(() -> text("new-training-data-said").contains("single sub-folder"));
    assertThat(canBegin()).isFalse();
    Path two = folder.resolve("two");
    for (String name : new String[] {"cats", "dogs"}) {
      Files.createDirectories(two.resolve(name));
      for (int i = 0; i < 60; i++) {
        Files.createFile(two.resolve(name).resolve(i + ".png"));
      }
    }
    interact(() -> dialog.useFolder(two));
    await(this::canBegin);
    assertThat(dialog.wish().training().data()).isEqualTo(two.toString());
    assertThat(text("training-cost-note")).contains("32 × 32");
    choose("new-training-recipe", "paper");
    assertThat(text("new-training-recipe-said")).contains("256", "100");
    assertThat(canBegin()).isFalse();
  }

  @Test
  void anOwnRecipeBringsItsEpochsAndItsStart() throws IOException {
    Path own = folder.resolve("own.json");
    Files.writeString(own, Recipe.paper().with(3, 4, "normal:0.05").json());
    interact(() -> dialog.useRecipe(own));
    await(this::canBegin);
    assertThat(dialog.wish().training().recipe())
        .isEqualTo(Recipe.paper().with(3, 4, "normal:0.05"));
    Path broken = Files.writeString(folder.resolve("broken.json"), "{");
    interact(() -> dialog.useRecipe(broken));
    await(() -> text("new-training-recipe-said").contains("broken.json"));
    assertThat(canBegin()).isFalse();
  }

  @Test
  void aFileThatIsNoNetworkIsNoStart() throws IOException {
    Path file = Files.writeString(folder.resolve("x.safetensors"), "no network");
    interact(() -> dialog.useStart(file));
    await(() -> text("new-training-start-said").contains("x.safetensors"));
    assertThat(canBegin()).isFalse();
    choose("new-training-start", "glorot");
    assertThat(canBegin()).isTrue();
    assertThat(dialog.wish().training().startFrom()).isNull();
  }

  @SuppressWarnings("unchecked")
  private void choose(String id, String value) {
    interact(() -> ((ComboBox<String>) find(id)).setValue(value));
    WaitForAsyncUtils.waitForFxEvents();
  }
}
