package org.vggscope.weights;

import java.io.IOException;
import java.io.InputStream;
import org.vggscope.support.Phrase;
import org.vggscope.weights.Pickled.Encoding;

/**
 * The bytes behind a string that a pickle writes as characters. Python 3 writes bytes so in
 * protocols 0 to 2 (each byte as the Latin-1 character of that number), Python 2 in protocol 0.
 */
final class TextUnpacker extends InputStream {
  private final InputStream in;
  private final Encoding encoding;

  TextUnpacker(InputStream in, Encoding encoding) {
    this.in = in;
    this.encoding = encoding;
  }

  @Override
  public int read() throws IOException {
    int first = in.read();
    if (first < 0) {
      return -1;
    }
    return switch (encoding) {
      case BYTES -> first;
      case UTF8 -> utf8(first);
      case RAW_UNICODE_ESCAPE -> first == '\\' ? unicodeEscape() : first;
      case QUOTED -> first == '\\' ? escape() : first;
    };
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int count = 0;
    while (count < length) {
      int next = read();
      if (next < 0) {
        return count == 0 && length > 0 ? -1 : count;
      }
      target[offset + count++] = (byte) next;
    }
    return count;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private int utf8(int first) throws IOException {
    if (first < 0x80) {
      return first;
    }
    int second = in.read();
    if ((first & 0xfc) != 0xc0 || (second & 0xc0) != 0x80) {
      throw PickleReader.broken(Phrase.of("has an array with a character that is no byte"));
    }
    return (first & 3) << 6 | second & 0x3f;
  }

  /** Behind a backslash: {@code u00ff}, or anything else that stands for itself. */
  private int unicodeEscape() throws IOException {
    // Python escapes every backslash as well, so that none stands for itself.
    if (in.read() != 'u' || in.read() != '0' || in.read() != '0') {
      throw PickleReader.broken(Phrase.of("has an array with a character that is no byte"));
    }
    return hexadecimal();
  }

  private int hexadecimal() throws IOException {
    int high = Character.digit(in.read(), 16);
    int low = Character.digit(in.read(), 16);
    if (high < 0 || low < 0) {
      throw PickleReader.broken(Phrase.of("has an array with an escape that is none"));
    }
    return high << 4 | low;
  }

  private int escape() throws IOException {
    int next = in.read();
    return switch (next) {
      case 'x' -> hexadecimal();
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case '\\', '\'', '"' -> next;
      default -> throw PickleReader.broken(Phrase.of("has an array with an escape that is none"));
    };
  }
}
