package org.vggscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.vggscope.export.page.PictureReport;
import org.vggscope.text.Language;
import org.vggscope.text.Texts;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** {@code report}. */
class ReportCommandTest {
  @TempDir private Path folder;

  private static Document read(Path page) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(Files.readAllBytes(page)));
  }

  private static List<Element> all(Document page, String tag) {
    NodeList found = page.getElementsByTagName(tag);
    return IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i)).toList();
  }

  private static List<String> words(Document page, String tag) {
    return all(page, tag).stream().map(Element::getTextContent).toList();
  }

  @Test
  void thePageHasEveryDrawingWithItsNumbersAndLoadsNothing() throws Exception {
    Path file = folder.resolve("page.html");
    Outcome outcome =
        Outcome.of("report", Samples.COFFEE, "--layers", "conv1_2,fc6", "--output", file);
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.status()).isEqualTo(ExitStatus.GOOD);
    assertThat(outcome.out()).isEqualTo(file + "\n");
    Document page = read(file);
    assertThat(page.getDocumentElement().getAttribute("lang")).isEqualTo("en");
    assertThat(words(page, "h1")).containsExactly("coffee.png as vgg16-tiny sees it");
    assertThat(words(page, "h2"))
        .containsExactly(
            "The picture",
            "The answer",
            "The network",
            "Layer conv1_2",
            "Layer fc6",
            "Evidence",
            "Preprocessing");
    // A fully connected layer sees the whole picture: it has no field of its own.
    assertThat(all(page, "figure"))
        .extracting(each -> each.getAttribute("aria-label").replaceAll("-\\d+$", ""))
        .containsExactly(
            "picture",
            "predictions",
            "network",
            "conv1_2-maps",
            "conv1_2-kernels",
            "conv1_2-field",
            "fc6-units",
            "fc6-kernels",
            "grad-cam-espresso",
            "preprocessings");
    // Each has its table, and the first one says where it all comes from.
    assertThat(all(page, "table")).hasSize(11).allMatch(each -> rows(each) > 0);
    assertThat(words(page, "td")).contains("espresso", "vgg16-tiny");
    assertThat(all(page, "table")).allMatch(each -> rows(each) <= PictureReport.MOST_ROWS);
    assertThat(words(page, "summary"))
        .contains("Its numbers, in 200 rows")
        .anyMatch(each -> each.contains("the first 2000 of 131072 rows"));
    assertThat(Files.readString(file))
        .doesNotContainPattern("(?:src|href)=\"(?!data:)")
        .doesNotContain("<script", "url(");
  }

  private static int rows(Element table) {
    return table.getElementsByTagName("tr").getLength() - 1;
  }

  @Test
  void itsWordsAreInTheLanguageThatWasAskedFor() throws Exception {
    Path file = folder.resolve("page.html");
    Outcome outcome =
        Outcome.of(
            "report", Samples.COFFEE, "--layers", "pool5", "--language", "zh", "--output", file);
    assertThat(outcome.status()).isEqualTo(ExitStatus.GOOD);
    Document page = read(file);
    assertThat(page.getDocumentElement().getAttribute("lang")).isEqualTo("zh");
    assertThat(words(page, "h2")).contains("图片", "回答", "pool5层", "证据", "预处理");
    assertThat(String.join("", words(page, "text"))).contains("浓缩咖啡");
    assertThat(Texts.language()).isEqualTo(Language.ENGLISH);
    // Without kernels of its own a pooling has maps and a field.
    assertThat(all(page, "figure"))
        .extracting(each -> each.getAttribute("aria-label"))
        .contains("pool5-maps", "pool5-field")
        .noneMatch(each -> each.startsWith("pool5-kernels"));
  }

  @Test
  void anotherNetworkIsBesideIt() throws Exception {
    Path file = folder.resolve("both.htm");
    Outcome outcome =
        Outcome.of(
            "report",
            Samples.COFFEE,
            "--layers",
            "fc8",
            "--with",
            "vgg19-tiny",
            "--language",
            "zh",
            "--output",
            file);
    assertThat(outcome.err()).isEmpty();
    Document page = read(file);
    assertThat(words(page, "h2")).last().isEqualTo("两个网络");
    assertThat(all(page, "figure"))
        .extracting(each -> each.getAttribute("aria-label"))
        .endsWith("answers", "blocks", "likeness");
    assertThat(words(page, "text")).anyMatch(each -> each.contains("VGG19"));
  }

  @Test
  void aNameOfAnotherKindOfFileIsRefused() {
    Outcome refused = Outcome.of("report", Samples.COFFEE, "--output", folder.resolve("page.png"));
    assertThat(refused.status()).isEqualTo(ExitStatus.USAGE);
    assertThat(refused.err()).contains("ends in .html");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aFileThatIsThereStaysUnlessItIsForced() throws Exception {
    Path file = Files.writeString(folder.resolve("page.html"), "before");
    Outcome refused = Outcome.of("report", Samples.COFFEE, "--output", file);
    assertThat(refused.status()).isEqualTo(ExitStatus.USAGE);
    assertThat(refused.err()).contains("is there already; give --force");
    assertThat(file).hasContent("before");
    Outcome unknown =
        Outcome.of("report", Samples.COFFEE, "--layers", "conv9_9", "--force", "--output", file);
    assertThat(unknown.status()).isEqualTo(ExitStatus.USAGE);
    assertThat(unknown.err()).contains("conv9_9");
    Outcome bad = Outcome.of("report", folder.resolve("none.png"), "--force", "--output", file);
    assertThat(bad.status()).isEqualTo(ExitStatus.INPUT_FAILED);
    assertThat(bad.errorLines()).singleElement().asString().contains("none.png");
    assertThat(file).hasContent("before");
    Outcome forced =
        Outcome.of("report", Samples.COFFEE, "--layers", "fc8", "--force", "--output", file);
    assertThat(forced.status()).isEqualTo(ExitStatus.GOOD);
    assertThat(Files.readString(file)).startsWith("<!DOCTYPE html>");
  }

  static boolean hasFullDisk() {
    return Files.exists(Path.of("/dev/full"));
  }

  @Test
  @EnabledIf("hasFullDisk")
  void aFullDiskIsSaid() {
    Outcome full =
        Outcome.of("report", Samples.COFFEE, "--layers", "fc8", "--force", "--output", "/dev/full");
    assertThat(full.status()).isEqualTo(ExitStatus.INPUT_FAILED);
    assertThat(full.errorLines()).singleElement().asString().contains("No space left");
  }
}
