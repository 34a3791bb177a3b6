package org.vggscope.weights.download;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The SHA-256 of a file, as its bytes come. */
final class Checksum {
  private static final int BLOCK = 1 << 20;

  private final MessageDigest digest;

  Checksum() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      // Every Java has it.
      throw new IllegalStateException(e);
    }
  }

  /** Takes in some bytes, which are read to their end. */
  void add(ByteBuffer bytes) {
    digest.update(bytes);
  }

  /**
   * Takes in a file from its start to its end.
   *
   * @param meter is told how many bytes were read
   * @throws StoppedException when told to stop
   */
  void add(FileChannel file, Meter meter, StopSignal stop) throws IOException {
    ByteBuffer block = ByteBuffer.allocate(BLOCK);
    long at = 0;
    meter.begin(0);
    while (true) {
      stop.check();
      int read = file.read(block.clear(), at);
      if (read < 0) {
        return;
      }
      at += read;
      digest.update(block.flip());
      meter.at(at);
    }
  }

  /** The sum so far, in hexadecimal digits; more bytes can follow. */
  String hex() {
    try {
      return HexFormat.of().formatHex(((MessageDigest) digest.clone()).digest());
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException(e);
    }
  }
}
