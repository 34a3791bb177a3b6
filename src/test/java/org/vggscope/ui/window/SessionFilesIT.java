package org.vggscope.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.Label;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;
import org.vggscope.model.Position;
import org.vggscope.model.Preprocessing;
import org.vggscope.session.EncodedPicture;
import org.vggscope.session.PictureSource;
import org.vggscope.session.Samples;
import org.vggscope.session.Session;
import org.vggscope.session.SessionState;
import org.vggscope.session.ViewState;
import org.vggscope.session.kept.LessonProgress;
import org.vggscope.session.kept.SavedSession;
import org.vggscope.session.kept.SessionFile;
import org.vggscope.session.settings.Settings;
import org.vggscope.text.Language;
import org.vggscope.ui.WindowTest;
import org.vggscope.ui.lesson.LessonRoom;
import org.vggscope.ui.view.Command;
import org.vggscope.ui.view.ViewEntry;
import org.vggscope.weights.ModelCatalog;

/** A session is saved in a file and opened again: the same state, the same pixels, or nothing. */
class SessionFilesIT extends WindowTest {
  private static final int SECONDS = 60;

  @TempDir private Path folder;

  /** Waits until files are read or written, too, and all that comes of it. */
  private void awaitAll() {
    for (int turn = 0; turn < 4; turn++) {
      try {
        WaitForAsyncUtils.waitFor(
            SECONDS, TimeUnit.SECONDS, () -> session.tasks().list().isEmpty());
      } catch (TimeoutException e) {
        throw new AssertionError("A file was still worked on", e);
      }
      awaitIdle();
    }
  }

  private SessionState state() {
    SessionState[] state = new SessionState[1];
    onWindow(() -> state[0] = window.capture());
    return state[0];
  }

  private String said() {
    return session.noticeProperty().get() == null ? "" : session.noticeProperty().get().text();
  }

  private Path save(String name) {
    Path file = folder.resolve(name);
    onWindow(() -> window.sessions().save(file));
    awaitAll();
    assertThat(said()).contains("Saved as " + file);
    return file;
  }

  private void bring(Path file) {
    onWindow(() -> session.open(List.of(new PictureSource.File(file))));
    awaitAll();
  }

  private void open(String view) {
    onWindow(() -> window.views().find(view).orElseThrow().open());
    awaitAll();
  }

  private void choose(String view, String name, Object value) {
    onWindow(
        () ->
            window
                .views()
                .find(view)
                .orElseThrow()
                .view()
                .apply(window.views().find(view).orElseThrow().view().capture().with(name, value)));
    awaitAll();
  }

  /** A picture that nobody else has. */
  private Path picture(String name) throws IOException {
    BufferedImage image = new BufferedImage(90, 70, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < 70; y++) {
      for (int x = 0; x < 90; x++) {
        image.setRGB(x, y, (x * 2) << 16 | (y * 3) << 8 | (x * y) % 256);
      }
    }
    Path file = folder.resolve(name);
    ImageIO.write(image, "png", file.toFile());
    return file;
  }

  /** The window is closed, and another one opened that knows nothing of it. */
  private void reopen() {
    onWindow(
        () -> {
          session.close();
          settings = new Settings();
          session = new Session(ModelCatalog.bundled(), settings, Platform::runLater);
          session.start(List.of());
          window = new MainWindow(session);
          stage.setScene(WindowPlace.scene(window, settings.windowWidth, settings.windowHeight));
        });
    awaitAll();
  }

  /** The pixels of every pane and page, and of what is beside them; times that were taken go. */
  private Map<String, int[]> pixels() {
    Map<String, int[]> all = new LinkedHashMap<>();
    for (String side : List.of("network", "picture", "prediction")) {
      all.put(side, pixels(window.views().find(side).orElseThrow()));
    }
    forEachPage(
        entry -> {
          awaitAll();
          // What has the keys and what is pointed at is drawn otherwise.
          onWindow(() -> stage.getScene().getRoot().requestFocus());
          all.put(entry.id(), pixels(entry));
        });
    // Its bars are the times that the passes have just taken.
    all.remove("compare.blocks");
    return all;
  }

  private int[] pixels(ViewEntry entry) {
    int[][] pixels = new int[1][];
    onWindow(
        () -> {
          Node content = entry.view().content();
          content.lookupAll(".label").stream()
              .filter(each -> each instanceof Label)
              .map(Label.class::cast)
              .filter(each -> each.getText() != null && each.getText().matches(".*\\d ms.*"))
              .forEach(each -> each.setVisible(false));
          WritableImage image = content.snapshot(new SnapshotParameters(), null);
          int width = (int) image.getWidth();
          int height = (int) image.getHeight();
          pixels[0] = new int[width * height];
          image
              .getPixelReader()
              .getPixels(
                  0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels[0], 0, width);
        });
    return pixels[0];
  }

  private void chooseMuch() throws IOException {
    Path own = picture("own.png");
    onWindow(
        () -> {
          session.selectModel("vgg19-tiny");
          session.open(
              List.of(
                  Samples.all().get(2),
                  new EncodedPicture("pasted", bytes(Samples.all().get(0))),
                  new PictureSource.File(own)));
        });
    awaitAll();
    onWindow(
        () -> {
          session
              .selection()
              .selectLayer(session.modelProperty().get().architecture().layer("conv4_4"));
          session.selection().selectUnit(21, new Position(3, 2));
          session.selection().selectClass(7);
          session.setInputSize(96);
          session.setPreprocessing("caffe");
        });
    awaitAll();
    open("evidence.ablation");
    choose("evidence.ablation", "off", "conv4_4:21");
    open("kernels");
    choose("kernels", "view", "MATRIX");
    open("featuremaps");
    choose("featuremaps", "order", "MEAN");
  }

  private static byte[] bytes(PictureSource sample) {
    try {
      return ((EncodedPicture) sample).bytes();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private void assertSame(Map<String, int[]> then, Map<String, int[]> before) {
    assertThat(then.keySet()).isEqualTo(before.keySet());
    assertThat(then.keySet().stream().filter(id -> !Arrays.equals(then.get(id), before.get(id))))
        .as("views that look otherwise")
        .isEmpty();
  }

  @Test
  void anotherWindowOpensToTheSameStateAndTheSamePixels() throws IOException {
    awaitAll();
    chooseMuch();
    open("evidence.heat");
    settings.lessonStep.put("relu", "3");
    SessionState saved = state();
    assertThat(saved.recent()).hasSize(4);
    Path file = save("lesson.vggscope");
    Map<String, int[]> before = pixels();
    reopen();
    bring(file);
    assertThat(said()).startsWith("lesson.vggscope is open");
    assertThat(state()).isEqualTo(saved);
    assertThat(settings.lessonStep).containsEntry("relu", "3");
    assertThat(settings.sessionFiles).containsExactly(file.toString());
    assertSame(pixels(), before);
  }

  @Test
  void twoNetworksThatAreComparedOpenToTheSamePixels() throws IOException {
    awaitAll();
    onWindow(() -> session.selection().moveLayer(3));
    open("compare.answers");
    SessionState saved = state();
    Path file = save("pair.vggscope");
    int[] before = pixels(window.views().find("compare.answers").orElseThrow());
    reopen();
    bring(file);
    assertThat(state()).isEqualTo(saved);
    assertThat(session.companion().modelProperty().get().id()).isEqualTo("vgg19-tiny");
    onWindow(() -> stage.getScene().getRoot().requestFocus());
    assertThat(pixels(window.views().find("compare.answers").orElseThrow())).isEqualTo(before);
  }

  @Test
  void openingIsOneStepThatIsTakenBackAndAgainInTheNextWindowToo() throws IOException {
    awaitAll();
    chooseMuch();
    SessionState saved = state();
    Path file = save("lesson.vggscope");
    reopen();
    onWindow(() -> session.setInputSize(128));
    awaitAll();
    SessionState before = state();
    bring(file);
    clickOn("#tile-conv1_1");
    SessionState looked = state();
    press(KeyCode.CONTROL).press(KeyCode.Z).release(KeyCode.Z).release(KeyCode.CONTROL);
    awaitAll();
    assertThat(state()).isEqualTo(before);
    onWindow(() -> command("language-zh").action().run());
    awaitAll();
    press(KeyCode.CONTROL).press(KeyCode.Y).release(KeyCode.Y).release(KeyCode.CONTROL);
    awaitAll();
    assertThat(state()).isEqualTo(looked);
    assertThat(state().picture()).isEqualTo(saved.picture());
    onWindow(() -> command("language-" + Language.ENGLISH.id()).action().run());
    awaitAll();
    onWindow(command("undo").action());
    awaitAll();
    onWindow(command("undo").action());
    awaitAll();
    assertThat(state().inputSize()).as("the step before").isZero();
  }

  private Command command(String id) {
    return window.commands().stream()
        .filter(each -> each.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aFileThatCannotBeOpenedIsSaidInALineAndTheWindowStaysAsItWas() throws IOException {
    awaitAll();
    Path own = picture("own.png");
    onWindow(() -> session.open(List.of(new PictureSource.File(own))));
    awaitAll();
    Path good = save("good.vggscope");
    byte[] whole = Files.readAllBytes(good);
    onWindow(() -> session.selectModel("vgg19-tiny"));
    awaitAll();
    SessionState before = state();
    Map<String, String> lines = new LinkedHashMap<>();
    Files.write(folder.resolve("cut.vggscope"), Arrays.copyOf(whole, whole.length / 2));
    lines.put("cut.vggscope", "damaged or cut short");
    Files.write(folder.resolve("empty.vggscope"), new byte[0]);
    lines.put("empty.vggscope", "damaged or cut short");
    zip("later.vggscope", "session.json", "{\"version\": 2000}");
    lines.put("later.vggscope", "a later version of the program wrote it");
    zip("none.vggscope", "readme.txt", "hello");
    lines.put("none.vggscope", "not what this program writes");
    zip("elsewhere.vggscope", "../../evil", "hello");
    lines.put("elsewhere.vggscope", "wants to lie elsewhere");
    zip("bomb.vggscope", "session.json", " ".repeat(8 << 20));
    lines.put("bomb.vggscope", "unpacks to more than a session has");
    zip("gone.vggscope", "session.json", "{\"version\": 1, \"network\": \"vgg99\"}");
    lines.put("gone.vggscope", "knows no network vgg99");
    lines.put("nowhere.vggscope", "no such file");
    lines.forEach(
        (name, line) -> {
          bring(folder.resolve(name));
          assertThat(said()).startsWith(name + " is not opened: ").contains(line);
          assertThat(said()).doesNotContain("\n");
          assertThat(state()).as(name).isEqualTo(before);
        });
    assertThat(session.history().canUndo()).as("the network alone").isTrue();
    clickOn("#tile-conv3_2");
    awaitAll();
    assertThat(session.activationsProperty().get().layer().name()).isEqualTo("conv3_2");
  }

  private void zip(String name, String entry, String content) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(folder.resolve(name)))) {
      zip.putNextEntry(new ZipEntry(entry));
      zip.write(content.getBytes(StandardCharsets.UTF_8));
    }
  }

  @Test
  void whatFailsOnlyWhenItIsLoadedIsTakenBackWhole() throws IOException {
    awaitAll();
    chooseMuch();
    SessionState before = state();
    Path weights = Files.write(folder.resolve("own.safetensors"), new byte[] {1, 2, 3});
    SessionState first = SessionState.FIRST;
    SessionState bad = first.withNetworks(weights.toString(), "");
    write("weights.vggscope", bad);
    bring(folder.resolve("weights.vggscope"));
    assertThat(said()).startsWith("weights.vggscope is not opened: own.safetensors");
    assertThat(state()).isEqualTo(before);
    SessionState noPicture =
        new SessionState(
            "vgg16-tiny",
            0,
            null,
            new EncodedPicture("broken.png", new byte[] {1, 2, 3}),
            List.of(),
            first.selected(),
            false,
            "",
            "kernels",
            Map.of("kernels", ViewState.NONE.with("view", "LIST")));
    write("picture.vggscope", noPicture);
    bring(folder.resolve("picture.vggscope"));
    assertThat(said()).startsWith("picture.vggscope is not opened: broken.png");
    assertThat(state()).isEqualTo(before);
    assertThat(window.views().open().orElseThrow().id()).isEqualTo("featuremaps");
  }

  private void write(String name, SessionState state) throws IOException {
    SavedSession saved = new SavedSession(state, "", LessonProgress.of(new Settings()));
    new SessionFile(folder.resolve(name), ModelCatalog.bundled()).write(saved, share -> {});
  }

  @Test
  void aNetworkThatWasMovedIsFoundBesideTheFileOrAskedFor() throws IOException {
    awaitAll();
    Path weights = folder.resolve("mine.safetensors");
    Files.copy(Path.of("weights/vgg16-tiny.safetensors"), weights);
    bring(weights);
    assertThat(state().network()).isEqualTo(weights.toString());
    Path file = save("lesson.vggscope");
    reopen();
    Path other = Files.createDirectory(folder.resolve("elsewhere"));
    Files.move(weights, other.resolve("moved.safetensors"));
    bring(file);
    assertThat(said()).startsWith("lesson.vggscope is not opened").contains("mine.safetensors");
    assertThat(session.noticeProperty().get().offer().label()).isEqualTo("Choose the network…");
    assertThat(state().network()).isEqualTo("vgg16-tiny");
    Path there = Files.move(file, other.resolve("lesson.vggscope"));
    bring(there);
    assertThat(said()).isEqualTo("lesson.vggscope is open; Ctrl+Z brings back what was there.");
    assertThat(state().network()).isEqualTo(other.resolve("moved.safetensors").toString());
  }

  @Test
  void namesColoursAndAWordOnTheWeightsComeAlong() throws IOException {
    awaitAll();
    Path weights = folder.resolve("mine.safetensors");
    Files.copy(Path.of("weights/vgg16-tiny.safetensors"), weights);
    bring(weights);
    Path names = folder.resolve("names.txt");
    Files.write(names, IntStream.range(0, 200).mapToObj(i -> "thing " + i).toList());
    bring(names);
    Preprocessing word = Preprocessing.caffe(64, 64);
    onWindow(() -> session.keepPreprocessing(word));
    choose("featuremaps", "colours", "MAGMA");
    awaitAll();
    SessionState saved = state();
    assertThat(saved.labels().name(7)).isEqualTo("thing 7");
    Path file = save("named.vggscope");
    int[] answer = pixels(window.views().find("prediction").orElseThrow());

    reopen();
    bring(file);
    assertThat(said()).startsWith("named.vggscope is open");
    assertThat(state()).isEqualTo(saved);
    assertThat(session.modelProperty().get().preprocessing().isSame(word)).isTrue();
    assertThat(settings.colourMap).isEqualTo("MAGMA");
    onWindow(() -> stage.getScene().getRoot().requestFocus());
    assertThat(pixels(window.views().find("prediction").orElseThrow())).isEqualTo(answer);

    onWindow(() -> session.history().undo());
    awaitAll();
    assertThat(state().network()).isEqualTo("vgg16-tiny");
    assertThat(state().labels()).isNull();
    assertThat(settings.preprocessings).as("what was said by the file alone").isEmpty();

    // The same file, of which something else is said by now.
    bring(weights);
    assertThat(session.modelProperty().get().preprocessing().isSame(word)).isFalse();
    bring(file);
    assertThat(session.modelProperty().get().preprocessing().isSame(word)).isTrue();
    assertThat(state().labels().name(7)).isEqualTo("thing 7");
  }

  @Test
  void escapeEndsASaveAndNothingOfItIsLeft() throws IOException {
    awaitAll();
    Path file = folder.resolve("lesson.vggscope");
    onWindow(
        () -> {
          window.sessions().save(file);
          session.cancel();
        });
    awaitAll();
    assertThat(session.tasks().list()).isEmpty();
    assertThat(file.getParent().toFile().list((folder, name) -> name.endsWith(".part"))).isEmpty();
    assertThat(said()).doesNotContain("not saved");
  }

  @Test
  void aFileIsDroppedPastedAndChosenAmongTheLastOnes() throws IOException {
    awaitAll();
    onWindow(() -> session.selectModel("vgg19-tiny"));
    awaitAll();
    Path file = save("my_lesson.vggscope");
    for (boolean path : new boolean[] {true, false}) {
      reopen();
      onWindow(
          () -> {
            ClipboardContent content = new ClipboardContent();
            if (path) {
              content.putString(file.toString());
            } else {
              content.putFiles(List.of(file.toFile()));
            }
            Clipboard.getSystemClipboard().setContent(content);
          });
      clickOn("#tile-conv1_1");
      press(KeyCode.CONTROL).press(KeyCode.V).release(KeyCode.V).release(KeyCode.CONTROL);
      awaitAll();
      assertThat(state().network()).as(path ? "a path" : "a file").isEqualTo("vgg19-tiny");
    }
    onWindow(() -> session.selectModel("vgg16-tiny"));
    awaitAll();
    Command last = command("recent-session-1");
    assertThat(last.title()).isEqualTo("Open the session my_lesson.vggscope");
    onWindow(last.action());
    awaitAll();
    assertThat(state().network()).isEqualTo("vgg19-tiny");
    Files.delete(file);
    assertThat(window.commands()).noneMatch(each -> each.id().startsWith("recent-session-"));
  }

  @Test
  void aLessonThatIsPlayedEndsBeforeASessionIsOpened() throws TimeoutException {
    awaitAll();
    Path file = save("lesson.vggscope");
    onWindow(() -> session.selectModel("vgg19-tiny"));
    awaitAll();
    SessionState before = state();
    LessonRoom lessons = window.lessons();
    WaitForAsyncUtils.waitFor(SECONDS, TimeUnit.SECONDS, () -> !lessons.all().isEmpty());
    onWindow(() -> lessons.begin(lessons.all().get(0), 0));
    WaitForAsyncUtils.waitFor(
        SECONDS, TimeUnit.SECONDS, () -> lessons.sceneProperty().get() != null);
    bring(file);
    WaitForAsyncUtils.waitFor(
        SECONDS, TimeUnit.SECONDS, () -> said().startsWith("lesson.vggscope is open"));
    assertThat(lessons.isPlaying()).isFalse();
    assertThat(state().network()).isEqualTo("vgg16-tiny");
    onWindow(command("undo").action());
    awaitAll();
    assertThat(state()).as("without the lesson").isEqualTo(before);
  }

  @Test
  void aFileThatIsThereIsReplacedOnlyWhenSomebodySaysSo() throws IOException {
    awaitAll();
    Path file = Files.writeString(folder.resolve("lesson.vggscope"), "mine");
    SessionCommands commands =
        new SessionCommands(session, window.sessions(), () -> stage.getScene());
    onWindow(() -> commands.save(folder.resolve("lesson")));
    press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);
    awaitAll();
    assertThat(file).hasContent("mine");
    onWindow(() -> commands.save(folder.resolve("lesson")));
    clickOn("Replace it");
    awaitAll();
    assertThat(said()).isEqualTo("Saved as " + file + ".");
    assertThat(Files.size(file)).isGreaterThan(100);
    onWindow(() -> window.sessions().save(folder.resolve("no folder").resolve("a.vggscope")));
    awaitAll();
    assertThat(said()).startsWith("The session is not saved: ").contains("does not exist");
  }
}
