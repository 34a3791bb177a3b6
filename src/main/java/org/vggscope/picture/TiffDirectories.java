package org.vggscope.picture;

import com.twelvemonkeys.imageio.stream.ByteArrayImageInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import javax.imageio.stream.ImageInputStream;

/**
 * Pictures that lie below others in a TIFF file (SubIFDs; Adobe, TIFF Technical Note 1), where some
 * cameras and scanners keep the large one. Decoders look at the first level only.
 */
final class TiffDirectories {
  private static final int CLASSIC = 42;
  private static final int WIDTH = 256;
  private static final int HEIGHT = 257;
  private static final int BELOW = 330;
  private static final int SHORT = 3;
  private static final int ENTRY = 12;
  private static final int MOST = 64;
  private static final int MOST_ENTRIES = 4096;

  /** A larger file is not copied to look below its first level. */
  private static final long LARGEST = 256L << 20;

  private final ImageInputStream stream;
  private final Deque<Long> below = new ArrayDeque<>();
  private final Set<Long> seen = new HashSet<>();

  private TiffDirectories(ImageInputStream stream) {
    this.stream = stream;
  }

  /**
   * A source whose first picture is the largest of those below the first level, where that is
   * larger than all of the first level; else the source itself.
   */
  static PictureDecoder.Source largest(PictureDecoder.Source source) throws IOException {
    byte[] bytes;
    ByteOrder order;
    long offset;
    try (ImageInputStream stream = source.open()) {
      order = stream.readUnsignedByte() == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
      stream.seek(2);
      stream.setByteOrder(order);
      if (stream.readUnsignedShort() != CLASSIC || stream.length() > LARGEST) {
        return source;
      }
      offset = new TiffDirectories(stream).find();
      if (offset == 0) {
        return source;
      }
      bytes = new byte[(int) stream.length()];
      stream.seek(0);
      stream.readFully(bytes);
    } catch (EOFException e) {
      // The decoder will say what is wrong.
      return source;
    }
    for (int i = 0; i < Integer.BYTES; i++) {
      int shift = 8 * (order == ByteOrder.LITTLE_ENDIAN ? i : Integer.BYTES - 1 - i);
      bytes[4 + i] = (byte) (offset >> shift);
    }
    return () -> new ByteArrayImageInputStream(bytes);
  }

  /** Where the largest picture below is described; 0 when none is larger than those above. */
  private long find() throws IOException {
    long largest = 0;
    long next = stream.readUnsignedInt();
    while (next != 0 && seen.size() < MOST && seen.add(next)) {
      largest = Math.max(largest, area(next));
      next = stream.readUnsignedInt();
    }
    long found = 0;
    while (!below.isEmpty() && seen.size() < MOST) {
      long offset = below.remove();
      long area = seen.add(offset) ? area(offset) : 0;
      if (area > largest) {
        largest = area;
        found = offset;
      }
    }
    return found;
  }

  /** Pixels of a picture; the stream is left where the next one's place is written. */
  private long area(long offset) throws IOException {
    stream.seek(offset);
    int entries = stream.readUnsignedShort();
    if (entries > MOST_ENTRIES) {
      throw new EOFException();
    }
    long width = 0;
    long height = 0;
    for (int i = 0; i < entries; i++) {
      stream.seek(offset + 2 + (long) i * ENTRY);
      int tag = stream.readUnsignedShort();
      int type = stream.readUnsignedShort();
      long count = stream.readUnsignedInt();
      if (tag == WIDTH || tag == HEIGHT) {
        long length = type == SHORT ? stream.readUnsignedShort() : stream.readUnsignedInt();
        width = tag == WIDTH ? length : width;
        height = tag == HEIGHT ? length : height;
      } else if (tag == BELOW) {
        long first = stream.readUnsignedInt();
        if (count > 1) {
          stream.seek(first);
        }
        for (int k = 0; k < Math.min(count, MOST); k++) {
          below.add(count > 1 ? stream.readUnsignedInt() : first);
        }
      }
    }
    stream.seek(offset + 2 + (long) entries * ENTRY);
    return width * height;
  }
}
