package org.vggscope.weights;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import org.vggscope.support.Problem;
import org.vggscope.support.ProblemException;

/**
 * A source as libraries want it. Closing it leaves the source open. It gives out only so many
 * bytes, since a file whose parts refer to each other in a circle would be read for ever.
 */
final class SourceChannel implements SeekableByteChannel {
  /** Far more than the names and shapes of any weight file take. */
  private static final long BUDGET = 1 << 26;

  private final ByteSource source;
  private long budget;
  private long position;
  private boolean open = true;

  SourceChannel(ByteSource source) throws IOException {
    this.source = source;
    this.budget = BUDGET + 2 * source.size();
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    long left = source.size() - position;
    if (left <= 0) {
      return -1;
    }
    int count = (int) Math.min(left, target.remaining());
    budget -= count + Long.BYTES;
    if (budget < 0) {
      throw new ProblemException(Problem.of("it leads its reader in circles"));
    }
    int limit = target.limit();
    target.limit(target.position() + count);
    source.read(position, target);
    target.limit(limit);
    position += count;
    return count;
  }

  @Override
  public int write(ByteBuffer bytes) {
    throw new NonWritableChannelException();
  }

  @Override
  public long position() {
    return position;
  }

  @Override
  public SeekableByteChannel position(long newPosition) {
    position = newPosition;
    return this;
  }

  @Override
  public long size() throws IOException {
    return source.size();
  }

  @Override
  public SeekableByteChannel truncate(long size) {
    throw new NonWritableChannelException();
  }

  @Override
  public boolean isOpen() {
    return open;
  }

  @Override
  public void close() {
    open = false;
  }
}
