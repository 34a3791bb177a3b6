package org.vggscope.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.vggscope.report.Report.Flow;
import org.vggscope.report.Report.Section;
import org.vggscope.report.Report.Tone;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** A page says what the report says, whatever characters are in it, and loads nothing. */
class HtmlWriterTest {
  private static final String ODD = "a < b & \"c\" > </p><script>alert('x')</script> 感受野 \u0001";
  private static final String READ = "a < b & \"c\" > </p><script>alert('x')</script> 感受野 ";
  private static final byte[] PNG = {1, 2, 3, -1};

  private static final Report REPORT =
      new Report(
          ODD,
          "zh",
          List.of(
              new Section("", Flow.PLAIN, List.of(new Report.Paragraph(Tone.PLAIN, ODD))),
              new Section(
                  ODD,
                  Flow.TOGETHER,
                  List.of(
                      new Report.Choices(List.of(ODD, "two")),
                      new Report.Room(3),
                      new Report.Picture("image/png", PNG, ODD),
                      new Report.Drawing(
                          new Figure(
                              20,
                              10,
                              List.of(
                                  new Figure.Text(1, 9, 8, 0x000000, ODD),
                                  Figure.of(2, new int[] {1, 2}).marks().get(0))),
                          ODD))),
              new Section(
                  "numbers",
                  Flow.NEW_PAGE,
                  List.of(
                      new Report.Numbers(
                          ODD,
                          Table.of("name", "value")
                              .row(ODD, 0.5)
                              .row(null, Double.NaN)
                              .build())))));

  private static String text() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    HtmlWriter.write(REPORT, bytes);
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static Document page() throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(text().getBytes(StandardCharsets.UTF_8)));
  }

  private static List<String> all(Document page, String tag) {
    NodeList found = page.getElementsByTagName(tag);
    return java.util.stream.IntStream.range(0, found.getLength())
        .mapToObj(i -> found.item(i).getTextContent())
        .toList();
  }

  private static Element first(Document page, String tag) {
    return (Element) page.getElementsByTagName(tag).item(0);
  }

  @Test
  void allWordsAreThereAsTheyWere() throws Exception {
    Document page = page();
    assertThat(page.getDocumentElement().getAttribute("lang")).isEqualTo("zh");
    assertThat(all(page, "title")).containsExactly(READ);
    assertThat(all(page, "h1")).containsExactly(READ);
    assertThat(all(page, "h2")).containsExactly(READ, "numbers");
    assertThat(all(page, "p")).containsExactly(READ);
    assertThat(all(page, "li")).containsExactly(READ, "two");
    assertThat(all(page, "text")).containsExactly(READ);
    assertThat(all(page, "summary")).containsExactly(READ);
    assertThat(all(page, "td")).containsExactly(READ, "0.5", "", "");
    assertThat(first(page, "img").getAttribute("alt")).isEqualTo(READ);
    assertThat(first(page, "figure").getAttribute("aria-label")).isEqualTo(READ);
    assertThat(text().split("<div class=\"line\">", -1)).hasSize(4);
    assertThat(page.getElementsByTagName("script").getLength()).isZero();
  }

  @Test
  void aHeadingStaysWithWhatFollowsIt() throws Exception {
    assertThat(text())
        .containsPattern("<div class=\"together\">\\s*<h2>.*</h2>\\s*<ul>")
        .as("a table goes over pages")
        .containsPattern("<h2>numbers</h2>\\s*</div>\\s*<details>");
  }

  @Test
  void picturesAreInIt() throws Exception {
    String source = first(page(), "img").getAttribute("src");
    assertThat(source).startsWith("data:image/png;base64,");
    assertThat(Base64.getDecoder().decode(source.substring(source.indexOf(',') + 1)))
        .isEqualTo(PNG);
    assertThat(first(page(), "image").getAttribute("xlink:href")).startsWith("data:image/png");
  }

  @Test
  void nothingIsLoadedFromElsewhere() throws Exception {
    assertThat(text())
        .doesNotContain("@import", "url(", "<link", "<script", "<iframe", "<base")
        .doesNotContainPattern("(?:src|href)=\"(?!data:)");
  }

  @Test
  void sectionsLieOnPaperAsTheyAreToLie() throws Exception {
    Document page = page();
    NodeList sections = page.getElementsByTagName("section");
    assertThat(((Element) sections.item(1)).getAttribute("class")).isEqualTo("together");
    assertThat(((Element) sections.item(2)).getAttribute("class")).isEqualTo("new-page");
    assertThat(first(page, "style").getTextContent())
        .contains("A4", "break-inside: avoid", ".new-page { break-before: page; }");
  }
}
