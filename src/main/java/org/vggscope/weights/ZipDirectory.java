package org.vggscope.weights;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.vggscope.support.Problem;

/**
 * The files inside a zip (PKWARE's APPNOTE.TXT). Java's own zip classes do not say where an
 * uncompressed file's bytes are, and reading weights in place needs that.
 */
final class ZipDirectory {
  private static final int LOCAL_HEADER = 0x04034b50;
  private static final int CENTRAL_HEADER = 0x02014b50;
  private static final int END = 0x06054b50;
  private static final int END_64 = 0x06064b50;
  private static final int LOCATOR_64 = 0x07064b50;
  private static final int END_LENGTH = 22;
  private static final int LOCATOR_LENGTH = 20;
  private static final int LOCAL_LENGTH = 30;
  private static final int MAX_COMMENT = 0xffff;
  private static final long UNKNOWN = 0xffffffffL;
  private static final int STORED = 0;
  private static final int DEFLATED = 8;

  /** Bytes that are unpacked to look at a packed file's start. */
  private static final int HEAD = 1 << 12;

  private final ByteSource source;
  private final List<Entry> entries = new ArrayList<>();

  /**
   * One file.
   *
   * @param name its path, with slashes
   * @param method how it is packed
   * @param packedSize bytes in the zip
   * @param size bytes unpacked
   * @param header position of its local header
   */
  record Entry(String name, int method, long packedSize, long size, long header) {}

  private ZipDirectory(ByteSource source) {
    this.source = source;
  }

  /** Whether the bytes begin like a zip. */
  static boolean recognizes(ByteBuffer head) {
    return head.remaining() >= Integer.BYTES
        && head.duplicate().order(ByteOrder.LITTLE_ENDIAN).getInt() == LOCAL_HEADER;
  }

  static ZipDirectory read(ByteSource source) throws IOException {
    ZipDirectory zip = new ZipDirectory(source);
    long size = source.size();
    int tailLength = (int) Math.min(size, END_LENGTH + MAX_COMMENT);
    ByteBuffer tail = ByteBuffer.allocate(tailLength).order(ByteOrder.LITTLE_ENDIAN);
    source.read(size - tailLength, tail);
    int end = tailLength - END_LENGTH;
    while (end >= 0 && tail.getInt(end) != END) {
      end--;
    }
    if (end < 0) {
      throw new WeightFileException(
          Problem.of(
              "the zip has no directory at its end; it is cut short, so copy or download it again"));
    }
    long count = tail.getShort(end + 10) & 0xffff;
    long start = tail.getInt(end + 16) & UNKNOWN;
    if (end >= LOCATOR_LENGTH && tail.getInt(end - LOCATOR_LENGTH) == LOCATOR_64) {
      ByteCursor in = zip.cursor(tail.getLong(end - LOCATOR_LENGTH + 8));
      if (in.i4() != END_64) {
        throw broken();
      }
      in.skip(28);
      count = in.i8();
      in.skip(8);
      start = in.i8();
    }
    zip.readEntries(start, count);
    return zip;
  }

  private static WeightFileException broken() {
    return new WeightFileException(Problem.of("the zip's directory is broken"));
  }

  private ByteCursor cursor(long position) throws IOException {
    if (position < 0 || position > source.size()) {
      throw broken();
    }
    return new ByteCursor(source, position);
  }

  private void readEntries(long start, long count) throws IOException {
    TensorTable.checkCount(count);
    ByteCursor in = cursor(start);
    for (long i = 0; i < count; i++) {
      if (in.i4() != CENTRAL_HEADER) {
        throw broken();
      }
      in.skip(6);
      int method = in.u2();
      in.skip(8);
      long packed = in.u4();
      long size = in.u4();
      int nameLength = in.u2();
      int extraLength = in.u2();
      int commentLength = in.u2();
      in.skip(8);
      long header = in.u4();
      String name = new String(in.bytes(nameLength), StandardCharsets.UTF_8);
      ByteBuffer extra = ByteBuffer.wrap(in.bytes(extraLength)).order(ByteOrder.LITTLE_ENDIAN);
      in.skip(commentLength);
      ByteBuffer wide = zip64(extra);
      size = size == UNKNOWN && wide.remaining() >= Long.BYTES ? wide.getLong() : size;
      packed = packed == UNKNOWN && wide.remaining() >= Long.BYTES ? wide.getLong() : packed;
      header = header == UNKNOWN && wide.remaining() >= Long.BYTES ? wide.getLong() : header;
      entries.add(check(new Entry(name, method, packed, size, header)));
    }
  }

  /** The lengths of 8 bytes among a file's extra fields; empty when there are none. */
  private static ByteBuffer zip64(ByteBuffer extra) {
    while (extra.remaining() >= 4) {
      int id = extra.getShort() & 0xffff;
      int length = Math.min(extra.getShort() & 0xffff, extra.remaining());
      if (id == 1) {
        return extra.slice(extra.position(), length).order(ByteOrder.LITTLE_ENDIAN);
      }
      extra.position(extra.position() + length);
    }
    return ByteBuffer.allocate(0);
  }

  private static Entry check(Entry entry) throws WeightFileException {
    String name = Messages.quote(entry.name);
    if (entry.method != STORED && entry.method != DEFLATED) {
      throw new WeightFileException(
          Problem.of(
              "%s is packed in a way (%d) that VggScope does not unpack", name, entry.method));
    }
    boolean possible =
        entry.packedSize >= 0
            && entry.size >= 0
            && (entry.method == STORED
                ? entry.size == entry.packedSize
                : entry.size / Spool.MAX_RATIO <= entry.packedSize);
    if (!possible) {
      throw new WeightFileException(
          Problem.of(
              "%s claims to unpack from %d to %d bytes, which is impossible",
              name, entry.packedSize, entry.size));
    }
    return entry;
  }

  List<Entry> entries() {
    return entries;
  }

  private ByteSlice packed(Entry entry) throws IOException {
    ByteCursor in = cursor(entry.header);
    if (in.i4() != LOCAL_HEADER) {
      throw broken();
    }
    in.skip(22);
    int names = in.u2();
    int extras = in.u2();
    long start = entry.header + LOCAL_LENGTH + names + extras;
    if (entry.packedSize > source.size() - start) {
      throw new WeightFileException(
          Problem.of(
              "%s needs %s, more than the zip has; it is cut short, so copy or download it again",
              Messages.quote(entry.name), Messages.bytes(entry.packedSize)));
    }
    return new ByteSlice(source, start, entry.packedSize);
  }

  /** A file's bytes; a packed one is unpacked when it is first read. */
  ByteSource open(Entry entry, Spool spool) throws IOException {
    ByteSlice packed = packed(entry);
    return entry.method == STORED
        ? packed
        : spool.packed(Messages.quote(entry.name), () -> inflate(packed.stream()), entry.size);
  }

  /** A file's first bytes, unpacked at once. */
  ByteSource head(Entry entry) throws IOException {
    ByteSlice packed = packed(entry);
    if (entry.method == STORED) {
      return packed;
    }
    try (InputStream in = inflate(packed.stream())) {
      return ByteSource.of(entry.name, ByteBuffer.wrap(in.readNBytes(HEAD)));
    } catch (java.util.zip.ZipException | java.io.EOFException e) {
      throw new WeightFileException(
          Problem.of("%s does not unpack; the file is broken there", Messages.quote(entry.name)),
          e);
    }
  }

  private static InputStream inflate(InputStream packed) {
    Inflater inflater = new Inflater(true);
    return new InflaterInputStream(packed, inflater, 1 << 16) {
      @Override
      public void close() throws IOException {
        super.close();
        inflater.end();
      }
    };
  }
}
