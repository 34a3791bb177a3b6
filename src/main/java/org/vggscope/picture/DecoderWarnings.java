package org.vggscope.picture;

import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;

/**
 * What a decoder says aside while it goes on. Decoders fill what is missing with grey and only
 * warn; a network would then be shown a picture that nobody took.
 */
final class DecoderWarnings implements IIOReadWarningListener {

  /** libjpeg, when the data end in the middle of the picture. */
  private static final List<String> MISSING = List.of("premature end", "Truncated File");

  /** libjpeg and Java's GIF decoder, when what they decode makes no sense. */
  private static final List<String> WRONG = List.of("bad Huffman code", "Out-of-sequence code");

  private final List<String> lines = new ArrayList<>();

  @Override
  public void warningOccurred(ImageReader source, String warning) {
    lines.add(warning);
  }

  /**
   * Refuses a picture of which pixels are missing or wrong. Other warnings, of odd metadata or of
   * bytes between markers, are about files that look as they should.
   *
   * @param end of a JPEG, which every viewer shows as far as it goes; null for other formats
   * @return whether pixels are missing
   */
  boolean check(String name, JpegMarkers.End end) throws ImageFormatException {
    boolean missing = tellOf(MISSING);
    if (missing && end == null) {
      throw PictureProblem.truncated(name, null);
    }
    boolean wrong = tellOf(WRONG);
    // Where the data stop in the middle of a code, its rest is wrong.
    boolean cut = missing || end == JpegMarkers.End.UNKNOWN;
    if (wrong && (end == null || end == JpegMarkers.End.MARKED && !cut)) {
      throw PictureProblem.damaged(name, null);
    }
    return cut || wrong;
  }

  private boolean tellOf(List<String> signs) {
    return lines.stream().anyMatch(line -> signs.stream().anyMatch(line::contains));
  }
}
