package org.vggscope.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.vggscope.explain.likes.LikesAnswer.Liked;
import org.vggscope.picture.NumpyFile;
import org.vggscope.report.Figure;
import org.vggscope.report.PngWriter;
import org.vggscope.report.SvgWriter;
import org.vggscope.support.AtomicFile;

/**
 * Where pictures that channels like are written: a sheet of all, their numbers, or a folder with a
 * file for each, as the name's ending says.
 */
record LikesFile(Path path) {
  private static final int GAP = 2;

  /** Whether it is a folder that gets a file a picture. */
  boolean isFolder() {
    return Files.isDirectory(path) || !String.valueOf(path.getFileName()).contains(".");
  }

  /** Whether there is a format for the name's ending. */
  boolean isKnown() {
    return isFolder() || ends(".png") || ends(".svg") || ends(".npy");
  }

  private boolean ends(String ending) {
    return path.toString().toLowerCase(Locale.ROOT).endsWith(ending);
  }

  /** The file of a picture in the folder. */
  Path of(String name) {
    return path.resolve(name + ".png");
  }

  /** Writes one picture into the folder. */
  void write(String name, Liked liked) throws IOException {
    Files.createDirectories(path);
    AtomicFile.write(of(name), stream -> PngWriter.write(sheet(List.of(liked)), stream));
  }

  /** Writes all pictures into the file, whole or not at all. */
  void write(List<Liked> liked) throws IOException {
    AtomicFile.write(path, stream -> write(liked, stream));
  }

  private void write(List<Liked> liked, OutputStream stream) throws IOException {
    if (ends(".npy")) {
      NumpyFile.write(array(liked), stream);
    } else if (ends(".svg")) {
      stream.write(SvgWriter.text(sheet(liked)).getBytes(StandardCharsets.UTF_8));
    } else {
      PngWriter.write(sheet(liked), stream);
    }
  }

  private static NumpyFile.Array array(List<Liked> liked) {
    int side = liked.get(0).picture().width();
    int length = liked.get(0).colours().length;
    float[] all = new float[Math.multiplyExact(liked.size(), length)];
    for (int i = 0; i < liked.size(); i++) {
      System.arraycopy(liked.get(i).colours(), 0, all, i * length, length);
    }
    List<Integer> shape = new ArrayList<>(List.of(length / (side * side), side, side));
    if (liked.size() > 1) {
      shape.add(0, liked.size());
    }
    return new NumpyFile.Array(shape, all);
  }

  /** All pictures in rows, about as high as wide; a single one as it is. */
  private static Figure sheet(List<Liked> liked) {
    int side = liked.get(0).picture().width();
    int columns = (int) Math.ceil(Math.sqrt(liked.size()));
    int rows = (liked.size() + columns - 1) / columns;
    List<Figure.Mark> marks = new ArrayList<>();
    for (int i = 0; i < liked.size(); i++) {
      marks.add(
          new Figure.Pixels(
              i % columns * (side + GAP),
              i / columns * (side + GAP),
              1,
              side,
              liked.get(i).picture().pixels()));
    }
    return new Figure(columns * (side + GAP) - GAP, rows * (side + GAP) - GAP, marks);
  }
}
