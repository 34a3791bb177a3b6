package org.vggscope.weights;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.vggscope.support.Problem;

/**
 * ONNX (onnx.proto): which array is which layer's, the graph tells, for names may be anything. Its
 * nodes come in an order in which they can be computed.
 */
final class OnnxReader {
  // ModelProto's and GraphProto's fields.
  private static final int GRAPH = 7;
  private static final int NODE = 1;
  private static final int INITIALIZER = 5;

  // NodeProto's and AttributeProto's.
  private static final int INPUT = 1;
  private static final int OUTPUT = 2;
  private static final int OPERATOR = 4;
  private static final int ATTRIBUTE = 5;
  private static final int ATTRIBUTE_NAME = 1;
  private static final int ATTRIBUTE_INTEGER = 3;
  private static final int ATTRIBUTE_TENSOR = 5;

  // TensorProto's; numbers lie in one of three, float_data, raw_data or double_data.
  private static final int DIMS = 1;
  private static final int DATA_TYPE = 2;
  private static final Set<Integer> DATA = Set.of(4, 9, 10);
  private static final int TENSOR_NAME = 8;
  private static final int EXTERNAL_DATA = 13;
  private static final int DATA_LOCATION = 14;
  private static final int EXTERNAL = 1;

  private static final Map<Long, ElementType> TYPES =
      Map.of(
          1L, ElementType.F32, 10L, ElementType.F16, 11L, ElementType.F64, 16L, ElementType.BF16);
  private static final List<String> NORM_PARTS =
      List.of("gamma", "beta", "running_mean", "running_var");

  private final ByteSource source;
  private final Map<String, StoredTensor> arrays = new HashMap<>();

  /** Files beside it that hold arrays. */
  private final Map<String, ByteSource> others = new HashMap<>();

  /** What passes an array on under another name. */
  private final Map<String, String> same = new HashMap<>();

  private final List<StoredTensor> named = new ArrayList<>();
  private int convolutions;
  private int connected;

  /** A product of matrices whose bias a later sum adds: its output, and the name it was given. */
  private final Map<String, String> products = new HashMap<>();

  private OnnxReader(ByteSource source) {
    this.source = source;
  }

  /** Whether a source is a model: nothing at its start says so for certain. */
  static boolean recognizes(ByteSource source) throws IOException {
    boolean version = false;
    boolean graph = false;
    try {
      Protobuf model = new Protobuf(source, 0, source.size());
      while (model.next()) {
        version |= model.is(1, Protobuf.VARINT);
        graph |= model.is(GRAPH, Protobuf.BYTES);
        if (model.field() > 30 || !version) {
          return false;
        }
        model.skip();
      }
    } catch (WeightFileException e) {
      return false;
    }
    return version && graph;
  }

  static TensorTable read(ByteSource source) throws IOException {
    OnnxReader reader = new OnnxReader(source);
    // Nodes stand before the arrays that they read.
    for (boolean nodes : List.of(false, true)) {
      Protobuf model = new Protobuf(source, 0, source.size());
      while (model.next()) {
        if (model.is(GRAPH, Protobuf.BYTES)) {
          reader.graph(model.message(), nodes);
        } else {
          model.skip();
        }
      }
    }
    return new TensorTable(Container.ONNX, reader.named);
  }

  private void graph(Protobuf graph, boolean nodes) throws IOException {
    while (graph.next()) {
      if (!nodes && graph.is(INITIALIZER, Protobuf.BYTES)) {
        StoredTensor array = tensor(graph.message());
        if (array != null) {
          keep(array.name(), array);
        }
      } else if (nodes && graph.is(NODE, Protobuf.BYTES)) {
        node(graph.message());
      } else {
        graph.skip();
      }
    }
  }

  private void keep(String name, StoredTensor array) throws WeightFileException {
    arrays.put(name, array);
    TensorTable.checkCount(arrays.size());
  }

  private void node(Protobuf node) throws IOException {
    List<String> inputs = new ArrayList<>();
    List<String> outputs = new ArrayList<>();
    String kind = "";
    boolean turned = false;
    StoredTensor value = null;
    while (node.next()) {
      if (node.is(INPUT, Protobuf.BYTES)) {
        inputs.add(node.text());
      } else if (node.is(OUTPUT, Protobuf.BYTES)) {
        outputs.add(node.text());
      } else if (node.is(OPERATOR, Protobuf.BYTES)) {
        kind = node.text();
      } else if (node.is(ATTRIBUTE, Protobuf.BYTES)) {
        Protobuf attribute = node.message();
        String name = "";
        while (attribute.next()) {
          if (attribute.is(ATTRIBUTE_NAME, Protobuf.BYTES)) {
            name = attribute.text();
          } else if (attribute.is(ATTRIBUTE_INTEGER, Protobuf.VARINT)) {
            long number = attribute.number();
            turned |= name.equals("transB") && number != 0;
          } else if (attribute.is(ATTRIBUTE_TENSOR, Protobuf.BYTES) && name.equals("value")) {
            value = tensor(attribute.message());
          } else {
            attribute.skip();
          }
        }
      } else {
        node.skip();
      }
    }
    TensorTable.checkCount(inputs.size() + (long) outputs.size());
    if (!outputs.isEmpty()) {
      apply(kind, inputs, outputs.get(0), turned, value);
    }
  }

  private void apply(
      String kind, List<String> inputs, String output, boolean turned, StoredTensor value)
      throws WeightFileException {
    switch (kind) {
      case "Constant" -> {
        if (value != null) {
          keep(output, value);
        }
      }
      case "Identity", "Cast" -> {
        if (!inputs.isEmpty()) {
          same.put(output, inputs.get(0));
        }
      }
      case "Transpose" -> {
        StoredTensor array = find(inputs, 0);
        if (array != null && array.shape().size() == 2) {
          keep(output, array.turned());
        }
      }
      case "Conv" -> {
        String name = "conv" + convolutions++;
        add(name + "_weight", find(inputs, 1));
        add(name + "_bias", find(inputs, 2));
      }
      case "BatchNormalization" -> {
        for (int i = 0; i < NORM_PARTS.size(); i++) {
          add("batchnorm" + (convolutions - 1) + "_" + NORM_PARTS.get(i), find(inputs, i + 1));
        }
      }
      case "Gemm" -> connect(find(inputs, 1), turned, find(inputs, 2));
      case "MatMul" -> {
        StoredTensor weights = find(inputs, 1);
        if (weights != null) {
          products.put(output, "dense" + connected + "_bias");
          connect(weights, false, null);
        }
      }
      case "Add" -> {
        for (int i = 0; i < 2 && i < inputs.size(); i++) {
          if (products.containsKey(inputs.get(i))) {
            add(products.remove(inputs.get(i)), find(inputs, 1 - i));
          }
        }
      }
      default -> {
        // It changes no weights.
      }
    }
  }

  /** Weights are kept (out, in) here; a graph may have them the other way round. */
  private void connect(StoredTensor weights, boolean outFirst, StoredTensor bias)
      throws WeightFileException {
    String name = "dense" + connected++;
    boolean turn = weights != null && !outFirst && weights.shape().size() == 2;
    add(name + "_weight", turn ? weights.turned() : weights);
    add(name + "_bias", bias);
  }

  private StoredTensor find(List<String> inputs, int index) {
    String name = index < inputs.size() ? inputs.get(index) : "";
    for (int i = 0; i < 16 && !arrays.containsKey(name) && same.containsKey(name); i++) {
      name = same.get(name);
    }
    return arrays.get(name);
  }

  private void add(String name, StoredTensor array) throws WeightFileException {
    if (array != null) {
      named.add(array.named(name));
      TensorTable.checkCount(named.size());
    }
  }

  /** An array of numbers with a point, or null for another one. */
  private StoredTensor tensor(Protobuf message) throws IOException {
    List<Long> shape = new ArrayList<>();
    String name = "";
    ElementType type = null;
    long start = -1;
    long length = 0;
    boolean elsewhere = false;
    Map<String, String> external = new HashMap<>();
    while (message.next()) {
      if (message.is(DIMS, Protobuf.BYTES) || message.is(DIMS, Protobuf.VARINT)) {
        message.addAxes(shape);
      } else if (message.is(DATA_TYPE, Protobuf.VARINT)) {
        type = TYPES.get(message.number());
      } else if (message.is(TENSOR_NAME, Protobuf.BYTES)) {
        name = message.text();
      } else if (DATA.contains(message.field()) && message.wire() == Protobuf.BYTES) {
        start = message.start();
        length = message.length();
      } else if (message.is(EXTERNAL_DATA, Protobuf.BYTES)) {
        pair(external, message.message());
      } else if (message.is(DATA_LOCATION, Protobuf.VARINT)) {
        elsewhere = message.number() == EXTERNAL;
      } else {
        message.skip();
      }
    }
    if (type == null) {
      return null;
    }
    String shown = Messages.quote(name);
    ByteSource where = source;
    if (elsewhere) {
      String file = external.getOrDefault("location", "");
      where = others.get(file);
      if (where == null) {
        where = source.beside(file);
      }
      if (where == null) {
        throw new WeightFileException(
            Problem.of("%s lies in %s, which is not beside it", shown, Messages.quote(file)));
      }
      others.put(file, where);
      start = number(external.getOrDefault("offset", "0"));
      length = number(external.getOrDefault("length", String.valueOf(where.size() - start)));
      if (start < 0 || length < 0 || length > where.size() - start) {
        throw new WeightFileException(Problem.of("%s is cut short", Messages.quote(where.name())));
      }
    }
    long bytes = StoredTensor.count(shown, shape) * type.bytes();
    if (start < 0 || length != bytes) {
      throw new WeightFileException(
          Problem.of(
              "%s has %d bytes of data, expected %d for %s",
              shown, length, bytes, StoredTensor.text(shape)));
    }
    return StoredTensor.contiguous(name, shape, type, ByteOrder.LITTLE_ENDIAN, where, start);
  }

  private static long number(String digits) throws WeightFileException {
    if (!digits.matches("[0-9]{1,18}")) {
      throw new WeightFileException(Problem.of("%s is no place in a file", Messages.quote(digits)));
    }
    return Long.parseLong(digits);
  }

  private static void pair(Map<String, String> into, Protobuf message) throws IOException {
    String key = "";
    while (message.next()) {
      if (message.is(1, Protobuf.BYTES)) {
        key = message.text();
      } else if (message.is(2, Protobuf.BYTES)) {
        into.put(key, message.text());
      } else {
        message.skip();
      }
    }
  }
}
