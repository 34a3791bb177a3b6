package org.vggscope.picture;

import com.twelvemonkeys.imageio.color.ColorProfiles;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.zip.CRC32;
import java.util.zip.InflaterInputStream;
import javax.imageio.stream.ImageInputStream;
import org.vggscope.support.Phrase;

/**
 * A PNG file's chunks (ISO/IEC 15948, section 5). Java's decoder checks no checksums, and reads a
 * colour profile without applying it.
 */
final class PngChunks {

  private static final int PROFILE = 0x69434350;

  /** CgBI, the first chunk of what is no PNG any more. */
  private static final int XCODE = 0x43674249;

  private static final int END = 0x49454e44;
  private static final int SIGNATURE = 8;

  /** Upper-case first letter: a chunk without which there is no picture. */
  private static final int ANCILLARY = 0x20000000;

  /** Profiles have some hundred bytes to some hundred kilobytes. */
  private static final int MAX_PROFILE = 8 << 20;

  private static final int EXIF = 0x65584966;
  private static final int MAX_EXIF = 1 << 20;

  /**
   * What a file says beside its pixels. Texts are never unpacked: a file of 40 MB can hold 40 GB of
   * them.
   *
   * @param profile the embedded colour profile, or null when there is none or it is broken
   * @param exif the bytes of its Exif data, a TIFF file's, or null
   * @param ending of a JPEG file
   */
  record Said(ICC_Profile profile, byte[] exif, JpegMarkers.Ending ending) {
    static final Said NOTHING = ending(JpegMarkers.Ending.MARKED);

    static Said ending(JpegMarkers.Ending end) {
      return new Said(null, null, end);
    }
  }

  private PngChunks() {}

  /**
   * Walks all chunks up to the last.
   *
   * @return what it says beside its pixels
   * @throws EOFException when the file ends before its last chunk
   * @throws ImageFormatException when a chunk that matters is damaged
   */
  static Said check(String name, ImageInputStream stream) throws IOException {
    ICC_Profile profile = null;
    byte[] exif = null;
    byte[] buffer = new byte[1 << 13];
    stream.seek(SIGNATURE);
    boolean first = true;
    while (true) {
      long length = stream.readUnsignedInt();
      int type = stream.readInt();
      if (first && type == XCODE) {
        throw PictureProblem.otherFormat(
            name,
            Phrase.of(
                "a PNG as Xcode rewrites it for iPhones (CgBI; 'xcrun pngcrush"
                    + " -revert-iphone-optimizations' turns it back)"));
      }
      first = false;
      if (length > Integer.MAX_VALUE) {
        throw PictureProblem.damaged(name, null);
      }
      if (stream.getStreamPosition() + length + 4 > stream.length()) {
        throw new EOFException();
      }
      long data = stream.getStreamPosition();
      if (type == PROFILE && profile == null && length <= MAX_PROFILE) {
        byte[] chunk = new byte[(int) length];
        stream.readFully(chunk);
        profile = profile(chunk);
      }
      if (type == EXIF && exif == null && length <= MAX_EXIF) {
        exif = new byte[(int) length];
        stream.readFully(exif);
      }
      if ((type & ANCILLARY) == 0) {
        stream.seek(data);
        long sum = checksum(stream, type, length, buffer);
        if (sum != stream.readUnsignedInt()) {
          throw PictureProblem.damaged(name, null);
        }
      }
      if (type == END) {
        return new Said(profile, exif, JpegMarkers.Ending.MARKED);
      }
      stream.seek(data + length + 4);
    }
  }

  private static long checksum(ImageInputStream stream, int type, long length, byte[] buffer)
      throws IOException {
    CRC32 crc = new CRC32();
    for (int shift = 24; shift >= 0; shift -= 8) {
      crc.update(type >>> shift);
    }
    long left = length;
    while (left > 0) {
      int part = (int) Math.min(left, buffer.length);
      stream.readFully(buffer, 0, part);
      crc.update(buffer, 0, part);
      left -= part;
    }
    return crc.getValue();
  }

  /**
   * A profile is a name, a zero, the compression method and the compressed profile. A broken one is
   * no reason to refuse sound pixels; they are then sRGB, as in other programs.
   */
  private static ICC_Profile profile(byte[] chunk) {
    int zero = 0;
    while (zero < chunk.length && chunk[zero] != 0) {
      zero++;
    }
    int start = Math.min(chunk.length, zero + 2);
    try (InflaterInputStream inflated =
        new InflaterInputStream(new ByteArrayInputStream(chunk, start, chunk.length - start))) {
      byte[] bytes = inflated.readNBytes(MAX_PROFILE);
      return ColorProfiles.createProfile(bytes);
    } catch (IOException | RuntimeException e) {
      return null;
    }
  }
}
