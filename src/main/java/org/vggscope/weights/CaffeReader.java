package org.vggscope.weights;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.vggscope.support.Phrase;
import org.vggscope.support.Problem;

/**
 * Caffe's {@code .caffemodel}: a NetParameter (caffe.proto), its layers of the old kind
 * (V1LayerParameter), as VGG's authors published it, or of the present one.
 */
final class CaffeReader {
  private static final int OLD_LAYERS = 2;
  private static final int LAYERS = 100;
  private static final int TYPE = 2;
  private static final int OLD_TYPE = 5;
  private static final int POOLING = 121;
  private static final int OLD_POOLING = 19;

  /** What changes the numbers otherwise than VGG and AlexNet do. */
  private static final Set<String> FOREIGN =
      Set.of(
          "TanH",
          "Sigmoid",
          "PReLU",
          "ELU",
          "BNLL",
          "AbsVal",
          "Exp",
          "Log",
          "Power",
          "Swish",
          "Deconvolution",
          "Eltwise",
          "Scale",
          "BatchNorm");

  /** V1LayerParameter's numbers of them. */
  private static final Map<Long, String> OLD_TYPES =
      Map.of(
          2L,
          "BNLL",
          19L,
          "Sigmoid",
          23L,
          "TanH",
          25L,
          "Eltwise",
          26L,
          "Power",
          35L,
          "AbsVal",
          38L,
          "Exp",
          39L,
          "Deconvolution");

  private static final int DATA = 5;
  private static final int SHAPE = 7;
  private static final int DOUBLES = 8;

  /** A tag and a number of 32 bits, where numbers are not packed. */
  private static final int UNPACKED = 5;

  private final ByteSource source;
  private final Spool spool;
  private final List<StoredTensor> tensors = new ArrayList<>();

  private final CaffeOrder order = new CaffeOrder();

  private CaffeReader(ByteSource source, Spool spool) {
    this.source = source;
    this.spool = spool;
  }

  /** Whether a source is one: nothing at its start says so. */
  static boolean recognizes(ByteSource source) throws IOException {
    boolean layers = false;
    try {
      Protobuf net = new Protobuf(source, 0, source.size());
      while (net.next()) {
        boolean layer = net.is(OLD_LAYERS, Protobuf.BYTES) || net.is(LAYERS, Protobuf.BYTES);
        layers |= layer && net.length() > 2;
        // A number where the network's name would be is TensorFlow's SavedModel.
        if (net.field() > 200 || net.is(1, Protobuf.VARINT)) {
          return false;
        }
        net.skip();
      }
    } catch (WeightFileException e) {
      // A whole layer at the start is enough: the file may be cut short.
      return layers;
    }
    return layers;
  }

  static TensorTable read(ByteSource source, Spool spool) throws IOException {
    CaffeReader reader = new CaffeReader(source, spool);
    Protobuf net = new Protobuf(source, 0, source.size());
    while (net.next()) {
      if (net.is(LAYERS, Protobuf.BYTES)) {
        reader.layer(net.message(), 1, 7);
      } else if (net.is(OLD_LAYERS, Protobuf.BYTES)) {
        reader.layer(net.message(), 4, 6);
      } else {
        net.skip();
      }
    }
    return new TensorTable(Container.CAFFE, reader.tensors, reader.order.words());
  }

  private void layer(Protobuf layer, int nameField, int blobField) throws IOException {
    String name = "";
    List<Protobuf> blobs = new ArrayList<>();
    while (layer.next()) {
      if (layer.is(nameField, Protobuf.BYTES)) {
        name = layer.text();
      } else if (nameField == 1 && layer.is(TYPE, Protobuf.BYTES)) {
        check(layer.text());
      } else if (nameField != 1 && layer.is(OLD_TYPE, Protobuf.VARINT)) {
        check(OLD_TYPES.getOrDefault(layer.number(), ""));
      } else if (layer.is(nameField == 1 ? POOLING : OLD_POOLING, Protobuf.BYTES)) {
        pooling(layer.message());
      } else if (layer.is(blobField, Protobuf.BYTES)) {
        blobs.add(layer.message());
      } else {
        layer.skip();
      }
    }
    order.add(name);
    TensorTable.checkCount(tensors.size() + (long) blobs.size());
    for (int i = 0; i < blobs.size(); i++) {
      tensors.add(blob(name + "." + i, blobs.get(i)));
    }
  }

  private static void check(String type) throws WeightFileException {
    if (FOREIGN.contains(type)) {
      throw GraphChecks.refused(type);
    }
  }

  /** PoolingParameter: 0 is the largest, 1 the mean. */
  private static void pooling(Protobuf parameters) throws IOException {
    while (parameters.next()) {
      if (!parameters.is(1, Protobuf.VARINT)) {
        parameters.skip();
      } else if (parameters.number() != 0) {
        throw GraphChecks.refused(Phrase.of("average pooling"));
      }
    }
  }

  private StoredTensor blob(String name, Protobuf blob) throws IOException {
    long[] old = new long[4];
    boolean legacy = false;
    List<Long> shape = new ArrayList<>();
    ElementType type = ElementType.F32;
    long start = -1;
    long count = 0;
    boolean packed = true;
    while (blob.next()) {
      if (blob.field() >= 1 && blob.field() <= 4 && blob.wire() == Protobuf.VARINT) {
        old[blob.field() - 1] = blob.number();
        legacy = true;
      } else if (blob.is(SHAPE, Protobuf.BYTES)) {
        shape = shape(blob.message());
      } else if (blob.is(DATA, Protobuf.BYTES) || blob.is(DOUBLES, Protobuf.BYTES)) {
        type = blob.field() == DATA ? ElementType.F32 : ElementType.F64;
        start = blob.start();
        count = blob.length() / type.bytes();
      } else if (blob.is(DATA, Protobuf.FIXED32)) {
        packed = false;
        start = start < 0 ? blob.position() : start;
        blob.skip();
        count++;
      } else {
        blob.skip();
      }
    }
    if (legacy && shape.isEmpty()) {
      for (int axis = 0; axis < old.length; axis++) {
        // A fully connected layer's and a bias' first axes are 1.
        if (!shape.isEmpty() || old[axis] != 1 || axis == old.length - 1) {
          shape.add(old[axis]);
        }
      }
    }
    String shown = Messages.quote(name);
    long wanted = StoredTensor.count(shown, shape);
    if (wanted != count) {
      throw new WeightFileException(
          Problem.of(
              "%s has %d numbers, expected %d for %s",
              shown, count, wanted, StoredTensor.text(shape)));
    }
    if (packed) {
      return StoredTensor.contiguous(
          name, shape, type, ByteOrder.LITTLE_ENDIAN, source, Math.max(0, start));
    }
    ByteSlice tagged = new ByteSlice(source, start - 1, count * UNPACKED);
    ByteSource unpacked = spool.packed(shown, () -> untagged(tagged.stream()), count * Float.BYTES);
    return StoredTensor.contiguous(name, shape, type, ByteOrder.LITTLE_ENDIAN, unpacked, 0);
  }

  private static List<Long> shape(Protobuf message) throws IOException {
    List<Long> shape = new ArrayList<>();
    while (message.next()) {
      if (message.is(1, Protobuf.BYTES) || message.is(1, Protobuf.VARINT)) {
        message.addAxes(shape);
      } else {
        message.skip();
      }
    }
    return shape;
  }

  /** Numbers without the tag before each. */
  private static InputStream untagged(InputStream tagged) {
    return new InputStream() {
      private final byte[] one = new byte[UNPACKED];
      private int at = UNPACKED;

      @Override
      public int read() throws IOException {
        if (at == UNPACKED) {
          if (tagged.readNBytes(one, 0, UNPACKED) < UNPACKED) {
            return -1;
          }
          at = 1;
        }
        return one[at++] & 0xFF;
      }

      @Override
      public void close() throws IOException {
        tagged.close();
      }
    };
  }
}
