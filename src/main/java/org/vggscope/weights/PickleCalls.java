package org.vggscope.weights;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vggscope.support.Phrase;
import org.vggscope.support.Problem;
import org.vggscope.weights.Pickled.Constant;
import org.vggscope.weights.Pickled.Dictionary;
import org.vggscope.weights.Pickled.Global;
import org.vggscope.weights.Pickled.NumpyArray;
import org.vggscope.weights.Pickled.NumpyType;
import org.vggscope.weights.Pickled.Opaque;
import org.vggscope.weights.Pickled.Text;
import org.vggscope.weights.Pickled.TorchStorage;
import org.vggscope.weights.Pickled.TorchTensor;

/**
 * The few names that pickled weights use, and what they make. None runs anything: an array is noted
 * down as a place in the file.
 */
final class PickleCalls {
  private static final Map<String, ElementType> STORAGES =
      Map.ofEntries(
          Map.entry("torch.FloatStorage", ElementType.F32),
          Map.entry("torch.DoubleStorage", ElementType.F64),
          Map.entry("torch.HalfStorage", ElementType.F16),
          Map.entry("torch.BFloat16Storage", ElementType.BF16),
          Map.entry("torch.LongStorage", ElementType.I64),
          Map.entry("torch.IntStorage", ElementType.I32),
          Map.entry("torch.ShortStorage", ElementType.I16),
          Map.entry("torch.CharStorage", ElementType.I8),
          Map.entry("torch.ByteStorage", ElementType.U8),
          Map.entry("torch.BoolStorage", ElementType.BOOL));

  private static final Map<String, ElementType> NUMPY_TYPES =
      Map.ofEntries(
          Map.entry("f2", ElementType.F16),
          Map.entry("f4", ElementType.F32),
          Map.entry("f8", ElementType.F64),
          Map.entry("i1", ElementType.I8),
          Map.entry("u1", ElementType.U8),
          Map.entry("i2", ElementType.I16),
          Map.entry("i4", ElementType.I32),
          Map.entry("i8", ElementType.I64),
          Map.entry("b1", ElementType.BOOL));

  private static final String LOAD = "torch.storage._load_from_bytes";
  private static final String ARRAY = "numpy.ndarray";
  private static final String TYPE = "numpy.dtype";
  private static final String ENCODE = "_codecs.encode";
  private static final String DICTIONARY = "collections.OrderedDict";
  private static final String PARAMETER = "torch._utils._rebuild_parameter";
  private static final Set<String> RECONSTRUCT =
      Set.of("numpy.core.multiarray._reconstruct", "numpy._core.multiarray._reconstruct");
  private static final Set<String> SCALAR =
      Set.of("numpy.core.multiarray.scalar", "numpy._core.multiarray.scalar");
  private static final Set<String> FROM_BUFFER =
      Set.of("numpy.core.numeric._frombuffer", "numpy._core.numeric._frombuffer");
  private static final Set<String> TENSOR =
      Set.of("torch._utils._rebuild_tensor", "torch._utils._rebuild_tensor_v2");
  private static final Set<String> SIZE = Set.of("torch.Size", "builtins.bytearray");

  private static final Set<String> KNOWN =
      Stream.of(
              STORAGES.keySet(),
              RECONSTRUCT,
              SCALAR,
              FROM_BUFFER,
              TENSOR,
              SIZE,
              Set.of(ARRAY, TYPE, ENCODE, DICTIONARY, PARAMETER))
          .flatMap(Set::stream)
          .collect(Collectors.toUnmodifiableSet());

  private PickleCalls() {}

  /**
   * Why a pickle cannot be used that holds nothing but what a name made which weights do not need.
   */
  static WeightFileException refused(Global unknown) {
    if (unknown.full().equals(LOAD)) {
      return new WeightFileException(
          Problem.of(
              "PyTorch's tensors are pickled here with %s, which was not run; save them with"
                  + " torch.save in place of pickle.dump",
              LOAD));
    }
    boolean model = unknown.module().startsWith("torch") || unknown.module().contains("models");
    return new WeightFileException(
        Problem.of(
            model
                ? "the pickle wants to use %s, which weights do not need; it was refused and"
                    + " nothing was run. Save the state dictionary, not the whole model"
                : "the pickle wants to use %s, which weights do not need; it was refused and"
                    + " nothing was run",
            Messages.quote(unknown.full())));
  }

  /** Whether a name is one of those that weights need. */
  static boolean isKnown(Global name) {
    return KNOWN.contains(name.full());
  }

  /** What a call makes. Of a name that is not known it makes nothing, and nothing is run. */
  static Object call(Object callable, List<Object> arguments) throws WeightFileException {
    if (callable instanceof Opaque opaque) {
      return new Opaque(opaque.maker);
    }
    if (callable instanceof Global unknown && !isKnown(unknown)) {
      Opaque made = new Opaque(unknown);
      if (arguments.size() == 1 && arguments.get(0) instanceof Dictionary) {
        made.state = arguments.get(0);
      }
      return made;
    }
    if (!(callable instanceof Global global)) {
      throw PickleReader.broken(Phrase.of("calls what is no name"));
    }
    String name = global.full();
    if (RECONSTRUCT.contains(name)) {
      return new NumpyArray();
    } else if (name.equals(TYPE)) {
      return numpyType(PickleReader.shortText(argument(arguments, 0)));
    } else if (FROM_BUFFER.contains(name)) {
      return fromBuffer(arguments);
    } else if (name.equals(ENCODE)) {
      return argument(arguments, 0);
    } else if (name.equals(DICTIONARY)) {
      return dictionary(arguments);
    } else if (TENSOR.contains(name)) {
      return tensor(arguments);
    } else if (name.equals(PARAMETER) || SIZE.contains(name)) {
      return argument(arguments, 0);
    } else if (SCALAR.contains(name)) {
      return Constant.IGNORED;
    }
    throw PickleReader.broken(Phrase.of("calls %s", name));
  }

  private static Object argument(List<Object> arguments, int index) throws WeightFileException {
    if (index >= arguments.size()) {
      throw PickleReader.broken(Phrase.of("calls something with too few arguments"));
    }
    return arguments.get(index);
  }

  /** NumPy's type from a word like {@code <f4}. */
  static NumpyType numpyType(String word) {
    char first = word.isEmpty() ? ' ' : word.charAt(0);
    boolean ordered = "<>|=".indexOf(first) >= 0;
    String bare = ordered ? word.substring(1) : word;
    NumpyType type = new NumpyType(NUMPY_TYPES.get(bare), bare.startsWith("O"));
    if (first == '>') {
      type.order = ByteOrder.BIG_ENDIAN;
    }
    return type;
  }

  /** {@code _frombuffer(bytes, type, shape, order)}: how protocol 5 makes arrays. */
  private static NumpyArray fromBuffer(List<Object> arguments) throws WeightFileException {
    NumpyArray array = new NumpyArray();
    array.data = argument(arguments, 0);
    array.type = asType(argument(arguments, 1));
    array.shape = numbers(argument(arguments, 2));
    array.columnMajor = PickleReader.shortText(argument(arguments, 3)).equals("F");
    return array;
  }

  private static NumpyType asType(Object value) throws WeightFileException {
    if (value instanceof NumpyType type) {
      return type;
    }
    throw PickleReader.broken(Phrase.of("has something else where a number type should be"));
  }

  private static List<Long> numbers(Object value) throws WeightFileException {
    List<Long> numbers = new ArrayList<>();
    for (Object item : PickleReader.items(value)) {
      numbers.add(number(item));
    }
    if (numbers.size() > 16) {
      throw PickleReader.broken(Phrase.of("has an array of %d axes", numbers.size()));
    }
    return List.copyOf(numbers);
  }

  private static long number(Object value) throws WeightFileException {
    if (value instanceof Long number) {
      return number;
    }
    throw PickleReader.broken(Phrase.of("has something else where a number should be"));
  }

  private static Dictionary dictionary(List<Object> arguments) throws WeightFileException {
    Dictionary dictionary = new Dictionary();
    if (!arguments.isEmpty()) {
      for (Object pair : PickleReader.items(arguments.get(0))) {
        List<Object> entry = PickleReader.items(pair);
        dictionary.put(argument(entry, 0), argument(entry, 1));
      }
    }
    return dictionary;
  }

  private static TorchTensor tensor(List<Object> arguments) throws WeightFileException {
    if (argument(arguments, 0) instanceof Opaque opaque) {
      throw refused(opaque.maker);
    }
    if (!(argument(arguments, 0) instanceof TorchStorage storage)) {
      throw PickleReader.broken(Phrase.of("has a tensor without a storage"));
    }
    List<Long> shape = numbers(argument(arguments, 2));
    List<Long> strides = numbers(argument(arguments, 3));
    if (shape.size() != strides.size()) {
      throw PickleReader.broken(Phrase.of("has a tensor whose strides do not fit its shape"));
    }
    return new TorchTensor(storage, number(argument(arguments, 1)), shape, strides);
  }

  /**
   * What PyTorch refers to: a storage, {@code ('storage', type, key, device, count)}, or in whole
   * modules of legacy files their classes, {@code ('module', class, file, source)}.
   */
  static Object referred(Object reference) throws WeightFileException {
    List<Object> parts = PickleReader.items(reference);
    if (argument(parts, 0) instanceof Text kind && "module".equals(kind.text())) {
      return argument(parts, 1);
    }
    if (!(argument(parts, 1) instanceof Global type) || !STORAGES.containsKey(type.full())) {
      throw PickleReader.broken(Phrase.of("refers to a storage of no known type"));
    }
    return new TorchStorage(
        STORAGES.get(type.full()),
        PickleReader.shortText(argument(parts, 2)),
        number(argument(parts, 4)));
  }

  /** Gives an object its state. */
  static void setState(Object target, Object state) throws WeightFileException {
    if (target instanceof NumpyType type) {
      String order = PickleReader.shortText(argument(PickleReader.items(state), 1));
      type.order = order.equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    } else if (target instanceof NumpyArray array) {
      List<Object> parts = PickleReader.items(state);
      array.shape = numbers(argument(parts, 1));
      array.type = asType(argument(parts, 2));
      Object columnMajor = argument(parts, 3);
      array.columnMajor = Boolean.TRUE.equals(columnMajor) || Long.valueOf(1).equals(columnMajor);
      array.data = argument(parts, 4);
    } else if (target instanceof Opaque opaque) {
      opaque.state = state;
    } else if (!(target instanceof Dictionary) && target != Constant.IGNORED) {
      // A dictionary's state is PyTorch's _metadata: versions of modules, of no use here.
      throw PickleReader.broken(Phrase.of("sets the state of what has none"));
    }
  }
}
