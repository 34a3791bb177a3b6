package org.vggscope.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.vggscope.picture.NumpyFile;
import org.vggscope.report.CsvWriter;
import org.vggscope.report.GifWriter;
import org.vggscope.report.JsonWriter;
import org.vggscope.report.PngWriter;
import org.vggscope.report.SvgWriter;
import org.vggscope.support.Phrase;

/** A way to write an exhibit down; the window and the command line write by it. */
public enum ExhibitFormat {
  PNG(Phrase.of("Picture")),
  SVG(Phrase.of("Vector picture")),
  CSV(Phrase.of("Comma-separated values")),
  JSON(Phrase.of("JSON")),
  NPY(Phrase.of("NumPy array")),
  GIF(Phrase.of("Animated picture"));

  private final Phrase title;

  ExhibitFormat(Phrase title) {
    this.title = title;
  }

  /** What to call it. */
  public Phrase title() {
    return title;
  }

  /** Of a file's name, {@code .png}. */
  public String ending() {
    return "." + name().toLowerCase(Locale.ROOT);
  }

  /** Whether it is a drawing, which has a look. */
  public boolean isDrawn() {
    return this == SVG || hasPixels();
  }

  /** Whether it is drawn in pixels, so many or more. */
  public boolean hasPixels() {
    return this == PNG || this == GIF;
  }

  /** The one that a file's name means. */
  public static Optional<ExhibitFormat> of(String fileName) {
    String name = fileName.toLowerCase(Locale.ROOT);
    return Arrays.stream(values()).filter(each -> name.endsWith(each.ending())).findFirst();
  }

  /** Those that an exhibit has. */
  public static List<ExhibitFormat> of(Exhibit exhibit) {
    return Arrays.stream(values())
        .filter(each -> each != NPY || exhibit.array().isPresent())
        .filter(each -> each != GIF || exhibit.film(Look.LIGHT).isPresent())
        .toList();
  }

  /**
   * Writes an exhibit and leaves the stream open.
   *
   * @param look of a drawing
   * @param scale pixels of a picture for each of the drawing: 1, 2 or 4
   */
  public void write(Exhibit exhibit, Look look, int scale, OutputStream stream) throws IOException {
    switch (this) {
      case PNG -> PngWriter.write(exhibit.figure(look), scale, stream);
      case SVG -> stream.write(utf8(SvgWriter.text(exhibit.figure(look))));
      case CSV -> {
        stream.write(utf8(exhibit.about().comment()));
        CsvWriter.write(exhibit.table(), stream);
      }
      case JSON -> JsonWriter.write(exhibit.json(), stream);
      case NPY -> NumpyFile.write(exhibit.array().orElseThrow(), stream);
      case GIF -> GifWriter.write(exhibit.film(look).orElseThrow(), scale, stream);
      default -> throw new IllegalStateException(name());
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
