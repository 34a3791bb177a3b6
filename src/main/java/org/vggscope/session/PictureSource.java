package org.vggscope.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.vggscope.picture.ColourHandling;
import org.vggscope.picture.PictureFolder;
import org.vggscope.picture.PictureReader;
import org.vggscope.picture.SourceImage;
import org.vggscope.support.Problem;
import org.vggscope.training.DataSet;
import org.vggscope.training.RunFolder;
import org.vggscope.weights.WeightFiles;
import org.vggscope.weights.labels.LabelFile;

/** Where a picture comes from, so that it can be read again when it is chosen again. */
public sealed interface PictureSource
    permits PictureSource.File,
        PictureSource.Folder,
        CameraFrame,
        EncodedPicture,
        LatePicture,
        WebPicture {
  /** What to call it. */
  String name();

  /**
   * Reads it.
   *
   * @param colours what becomes of its colour profile
   * @throws IOException with one line for people when it cannot be read
   */
  SourceImage read(ColourHandling colours) throws IOException;

  /**
   * The same picture from where it can be read again without a connection.
   *
   * @throws IOException with one line for people when it cannot be fetched
   */
  default PictureSource fetch() throws IOException {
    return this;
  }

  /** Whether it can be read now; if not, {@link #fetch} may take long. */
  default boolean isHere() {
    return true;
  }

  /** Whether it is a weight file rather than a picture. */
  default boolean isWeightFile() {
    return false;
  }

  /** Whether it holds names of classes rather than a picture. */
  default boolean isLabelFile() {
    return false;
  }

  /** Whether a session was saved in it. */
  default boolean isSessionFile() {
    return false;
  }

  /** A file. */
  record File(Path path) implements PictureSource {
    /** However it is called: a picture that is opened twice is one picture. */
    public File {
      path = path.toAbsolutePath().normalize();
    }

    @Override
    public PictureSource fetch() {
      Folder.Kind kind = Folder.kind(path);
      return kind == null ? this : new Folder(path, kind);
    }

    @Override
    public boolean isWeightFile() {
      try {
        return !isSessionFile() && WeightFiles.recognizes(path);
      } catch (IOException e) {
        // Reading it as a picture will say what is wrong with it.
        return false;
      }
    }

    @Override
    public boolean isSessionFile() {
      return SessionMark.isOn(path);
    }

    @Override
    public boolean isLabelFile() {
      return LabelFile.isCalledSo(path);
    }

    @Override
    public String name() {
      return Problem.oneLine(String.valueOf(path.getFileName()));
    }

    @Override
    public SourceImage read(ColourHandling colours) throws IOException {
      return PictureReader.read(path, colours);
    }
  }

  /** No picture but a folder of the training room: a training, or pictures to learn from. */
  record Folder(Path path, Kind kind) implements PictureSource {
    /** What is in it. */
    public enum Kind {
      TRAINING,
      /** A sub-folder of pictures for each class, or a set with a format of its own. */
      SET,
      /** Pictures that nobody has sorted: of one class, or of none. */
      PICTURES
    }

    /** What is in a folder; null when it is none, or nothing of these. */
    private static Kind kind(Path path) {
      if (!Files.isDirectory(path)) {
        return null;
      }
      if (new RunFolder(path).isRun()) {
        return Kind.TRAINING;
      }
      if (DataSet.isFolder(path)) {
        return Kind.SET;
      }
      return PictureFolder.hasAny(path) ? Kind.PICTURES : null;
    }

    @Override
    public String name() {
      return Problem.oneLine(String.valueOf(path.getFileName()));
    }

    @Override
    public SourceImage read(ColourHandling colours) throws IOException {
      return PictureReader.read(path, colours);
    }
  }
}
