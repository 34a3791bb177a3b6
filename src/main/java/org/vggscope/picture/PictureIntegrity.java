package org.vggscope.picture;

import java.awt.color.ICC_Profile;
import java.io.EOFException;
import java.io.IOException;
import javax.imageio.stream.ImageInputStream;

/**
 * Looks through a file for what the decoders pass over: that its end is there, that its checksums
 * hold, and PNG's colour profile.
 */
final class PictureIntegrity {

  private PictureIntegrity() {}

  /**
   * Walks a file from part to part without decoding it.
   *
   * @return the embedded colour profile when the decoder of this format leaves it alone, or null
   * @throws ImageFormatException when a part is missing or damaged
   */
  static ICC_Profile check(String name, PictureFormat format, PictureDecoder.Source source)
      throws IOException {
    try (ImageInputStream stream = source.open()) {
      switch (format) {
        case PNG:
          return PngChunks.check(name, stream);
        case JPEG:
          JpegMarkers.check(stream);
          return null;
        case GIF:
          GifBlocks.check(stream);
          return null;
        case WEBP:
          long declared = declaredByRiff(stream);
          if (declared > stream.length()) {
            throw new EOFException();
          }
          return null;
        default:
          return null;
      }
    } catch (EOFException e) {
      throw PictureProblem.truncated(name, e);
    }
  }

  /** RIFF gives the length of what follows its own 8 bytes, little-endian. */
  private static long declaredByRiff(ImageInputStream stream) throws IOException {
    stream.seek(4);
    return 8 + Integer.toUnsignedLong(Integer.reverseBytes(stream.readInt()));
  }
}
