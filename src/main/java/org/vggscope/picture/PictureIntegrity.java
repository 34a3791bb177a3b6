package org.vggscope.picture;

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
   * @return of a PNG what it says beside its pixels; the decoders of other formats find that out
   * @throws ImageFormatException when a part is missing or damaged
   */
  static PngChunks.Said check(String name, PictureFormat format, PictureDecoder.Source source)
      throws IOException {
    try (ImageInputStream stream = source.open()) {
      switch (format) {
        case PNG:
          return PngChunks.check(name, stream);
        case JPEG:
          return PngChunks.Said.ending(JpegMarkers.check(stream));
        case GIF:
          GifBlocks.check(stream);
          return PngChunks.Said.NOTHING;
        case WEBP:
          long declared = declaredByRiff(stream);
          if (declared > stream.length()) {
            throw new EOFException();
          }
          return PngChunks.Said.NOTHING;
        default:
          return PngChunks.Said.NOTHING;
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
