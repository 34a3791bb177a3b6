package org.vggscope.picture;

import java.io.EOFException;
import java.io.IOException;
import javax.imageio.stream.ImageInputStream;

/**
 * A JPEG file's marker segments (ITU-T T.81, annex B). The decoder invents an end where there is
 * none and fills what is missing with grey.
 */
final class JpegMarkers {

  private static final int END_OF_IMAGE = 0xd9;
  private static final int START_OF_SCAN = 0xda;
  private static final int BASELINE = 0xc0;
  private static final int EXTENDED = 0xc1;
  private static final int TEMPORARY = 0x01;
  private static final int FIRST_RESTART = 0xd0;
  private static final int START_OF_IMAGE = 0xd8;

  private JpegMarkers() {}

  /** How a file ends. */
  enum End {
    /** With the mark of the end. */
    MARKED,
    /** Without it: all of the picture may be there or not, which only its decoder can tell. */
    UNMARKED,
    /** Without it, and what is there cannot be told from all of the picture. */
    UNKNOWN
  }

  /**
   * Where a file ends.
   *
   * @param whole how many of its bytes are whole parts
   */
  record Ending(End end, long whole) {
    static final Ending MARKED = new Ending(End.MARKED, 0);
  }

  /**
   * Walks to the end of the picture. What comes after it, as previews and films do in the files of
   * many phones, is of no concern.
   *
   * @throws EOFException when the file ends before the picture begins
   */
  static Ending check(ImageInputStream stream) throws IOException {
    byte[] buffer = new byte[1 << 13];
    stream.seek(2);
    boolean begun = false;
    boolean baseline = false;
    int marker = nextMarker(stream, buffer);
    while (marker != END_OF_IMAGE) {
      if (marker < 0) {
        return cut(begun, baseline, stream.length());
      }
      long start = stream.getStreamPosition() - 2;
      boolean alone = marker == TEMPORARY || marker >= FIRST_RESTART && marker <= START_OF_IMAGE;
      if (!alone) {
        long room = stream.length() - stream.getStreamPosition();
        int length = room < 2 ? 2 : stream.readUnsignedShort();
        if (room < Math.max(2, length)) {
          // Of a segment that is cut nothing is of use.
          return cut(begun, baseline, start);
        }
        stream.seek(stream.getStreamPosition() + Math.max(0, length - 2));
      }
      begun |= marker == START_OF_SCAN;
      baseline |= marker == BASELINE || marker == EXTENDED;
      marker = nextMarker(stream, buffer);
    }
    return new Ending(End.MARKED, stream.length());
  }

  private static Ending cut(boolean begun, boolean baseline, long whole) throws EOFException {
    if (!begun) {
      throw new EOFException();
    }
    return new Ending(baseline ? End.UNMARKED : End.UNKNOWN, whole);
  }

  /**
   * Entropy-coded data between markers have every 0xff followed by a 0.
   *
   * @return -1 when the file ends first
   */
  private static int nextMarker(ImageInputStream stream, byte[] buffer) throws IOException {
    boolean escaped = false;
    while (true) {
      long at = stream.getStreamPosition();
      int count = stream.read(buffer);
      if (count < 0) {
        return -1;
      }
      for (int i = 0; i < count; i++) {
        int value = buffer[i] & 0xff;
        if (escaped && value != 0 && value != 0xff) {
          stream.seek(at + i + 1);
          return value;
        }
        escaped = value == 0xff;
      }
    }
  }
}
