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
   */
  void check(String name) throws ImageFormatException {
    if (tellOf(MISSING)) {
      throw PictureProblem.truncated(name, null);
    }
    if (tellOf(WRONG)) {
      throw PictureProblem.damaged(name, null);
    }
  }

  private boolean tellOf(List<String> signs) {
    return lines.stream().anyMatch(line -> signs.stream().anyMatch(line::contains));
  }
}
