package org.vggscope.support;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The SHA-256 of a file, as its bytes come. */
public final class Checksum {
  private static final int BLOCK = 1 << 20;

  private final MessageDigest digest;

  /** Of nothing yet. */
  public Checksum() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  /** Follows a file as it is read. */
  @FunctionalInterface
  public interface Reading {
    /**
     * Hears how many bytes have been read, before each block.
     *
     * @throws IOException to stop
     */
    void at(long bytes) throws IOException;
  }

  /**
   * The sum of a whole file as it is now, in hexadecimal digits. A large one takes seconds.
   *
   * @throws IOException when it cannot be read
   */
  public static String of(Path file) throws IOException {
    Checksum sum = new Checksum();
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      sum.add(channel, at -> {});
    }
    return sum.hex();
  }

  /** The sum of some bytes, in hexadecimal digits. */
  public static String of(byte[] bytes) {
    Checksum sum = new Checksum();
    sum.add(ByteBuffer.wrap(bytes));
    return sum.hex();
  }

  /** Takes in some bytes, which are read to their end. */
  public void add(ByteBuffer bytes) {
    digest.update(bytes);
  }

  /**
   * Takes in a file from its start to its end.
   *
   * @param reading hears how far it is; what it throws ends the reading
   */
  public void add(FileChannel file, Reading reading) throws IOException {
    ByteBuffer block = ByteBuffer.allocate(BLOCK);
    long at = 0;
    while (true) {
      reading.at(at);
      int read = file.read(block.clear(), at);
      if (read < 0) {
        return;
      }
      at += read;
      digest.update(block.flip());
    }
  }

  /** The sum so far, in hexadecimal digits; more bytes can follow. */
  public String hex() {
    try {
      return HexFormat.of().formatHex(((MessageDigest) digest.clone()).digest());
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException(e);
    }
  }
}
