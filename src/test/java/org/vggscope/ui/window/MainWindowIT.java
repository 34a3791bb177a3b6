package org.vggscope.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import javafx.application.Platform;
import javafx.scene.AccessibleAttribute;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.vggscope.model.Layer;
import org.vggscope.session.ModelSource;
import org.vggscope.session.PictureSource;
import org.vggscope.session.Task;
import org.vggscope.ui.WindowTest;

/** What a person sees and does in the frame of the window. */
class MainWindowIT extends WindowTest {
  private String text(String id) {
    return lookup(id).queryAs(Label.class).getText();
  }

  private String selectedLayer() {
    return session.selection().layerProperty().get().name();
  }

  @Test
  void showsTheNetworkTheEngineAndTheMemory() {
    awaitIdle();
    assertThat(text("#status-model")).startsWith("VGG16").contains("5,984,360 parameters");
    assertThat(text("#status-engine")).contains("MXNet");
    assertThat(text("#status-memory")).contains("weights 23.9 MB").contains("activations");
  }

  @Test
  void everyLayerHasATileThatSelectsIt() {
    awaitIdle();
    for (Layer layer : session.modelProperty().get().architecture().layers()) {
      assertThat(lookup("#tile-" + layer.name()).tryQuery()).isPresent();
    }
    clickOn("#tile-conv3_2");
    awaitIdle();
    assertThat(selectedLayer()).isEqualTo("conv3_2");
    assertThat(session.activationsProperty().get().layer().name()).isEqualTo("conv3_2");
    type(KeyCode.RIGHT);
    assertThat(selectedLayer()).isEqualTo("conv3_3");
    type(KeyCode.LEFT, 2);
    assertThat(selectedLayer()).isEqualTo("conv3_1");
    type(KeyCode.END);
    assertThat(selectedLayer()).isEqualTo("fc8");
  }

  @Test
  void choosingVgg19BringsItsExtraLayersAndItsAnswer() {
    awaitIdle();
    assertThat(lookup("#tile-conv3_4").tryQuery()).isEmpty();
    ComboBox<?> models = lookup("#model-choice").queryAs(ComboBox.class);
    onWindow(() -> models.getSelectionModel().select(1));
    awaitIdle();
    for (String extra : List.of("conv3_4", "conv4_4", "conv5_4")) {
      assertThat(lookup("#tile-" + extra).tryQuery()).isPresent();
    }
    assertThat(session.resultProperty().get().model().id()).isEqualTo("vgg19-tiny");
    assertThat(text("#status-model")).startsWith("VGG19");
  }

  @Test
  void allThatIsUnderWayIsListedAndEachCanBeCancelled() {
    awaitIdle();
    List<String> ended = new CopyOnWriteArrayList<>();
    for (String title : List.of("First of two", "Second of two")) {
      onWindow(
          () -> {
            Task[] task = new Task[1];
            task[0] =
                session
                    .tasks()
                    .begin(
                        title,
                        Set.of(),
                        () -> {
                          ended.add(title);
                          task[0].close();
                        });
            task[0].reached(0.25);
          });
    }
    sleep(500);
    assertThat(text("#status-work")).isEqualTo("Second of two");
    assertThat(lookup("#status-progress").queryAs(ProgressBar.class).getProgress()).isEqualTo(0.25);
    clickOn("#more-tasks");
    clickOn("#cancel-task-0");
    assertThat(ended).containsExactly("First of two");
    assertThat(lookup("#more-tasks").query().isVisible()).isFalse();
    clickOn("#cancel-button");
    assertThat(ended).containsExactly("First of two", "Second of two");
    assertThat(lookup("#status-tasks").query().isVisible()).isFalse();
  }

  @Test
  void theTooltipOfATileTellsItsFacts() {
    awaitIdle();
    String[] spoken = {""};
    onWindow(
        () ->
            spoken[0] =
                (String)
                    lookup("#tile-conv1_1")
                        .query()
                        .queryAccessibleAttribute(AccessibleAttribute.HELP));
    LayerTileFacts.assertFacts(spoken[0]);
    moveTo("#tile-conv1_1");
    Tooltip[] shown = {null};
    for (int i = 0; i < 40 && shown[0] == null; i++) {
      sleep(50);
      onWindow(
          () ->
              shown[0] =
                  Window.getWindows().stream()
                      .filter(Tooltip.class::isInstance)
                      .map(Tooltip.class::cast)
                      .findFirst()
                      .orElse(null));
    }
    LayerTileFacts.assertFacts(shown[0].getText());
  }

  @Test
  void aBadPictureIsToldInOneLineAndEscapeTakesItAway() {
    awaitIdle();
    onWindow(
        () ->
            session.open(
                List.of(new PictureSource.File(new File("no such picture.png").toPath()))));
    awaitIdle();
    assertThat(lookup("#notice-bar").query().isVisible()).isTrue();
    assertThat(text("#notice-text")).startsWith("no such picture.png").doesNotContain("\n");
    assertThat(session.resultProperty().get()).isNotNull();
    type(KeyCode.ESCAPE);
    assertThat(lookup("#notice-bar").query().isVisible()).isFalse();
  }

  @Test
  void aPastedPathIsOpened() {
    awaitIdle();
    onWindow(
        () -> {
          ClipboardContent content = new ClipboardContent();
          content.putString(new File("assets/samples/rocket.jpg").getAbsolutePath());
          Clipboard.getSystemClipboard().setContent(content);
        });
    clickOn("#tile-conv1_1");
    press(KeyCode.CONTROL).press(KeyCode.V).release(KeyCode.V).release(KeyCode.CONTROL);
    awaitIdle();
    assertThat(session.resultProperty().get().picture().source().name()).isEqualTo("rocket.jpg");
  }

  /** The longest that the window's thread was held, of what is done meanwhile, in milliseconds. */
  private static long longestHold(Runnable meanwhile) {
    AtomicBoolean over = new AtomicBoolean();
    AtomicLong longest = new AtomicLong();
    Thread pinger =
        new Thread(
            () -> {
              while (!over.get()) {
                CountDownLatch answered = new CountDownLatch(1);
                long asked = System.nanoTime();
                Platform.runLater(answered::countDown);
                try {
                  answered.await();
                  Thread.sleep(1);
                } catch (InterruptedException e) {
                  return;
                }
                longest.accumulateAndGet((System.nanoTime() - asked) / 1_000_000, Math::max);
              }
            });
    pinger.start();
    meanwhile.run();
    over.set(true);
    return longest.get();
  }

  /** It is packed, read and scaled elsewhere; the window only takes it and shows it. */
  @Test
  void aLargePastedPictureDoesNotHoldTheWindow() {
    awaitIdle();
    int width = 6000;
    int height = 4000;
    int[] pixels = new Random(1).ints((long) width * height).map(i -> i | 0xff000000).toArray();
    onWindow(
        () -> {
          WritableImage large = new WritableImage(width, height);
          large
              .getPixelWriter()
              .setPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
          ClipboardContent content = new ClipboardContent();
          content.putImage(large);
          Clipboard.getSystemClipboard().setContent(content);
        });
    // What JavaFX itself takes to hand such a picture out is nobody's to change.
    long[] own = {Long.MAX_VALUE};
    for (int i = 0; i < 3; i++) {
      onWindow(
          () -> {
            long begun = System.nanoTime();
            assertThat(Clipboard.getSystemClipboard().getImage()).isNotNull();
            own[0] = Math.min(own[0], (System.nanoTime() - begun) / 1_000_000);
          });
    }
    assertPastedWithoutHold(width, own[0]);
  }

  /** As nearly every program hands out pictures: encoded, and the window only passes bytes on. */
  @Test
  void aLargePastedFileDoesNotHoldTheWindow() throws IOException {
    awaitIdle();
    int width = 6000;
    BufferedImage large = new BufferedImage(width, 4000, BufferedImage.TYPE_INT_RGB);
    Random random = new Random(1);
    for (int y = 0; y < 4000; y++) {
      large.setRGB(0, y, width, 1, random.ints(width).toArray(), 0, width);
    }
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    ImageIO.write(large, "png", png);
    DataFormat known = DataFormat.lookupMimeType("image/png");
    DataFormat format = known == null ? new DataFormat("image/png") : known;
    onWindow(
        () ->
            Clipboard.getSystemClipboard()
                .setContent(Map.of(format, ByteBuffer.wrap(png.toByteArray()))));
    assertPastedWithoutHold(width, 0);
  }

  /**
   * The best of two times, for the machine has other things to do, too; 50 ms of a second or more.
   */
  private void assertPastedWithoutHold(int width, long more) {
    clickOn("#tile-conv1_1");
    long best = Long.MAX_VALUE;
    long longest = 0;
    for (int i = 0; i < 2; i++) {
      long begun = System.nanoTime();
      long hold =
          longestHold(
              () -> {
                press(KeyCode.CONTROL).press(KeyCode.V).release(KeyCode.V).release(KeyCode.CONTROL);
                awaitIdle();
              });
      longest = Math.max(longest, (System.nanoTime() - begun) / 1_000_000);
      best = Math.min(best, hold);
      assertThat(session.resultProperty().get().picture().source().name())
          .isEqualTo("pasted picture");
      assertThat(session.resultProperty().get().picture().source().width()).isEqualTo(width);
    }
    assertThat(best).as("of %d ms", longest).isLessThan(longest / 20 + more);
  }

  /** What a clipboard may hold that is no picture: each is answered by a sentence. */
  @Test
  void whatIsNoPictureIsSaidSo() {
    awaitIdle();
    Map<DataFormat, List<Object>> contents =
        Map.of(
            DataFormat.PLAIN_TEXT,
            List.of(
                "data:image/png;base64,A",
                "data:image/png;base64,",
                "file:///tmp/a%00b.png",
                "file://host/share/a.png",
                "file:relative.png",
                "a\0b.png",
                "http://"),
            DataFormat.HTML,
            List.of("<img src='data:image/png;base64,A'>", "<img src='file:///a%00b.png'>"),
            DataFormat.URL,
            List.of("file:///tmp/a%00b.png", "data:image/png;base64,A"),
            DataFormat.FILES,
            List.of(List.of(new File("/tmp/a\0b.png"))));
    contents.forEach((format, values) -> values.forEach(value -> assertNoPicture(format, value)));
  }

  private void assertNoPicture(DataFormat format, Object value) {
    onWindow(
        () -> {
          session.dismissNotice();
          Clipboard.getSystemClipboard().setContent(Map.of(format, value));
        });
    clickOn("#tile-conv1_1");
    press(KeyCode.CONTROL).press(KeyCode.V).release(KeyCode.V).release(KeyCode.CONTROL);
    awaitIdle();
    assertThat(text("#notice-text")).as("%s", value).startsWith("The clipboard holds no picture");
    assertThat(session.resultProperty().get().picture().source().name()).isEqualTo("coffee.png");
  }

  /** A size that the next network does not offer is still said. */
  @Test
  void theToolbarSaysTheSizeThatIsInForce() {
    awaitIdle();
    Path own = Path.of("src/test/resources/fixtures/adaptive/vgg11.pth");
    onWindow(() -> session.load(new ModelSource.OwnFile(own)));
    awaitIdle();
    onWindow(() -> session.setInputSize(320));
    awaitIdle();
    ComboBox<?> size = lookup("#size-choice").queryComboBox();
    assertThat(size.getButtonCell().getText()).isEqualTo("320 px · dense");
    for (String id : List.of("vgg16-tiny", "vgg19-tiny")) {
      onWindow(() -> session.selectModel(id));
      awaitIdle();
      assertThat(size.getButtonCell().getText()).as(id).isEqualTo("320 px · dense");
    }
    onWindow(() -> session.history().undo());
    awaitIdle();
    onWindow(() -> session.history().undo());
    awaitIdle();
    assertThat(size.getButtonCell().getText()).isEqualTo("320 px · dense");
    onWindow(() -> session.setInputSize(96));
    awaitIdle();
    assertThat(size.getButtonCell().getText()).isEqualTo("96 px · averaged");
  }

  /** Whatever fails is said, and the window stays as it is. */
  @Test
  void whatNobodyExpectedIsSaid() {
    awaitIdle();
    onWindow(() -> session.unexpected(new IllegalStateException("a test")));
    assertThat(text("#notice-text"))
        .contains("Something went wrong")
        .contains("a test")
        .contains("vggscope.log");
  }

  @Test
  void f6GoesFromPaneToPane() {
    awaitIdle();
    clickOn("#tile-conv1_1");
    List<String> panes = List.of("PicturePane", "layer-tabs", "PredictionPane", "toolbar");
    for (String pane : panes) {
      type(KeyCode.F6);
      assertThat(focusedPane()).isEqualTo(pane);
    }
    type(KeyCode.F6);
    assertThat(focusedPane()).isEqualTo("network-strip");
    press(KeyCode.SHIFT).type(KeyCode.F6).release(KeyCode.SHIFT);
    assertThat(focusedPane()).isEqualTo("toolbar");
  }

  private String focusedPane() {
    List<String> panes =
        List.of("toolbar", "network-strip", "PicturePane", "layer-tabs", "PredictionPane");
    javafx.scene.Node node = stage.getScene().getFocusOwner();
    while (node != null && !panes.contains(String.valueOf(node.getId()))) {
      node = node.getParent();
    }
    return node == null ? "none" : node.getId();
  }

  /** A picture opened by two names stands once among the last ones. */
  @Test
  void aPictureOpenedTwiceStandsOnce() {
    awaitIdle();
    File file = new File("assets/samples/rocket.jpg");
    onWindow(() -> session.open(List.of(new PictureSource.File(file.toPath()))));
    awaitIdle();
    int before = session.recent().size();
    onWindow(
        () ->
            session.open(
                List.of(
                    new PictureSource.File(
                        new File("assets/../assets/samples/rocket.jpg").toPath()),
                    new PictureSource.File(file.getAbsoluteFile().toPath()))));
    awaitIdle();
    assertThat(session.recent()).hasSize(before);
  }

  @Test
  void theThemeChangesAndIsRemembered() {
    awaitIdle();
    assertThat(settings.darkTheme).isFalse();
    clickOn("#theme-button");
    assertThat(settings.darkTheme).isTrue();
    clickOn("#theme-button");
    assertThat(settings.darkTheme).isFalse();
  }

  /** What the tooltip has to say of {@code conv1_1}. */
  private static final class LayerTileFacts {
    static void assertFacts(String facts) {
      assertThat(facts)
          .contains("3 × 3 convolution, 3 → 32 channels")
          .contains("32 × 64 × 64")
          .contains("parameters: 896")
          .contains("multiply-adds: 3,538,944")
          .contains("receptive field: 3 × 3")
          .contains("mean activation: ");
    }
  }
}
