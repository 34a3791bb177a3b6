package org.vggscope.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CancellationException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.Test;

class GifWriterTest {
  private static final int RED = 0xcc2222;
  private static final int BLUE = 0x2222cc;

  private static Film.Frame frame(int milliseconds, int colour, double width) {
    Figure figure =
        new Figure(width, 10, List.of(new Figure.Rectangle(0, 0, width / 2, 10, colour)));
    return new Film.Frame(milliseconds, () -> figure);
  }

  private static ImageReader read(byte[] file) throws IOException {
    ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
    ImageInputStream stream = ImageIO.createImageInputStream(new ByteArrayInputStream(file));
    reader.setInput(stream);
    return reader;
  }

  private static byte[] written(Film film, int scale) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    GifWriter.write(film, scale, bytes);
    return bytes.toByteArray();
  }

  private static IIOMetadataNode metadata(ImageReader reader, int frame, String name)
      throws IOException {
    IIOMetadataNode root =
        (IIOMetadataNode) reader.getImageMetadata(frame).getAsTree("javax_imageio_gif_image_1.0");
    return (IIOMetadataNode) root.getElementsByTagName(name).item(0);
  }

  @Test
  void framesComeOneAfterTheOtherForTheirTimesAgainAndAgain() throws IOException {
    ImageReader reader =
        read(written(new Film(List.of(frame(120, RED, 20), frame(3000, BLUE, 20))), 2));
    assertThat(reader.getNumImages(true)).isEqualTo(2);
    int[] colours = {RED, BLUE};
    String[] ticks = {"12", "300"};
    for (int i = 0; i < 2; i++) {
      BufferedImage image = reader.read(i);
      assertThat(image.getWidth()).isEqualTo(40);
      assertThat(image.getHeight()).isEqualTo(20);
      assertThat(image.getRGB(5, 5) & 0xffffff).isEqualTo(colours[i]);
      assertThat(image.getRGB(35, 5) & 0xffffff).as("paper").isEqualTo(0xffffff);
      IIOMetadataNode control = metadata(reader, i, "GraphicControlExtension");
      assertThat(control.getAttribute("delayTime")).isEqualTo(ticks[i]);
    }
    IIOMetadataNode rounds = metadata(reader, 0, "ApplicationExtension");
    assertThat(rounds.getAttribute("applicationID")).isEqualTo("NETSCAPE");
    assertThat((byte[]) rounds.getUserObject()).containsExactly(1, 0, 0);
  }

  @Test
  void theSameFilmIsTheSameFile() throws IOException {
    Film film = new Film(List.of(frame(120, RED, 20), frame(3000, BLUE, 20)));
    assertThat(written(film, 1)).isEqualTo(written(film, 1));
  }

  @Test
  void framesOfOtherSizesAreNoFilm() {
    Film film = new Film(List.of(frame(100, RED, 20), frame(100, BLUE, 21)));
    assertThatThrownBy(() -> written(film, 1)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whoeverStopsItIsHeardAfterAFrame() {
    Film.Frame never =
        new Film.Frame(
            100,
            () -> {
              throw new AssertionError("it is drawn though nobody wants it");
            });
    ByteArrayOutputStream stopped =
        new ByteArrayOutputStream() {
          @Override
          public synchronized void write(byte[] bytes, int from, int count) {
            throw new CancellationException();
          }
        };
    assertThatThrownBy(
            () -> GifWriter.write(new Film(List.of(frame(100, RED, 20), never)), 1, stopped))
        .isInstanceOf(CancellationException.class);
  }
}
