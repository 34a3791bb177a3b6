package org.vggscope.weights;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One operation of an ONNX graph (NodeProto). */
final class OnnxNode {
  // AttributeProto's fields.
  private static final int NAME = 1;
  private static final int FLOAT = 2;
  private static final int INTEGER = 3;
  private static final int TENSOR = 5;
  private static final int INTEGERS = 8;

  String kind = "";
  final List<String> inputs = new ArrayList<>();
  final List<String> outputs = new ArrayList<>();

  /** What a constant is, or null. */
  StoredTensor value;

  private final Map<String, List<Long>> numbers = new HashMap<>();
  private final Map<String, Float> fractions = new HashMap<>();

  /**
   * Reads an attribute.
   *
   * @return the message of an array that is the node's value, or null
   */
  Protobuf attribute(Protobuf attribute) throws IOException {
    String name = "";
    Protobuf value = null;
    while (attribute.next()) {
      if (attribute.is(NAME, Protobuf.BYTES)) {
        name = attribute.text();
      } else if (attribute.is(FLOAT, Protobuf.FIXED32)) {
        fractions.put(name, Float.intBitsToFloat((int) attribute.number()));
      } else if (attribute.is(INTEGER, Protobuf.VARINT)) {
        numbers.put(name, new ArrayList<>(List.of(attribute.number())));
      } else if (attribute.field() == INTEGERS
          && (attribute.wire() == Protobuf.BYTES || attribute.wire() == Protobuf.VARINT)) {
        attribute.addAxes(numbers.computeIfAbsent(name, key -> new ArrayList<>()));
      } else if (attribute.is(TENSOR, Protobuf.BYTES) && name.equals("value")) {
        value = attribute.message();
      } else {
        attribute.skip();
      }
    }
    return value;
  }

  /** A whole number, or the first of several. */
  long number(String name, long otherwise) {
    List<Long> found = numbers.getOrDefault(name, List.of());
    return found.isEmpty() ? otherwise : found.get(0);
  }

  /** Whole numbers; empty without the attribute. */
  List<Long> numbers(String name) {
    return numbers.getOrDefault(name, List.of());
  }

  float fraction(String name, float otherwise) {
    return fractions.getOrDefault(name, otherwise);
  }
}
