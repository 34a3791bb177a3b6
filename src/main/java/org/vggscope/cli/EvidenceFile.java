package org.vggscope.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.vggscope.explain.Evidence;
import org.vggscope.explain.EvidenceFormats;
import org.vggscope.export.HeatPicture;
import org.vggscope.picture.SourceImage;
import org.vggscope.report.ColourMap;
import org.vggscope.report.CsvWriter;
import org.vggscope.report.Figure;
import org.vggscope.report.PngWriter;
import org.vggscope.report.SvgWriter;
import org.vggscope.support.AtomicFile;

/** Where evidence is written: a picture or the numbers, as the name's ending says. */
record EvidenceFile(Path path) {
  /** Pixels are enlarged by a whole factor until the picture is about so large. */
  private static final int SIDE = 512;

  private static final double OPACITY = 0.6;
  private static final double SIGNED_OPACITY = 0.9;
  private static final double WITHIN = 0.99;

  /** Whether there is a format for the name's ending. */
  boolean isKnown() {
    return ends(".png") || ends(".svg") || ends(".npy") || ends(".csv");
  }

  private boolean ends(String ending) {
    return path.toString().toLowerCase(Locale.ROOT).endsWith(ending);
  }

  /** The file of one of several pictures: {@code heat.png} becomes {@code heat-cat.png}. */
  EvidenceFile of(String picture) {
    String name = String.valueOf(path.getFileName());
    int dot = name.lastIndexOf('.');
    return new EvidenceFile(
        path.resolveSibling(
            "%s-%s%s".formatted(name.substring(0, dot), picture, name.substring(dot))));
  }

  /**
   * Writes it, whole or not at all.
   *
   * @param seen what the network sees, of the evidence's size
   * @param signed whether the numbers can be negative
   */
  void write(SourceImage seen, Evidence evidence, boolean signed) throws IOException {
    AtomicFile.write(
        path,
        stream -> {
          if (ends(".npy")) {
            EvidenceFormats.writeNumpy(evidence, stream);
          } else if (ends(".csv")) {
            stream.write(utf8(CsvWriter.text(EvidenceFormats.table(evidence))));
          } else if (ends(".svg")) {
            stream.write(utf8(SvgWriter.text(figure(seen, evidence, signed))));
          } else {
            PngWriter.write(figure(seen, evidence, signed), stream);
          }
        });
  }

  /**
   * The evidence over the picture and nothing else. Numbers that cannot be negative are in magma,
   * evenly over the picture; signed ones in red for and blue against the class, the stronger the
   * larger they are. A hundredth of the numbers may lie beyond the end of the scale.
   */
  private static Figure figure(SourceImage seen, Evidence evidence, boolean signed) {
    ColourMap colours = signed ? ColourMap.DIVERGING : ColourMap.MAGMA;
    SourceImage painted =
        new HeatPicture(
                seen,
                evidence.values(),
                colours,
                colours.scale(0, HeatPicture.end(evidence.values(), WITHIN)),
                0,
                signed ? SIGNED_OPACITY : OPACITY,
                signed)
            .painted();
    int longer = Math.max(painted.width(), painted.height());
    int factor = (int) Math.max(1, Math.round((double) SIDE / longer));
    return new Figure(
        painted.width() * factor,
        painted.height() * factor,
        List.of(new Figure.Pixels(0, 0, factor, painted.width(), painted.pixels())));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
