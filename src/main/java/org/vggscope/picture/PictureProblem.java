package org.vggscope.picture;

import org.vggscope.support.Phrase;
import org.vggscope.support.Problem;

/** The lines that say what is wrong with a picture: name, what is wrong, what would help. */
final class PictureProblem {

  private static final Phrase FORMATS =
      Phrase.of("JPEG, PNG, GIF, BMP, TIFF, WebP, PNM, PSD, ICO and TGA");

  /** Said of a picture that is shown as far as it goes. */
  static final Problem CUT =
      Problem.of(
          "The file is cut short: what is missing of the picture is grey or coarse, and the network"
              + " sees it so");

  private PictureProblem() {}

  static ImageFormatException empty(String name) {
    return new ImageFormatException(
        Problem.of("an empty file of 0 bytes; download or copy it again").about(name));
  }

  static ImageFormatException notAPicture(String name) {
    return new ImageFormatException(
        Problem.of("not a picture in a known format; VggScope reads %s", FORMATS).about(name));
  }

  static ImageFormatException otherFormat(String name, Phrase format) {
    return new ImageFormatException(
        Problem.of(
                "%s, which VggScope does not read; save it as JPEG or PNG (it reads %s)",
                format, FORMATS)
            .about(name));
  }

  static ImageFormatException truncated(String name, Throwable cause) {
    return new ImageFormatException(
        Problem.of("cut short, the file ends before the picture does; download or copy it again")
            .about(name),
        cause);
  }

  static ImageFormatException damaged(String name, Throwable cause) {
    for (Throwable each = cause; each != null; each = each.getCause()) {
      if (each instanceof OutOfMemoryError) {
        // Decoders wrap whatever stops them.
        return memory(name, cause);
      }
    }
    return new ImageFormatException(
        Problem.of(
                "damaged or cut short, it cannot be decoded; download it again or save it anew as PNG")
            .about(name),
        cause);
  }

  static ImageFormatException unreadable(String name, Throwable cause) {
    return new ImageFormatException(
        Problem.of("cannot be read from the disk; copy it elsewhere and try again").about(name),
        cause);
  }

  static ImageFormatException memory(String name, Throwable cause) {
    return new ImageFormatException(
        Problem.of(
                "needs more memory than the %d MB that Java may use; scale it down or start with a"
                    + " larger -Xmx",
                Runtime.getRuntime().maxMemory() >> 20)
            .about(name),
        cause);
  }
}
