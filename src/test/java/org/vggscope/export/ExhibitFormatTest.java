package org.vggscope.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.vggscope.picture.NumpyFile;
import org.vggscope.support.AtomicFile;
import org.w3c.dom.Document;

class ExhibitFormatTest {
  private static final SomeExhibit EXHIBIT = SomeExhibit.of(12, 20);

  @TempDir private Path folder;

  private static byte[] written(ExhibitFormat format, Look look, int scale) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    format.write(EXHIBIT, look, scale, bytes);
    return bytes.toByteArray();
  }

  private static String text(ExhibitFormat format) throws IOException {
    return new String(written(format, Look.LIGHT, 1), StandardCharsets.UTF_8);
  }

  private static BufferedImage png(int scale) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(written(ExhibitFormat.PNG, Look.LIGHT, scale)));
  }

  @Test
  void theEndingOfANameMeansTheFormat() {
    assertThat(ExhibitFormat.of("a.PNG")).contains(ExhibitFormat.PNG);
    assertThat(ExhibitFormat.of("a.b.npy")).contains(ExhibitFormat.NPY);
    assertThat(ExhibitFormat.of("png")).isEmpty();
  }

  @Test
  void aFileIsCalledAfterThePictureThatItIsOf() {
    assertThat(EXHIBIT.fileName()).isEqualTo("cup-some");
    assertThat(called("a/b:c.tar.gz")).isEqualTo("a_b_c.tar-some");
    assertThat(called("v1.2 final")).isEqualTo("v1.2 final-some");
    assertThat(called(".hidden")).isEqualTo(".hidden-some");
    assertThat(called(null)).isEqualTo("some");
  }

  private static String called(String picture) {
    Exhibit exhibit =
        new Exhibit() {
          @Override
          public String name() {
            return "some";
          }

          @Override
          public About about() {
            return About.of("program", "model", null).with("picture", picture);
          }

          @Override
          public org.vggscope.report.Figure figure(Look look) {
            throw new UnsupportedOperationException();
          }

          @Override
          public org.vggscope.report.Table table() {
            throw new UnsupportedOperationException();
          }
        };
    assertThat(ExhibitFormat.of(exhibit)).doesNotContain(ExhibitFormat.NPY);
    return exhibit.fileName();
  }

  @Test
  void csvReadBackHasTheNumbersAndSaysWhereTheyComeFrom() throws IOException {
    List<String> lines = text(ExhibitFormat.CSV).lines().toList();
    List<String> about = lines.stream().filter(line -> line.startsWith("#")).toList();
    assertThat(about)
        .containsExactly(
            "# program: VggScope test",
            "# model: small",
            "# checksum: abc123",
            "# picture: cup.png");
    List<String> rows = lines.subList(about.size(), lines.size());
    assertThat(rows.get(0)).isEqualTo("place,value,word");
    assertThat(rows).hasSize(1 + EXHIBIT.values().length);
    for (int i = 0; i < EXHIBIT.values().length; i++) {
      assertThat(rows.get(1 + i))
          .isEqualTo("%d,%s,\"a \"\"word\"\", %d\"".formatted(i, EXHIBIT.values()[i], i));
      assertThat(Float.parseFloat(rows.get(1 + i).split(",")[1])).isEqualTo(EXHIBIT.values()[i]);
    }
  }

  @Test
  void jsonReadBackHasTheNumbersAndSaysWhereTheyComeFrom() throws IOException {
    JsonNode root = new JsonMapper().readTree(text(ExhibitFormat.JSON));
    for (Map.Entry<String, Object> each : EXHIBIT.about().values().entrySet()) {
      assertThat(root.get(each.getKey()).asText()).isEqualTo(each.getValue());
    }
    assertThat(root.get("rows")).hasSize(EXHIBIT.values().length);
    for (int i = 0; i < EXHIBIT.values().length; i++) {
      assertThat((float) root.get("rows").get(i).get("value").asDouble())
          .isEqualTo(EXHIBIT.values()[i]);
    }
  }

  @Test
  void npyReadBackHasTheNumbers() throws IOException {
    Path file = folder.resolve("a.npy");
    Files.write(file, written(ExhibitFormat.NPY, Look.LIGHT, 1));
    NumpyFile.Array array = NumpyFile.read(file);
    assertThat(array.shape()).containsExactly(12, 20);
    assertThat(array.values()).isEqualTo(EXHIBIT.values());
  }

  @Test
  void aPictureFourTimesAsLargeIsNoEnlargedOne() throws IOException {
    BufferedImage one = png(1);
    BufferedImage four = png(4);
    assertThat(four.getWidth()).isEqualTo(4 * one.getWidth());
    assertThat(four.getHeight()).isEqualTo(4 * one.getHeight());
    int[] sharp = heading(four, 4);
    int[] enlarged = heading(enlarged(one, 4), 4);
    assertThat(sharp).isNotEqualTo(enlarged);
    // Letters that are drawn anew have edges of a pixel: less of them is neither ink nor paper.
    assertThat(greys(sharp)).isLessThan(0.6 * greys(enlarged));
  }

  /** Where the heading is. */
  private static int[] heading(BufferedImage image, int scale) {
    return image.getRGB(16 * scale, 16 * scale, 120 * scale, 25 * scale, null, 0, 120 * scale);
  }

  private static BufferedImage enlarged(BufferedImage image, int times) {
    BufferedImage large =
        new BufferedImage(
            image.getWidth() * times, image.getHeight() * times, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = large.createGraphics();
    graphics.drawImage(image, 0, 0, large.getWidth(), large.getHeight(), null);
    graphics.dispose();
    return large;
  }

  /** The share of the pixels that are neither ink nor paper. */
  private static double greys(int[] pixels) {
    int greys = 0;
    for (int pixel : pixels) {
      int level = pixel & 0xff;
      greys += level > 0x40 && level < 0xf0 ? 1 : 0;
    }
    return (double) greys / pixels.length;
  }

  @Test
  void aVectorPictureIsXmlWhoseWordsAreWords() throws Exception {
    Document document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(written(ExhibitFormat.SVG, Look.DARK, 1)));
    assertThat(document.getDocumentElement().getTagName()).isEqualTo("svg");
    assertThat(document.getElementsByTagName("text").item(0).getTextContent())
        .isEqualTo("A heading");
    assertThat(document.getElementsByTagName("image").getLength())
        .as("maps and scale")
        .isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource(Look.class)
  void anotherProgramDrawsTheVectorPictureAlike(Look look) throws Exception {
    Path svg = Files.write(folder.resolve("a.svg"), written(ExhibitFormat.SVG, look, 1));
    Path png = folder.resolve("b.png");
    Process renderer;
    try {
      renderer =
          new ProcessBuilder("rsvg-convert", svg.toString(), "-o", png.toString())
              .inheritIO()
              .start();
    } catch (IOException e) {
      assumeThat(false).as("rsvg-convert is installed").isTrue();
      return;
    }
    assertThat(renderer.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(renderer.exitValue()).isZero();
    BufferedImage theirs = ImageIO.read(png.toFile());
    BufferedImage ours =
        ImageIO.read(new ByteArrayInputStream(written(ExhibitFormat.PNG, look, 1)));
    assertThat(theirs.getWidth()).isEqualTo(ours.getWidth());
    assertThat(theirs.getHeight()).isEqualTo(ours.getHeight());
    double difference = 0;
    for (int y = 0; y < ours.getHeight(); y++) {
      for (int x = 0; x < ours.getWidth(); x++) {
        for (int shift = 0; shift <= 16; shift += 8) {
          difference +=
              Math.abs((ours.getRGB(x, y) >> shift & 0xff) - (theirs.getRGB(x, y) >> shift & 0xff));
        }
      }
    }
    // Letters are another font's, and differ along their edges.
    assertThat(difference / (3.0 * ours.getWidth() * ours.getHeight())).isLessThan(4);
  }

  @ParameterizedTest
  @EnumSource(ExhibitFormat.class)
  void aFullDiskLeavesTheFileThatWasThere(ExhibitFormat format) throws IOException {
    Path file = Files.writeString(folder.resolve("a" + format.ending()), "before");
    assertThatThrownBy(
            () ->
                AtomicFile.write(
                    file, stream -> format.write(EXHIBIT, Look.LIGHT, 1, new FullDisk(stream))))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("No space left on device");
    assertThat(file).hasContent("before");
    assertThat(folder.toFile().list()).containsExactly(file.getFileName().toString());
  }

  /** Takes some bytes and no more. */
  private static final class FullDisk extends OutputStream {
    private final OutputStream stream;
    private int left = 500;

    FullDisk(OutputStream stream) {
      this.stream = stream;
    }

    @Override
    public void write(int value) throws IOException {
      if (--left < 0) {
        throw new IOException("No space left on device");
      }
      stream.write(value);
    }
  }
}
