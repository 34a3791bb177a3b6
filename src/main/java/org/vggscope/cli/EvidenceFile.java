package org.vggscope.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import org.vggscope.explain.Evidence;
import org.vggscope.explain.EvidenceFormats;
import org.vggscope.picture.SourceImage;
import org.vggscope.report.CsvWriter;
import org.vggscope.report.PngWriter;
import org.vggscope.report.SvgWriter;
import org.vggscope.support.AtomicFile;

/** Where evidence is written: a picture or the numbers, as the name's ending says. */
record EvidenceFile(Path path) {
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
            stream.write(utf8(SvgWriter.text(HeatPicture.paint(seen, evidence, signed))));
          } else {
            PngWriter.write(HeatPicture.paint(seen, evidence, signed), stream);
          }
        });
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
