package org.vggscope.picture;

import java.nio.charset.StandardCharsets;

/** The formats that are read, told apart by their first bytes: file names lie. */
enum PictureFormat {
  JPEG,
  PNG,
  GIF,
  BMP,
  TIFF,
  WEBP;

  /** How many first bytes {@link #of} looks at. */
  static final int HEAD = 16;

  /**
   * The format of a file.
   *
   * @param head its first {@link #HEAD} bytes, or all it has
   * @throws ImageFormatException when it is none of them
   */
  static PictureFormat of(String name, byte[] head) throws ImageFormatException {
    String text = new String(head, StandardCharsets.ISO_8859_1);
    if (text.startsWith("\u00ff\u00d8\u00ff")) {
      return JPEG;
    }
    if (text.startsWith("\u0089PNG\r\n\u001a\n")) {
      return PNG;
    }
    if (text.startsWith("GIF87a") || text.startsWith("GIF89a")) {
      return GIF;
    }
    if (text.startsWith("BM")) {
      return BMP;
    }
    if (text.startsWith("II*\0")
        || text.startsWith("MM\0*")
        || text.startsWith("II+\0")
        || text.startsWith("MM\0+")) {
      return TIFF;
    }
    if (text.startsWith("RIFF") && text.startsWith("WEBP", 8)) {
      return WEBP;
    }
    if (text.startsWith("ftyp", 4)) {
      throw PictureProblem.otherFormat(
          name, text.startsWith("avi", 8) ? "an AVIF picture" : "a HEIF picture or a film");
    }
    if (text.startsWith("%PDF")) {
      throw PictureProblem.otherFormat(name, "a PDF document");
    }
    throw PictureProblem.notAPicture(name);
  }
}
