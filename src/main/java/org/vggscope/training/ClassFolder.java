package org.vggscope.training;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.vggscope.model.ChannelOrder;
import org.vggscope.model.Preprocessing;
import org.vggscope.model.Resize;
import org.vggscope.picture.ImageFormatException;
import org.vggscope.picture.PictureFolder;
import org.vggscope.picture.PictureReader;
import org.vggscope.picture.Preprocessor;
import org.vggscope.picture.SourceImage;
import org.vggscope.support.Problem;
import org.vggscope.support.ProblemException;

/** Pictures in a folder with one sub-folder a class, in the order of the sub-folders' names. */
final class ClassFolder {
  private static final int MOST_SIDE = 256;
  private static final int LEAST_SIDE = 28;

  /** Of pictures of several sizes all become this. */
  private static final int USUAL_SIDE = 64;

  /** So many first pictures say how large and how colourful all are. */
  private static final int LOOKED_AT = 64;

  private final List<String> classes;
  private final List<String> skipped = new ArrayList<>();
  private int side;
  private int channels;

  private ClassFolder(List<String> classes) {
    this.classes = classes;
  }

  static DataSet read(Path folder) throws IOException {
    Path training = folder.resolve(DataSet.TRAINING);
    boolean parted = Files.isDirectory(training);
    Path from = parted ? training : folder;
    ClassFolder reader = new ClassFolder(names(from));
    if (reader.classes.isEmpty()) {
      throw new ProblemException(
          Problem.of("has no sub-folders; each class of pictures has one")
              .about(String.valueOf(folder.getFileName())));
    }
    reader.look(from);
    PictureSet pictures = reader.pictures(from);
    PictureSet others = null;
    reader.refuseEmpty(pictures);
    Path measured = parted ? DataSet.measured(folder) : null;
    if (measured != null) {
      reader.refuseOthers(measured);
      others = reader.pictures(measured);
    }
    return new DataSet("a folder a class", pictures, others, reader.skipped);
  }

  /** A network learns nothing of a class without pictures, and would be said to know it. */
  private void refuseEmpty(PictureSet pictures) throws ProblemException {
    for (int label = 0; label < classes.size(); label++) {
      int wanted = label;
      if (Arrays.stream(pictures.labels()).noneMatch(each -> each == wanted)) {
        throw new ProblemException(
            Problem.of("has no picture that can be read; put some there, or take the folder away")
                .about(classes.get(label)));
      }
    }
  }

  /** What is never learned cannot be answered. */
  private void refuseOthers(Path folder) throws IOException {
    for (String name : names(folder)) {
      if (!classes.contains(name)) {
        throw new ProblemException(
            Problem.of("is no class that is learned from; give it pictures under train, too")
                .about(folder.getFileName() + "/" + name));
      }
    }
  }

  /** Whether at least so many sub-folders have pictures, or those of {@code train} have. */
  static boolean isOne(Path folder, int classes) {
    Path training = folder.resolve("train");
    Path from = Files.isDirectory(training) ? training : folder;
    try {
      return names(from).stream()
              .filter(name -> PictureFolder.hasAny(from.resolve(name)))
              .limit(classes)
              .count()
          == classes;
    } catch (IOException e) {
      // It cannot be listed.
      return false;
    }
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> children = Files.list(folder)) {
      return children
          .filter(Files::isDirectory)
          .map(child -> String.valueOf(child.getFileName()))
          .filter(name -> !name.startsWith("."))
          .sorted()
          .toList();
    }
  }

  /** Of what size all are to be, and whether any has colours. */
  private void look(Path folder) throws IOException {
    channels = 1;
    boolean same = true;
    int looked = 0;
    for (String name : classes) {
      for (Path file : PictureFolder.list(folder.resolve(name))) {
        SourceImage picture = looked < LOOKED_AT ? picture(file) : null;
        if (picture != null) {
          int shorter = Math.min(picture.width(), picture.height());
          same &= looked == 0 || side == shorter;
          side = looked == 0 ? shorter : side;
          looked++;
          for (int pixel : picture.pixels()) {
            boolean grey =
                (pixel & 0xff) == (pixel >> 8 & 0xff) && (pixel >> 8 & 0xff) == pixel >> 16;
            channels = grey ? channels : 3;
          }
        }
        if (looked >= LOOKED_AT / classes.size() * (1 + classes.indexOf(name))) {
          break;
        }
      }
    }
    skipped.clear();
    side = same ? Math.max(LEAST_SIDE, Math.min(MOST_SIDE, side)) : USUAL_SIDE;
    // Five poolings halve five times.
    side = side <= LEAST_SIDE ? LEAST_SIDE : Math.max(32, side / 32 * 32);
  }

  private SourceImage picture(Path file) {
    try {
      return PictureReader.read(file);
    } catch (ImageFormatException e) {
      skipped.add(ProblemException.of(e).english());
      return null;
    }
  }

  private PictureSet pictures(Path folder) throws IOException {
    Preprocessing raw =
        new Preprocessing(
            "raw",
            Resize.SHORTER_SIDE,
            side,
            side,
            channels == 1 ? ChannelOrder.GREY : ChannelOrder.RGB,
            255,
            Collections.nCopies(channels, 0.0),
            Collections.nCopies(channels, 1.0));
    Map<Integer, List<Path>> files = new TreeMap<>();
    for (int label = 0; label < classes.size(); label++) {
      Path own = folder.resolve(classes.get(label));
      if (Files.isDirectory(own)) {
        files.put(label, PictureFolder.list(own));
      }
    }
    int most = files.values().stream().mapToInt(List::size).sum();
    ByteBuffer pixels = ByteBuffer.allocate(PictureSet.bytes(most, channels * side * side));
    int[] labels = new int[most];
    int count = 0;
    for (Map.Entry<Integer, List<Path>> each : files.entrySet()) {
      for (Path file : each.getValue()) {
        SourceImage picture = picture(file);
        if (picture != null) {
          for (float level : Preprocessor.prepare(picture, raw).input().values()) {
            pixels.put((byte) Math.round(level));
          }
          labels[count++] = each.getKey();
        }
      }
    }
    boolean all = count == most;
    return new PictureSet(
        classes,
        channels,
        side,
        all ? pixels.array() : Arrays.copyOf(pixels.array(), pixels.position()),
        Arrays.copyOf(labels, count));
  }
}
