package org.vggscope.picture;

import java.io.EOFException;
import java.io.IOException;
import javax.imageio.stream.ImageInputStream;

/** A GIF file's blocks (GIF89a, sections 15 to 27), up to the end of the first frame. */
final class GifBlocks {

  private static final int HEADER = 6;
  private static final int EXTENSION = 0x21;
  private static final int FRAME = 0x2c;
  private static final int COLOUR_TABLE = 0x80;

  private GifBlocks() {}

  /**
   * Walks to the end of the first frame.
   *
   * @throws EOFException when the file ends first
   */
  static void check(ImageInputStream stream) throws IOException {
    stream.seek(HEADER + 4);
    int flags = stream.readUnsignedByte();
    stream.seek(stream.getStreamPosition() + 2);
    skipColours(stream, flags);
    while (true) {
      int kind = stream.readUnsignedByte();
      if (kind == FRAME) {
        stream.seek(stream.getStreamPosition() + 8);
        skipColours(stream, stream.readUnsignedByte());
        stream.readUnsignedByte();
        skipBlocks(stream);
        return;
      }
      if (kind != EXTENSION) {
        throw new EOFException();
      }
      stream.readUnsignedByte();
      skipBlocks(stream);
    }
  }

  private static void skipColours(ImageInputStream stream, int flags) throws IOException {
    if ((flags & COLOUR_TABLE) != 0) {
      stream.seek(stream.getStreamPosition() + 3L * (2 << (flags & 7)));
    }
  }

  private static void skipBlocks(ImageInputStream stream) throws IOException {
    int length = stream.readUnsignedByte();
    while (length != 0) {
      stream.seek(stream.getStreamPosition() + length);
      length = stream.readUnsignedByte();
    }
  }
}
