package org.vggscope.weights;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import org.vggscope.support.Problem;

/**
 * A stretch of another source, such as an uncompressed file inside a zip. Closing it does nothing:
 * the source belongs to somebody else.
 *
 * @param source where the bytes are
 * @param position of the first one there
 * @param size number of bytes
 */
record ByteSlice(ByteSource source, long position, long size) implements ByteSource {
  private static final int STREAM_BUFFER = 1 << 16;

  @Override
  public String name() {
    return source.name();
  }

  @Override
  public void read(long at, ByteBuffer target) throws IOException {
    if (at < 0 || at > size - target.remaining()) {
      throw new EndException(Problem.of("its data ends before it should"));
    }
    source.read(position + at, target);
  }

  @Override
  public void close() {
    // The source is closed by its owner.
  }

  /** The bytes one after the other. */
  InputStream stream() {
    return new InputStream() {
      private final ByteBuffer buffer = ByteBuffer.allocate(STREAM_BUFFER).flip();
      private long next;

      private boolean fill() throws IOException {
        if (!buffer.hasRemaining() && next < size) {
          buffer.clear().limit((int) Math.min(STREAM_BUFFER, size - next));
          next += buffer.limit();
          ByteSlice.this.read(next - buffer.limit(), buffer);
          buffer.flip();
        }
        return buffer.hasRemaining();
      }

      /** Asked by unpackers for whether another part follows the one that has ended. */
      @Override
      public int available() {
        return (int) Math.min(Integer.MAX_VALUE, size - next + buffer.remaining());
      }

      @Override
      public int read() throws IOException {
        return fill() ? buffer.get() & 0xff : -1;
      }

      @Override
      public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
          return 0;
        }
        if (!fill()) {
          return -1;
        }
        int count = Math.min(length, buffer.remaining());
        buffer.get(target, offset, count);
        return count;
      }
    };
  }
}
