package org.vggscope.session;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.vggscope.picture.ColourHandling;
import org.vggscope.picture.PictureReader;
import org.vggscope.picture.SourceImage;
import org.vggscope.support.Checksum;

/**
 * The bytes of an encoded picture: from the clipboard, a browser, or the program's samples. Large
 * ones wait in a temporary file, for a strip of them would fill the memory.
 */
public final class EncodedPicture implements PictureSource {
  /** Up to here bytes stay in memory. */
  private static final int SMALL = 1 << 20;

  private final String name;
  private final int length;

  /** The bytes, or null when they are in the file. */
  private final byte[] bytes;

  private final Path file;
  private String sum;

  /**
   * A picture. Of many bytes this takes a while: it is not for the window's thread.
   *
   * @param bytes the contents of a picture file; not to be written to
   */
  public EncodedPicture(String name, byte[] bytes) {
    this.name = name;
    this.length = bytes.length;
    this.file = bytes.length > SMALL ? temporary(bytes) : null;
    this.bytes = file == null ? bytes : null;
    if (file != null) {
      // Whoever compares pictures later may be the window's thread.
      this.sum = Checksum.of(bytes);
    }
  }

  private static Path temporary(byte[] bytes) {
    try {
      Path file = Files.createTempFile("vggscope-", ".unpacked");
      file.toFile().deleteOnExit();
      return Files.write(file, bytes);
    } catch (IOException e) {
      // Without room for it it stays in memory.
      return null;
    }
  }

  @Override
  public String name() {
    return name;
  }

  /** SHA-256 of the bytes; of few it is found when it is asked for, for samples never are. */
  public synchronized String sum() {
    if (sum == null) {
      try {
        sum = Checksum.of(bytes());
      } catch (IOException e) {
        throw new UncheckedIOException("The temporary file is gone", e);
      }
    }
    return sum;
  }

  /** How many bytes there are. */
  public int length() {
    return length;
  }

  /**
   * The contents of the picture file; not to be written to.
   *
   * @throws IOException when the temporary file is gone
   */
  public byte[] bytes() throws IOException {
    return bytes == null ? Files.readAllBytes(file) : bytes;
  }

  @Override
  public SourceImage read(ColourHandling colours) throws IOException {
    return PictureReader.read(name, bytes(), colours);
  }

  /** The same picture pasted or chosen again is one picture. */
  @Override
  public boolean equals(Object other) {
    return other instanceof EncodedPicture encoded
        && name.equals(encoded.name)
        && length == encoded.length
        && sum().equals(encoded.sum());
  }

  @Override
  public int hashCode() {
    return 31 * name.hashCode() + length;
  }
}
