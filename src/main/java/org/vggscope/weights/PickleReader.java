package org.vggscope.weights;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.vggscope.support.Phrase;
import org.vggscope.support.Problem;
import org.vggscope.weights.Pickled.Constant;
import org.vggscope.weights.Pickled.Dictionary;
import org.vggscope.weights.Pickled.Encoding;
import org.vggscope.weights.Pickled.Global;
import org.vggscope.weights.Pickled.Opaque;
import org.vggscope.weights.Pickled.Sequence;
import org.vggscope.weights.Pickled.Text;

/**
 * Understands pickles of protocols 0 to 5 (Python's {@code pickletools} defines the opcodes)
 * without running any. Libraries that read pickles build every string in memory, and a weight file
 * is one string of 411 MB among others; this reader leaves strings in the file and remembers where
 * they are. Names are looked up in {@link PickleCalls} only; what any other makes is passed over.
 */
final class PickleReader {
  /** More steps than a file of 50,000 tensors takes. */
  private static final int MAX_STEPS = 4_000_000;

  /** Strings up to here are read at once, since they may be keys. */
  private static final int SHORT_TEXT = 1 << 10;

  private static final int MAX_WORD = 1 << 10;
  private static final Object MARK = new Object();

  private final ByteCursor in;
  private final List<Object> stack = new ArrayList<>();
  private final Map<Long, Object> memo = new HashMap<>();

  private PickleReader(ByteCursor in) {
    this.in = in;
  }

  /**
   * Reads one pickle and leaves the cursor behind it.
   *
   * @throws WeightFileException when it is broken or wants to use a name that no weight file needs
   */
  static Object read(ByteCursor in) throws IOException {
    PickleReader reader = new PickleReader(in);
    for (int step = 0; step < MAX_STEPS; step++) {
      int opcode = in.u1();
      if (opcode == '.') {
        return reader.pop();
      }
      reader.step(opcode);
    }
    throw new WeightFileException(
        Problem.of("the pickle takes more steps than any weight file needs"));
  }

  private void step(int opcode) throws IOException {
    switch (opcode) {
      case 0x80 -> in.u1();
      case 0x95 -> in.i8();
      case '(' -> stack.add(MARK);
      case '0' -> popAny();
      case '1' -> popToMark();
      case '2' -> push(peek());
      case 'N' -> push(Constant.NONE);
      case 0x88 -> push(true);
      case 0x89 -> push(false);
      case 'I', 'L' -> push(decimal(word()));
      case 'J' -> push((long) in.i4());
      case 'K' -> push((long) in.u1());
      case 'M' -> push((long) in.u2());
      case 0x8a -> push(integer(in.u1()));
      case 0x8b -> push(integer(in.i4()));
      case 'F' -> push(real(word()));
      case 'G' -> push(Double.longBitsToDouble(Long.reverseBytes(in.i8())));
      case 'S' -> pushLine(Encoding.QUOTED);
      case 'V' -> pushLine(Encoding.RAW_UNICODE_ESCAPE);
      case 'T' -> pushText(in.i4(), Encoding.BYTES);
      case 'U', 'C' -> pushText(in.u1(), Encoding.BYTES);
      case 'B' -> pushText(in.u4(), Encoding.BYTES);
      case 0x8e, 0x96 -> pushText(in.i8(), Encoding.BYTES);
      case 'X' -> pushText(in.u4(), Encoding.UTF8);
      case 0x8c -> pushText(in.u1(), Encoding.UTF8);
      case 0x8d -> pushText(in.i8(), Encoding.UTF8);
      case ']', ')', 0x8f -> push(new Sequence(new ArrayList<>()));
      case 'l', 't', 0x91 -> push(new Sequence(popToMark()));
      case 0x85 -> pushTuple(1);
      case 0x86 -> pushTuple(2);
      case 0x87 -> pushTuple(3);
      case 'a' -> appendTo(List.of(pop()));
      case 'e', 0x90 -> appendTo(popToMark());
      case '}' -> push(new Dictionary());
      case 'd' -> {
        List<Object> pairs = popToMark();
        push(new Dictionary());
        putInto(pairs);
      }
      case 's' -> {
        Object value = pop();
        putInto(List.of(pop(), value));
      }
      case 'u' -> putInto(popToMark());
      case 'p' -> memo.put(index(word()), peek());
      case 'q' -> memo.put((long) in.u1(), peek());
      case 'r' -> memo.put(in.u4(), peek());
      case 0x94 -> memo.put((long) memo.size(), peek());
      case 'g' -> push(remembered(index(word())));
      case 'h' -> push(remembered(in.u1()));
      case 'j' -> push(remembered(in.u4()));
      case 'c' -> {
        String module = word();
        push(new Global(module, word()));
      }
      case 0x93 -> {
        Object name = pop();
        push(new Global(shortText(pop()), shortText(name)));
      }
      case 'i' -> {
        String module = word();
        Global global = new Global(module, word());
        push(PickleCalls.call(global, popToMark()));
      }
      case 'R', 0x81 -> {
        Object arguments = pop();
        push(PickleCalls.call(pop(), items(arguments)));
      }
      case 'b' -> {
        Object state = pop();
        PickleCalls.setState(peek(), state);
      }
      case 'Q' -> push(PickleCalls.referred(pop()));
      default ->
          throw new WeightFileException(
              Problem.of(
                  "the pickle is broken, or of a kind that holds no weights (opcode 0x%02x at byte %d)",
                  opcode, in.position() - 1));
    }
  }

  private void push(Object value) {
    stack.add(value);
  }

  private Object popAny() throws WeightFileException {
    if (stack.isEmpty()) {
      throw broken(Phrase.of("takes from an empty stack"));
    }
    return stack.remove(stack.size() - 1);
  }

  private Object pop() throws WeightFileException {
    Object value = popAny();
    if (value == MARK) {
      throw broken(Phrase.of("takes a mark for a value"));
    }
    return value;
  }

  private Object peek() throws WeightFileException {
    Object value = pop();
    stack.add(value);
    return value;
  }

  private List<Object> popToMark() throws WeightFileException {
    int mark = stack.size() - 1;
    while (mark >= 0 && stack.get(mark) != MARK) {
      mark--;
    }
    if (mark < 0) {
      throw broken(Phrase.of("lacks a mark"));
    }
    List<Object> top = stack.subList(mark + 1, stack.size());
    List<Object> values = new ArrayList<>(top);
    top.clear();
    stack.remove(mark);
    return values;
  }

  private void pushTuple(int length) throws WeightFileException {
    Object[] items = new Object[length];
    for (int i = length - 1; i >= 0; i--) {
      items[i] = pop();
    }
    push(new Sequence(new ArrayList<>(List.of(items))));
  }

  private void appendTo(List<Object> values) throws WeightFileException {
    if (!(peek() instanceof Opaque)) {
      items(peek()).addAll(values);
    }
  }

  private void putInto(List<Object> pairs) throws WeightFileException {
    Object target = peek() instanceof Opaque opaque ? opaque.items : peek();
    if (!(target instanceof Dictionary dictionary) || pairs.size() % 2 != 0) {
      throw broken(Phrase.of("puts a key into what is no dictionary"));
    }
    for (int i = 0; i < pairs.size(); i += 2) {
      dictionary.put(pairs.get(i), pairs.get(i + 1));
    }
  }

  private Object remembered(long index) throws WeightFileException {
    Object value = memo.get(index);
    if (value == null) {
      throw broken(Phrase.of("refers to a value that it does not have"));
    }
    return value;
  }

  private void pushText(long length, Encoding encoding) throws IOException {
    if (length < 0) {
      throw broken(Phrase.of("has a string of impossible length"));
    }
    if (length <= SHORT_TEXT) {
      long position = in.position();
      byte[] bytes = in.bytes((int) length);
      String text =
          new String(
              bytes,
              encoding == Encoding.UTF8 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1);
      push(new Text(in.source(), position, length, encoding, text));
    } else {
      push(new Text(in.source(), in.skip(length), length, encoding, null));
    }
  }

  /** A string of protocol 0, up to the end of its line; a quoted one without its quotes. */
  private void pushLine(Encoding encoding) throws IOException {
    long position = in.position();
    long length = in.skipLine();
    if (encoding == Encoding.QUOTED) {
      if (length < 2) {
        throw broken(Phrase.of("has a string without quotes"));
      }
      position++;
      length -= 2;
    }
    String text = null;
    if (length <= SHORT_TEXT) {
      byte[] bytes = new byte[(int) length];
      in.source().read(position, java.nio.ByteBuffer.wrap(bytes));
      // Keys have nothing to escape; what has is the numbers of an array.
      text = new String(bytes, StandardCharsets.ISO_8859_1);
    }
    push(new Text(in.source(), position, length, encoding, text));
  }

  /** The rest of the line, for opcodes whose argument is written in characters. */
  private String word() throws IOException {
    StringBuilder word = new StringBuilder();
    for (int c = in.u1(); c != '\n'; c = in.u1()) {
      word.append((char) c);
      if (word.length() > MAX_WORD) {
        throw broken(Phrase.of("has a word of more than %d characters", MAX_WORD));
      }
    }
    return word.toString();
  }

  private static long index(String word) throws WeightFileException {
    try {
      return Long.parseLong(word.strip());
    } catch (NumberFormatException e) {
      throw broken(Phrase.of("has no number where one should be"));
    }
  }

  /**
   * Protocol 0's whole numbers, {@code 12} or {@code 12L}, and truths, {@code 00} and {@code 01}.
   */
  private static Object decimal(String word) throws WeightFileException {
    String digits = word.strip();
    if (digits.equals("00") || digits.equals("01")) {
      return digits.equals("01");
    }
    digits = digits.endsWith("L") ? digits.substring(0, digits.length() - 1) : digits;
    try {
      BigInteger value = new BigInteger(digits);
      return value.bitLength() < Long.SIZE ? (Object) value.longValue() : value;
    } catch (NumberFormatException e) {
      throw broken(Phrase.of("has no number where one should be"));
    }
  }

  private static double real(String word) throws WeightFileException {
    try {
      return Double.parseDouble(word);
    } catch (NumberFormatException e) {
      // "inf" and "nan" are spelt differently in Java; no weight file needs them here.
      throw broken(Phrase.of("has no number where one should be"));
    }
  }

  /** A whole number in little-endian bytes. */
  private Object integer(int length) throws IOException {
    if (length < 0 || length > MAX_WORD) {
      throw broken(Phrase.of("has a whole number of impossible length"));
    }
    byte[] bytes = in.bytes(length);
    for (int i = 0, j = length - 1; i < j; i++, j--) {
      byte swapped = bytes[i];
      bytes[i] = bytes[j];
      bytes[j] = swapped;
    }
    BigInteger value = length == 0 ? BigInteger.ZERO : new BigInteger(bytes);
    return value.bitLength() < Long.SIZE ? (Object) value.longValue() : value;
  }

  static List<Object> items(Object value) throws WeightFileException {
    if (value instanceof Sequence sequence) {
      return sequence.items;
    }
    throw broken(Phrase.of("has something else where a list should be"));
  }

  static String shortText(Object value) throws WeightFileException {
    if (value instanceof Text text && text.text() != null) {
      return text.text();
    }
    throw broken(Phrase.of("has something else where a name should be"));
  }

  static WeightFileException broken(Phrase how) {
    return new WeightFileException(Problem.of("the pickle is broken: it %s", how));
  }
}
