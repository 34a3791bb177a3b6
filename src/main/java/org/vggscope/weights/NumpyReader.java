package org.vggscope.weights;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.vggscope.support.Problem;

/** NumPy's files: {@code .npy} with a pickled dictionary, and {@code .npz}, a zip of arrays. */
final class NumpyReader {
  private static final String SUFFIX = ".npy";

  private NumpyReader() {}

  /** Reads the array that is a pickled dictionary. */
  static TensorTable readNpy(ByteSource source, Spool spool) throws IOException {
    ByteCursor in = new ByteCursor(source, 0);
    NpyHeader header = NpyHeader.read(in);
    if (!header.type().isObject) {
      throw new WeightFileException(
          Problem.of(
              "the .npy file holds one array of shape %s, not a dictionary of layers",
              StoredTensor.text(header.shape())));
    }
    Object pickled = PickleReader.read(in);
    return PickledTensors.in(Container.NPY, pickled, spool, NumpyReader::noStorages);
  }

  /** Reads a bare pickle of a dictionary of arrays. */
  static TensorTable readPickle(Object pickled, Spool spool) throws IOException {
    return PickledTensors.in(Container.PICKLE, pickled, spool, NumpyReader::noStorages);
  }

  private static PickledTensors.Place noStorages(Pickled.TorchStorage storage)
      throws WeightFileException {
    throw new WeightFileException(
        Problem.of("the pickle has a PyTorch tensor without its numbers"));
  }

  /** Reads a zip of arrays. */
  static TensorTable readNpz(ZipDirectory zip, Spool spool) throws IOException {
    List<StoredTensor> tensors = new ArrayList<>();
    for (ZipDirectory.Entry entry : zip.entries()) {
      if (!entry.name().endsWith(SUFFIX)) {
        continue;
      }
      String name = entry.name().substring(0, entry.name().length() - SUFFIX.length());
      String shown = Messages.quote(name);
      NpyHeader header = NpyHeader.read(new ByteCursor(zip.head(entry), 0));
      if (header.type().type == null) {
        // Words beside the weights, such as the names of classes.
        continue;
      }
      ElementType type = header.type().type;
      long bytes = StoredTensor.count(shown, header.shape()) * type.bytes();
      if (entry.size() - header.length() != bytes) {
        throw new WeightFileException(
            Problem.of(
                "%s has %d bytes of data, expected %d for %s",
                shown, entry.size() - header.length(), bytes, StoredTensor.text(header.shape())));
      }
      tensors.add(
          new StoredTensor(
              name,
              header.shape(),
              header.columnMajor()
                  ? StoredTensor.columnMajor(header.shape())
                  : StoredTensor.rowMajor(header.shape()),
              type,
              header.type().order,
              zip.open(entry, spool),
              header.length()));
    }
    return new TensorTable(Container.NPZ, tensors);
  }
}
