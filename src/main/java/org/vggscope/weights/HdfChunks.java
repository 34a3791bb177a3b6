package org.vggscope.weights;

import io.jhdf.api.Dataset;
import io.jhdf.api.dataset.ChunkedDataset;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.vggscope.support.Problem;

/**
 * The numbers of an HDF5 dataset that is kept in chunks, compressed or not, in row-major order. The
 * chunks that share their place along the first axis are in memory together, no others.
 */
final class HdfChunks extends InputStream {
  /** Most bytes in memory; the chunks that libraries choose by themselves take a few MB. */
  private static final long MAX_SLAB = 1 << 26;

  private final String name;
  private final ChunkedDataset dataset;
  private final int[] shape;
  private final int[] chunk;
  private final int itemBytes;
  private final byte[] slab;
  private int nextRow;
  private int at;
  private int end;

  HdfChunks(String name, ChunkedDataset dataset, int itemBytes) throws IOException {
    this.name = name;
    this.dataset = dataset;
    this.shape = ((Dataset) dataset).getDimensions();
    this.chunk = dataset.getChunkDimensions();
    this.itemBytes = itemBytes;
    long bytes = itemBytes;
    for (int axis = 0; axis < shape.length && bytes <= MAX_SLAB; axis++) {
      bytes *= axis == 0 ? chunk[0] : shape[axis];
    }
    if (chunk.length != shape.length
        || Arrays.stream(chunk).anyMatch(length -> length < 1)
        || bytes > MAX_SLAB) {
      throw new WeightFileException(Problem.of("%s is kept in pieces of impossible size", name));
    }
    this.slab = new byte[(int) bytes];
  }

  @Override
  public int read() throws IOException {
    return fill() ? slab[at++] & 0xff : -1;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (!fill()) {
      return -1;
    }
    int count = Math.min(length, end - at);
    System.arraycopy(slab, at, target, offset, count);
    at += count;
    return count;
  }

  /** Makes the next bytes available in the slab. */
  private boolean fill() throws IOException {
    if (at == end && nextRow < shape[0]) {
      int rows = Math.min(chunk[0], shape[0] - nextRow);
      try {
        int[] corner = new int[shape.length];
        corner[0] = nextRow;
        do {
          place(dataset.getDecompressedChunk(corner), corner, rows);
        } while (advance(corner, chunk, 1));
      } catch (RuntimeException | OutOfMemoryError e) {
        throw new WeightFileException(
            Problem.of("%s does not unpack; the file is broken there", name), e);
      }
      at = 0;
      end = slab.length / chunk[0] * rows;
      nextRow += rows;
    }
    return at < end;
  }

  /** Moves to the next place, the last axis fastest; false behind the last place. */
  private boolean advance(int[] place, int[] steps, int firstAxis) {
    for (int axis = shape.length - 1; axis >= firstAxis; axis--) {
      place[axis] += steps[axis];
      if (place[axis] < shape[axis]) {
        return true;
      }
      place[axis] = 0;
    }
    return false;
  }

  /** Copies a chunk into the slab, run by run along the last axis. */
  private void place(byte[] bytes, int[] corner, int rows) {
    int last = shape.length - 1;
    int[] row = new int[shape.length];
    boolean more = true;
    while (more) {
      int from = 0;
      int to = 0;
      for (int axis = 0; axis <= last; axis++) {
        from = from * chunk[axis] + row[axis];
        int place = axis == 0 ? row[0] : corner[axis] + row[axis];
        to = axis == 0 ? place : to * shape[axis] + place;
      }
      int run = last == 0 ? rows : Math.min(chunk[last], shape[last] - corner[last]);
      System.arraycopy(bytes, from * itemBytes, slab, to * itemBytes, run * itemBytes);
      more = false;
      for (int axis = last - 1; axis >= 0 && !more; axis--) {
        int length = axis == 0 ? rows : Math.min(chunk[axis], shape[axis] - corner[axis]);
        row[axis]++;
        more = row[axis] < length;
        row[axis] = more ? row[axis] : 0;
      }
    }
  }
}
