package org.vggscope.picture;

/** The lines that say what is wrong with a picture: name, what is wrong, what would help. */
final class PictureProblem {

  static final String FORMATS = "JPEG, PNG, GIF, BMP, TIFF and WebP";

  private PictureProblem() {}

  /** A name without line breaks and other control characters, so that a message stays one line. */
  static String oneLine(String text) {
    return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
  }

  static ImageFormatException empty(String name) {
    return new ImageFormatException(name + ": an empty file of 0 bytes; download or copy it again");
  }

  static ImageFormatException notAPicture(String name) {
    return new ImageFormatException(
        name + ": not a picture in a known format; VggScope reads " + FORMATS);
  }

  static ImageFormatException otherFormat(String name, String format) {
    return new ImageFormatException(
        "%s: %s, which VggScope does not read; save it as JPEG or PNG (it reads %s)"
            .formatted(name, format, FORMATS));
  }

  static ImageFormatException truncated(String name, Throwable cause) {
    return new ImageFormatException(
        name + ": cut short, the file ends before the picture does; download or copy it again",
        cause);
  }

  static ImageFormatException damaged(String name, Throwable cause) {
    return new ImageFormatException(
        name
            + ": damaged or cut short, it cannot be decoded; download it again or save it anew as PNG",
        cause);
  }

  static ImageFormatException unreadable(String name, Throwable cause) {
    return new ImageFormatException(
        name + ": cannot be read from the disk; copy it elsewhere and try again", cause);
  }

  static ImageFormatException memory(String name, Throwable cause) {
    return new ImageFormatException(
        "%s: needs more memory than the %d MB that Java may use; scale it down or start with a"
                .formatted(name, Runtime.getRuntime().maxMemory() >> 20)
            + " larger -Xmx",
        cause);
  }
}
