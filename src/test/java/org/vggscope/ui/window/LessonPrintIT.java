package org.vggscope.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import javafx.geometry.Bounds;
import javafx.scene.input.KeyCode;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.vggscope.lesson.Lesson;
import org.vggscope.lesson.Player.Phase;
import org.vggscope.session.SessionState;
import org.vggscope.session.settings.Settings;
import org.vggscope.text.Language;
import org.vggscope.text.Texts;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** A lesson plays by itself in the real window and becomes a page; nothing else changes. */
class LessonPrintIT extends LessonTest {
  private static final String SHORT =
      """
      lesson: short
      title: {en: "A < short & good one", zh: 短课}
      about: {en: You have a page., zh: 有一页纸了。}
      minutes: 5
      network: vgg
      begin: [view featuremaps, layer conv2_2, picture sample chelsea.png]
      steps:
        - say: {en: "This is the row of layers of {network-name}.", zh: "这是{network-name}的一排层。"}
          point: network-strip
        - say: {en: This is the same without a ring., zh: 这里没有框。}
        - say: {en: "Go to conv3_1 (Simonyan and Zisserman 2014, section 2).", zh: "请转到conv3_1（Simonyan和Zisserman 2014，第2节）。"}
          point: network-strip
          wait: layer conv3_1
          hint: {en: It is behind pool2., zh: 它在pool2后面。}
        - ask: {en: "How many are two times three?", zh: "二乘三等于几？"}
          answer: times 2 3
          why: {en: "It is {times 2 3}.", zh: "是{times 2 3}。"}
        - ask: {en: "Which is the sum of two and three?", zh: "二加三等于几？"}
          choose: [plus 2 3, times 2 3]
          answer: plus 2 3
          why: {en: "It is {plus 2 3}.", zh: "是{plus 2 3}。"}
        - ask: {en: "Where does the network look most?", zh: "网络最看重哪里？"}
          click: seen-picture
          answer: cam-peak
          within: 20 %
          why: {en: "Class {class 1} was decided there.", zh: "在那里得出了{class 1}。"}
      """;

  private static final String SHORTEST =
      """
      lesson: shortest
      title: {en: "Shortest", zh: 最短课}
      about: {en: You have nothing., zh: 什么也没有。}
      minutes: 5
      network: any
      steps:
        - say: {en: "Another layer.", zh: "另一层。"}
          do: [layer conv2_1]
      """;

  private static final int WIDTH = 1024;

  @TempDir private Path folder;

  /** So small that its pictures are on the page as they are. */
  @Override
  protected Settings rememberedSettings() {
    Settings small = new Settings();
    small.windowWidth = WIDTH;
    small.windowHeight = 700;
    return small;
  }

  private SessionState captured() {
    SessionState[] state = new SessionState[1];
    onWindow(() -> state[0] = window.capture());
    return state[0];
  }

  private CompletableFuture<Path> print(Lesson lesson, Path page, List<Integer> reached) {
    List<CompletableFuture<Path>> printed = new ArrayList<>();
    onWindow(() -> printed.add(window.print(lesson, page, reached::add)));
    return printed.get(0);
  }

  private static Document read(Path page) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(Files.readAllBytes(page)));
  }

  private static List<Element> all(Document page, String tag) {
    NodeList found = page.getElementsByTagName(tag);
    return IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i)).toList();
  }

  private static BufferedImage picture(Element image) {
    String source = image.getAttribute("src");
    byte[] png = Base64.getDecoder().decode(source.substring(source.indexOf(',') + 1));
    try {
      return ImageIO.read(new ByteArrayInputStream(png));
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void thePageHasEveryStepAndEverythingIsAsItWas(Language language) throws Exception {
    awaitIdle();
    Texts.speak(language);
    onWindow(this::rebuild);
    awaitIdle();
    SessionState before = captured();
    Map<String, String> steps = Map.copyOf(settings.lessonStep);
    boolean chinese = language == Language.CHINESE;
    Path file = folder.resolve("page.html");
    List<Integer> reached = new ArrayList<>();

    CompletableFuture<Path> printed = print(lesson("short", SHORT), file, reached);
    await("the page", printed::isDone);
    assertThat(printed.get()).isEqualTo(file);
    assertThat(reached).containsExactly(1, 2, 3, 4, 5, 6);
    awaitEnd();
    assertThat(captured()).isEqualTo(before);
    assertThat(settings.lessonStep).isEqualTo(steps);
    assertThat(settings.lessonsDone).isEmpty();
    assertThat(settings.lessonsOffered).isFalse();
    assertThat(placeOf("#lesson-bubble")).isNull();
    assertThat(placeOf("#lesson-printing")).isNull();

    Document page = read(file);
    assertThat(page.getDocumentElement().getAttribute("lang")).isEqualTo(language.id());
    assertThat(all(page, "h1").get(0).getTextContent())
        .isEqualTo(chinese ? "短课" : "A < short & good one");
    String words = all(page, "body").get(0).getTextContent();
    assertThat(words)
        .contains(
            chinese
                ? List.of(
                    "的一排层。",
                    "这里没有框。",
                    "请转到conv3_1",
                    "二乘三等于几？",
                    "二加三等于几？",
                    "网络最看重哪里？",
                    "是6。",
                    "是5。",
                    "在那里得出了",
                    "第6步",
                    "有一页纸了。")
                : List.of(
                    "This is the row of layers of VGG16",
                    "the same without a ring",
                    "Go to conv3_1",
                    "How many are two times three?",
                    "the sum of two and three?",
                    "Where does the network look most?",
                    "Step 4: 6",
                    "It is 6.",
                    "It is 5.",
                    "was decided there.",
                    "Step 6: ",
                    "You have a page."))
        .contains("arXiv:1409.1556", "chelsea.png")
        .doesNotContain("…", "{");
    assertThat(all(page, "li"))
        .extracting(Element::getTextContent)
        .containsExactlyInAnyOrder("5", "6");
    List<BufferedImage> pictures = all(page, "img").stream().map(LessonPrintIT::picture).toList();
    assertThat(pictures).hasSize(6).allMatch(each -> each.getWidth() == WIDTH);
    assertThat(Files.readString(file)).doesNotContainPattern("(?:src|href)=\"(?!data:)");
    assertThat(Files.size(file)).isLessThan(3_000_000);
    theRingAloneIsDrawn(pictures.get(0), pictures.get(1));
  }

  /** What is different in two pictures of the same, of which one has the ring. */
  private void theRingAloneIsDrawn(BufferedImage ringed, BufferedImage plain) {
    Bounds strip = placeOf("#network-strip");
    // The status bar tells of memory, which is never the same.
    int end = (int) stage.getScene().getHeight() - 40;
    int near = 0;
    for (int y = 0; y < end; y++) {
      for (int x = 0; x < ringed.getWidth(); x++) {
        if (isOther(ringed.getRGB(x, y), plain.getRGB(x, y))) {
          assertThat((double) y)
              .as("at %d, %d", x, y)
              .isBetween(strip.getMinY() - 16, strip.getMaxY() + 16);
          near++;
        }
      }
    }
    assertThat(near).isGreaterThan(2000);
  }

  /** More so than a JPEG makes it. */
  private static boolean isOther(int one, int other) {
    int difference = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
      difference = Math.max(difference, Math.abs((one >> shift & 255) - (other >> shift & 255)));
    }
    return difference > 60;
  }

  @Test
  void whoLeavesItHasNoPageAndTheKeysDoNothingElse() {
    awaitIdle();
    SessionState before = captured();
    Path file = folder.resolve("page.html");
    // It would wait for a training that nobody has begun.
    Lesson waiting = lesson("shortest", SHORTEST + "    wait: training row\n");
    CompletableFuture<Path> printed = print(waiting, file, new ArrayList<>());
    await("the step", () -> scene() != null && scene().phase() == Phase.WAITING);
    Bounds[] seen = new Bounds[2];
    onWindow(
        () -> {
          seen[0] = placeOf("#lesson-printing");
          seen[1] = placeOf("#lesson-bubble");
        });
    assertThat(seen[0]).isNotNull();
    assertThat(seen[1]).isNull();
    type(KeyCode.DELETE, KeyCode.ENTER, KeyCode.ESCAPE);
    awaitEnd();
    assertThat(printed).isCancelled();
    assertThat(file).doesNotExist();
    assertThat(captured()).isEqualTo(before);
  }

  @Test
  void whatCannotBeWrittenLeavesNothing() {
    awaitIdle();
    SessionState before = captured();
    Path none = folder.resolve("none").resolve("page.html");
    CompletableFuture<Path> printed = print(lesson("shortest", SHORTEST), none, new ArrayList<>());
    await("the failure", printed::isDone);
    assertThat(printed).isCompletedExceptionally();
    assertThat(folder).isEmptyDirectory();
    assertThat(captured()).isEqualTo(before);
  }

  static boolean hasFullDisk() {
    return Files.exists(Path.of("/dev/full"));
  }

  @Test
  @EnabledIf("hasFullDisk")
  void aFullDiskIsSaid() {
    awaitIdle();
    CompletableFuture<Path> printed =
        print(lesson("shortest", SHORTEST), Path.of("/dev/full"), new ArrayList<>());
    await("the failure", printed::isDone);
    assertThat(printed)
        .isCompletedExceptionally()
        .failsWithin(java.time.Duration.ZERO)
        .withThrowableThat()
        .withMessageContaining("No space left");
  }

  @Test
  void aLessonThatIsPlayedEndsFirst() throws Exception {
    awaitIdle();
    SessionState before = captured();
    begin(lesson("other", SHORT.replace("lesson: short", "lesson: other")));
    onWindow(room()::next);
    awaitStep(1);
    Path file = folder.resolve("page.html");
    CompletableFuture<Path> printed = print(lesson("shortest", SHORTEST), file, new ArrayList<>());
    await("the page", printed::isDone);
    assertThat(all(read(file), "img")).hasSize(1);
    assertThat(captured()).isEqualTo(before);
    assertThat(settings.lessonStep).containsOnlyKeys("other");
  }
}
