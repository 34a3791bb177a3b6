package org.vggscope.weights;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.vggscope.support.Problem;
import org.vggscope.weights.Pickled.Dictionary;
import org.vggscope.weights.Pickled.Global;
import org.vggscope.weights.Pickled.NumpyArray;
import org.vggscope.weights.Pickled.Opaque;
import org.vggscope.weights.Pickled.Sequence;
import org.vggscope.weights.Pickled.Text;
import org.vggscope.weights.Pickled.TorchStorage;
import org.vggscope.weights.Pickled.TorchTensor;

/**
 * Finds the arrays in what a pickle holds, however deep in dictionaries and lists they are, and
 * names each by its way there: {@code conv1_1.0}, {@code state_dict.features.0.weight}.
 */
final class PickledTensors {
  /** A module's own, in which it keeps its parts; their names are those of a state dictionary. */
  private static final Set<String> OF_MODULES = Set.of("_modules", "_parameters", "_buffers");

  private static final int MAX_DEPTH = 24;
  private static final int MAX_NODES = 500_000;
  private static final int MOST_NAMED = 4;

  private final Spool spool;
  private final Storages storages;
  private final List<StoredTensor> tensors = new ArrayList<>();
  private final Map<Object, Boolean> way = new IdentityHashMap<>();
  private final ModuleFacts modules = new ModuleFacts();
  private int nodes;
  private boolean paddle;

  /** Names that weights do not need, in the order in which they came. */
  private final Set<Global> unknown = new LinkedHashSet<>();

  /** Those of them that made nothing with arrays in it. */
  private final Set<String> passed = new LinkedHashSet<>();

  /** Finds the numbers of PyTorch's storages in a file. */
  interface Storages {
    /** Where a storage's bytes are. */
    Place find(TorchStorage storage) throws IOException;
  }

  /**
   * Where numbers are.
   *
   * @param source the file
   * @param position of the first byte
   * @param order of the bytes of a number
   */
  record Place(ByteSource source, long position, ByteOrder order) {}

  private PickledTensors(Spool spool, Storages storages) {
    this.spool = spool;
    this.storages = storages;
  }

  /**
   * The arrays in what a pickle holds, and what of it was passed over.
   *
   * @throws WeightFileException when it contains itself, or an array does not fit its data
   */
  static TensorTable in(Container container, Object pickled, Spool spool, Storages storages)
      throws IOException {
    PickledTensors finder = new PickledTensors(spool, storages);
    finder.visit("", pickled, 0);
    if (finder.tensors.isEmpty() && !finder.unknown.isEmpty()) {
      throw PickleCalls.refused(finder.unknown.iterator().next());
    }
    Map<String, String> words = new HashMap<>(finder.modules.words());
    if (!finder.passed.isEmpty()) {
      words.put(NetworkFile.PASSED, String.join(", ", finder.passed));
    }
    if (finder.paddle) {
      words.put(NetworkFile.PADDLE, "");
    }
    return new TensorTable(container, finder.tensors, words);
  }

  private void visit(String name, Object value, int depth) throws IOException {
    if (++nodes > MAX_NODES) {
      throw new WeightFileException(
          Problem.of("the pickle holds more values than any weight file"));
    }
    if (value instanceof TorchTensor tensor) {
      add(torch(name, tensor));
    } else if (value instanceof NumpyArray array) {
      if (array.data instanceof Sequence objects) {
        // A dictionary saved by numpy.save is the one element of an array without axes.
        descend(name, objects, depth, array.shape.isEmpty());
      } else {
        if (array.type == null || array.type.type != null || array.type.isObject) {
          add(numpy(name, array));
        }
      }
    } else if (value instanceof Dictionary || value instanceof Sequence) {
      descend(name, value, depth, false);
    } else if (value instanceof Global used && !PickleCalls.isKnown(used)) {
      pass(used);
    } else if (value instanceof Opaque opaque) {
      // A module of PyTorch has its weights in its state.
      modules.add(opaque.maker, name, opaque.state);
      int before = tensors.size();
      visit(name, opaque.state, depth + 1);
      visit(name, opaque.items, depth + 1);
      if (tensors.size() == before && !opaque.maker.module().startsWith("torch.nn.")) {
        pass(opaque.maker);
      } else {
        meet(opaque.maker);
      }
    }
  }

  private void meet(Global used) {
    if (unknown.size() < MOST_NAMED) {
      unknown.add(used);
    }
  }

  private void pass(Global used) {
    meet(used);
    if (passed.size() < MOST_NAMED) {
      passed.add(used.full());
    }
  }

  private void add(StoredTensor tensor) throws WeightFileException {
    tensors.add(tensor);
    TensorTable.checkCount(tensors.size());
  }

  private void descend(String name, Object value, int depth, boolean only) throws IOException {
    if (way.put(value, true) != null) {
      throw new WeightFileException(
          Problem.of("the pickle contains itself, which no weight file does"));
    }
    if (depth > MAX_DEPTH) {
      throw new WeightFileException(Problem.of("the pickle is nested deeper than any weight file"));
    }
    if (value instanceof Dictionary dictionary) {
      for (int i = 0; i < dictionary.keys.size(); i++) {
        String key = key(dictionary.keys.get(i));
        paddle |= key.equals(NetworkFile.PADDLE);
        visit(join(name, key), dictionary.values.get(i), depth + 1);
      }
    } else {
      List<Object> items = ((Sequence) value).items;
      for (int i = 0; i < items.size(); i++) {
        visit(only ? name : join(name, String.valueOf(i)), items.get(i), depth + 1);
      }
    }
    way.remove(value);
  }

  private static String join(String name, String key) {
    if (OF_MODULES.contains(key)) {
      return name;
    }
    return name.isEmpty() ? key : name + "." + key;
  }

  private static String key(Object key) {
    if (key instanceof Text text && text.text() != null) {
      return text.text();
    }
    return key instanceof Long number ? String.valueOf(number) : "?";
  }

  private StoredTensor torch(String name, TorchTensor tensor) throws IOException {
    StoredTensor.count(Messages.quote(name), tensor.shape());
    TorchStorage storage = tensor.storage();
    long last = tensor.offset();
    boolean valid = last >= 0 && last <= storage.count();
    boolean empty = false;
    for (int i = 0; i < tensor.shape().size() && valid; i++) {
      long length = tensor.shape().get(i);
      long stride = tensor.strides().get(i);
      empty |= length == 0;
      valid = stride >= 0 && stride <= storage.count();
      if (valid && length > 0) {
        // Both are below 2^48 and 2^63; the product is checked before it can overflow.
        valid = stride == 0 || length - 1 <= storage.count() / stride;
        last += valid ? (length - 1) * stride : 0;
        valid &= last <= storage.count();
      }
    }
    if (!valid || !empty && last >= storage.count()) {
      throw new WeightFileException(
          Problem.of(
              "%s has shape %s, more than the %d numbers of its storage",
              Messages.quote(name), StoredTensor.text(tensor.shape()), storage.count()));
    }
    Place place = storages.find(storage);
    return new StoredTensor(
        name,
        tensor.shape(),
        tensor.strides(),
        storage.type(),
        place.order(),
        place.source(),
        place.position() + tensor.offset() * storage.type().bytes());
  }

  private StoredTensor numpy(String name, NumpyArray array) throws WeightFileException {
    if (!(array.data instanceof Text text) || array.type == null) {
      throw new WeightFileException(
          Problem.of("%s is an array of something else than numbers", Messages.quote(name)));
    }
    ElementType type = array.type.type;
    long bytes = StoredTensor.count(Messages.quote(name), array.shape) * type.bytes();
    ByteSource source = text.source();
    long position = text.position();
    if (text.encoding() != Pickled.Encoding.BYTES) {
      ByteSlice written = new ByteSlice(source, position, text.length());
      // Each byte takes one character at least, so that no short text claims a long array.
      checkLength(name, array.shape, bytes, Math.min(bytes, text.length()));
      source =
          spool.packed(
              Messages.quote(name),
              () -> new TextUnpacker(written.stream(), text.encoding()),
              bytes);
      position = 0;
    } else {
      checkLength(name, array.shape, bytes, text.length());
    }
    return new StoredTensor(
        name,
        array.shape,
        array.columnMajor
            ? StoredTensor.columnMajor(array.shape)
            : StoredTensor.rowMajor(array.shape),
        type,
        array.type.order,
        source,
        position);
  }

  private static void checkLength(String name, List<Long> shape, long expected, long found)
      throws WeightFileException {
    if (expected != found) {
      throw new WeightFileException(
          Problem.of(
              "%s has %d bytes of data, expected %d for %s",
              Messages.quote(name), found, expected, StoredTensor.text(shape)));
    }
  }
}
