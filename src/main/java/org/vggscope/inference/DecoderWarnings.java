package org.vggscope.inference;

import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;

/**
 * What a decoder says aside while it goes on. Decoders fill what is missing with grey and only
 * warn; a network would then be shown a picture that nobody took.
 */
final class DecoderWarnings implements IIOReadWarningListener {

  private final List<String> lines = new ArrayList<>();

  @Override
  public void warningOccurred(ImageReader source, String warning) {
    lines.add(warning);
  }

  /** Whether any of it means that pixels are missing or wrong. */
  boolean tellOfDamage() {
    return lines.stream()
        .anyMatch(line -> line.contains("premature end") || line.contains("Premature end"));
  }
}
