package org.vggscope.weights;

import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.api.dataset.ContiguousDataset;
import io.jhdf.object.datatype.FloatingPoint;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.vggscope.support.Problem;

/**
 * Keras's {@code .h5} files: HDF5, a group a layer. jHDF reads the groups; the numbers are read in
 * place, for it would read a whole array at a time.
 */
final class KerasReader {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'};

  /** Bytes of a superblock of any version up to the end of file address. */
  private static final int SUPERBLOCK = 52;

  private static final int MAX_DEPTH = 12;
  private static final int MAX_NODES = 10 * TensorTable.MAX_TENSORS;

  /** Groups of an optimiser's state, as large as the weights and of no use. */
  private static final String OPTIMIZER = "optimizer";

  private final ByteSource source;
  private final Spool spool;
  private final List<StoredTensor> tensors = new ArrayList<>();
  private int nodes;

  private KerasReader(ByteSource source, Spool spool) {
    this.source = source;
    this.spool = spool;
  }

  /** Whether the bytes begin like HDF5. */
  static boolean recognizes(ByteBuffer head) {
    return head.remaining() >= SIGNATURE.length
        && head.slice(head.position(), SIGNATURE.length).equals(ByteBuffer.wrap(SIGNATURE));
  }

  // The file stays open for chunks to be read from; it holds nothing but the source.
  @SuppressWarnings("resource")
  static TensorTable read(ByteSource source, Spool spool) throws IOException {
    KerasReader reader = new KerasReader(source, spool);
    checkEnd(source);
    try {
      HdfFile file = new HdfFile(new SourceChannel(source), URI.create("file:///weights.h5"));
      reader.visit(file, "", 0, file.getUserBlockSize());
    } catch (WeightFileException e) {
      throw e;
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      // jHDF answers a broken file with exceptions of many kinds, and believes the lengths it
      // reads.
      throw new WeightFileException(
          Problem.of("the HDF5 file is broken: %s", Messages.quote(String.valueOf(e.getMessage()))),
          e);
    }
    return new TensorTable(Container.HDF5, reader.tensors);
  }

  /**
   * The superblock says where the file ends (HDF5 File Format Specification, section II.A); one
   * that ends before is cut short, even where no array of ours lies in what is missing.
   */
  private static void checkEnd(ByteSource source) throws IOException {
    ByteBuffer block = ByteBuffer.allocate((int) Math.min(SUPERBLOCK, source.size()));
    block.order(ByteOrder.LITTLE_ENDIAN);
    source.read(0, block);
    block.flip();
    if (block.limit() < SUPERBLOCK) {
      throw new EndException(Problem.of("its superblock is not whole"));
    }
    int version = block.get(SIGNATURE.length);
    int offsets = block.get(version < 2 ? 13 : 9);
    if (offsets != Long.BYTES) {
      // Such files exist nowhere; jHDF says what it makes of one.
      return;
    }
    int addresses = version == 0 ? 24 : version == 1 ? 28 : 12;
    long base = block.getLong(addresses);
    long end = block.getLong(addresses + 2 * Long.BYTES);
    if (base >= 0 && end > source.size() - base) {
      throw new EndException(
          Problem.of("HDF5 says that it has %d bytes, not %d", base + end, source.size()));
    }
  }

  private void visit(Group group, String path, int depth, long start) throws IOException {
    if (depth > MAX_DEPTH) {
      throw new WeightFileException(
          Problem.of("the HDF5 file is nested deeper than any weight file"));
    }
    for (Node node : group) {
      if (++nodes > MAX_NODES) {
        throw new WeightFileException(Problem.of("the HDF5 file holds more than any weight file"));
      }
      // A link may lead to another file, which nobody asked to open.
      if (node.isLink() || node.getName().startsWith(OPTIMIZER)) {
        continue;
      }
      String name = path.isEmpty() ? node.getName() : path + "/" + node.getName();
      if (node instanceof Group child) {
        visit(child, name, depth + 1, start);
      } else if (node instanceof Dataset dataset && !dataset.isScalar()) {
        add(name, dataset, start);
      }
    }
  }

  private void add(String name, Dataset dataset, long start) throws IOException {
    if (!(dataset.getDataType() instanceof FloatingPoint type)) {
      return;
    }
    String shown = Messages.quote(name);
    List<Long> shape = Arrays.stream(dataset.getDimensionsAsLong()).boxed().toList();
    ElementType element = element(shown, type);
    long bytes = StoredTensor.count(shown, shape) * element.bytes();
    if (dataset instanceof ChunkedDataset chunked) {
      ByteSource unpacked =
          spool.packed(shown, () -> new HdfChunks(shown, chunked, element.bytes()), bytes);
      tensors.add(StoredTensor.contiguous(name, shape, element, type.getByteOrder(), unpacked, 0));
      return;
    }
    if (!(dataset instanceof ContiguousDataset contiguous) || dataset.isEmpty()) {
      throw new WeightFileException(
          Problem.of("%s is kept in a way that VggScope does not read", shown));
    }
    long position = start + contiguous.getDataAddress();
    if (position < 0 || position > source.size() - bytes) {
      throw new WeightFileException(
          Problem.of(
              "%s needs %s, more than the file has; it is cut short",
              shown, Messages.bytes(bytes)));
    }
    tensors.add(
        StoredTensor.contiguous(name, shape, element, type.getByteOrder(), source, position));
  }

  private static ElementType element(String name, FloatingPoint type) throws WeightFileException {
    for (ElementType element : List.of(ElementType.F16, ElementType.F32, ElementType.F64)) {
      if (element.bytes() == type.getSize()) {
        return element;
      }
    }
    throw new WeightFileException(
        Problem.of("%s has numbers of %d bytes; weights have 2, 4 or 8", name, type.getSize()));
  }
}
