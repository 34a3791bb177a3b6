package org.vggscope.weights;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.vggscope.support.Problem;

/** Reads little-endian values one after the other, and steps over long stretches unread. */
final class ByteCursor {
  private static final int BUFFER = 1 << 12;

  private final ByteSource source;
  private final long size;
  private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER).order(ByteOrder.LITTLE_ENDIAN);
  private long bufferEnd;

  ByteCursor(ByteSource source, long position) throws IOException {
    this.source = source;
    this.size = source.size();
    seek(position);
  }

  ByteSource source() {
    return source;
  }

  /** Position of the next byte in the source. */
  long position() {
    return bufferEnd - buffer.remaining();
  }

  private void seek(long position) {
    bufferEnd = position;
    buffer.limit(0);
  }

  /** Makes the next bytes available in the buffer. */
  private void need(int count) throws IOException {
    if (buffer.remaining() >= count) {
      return;
    }
    long position = position();
    if (count > size - position) {
      throw cutShort();
    }
    buffer.clear().limit((int) Math.min(BUFFER, size - position));
    source.read(position, buffer);
    buffer.flip();
    bufferEnd = position + buffer.limit();
  }

  private WeightFileException cutShort() {
    return new WeightFileException(
        Problem.of("the file is cut short: it ends at byte %d in the middle of something", size));
  }

  /** An unsigned byte. */
  int u1() throws IOException {
    need(1);
    return buffer.get() & 0xff;
  }

  int u2() throws IOException {
    need(2);
    return buffer.getShort() & 0xffff;
  }

  int i4() throws IOException {
    need(4);
    return buffer.getInt();
  }

  long u4() throws IOException {
    return i4() & 0xffffffffL;
  }

  long i8() throws IOException {
    need(8);
    return buffer.getLong();
  }

  /** Some bytes, few enough for memory. */
  byte[] bytes(int count) throws IOException {
    if (count > size - position()) {
      throw cutShort();
    }
    byte[] bytes = new byte[count];
    int done = 0;
    while (done < count) {
      int now = Math.min(count - done, BUFFER);
      need(now);
      buffer.get(bytes, done, now);
      done += now;
    }
    return bytes;
  }

  /** Steps over bytes, and says where they begin. */
  long skip(long count) throws IOException {
    long start = position();
    if (count < 0 || count > size - start) {
      throw cutShort();
    }
    if (count <= buffer.remaining()) {
      buffer.position(buffer.position() + (int) count);
    } else {
      seek(start + count);
    }
    return start;
  }

  /** Steps over a line however long, and says how long it is without its end. */
  long skipLine() throws IOException {
    long length = 0;
    while (u1() != '\n') {
      length++;
    }
    return length;
  }
}
