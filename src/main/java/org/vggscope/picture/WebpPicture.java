package org.vggscope.picture;

import com.twelvemonkeys.imageio.stream.ByteArrayImageInputStream;
import java.awt.Graphics2D;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * A WebP file taken apart into its chunks (RIFF, little-endian), decoded by libwebp: of an
 * animation the first frame, at its place on the canvas.
 */
final class WebpPicture {
  private static final int RIFF_HEAD = 12;
  private static final int CHUNK_HEAD = 8;
  private static final int CANVAS = 10;
  private static final int FRAME = 16;
  private static final int ALPHA = 0x10;
  private static final String NATIVE = "com.luciad.";

  /** One white pixel: where libwebp reads it, its library is there. */
  private static final byte[] ONE_PIXEL = {
    'R',
    'I',
    'F',
    'F',
    26,
    0,
    0,
    0,
    'W',
    'E',
    'B',
    'P',
    'V',
    'P',
    '8',
    'L',
    13,
    0,
    0,
    0,
    0x2F,
    0,
    0,
    0,
    0x10,
    0x07,
    0x10,
    0x11,
    0x11,
    (byte) 0x88,
    (byte) 0x88,
    (byte) 0xFE,
    0x07,
    0
  };

  private static final boolean THERE = isThere();

  /**
   * A part of the file.
   *
   * @param kind four letters
   * @param start of its content
   * @param length of its content
   */
  private record Chunk(String kind, int start, int length) {}

  private final byte[] bytes;
  private final List<Chunk> chunks;

  private WebpPicture(byte[] bytes) throws IOException {
    this.bytes = bytes;
    this.chunks = chunks(RIFF_HEAD, bytes.length);
  }

  /** Whether this machine has libwebp. */
  static boolean hasLibrary() {
    return THERE;
  }

  private static boolean isThere() {
    try {
      return decode(ONE_PIXEL).getWidth() == 1;
    } catch (IOException | RuntimeException | LinkageError e) {
      return false;
    }
  }

  /**
   * Takes a file apart.
   *
   * @throws EOFException when a part says that it is longer than the file
   */
  static WebpPicture read(ImageInputStream stream) throws IOException {
    byte[] bytes = new byte[Math.toIntExact(stream.length())];
    stream.seek(0);
    stream.readFully(bytes);
    return new WebpPicture(bytes);
  }

  private List<Chunk> chunks(int from, int to) throws IOException {
    List<Chunk> found = new ArrayList<>();
    int at = from;
    while (at + CHUNK_HEAD <= to) {
      String kind = new String(bytes, at, 4, StandardCharsets.ISO_8859_1);
      long length = Integer.toUnsignedLong(number(at + 4, 4));
      if (length > to - at - CHUNK_HEAD) {
        throw new EOFException();
      }
      found.add(new Chunk(kind, at + CHUNK_HEAD, (int) length));
      at += CHUNK_HEAD + (int) length + (int) (length & 1);
    }
    return found;
  }

  private int number(int at, int size) {
    int number = 0;
    for (int i = size - 1; i >= 0; i--) {
      number = number << 8 | bytes[at + i] & 0xFF;
    }
    return number;
  }

  private static Chunk find(List<Chunk> chunks, String kind, int least) {
    return chunks.stream()
        .filter(chunk -> chunk.kind.equals(kind) && chunk.length >= least)
        .findFirst()
        .orElse(null);
  }

  /** Columns and rows of the whole picture. */
  int[] size() throws IOException {
    Chunk canvas = find(chunks, "VP8X", CANVAS);
    if (canvas != null) {
      return new int[] {number(canvas.start + 4, 3) + 1, number(canvas.start + 7, 3) + 1};
    }
    Chunk lossless = find(chunks, "VP8L", 5);
    if (lossless != null) {
      int packed = number(lossless.start + 1, 4);
      return new int[] {(packed & 0x3FFF) + 1, (packed >> 14 & 0x3FFF) + 1};
    }
    Chunk lossy = find(chunks, "VP8 ", 10);
    if (lossy == null) {
      throw new IOException("no picture in it");
    }
    return new int[] {number(lossy.start + 6, 2) & 0x3FFF, number(lossy.start + 8, 2) & 0x3FFF};
  }

  /** The embedded colour profile, or null when there is none or it is broken. */
  ICC_Profile profile() {
    Chunk profile = find(chunks, "ICCP", 1);
    if (profile == null) {
      return null;
    }
    try {
      byte[] content = new byte[profile.length];
      System.arraycopy(bytes, profile.start, content, 0, content.length);
      return ICC_Profile.getInstance(content);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /** Decodes it, alpha not multiplied, colours as they are stored. */
  BufferedImage decode() throws IOException {
    Chunk frame = find(chunks, "ANMF", FRAME);
    if (frame == null) {
      return decode(bytes);
    }
    List<Chunk> inside = chunks(frame.start + FRAME, frame.start + frame.length);
    BufferedImage first = decode(still(frame, inside));
    int[] canvas = size();
    BufferedImage whole = new BufferedImage(canvas[0], canvas[1], BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = whole.createGraphics();
    graphics.drawImage(first, 2 * number(frame.start, 3), 2 * number(frame.start + 3, 3), null);
    graphics.dispose();
    return whole;
  }

  /** A file of one frame alone. */
  private byte[] still(Chunk frame, List<Chunk> inside) {
    Chunk alpha = find(inside, "ALPH", 1);
    ByteBuffer file = ByteBuffer.allocate(bytes.length + 64).order(ByteOrder.LITTLE_ENDIAN);
    file.put(latin("RIFF")).putInt(0).put(latin("WEBP"));
    if (alpha != null) {
      file.put(latin("VP8X")).putInt(CANVAS).putInt(ALPHA);
      file.put(bytes, frame.start + 6, 6);
    }
    for (Chunk chunk : inside) {
      if (chunk == alpha || chunk.kind.startsWith("VP8")) {
        file.put(bytes, chunk.start - CHUNK_HEAD, CHUNK_HEAD + chunk.length);
        if ((chunk.length & 1) == 1) {
          file.put((byte) 0);
        }
      }
    }
    byte[] still = new byte[file.position()];
    file.putInt(4, still.length - CHUNK_HEAD);
    file.get(0, still);
    return still;
  }

  private static byte[] latin(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static BufferedImage decode(byte[] file) throws IOException {
    Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName("webp");
    while (readers.hasNext()) {
      ImageReader reader = readers.next();
      try (ImageInputStream stream = new ByteArrayImageInputStream(file)) {
        if (reader.getClass().getName().startsWith(NATIVE)) {
          reader.setInput(stream, false, true);
          return reader.read(0);
        }
      } finally {
        reader.dispose();
      }
    }
    throw new IOException("libwebp is not there");
  }
}
