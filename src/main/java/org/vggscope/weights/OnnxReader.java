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
  private static final int GRAPH_INPUT = 11;

  // NodeProto's.
  private static final int INPUT = 1;
  private static final int OUTPUT = 2;
  private static final int OPERATOR = 4;
  private static final int ATTRIBUTE = 5;

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
  private final OnnxChain chain = new OnnxChain();
  private int convolutions;
  private int headNorms;
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
      // Cut short, it has a name only to be told by.
      return version && source.name().endsWith(".onnx");
    }
    return version && graph;
  }

  static TensorTable read(ByteSource source) throws IOException {
    OnnxReader reader = new OnnxReader(source);
    // Nodes stand before the arrays that they read.
    for (boolean nodes : List.of(false, true)) {
      reader.chain.forget(reader.arrays.keySet());
      Protobuf model = new Protobuf(source, 0, source.size());
      while (model.next()) {
        if (model.is(GRAPH, Protobuf.BYTES)) {
          reader.graph(model.message(), nodes);
        } else {
          model.skip();
        }
      }
    }
    return new TensorTable(Container.ONNX, reader.named, reader.chain.words());
  }

  private void graph(Protobuf graph, boolean nodes) throws IOException {
    while (graph.next()) {
      if (!nodes && graph.is(INITIALIZER, Protobuf.BYTES)) {
        StoredTensor array = tensor(graph.message());
        if (array != null) {
          keep(array.name(), array);
        }
      } else if (!nodes && graph.is(GRAPH_INPUT, Protobuf.BYTES)) {
        chain.input(name(graph.message()));
      } else if (nodes && graph.is(NODE, Protobuf.BYTES)) {
        node(graph.message());
      } else {
        graph.skip();
      }
    }
  }

  private static String name(Protobuf message) throws IOException {
    String name = "";
    while (message.next()) {
      if (message.is(1, Protobuf.BYTES)) {
        name = message.text();
      } else {
        message.skip();
      }
    }
    return name;
  }

  private void keep(String name, StoredTensor array) throws WeightFileException {
    arrays.put(name, array);
    TensorTable.checkCount(arrays.size());
  }

  private void node(Protobuf node) throws IOException {
    OnnxNode read = new OnnxNode();
    while (node.next()) {
      if (node.is(INPUT, Protobuf.BYTES)) {
        read.inputs.add(node.text());
      } else if (node.is(OUTPUT, Protobuf.BYTES)) {
        read.outputs.add(node.text());
      } else if (node.is(OPERATOR, Protobuf.BYTES)) {
        read.kind = node.text();
      } else if (node.is(ATTRIBUTE, Protobuf.BYTES)) {
        Protobuf tensor = read.attribute(node.message());
        if (tensor != null) {
          read.value = tensor(tensor);
        }
      } else {
        node.skip();
      }
    }
    TensorTable.checkCount(read.inputs.size() + (long) read.outputs.size());
    if (!read.outputs.isEmpty()) {
      apply(read);
    }
  }

  private void apply(OnnxNode node) throws WeightFileException {
    String output = node.outputs.get(0);
    if (!chain.isData(node)) {
      constant(node, output);
      return;
    }
    switch (node.kind) {
      case "Conv" -> {
        String name = "conv" + convolutions++;
        add(name + ".weight", find(node.inputs, 1));
        add(name + ".bias", find(node.inputs, 2));
        chain.convolution(node, name);
      }
      case "BatchNormalization" -> {
        String own = "headnorm" + headNorms;
        boolean convolved = chain.normalization(node, own);
        headNorms += convolved ? 0 : 1;
        String name = convolved ? "batchnorm" + (convolutions - 1) : own;
        for (int i = 0; i < NORM_PARTS.size(); i++) {
          add(name + "." + NORM_PARTS.get(i), find(node.inputs, i + 1));
        }
      }
      case "Gemm" -> {
        chain.connected(node, "dense" + connected);
        connect(find(node.inputs, 1), node.number("transB", 0) != 0, find(node.inputs, 2));
      }
      case "MatMul" -> {
        chain.connected(node, "dense" + connected);
        products.put(output, "dense" + connected + ".bias");
        connect(find(node.inputs, 1), false, null);
      }
      case "Add" -> {
        boolean bias = false;
        for (int i = 0; i < 2 && i < node.inputs.size(); i++) {
          String product = products.remove(node.inputs.get(i));
          if (product != null) {
            add(product, find(node.inputs, 1 - i));
            bias = true;
          }
        }
        if (!bias) {
          throw GraphChecks.refused(node.kind);
        }
        chain.pass(node);
      }
      default -> chain.other(node);
    }
  }

  /** What is computed of arrays alone. */
  private void constant(OnnxNode node, String output) throws WeightFileException {
    switch (node.kind) {
      case "Constant" -> {
        if (node.value != null) {
          keep(output, node.value);
        }
      }
      case "Identity", "Cast" -> {
        if (!node.inputs.isEmpty()) {
          same.put(output, node.inputs.get(0));
        }
      }
      case "Transpose" -> {
        StoredTensor array = find(node.inputs, 0);
        if (array != null && array.shape().size() == 2) {
          keep(output, array.turned());
        }
      }
      default -> {
        // Shapes are computed too; they change no weights.
      }
    }
  }

  /** Weights are kept (out, in) here; a graph may have them the other way round. */
  private void connect(StoredTensor weights, boolean outFirst, StoredTensor bias)
      throws WeightFileException {
    String name = "dense" + connected++;
    boolean turn = weights != null && !outFirst && weights.shape().size() == 2;
    add(name + ".weight", turn ? weights.turned() : weights);
    add(name + ".bias", bias);
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
