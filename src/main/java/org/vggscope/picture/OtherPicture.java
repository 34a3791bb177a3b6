package org.vggscope.picture;

import java.util.Locale;
import org.vggscope.support.Phrase;

/** What is opened for a picture and is another kind of file, by name. */
final class OtherPicture {
  private static final int DICOM = 128;

  private OtherPicture() {}

  /**
   * What a file is, as the beginning of a sentence.
   *
   * @param head its first bytes, one character each
   * @return null when it is nothing that is known
   */
  static Phrase named(String head) {
    if (head.startsWith("ftyp", 4)) {
      return film(head);
    }
    String lower = head.strip().toLowerCase(Locale.ROOT);
    if (head.startsWith("\0\0\0\u000cjP  ") || head.startsWith("\u00ffO\u00ffQ")) {
      return Phrase.of("a JPEG 2000 picture");
    }
    if (head.startsWith("\u00ff\n") || head.startsWith("\0\0\0\u000cJXL ")) {
      return Phrase.of("a JPEG XL picture");
    }
    if (head.startsWith("DICM", DICOM)) {
      return Phrase.of("a DICOM picture, of a medical device");
    }
    if (head.startsWith("v/1\u0001")) {
      return Phrase.of("an OpenEXR picture");
    }
    if (head.startsWith("#?RADIANCE") || head.startsWith("#?RGBE")) {
      return Phrase.of("a Radiance HDR picture");
    }
    if (head.startsWith("FUJIFILMCCD-RAW")
        || head.startsWith("IIRO")
        || head.startsWith("IIRS")
        || head.startsWith("IIU\0")) {
      return Phrase.of("a camera's raw picture");
    }
    if (head.startsWith("%PDF")) {
      return Phrase.of("a PDF document");
    }
    if (lower.contains("<svg")) {
      return Phrase.of("an SVG drawing");
    }
    if (lower.startsWith("<!doctype html") || lower.startsWith("<html")) {
      return Phrase.of("a web page that was saved in place of a picture");
    }
    if (lower.startsWith("{") || lower.startsWith("[{")) {
      return Phrase.of("a JSON file");
    }
    return head.startsWith("PK\u0003\u0004") ? Phrase.of("a zip; unpack the pictures in it") : null;
  }

  /** What is kept in ISO's base media file format says which in its brand. */
  private static Phrase film(String head) {
    String brand = head.substring(8, Math.min(12, head.length()));
    return switch (brand) {
      case "avif", "avis" -> Phrase.of("an AVIF picture");
      case "heic", "heix", "hevc", "mif1", "msf1" ->
          Phrase.of(
              "a HEIF picture (iPhones write JPEG with Settings > Camera > Formats > Most"
                  + " Compatible)");
      case "crx " -> Phrase.of("a camera's raw picture");
      default -> Phrase.of("a film, or a picture of a film's kind");
    };
  }
}
