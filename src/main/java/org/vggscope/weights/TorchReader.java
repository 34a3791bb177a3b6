package org.vggscope.weights;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.vggscope.support.Problem;
import org.vggscope.weights.Pickled.Dictionary;
import org.vggscope.weights.Pickled.Text;
import org.vggscope.weights.Pickled.TorchStorage;

/**
 * PyTorch's files: a zip with a pickle and a file a storage since PyTorch 1.6, and before that five
 * pickles with the storages behind them (torch/serialization.py).
 */
final class TorchReader {
  private static final BigInteger LEGACY_MAGIC = new BigInteger("1950a86a20f9469cfc6c", 16);
  private static final String PICKLE = "data.pkl";

  /** A pickle of names and shapes is never longer when it is packed. */
  private static final long MAX_PACKED_PICKLE = 1 << 26;

  private TorchReader() {}

  /** The zip's pickle, or null when the zip is not PyTorch's. */
  static ZipDirectory.Entry pickle(ZipDirectory zip) {
    for (ZipDirectory.Entry entry : zip.entries()) {
      if (entry.name().equals(PICKLE) || entry.name().endsWith("/" + PICKLE)) {
        return entry;
      }
    }
    return null;
  }

  static TensorTable readZip(ZipDirectory zip, Spool spool) throws IOException {
    ZipDirectory.Entry pickle = pickle(zip);
    if (pickle.size() != pickle.packedSize() && pickle.size() > MAX_PACKED_PICKLE) {
      throw new WeightFileException(
          Problem.of("%s claims %s", PICKLE, Messages.bytes(pickle.size())));
    }
    String prefix = pickle.name().substring(0, pickle.name().length() - PICKLE.length());
    Map<String, ZipDirectory.Entry> files = new HashMap<>();
    zip.entries().forEach(entry -> files.put(entry.name(), entry));
    ByteOrder order = ByteOrder.LITTLE_ENDIAN;
    ZipDirectory.Entry orderFile = files.get(prefix + "byteorder");
    if (orderFile != null && orderFile.size() == "big".length()) {
      order = ByteOrder.BIG_ENDIAN;
    }
    ByteOrder byteOrder = order;
    Map<String, ByteSource> opened = new HashMap<>();
    Object pickled = PickleReader.read(new ByteCursor(zip.open(pickle, spool), 0));
    TensorTable table =
        PickledTensors.in(
            Container.TORCH,
            pickled,
            spool,
            storage -> {
              String name = prefix + "data/" + storage.key();
              ByteSource file = opened.get(name);
              if (file == null) {
                ZipDirectory.Entry entry = files.get(name);
                if (entry == null) {
                  throw new WeightFileException(
                      Problem.of("the zip lacks %s", Messages.quote(name)));
                }
                checkSize(storage, entry.size());
                file = zip.open(entry, spool);
                opened.put(name, file);
              }
              checkSize(storage, file.size());
              return new PickledTensors.Place(file, 0, byteOrder);
            });
    Map<String, String> words = new HashMap<>(table.metadata());
    words.putAll(TorchCode.check(zip, spool));
    return new TensorTable(Container.TORCH, table.tensors(), words);
  }

  private static void checkSize(TorchStorage storage, long bytes) throws WeightFileException {
    if (storage.count() < 0 || storage.count() > bytes / storage.type().bytes()) {
      throw new WeightFileException(
          Problem.of(
              "the storage %s claims %d numbers, but has %s",
              Messages.quote(storage.key()), storage.count(), Messages.bytes(bytes)));
    }
  }

  /** Whether the bytes begin like a pickle of protocol 2 or later. */
  static boolean recognizesPickle(ByteBuffer head) {
    return head.remaining() >= 2
        && head.get(head.position()) == (byte) 0x80
        && head.get(head.position() + 1) >= 2
        && head.get(head.position() + 1) <= 5;
  }

  /** Reads a legacy file, or a bare pickle of NumPy arrays, which begins alike. */
  static TensorTable readPickle(ByteSource source, Spool spool) throws IOException {
    ByteCursor in = new ByteCursor(source, 0);
    Object first = PickleReader.read(in);
    if (!LEGACY_MAGIC.equals(first)) {
      return NumpyReader.readPickle(first, spool);
    }
    PickleReader.read(in);
    ByteOrder order = byteOrder(PickleReader.read(in));
    Object pickled = PickleReader.read(in);
    List<Object> keys = PickleReader.items(PickleReader.read(in));
    Map<String, TorchStorage> known = new HashMap<>();
    Map<String, Long> positions = new HashMap<>();
    // The first pass learns how long each storage is, which only the tensors say.
    PickledTensors.in(
        Container.TORCH_LEGACY,
        pickled,
        spool,
        storage -> {
          known.putIfAbsent(storage.key(), storage);
          return new PickledTensors.Place(source, 0, order);
        });
    for (Object key : keys) {
      String name = PickleReader.shortText(key);
      TorchStorage storage = known.get(name);
      long count = order == ByteOrder.LITTLE_ENDIAN ? in.i8() : Long.reverseBytes(in.i8());
      if (storage == null || count != storage.count()) {
        throw new WeightFileException(
            storage == null
                ? Problem.of("the storage %s belongs to no tensor", Messages.quote(name))
                : Problem.of(
                    "the storage %s has %d numbers, expected %d",
                    Messages.quote(name), count, storage.count()));
      }
      positions.put(name, in.skip(Math.multiplyExact(count, (long) storage.type().bytes())));
    }
    return PickledTensors.in(
        Container.TORCH_LEGACY,
        pickled,
        spool,
        storage -> {
          Long position = positions.get(storage.key());
          if (position == null || !known.get(storage.key()).equals(storage)) {
            throw new WeightFileException(
                Problem.of("the file lacks the storage %s", Messages.quote(storage.key())));
          }
          return new PickledTensors.Place(source, position, order);
        });
  }

  private static ByteOrder byteOrder(Object system) {
    if (system instanceof Dictionary dictionary) {
      for (int i = 0; i < dictionary.keys.size(); i++) {
        if (dictionary.keys.get(i) instanceof Text key
            && "little_endian".equals(key.text())
            && Boolean.FALSE.equals(dictionary.values.get(i))) {
          return ByteOrder.BIG_ENDIAN;
        }
      }
    }
    return ByteOrder.LITTLE_ENDIAN;
  }
}
