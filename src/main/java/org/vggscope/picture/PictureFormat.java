package org.vggscope.picture;

import java.nio.charset.StandardCharsets;
import org.vggscope.support.Phrase;

/** The formats that are read, told apart by their first bytes: file names lie. */
enum PictureFormat {
  JPEG,
  PNG,
  GIF,
  BMP,
  TIFF,
  WEBP,
  PNM,
  PSD,
  ICO,
  TGA;

  private static final int TGA_HEAD = 18;

  /** How many first bytes {@link #of} looks at. */
  static final int HEAD = 512;

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
    if (text.matches("(?s)P[1-7]\\s.*")) {
      return PNM;
    }
    if (text.startsWith("8BPS")) {
      return PSD;
    }
    if (text.startsWith("\0\0\1\0")) {
      return ICO;
    }
    Phrase other = OtherPicture.named(text);
    if (other != null) {
      throw PictureProblem.otherFormat(name, other);
    }
    if (isTga(head)) {
      return TGA;
    }
    throw PictureProblem.notAPicture(name);
  }

  /**
   * TGA has no sign of its own at its start, only a head whose numbers have few possible values
   * (Truevision TGA File Format Specification 2.0).
   */
  private static boolean isTga(byte[] head) {
    if (head.length < TGA_HEAD) {
      return false;
    }
    int map = head[1];
    int type = head[2];
    int depth = head[16];
    boolean mapped = type == 1 || type == 9;
    boolean known = mapped || type == 2 || type == 3 || type == 10 || type == 11;
    boolean sized = (head[12] | head[13]) != 0 && (head[14] | head[15]) != 0;
    return known
        && sized
        && (map == 1 || map == 0 && !mapped)
        && (depth == 8 || depth == 15 || depth == 16 || depth == 24 || depth == 32)
        && (head[17] & 0xC0) == 0;
  }
}
