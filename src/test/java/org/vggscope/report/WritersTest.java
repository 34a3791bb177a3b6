package org.vggscope.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.vggscope.model.Prediction;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Every format says what the value says. */
class WritersTest {
  private static final int[] COLOURS = {0xff0000, 0x00ff00, 0x0000ff, 0x123456, 0xffffff, 0x000000};

  private static final Figure FIGURE =
      new Figure(
          40,
          30,
          List.of(
              new Figure.Pixels(2, 3, 4, 3, COLOURS),
              new Figure.Rectangle(20, 5, 10.5, 6, 0xabcdef),
              new Figure.Line(0, 29, 40, 29, 2, 0x102030),
              new Figure.Text(5, 25, 8, 0x000000, "a < b & \"c\"")));

  @Test
  void cellsAreQuotedWhereTheyMustBe() {
    Table table =
        Table.of("name", "number", "nothing")
            .row("tabby, tabby cat", 0.1f, null)
            .row("say \"cheese\"", Double.NaN, " x")
            .row("two\nlines", true, 7L)
            .build();
    assertThat(CsvWriter.text(table))
        .isEqualTo(
            "name,number,nothing\r\n\"tabby, tabby cat\",0.1,\r\n\"say \"\"cheese\"\"\",,\" x\"\r\n"
                + "\"two\nlines\",true,7\r\n");
    assertThat(CsvWriter.rows(table)).startsWith("\"tabby");
    assertThatThrownBy(() -> Table.of("a").row(1, 2)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aLogitThatIsNoNumberIsNull() {
    String json =
        JsonWriter.text(
            JsonWriter.prediction(new Prediction(1, 3, "n01", "cat", Double.NaN, 0.25)));
    assertThat(json)
        .isEqualTo(
            "{\n  \"rank\" : 1,\n  \"index\" : 3,\n  \"id\" : \"n01\",\n  \"label\" : \"cat\",\n"
                + "  \"logit\" : null,\n  \"probability\" : 0.25\n}\n");
  }

  @Test
  void pixelsOfAFigureAreSquaresInThePng() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PngWriter.write(FIGURE, bytes);
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(bytes.toByteArray()));
    assertThat(image.getWidth()).isEqualTo(40);
    assertThat(image.getHeight()).isEqualTo(30);
    for (int i = 0; i < COLOURS.length; i++) {
      int left = 2 + i % 3 * 4;
      int top = 3 + i / 3 * 4;
      for (int offset : new int[] {0, 3}) {
        assertThat(image.getRGB(left + offset, top + offset) & 0xffffff).isEqualTo(COLOURS[i]);
      }
    }
    assertThat(image.getRGB(25, 8) & 0xffffff).isEqualTo(0xabcdef);
    assertThat(image.getRGB(20, 28) & 0xffffff).isEqualTo(0x102030);
    assertThat(image.getRGB(39, 0) & 0xffffff).isEqualTo(0xffffff);
  }

  @Test
  void theSvgHoldsWordsAsWordsAndPixelsAsAPicture() throws Exception {
    String svg = SvgWriter.text(FIGURE);
    Document document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    Element root = document.getDocumentElement();
    assertThat(root.getAttribute("viewBox")).isEqualTo("0 0 40 30");
    assertThat(root.getElementsByTagName("text").item(0).getTextContent())
        .isEqualTo("a < b & \"c\"");
    Element box = (Element) root.getElementsByTagName("rect").item(0);
    assertThat(box.getAttribute("width")).isEqualTo("10.5");
    assertThat(box.getAttribute("fill")).isEqualTo("#abcdef");
    Element image = (Element) root.getElementsByTagName("image").item(0);
    assertThat(image.getAttribute("width")).isEqualTo("12");
    String data = image.getAttribute("xlink:href");
    byte[] png = Base64.getDecoder().decode(data.substring(data.indexOf(',') + 1));
    BufferedImage pixels = ImageIO.read(new ByteArrayInputStream(png));
    assertThat(pixels.getRGB(0, 1) & 0xffffff).isEqualTo(0x123456);
  }
}
