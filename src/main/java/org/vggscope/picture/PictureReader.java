package org.vggscope.picture;

import com.twelvemonkeys.imageio.stream.ByteArrayImageInputStream;
import java.awt.image.BufferedImage;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.vggscope.support.Problem;

/**
 * Reads pictures: JPEG, PNG, GIF (the first frame), BMP, TIFF and ICO (the largest page), WebP (the
 * first frame), PNM, PSD, TGA and NumPy's arrays.
 *
 * <p>What comes out is what a person sees in a good viewer: turned as the EXIF orientation says, in
 * sRGB by the embedded colour profile, and without transparency, on white. Opens no window and
 * writes no file.
 *
 * <p>Whatever is wrong with a picture, the answer is an {@link ImageFormatException} with one line:
 * the file's name, what is wrong and what would help. {@link PictureLimits} has the limits.
 */
public final class PictureReader {

  private PictureReader() {}

  /** Whether libwebp decodes WebP on this machine; without it colours of lossy ones are off. */
  public static boolean hasWebpLibrary() {
    return WebpPicture.hasLibrary();
  }

  /**
   * Reads a file.
   *
   * @param file a picture's path
   * @throws ImageFormatException when it cannot be read or is not a whole picture
   */
  public static SourceImage read(Path file) throws ImageFormatException {
    return read(file, ColourHandling.SRGB);
  }

  /**
   * Reads a file.
   *
   * @param file a picture's path
   * @param colours what becomes of its colour profile
   * @throws ImageFormatException when it cannot be read or is not a whole picture
   */
  public static SourceImage read(Path file, ColourHandling colours) throws ImageFormatException {
    Path last = file.getFileName();
    String name = Problem.oneLine(last == null ? file.toString() : last.toString());
    checkReadable(name, file);
    return guarded(
        name, () -> PictureDecoder.decode(name, () -> PictureDecoder.open(file), colours));
  }

  /**
   * Reads a picture that is in memory.
   *
   * @param name what to call it
   * @param bytes the contents of a picture file
   * @throws ImageFormatException when it is not a whole picture
   */
  public static SourceImage read(String name, byte[] bytes) throws ImageFormatException {
    return read(name, bytes, ColourHandling.SRGB);
  }

  /**
   * Reads a picture that is in memory.
   *
   * @param name what to call it
   * @param bytes the contents of a picture file
   * @param colours what becomes of its colour profile
   * @throws ImageFormatException when it is not a whole picture
   */
  public static SourceImage read(String name, byte[] bytes, ColourHandling colours)
      throws ImageFormatException {
    String line = Problem.oneLine(name);
    if (bytes.length == 0) {
      throw PictureProblem.empty(line);
    }
    return guarded(
        line,
        () -> PictureDecoder.decode(line, () -> new ByteArrayImageInputStream(bytes), colours));
  }

  /**
   * Takes over a picture that is decoded already, as the clipboard hands it out.
   *
   * @param name what to call it
   * @param image a picture in any colour model
   * @throws ImageFormatException when its size is outside the {@link PictureLimits}
   */
  public static SourceImage read(String name, BufferedImage image) throws ImageFormatException {
    String line = Problem.oneLine(name);
    PictureLimits.check(line, image.getWidth(), image.getHeight(), PictureLimits.MAX_PIXELS);
    return guarded(
        line,
        () -> PictureColours.toSource(line, image, null, Orientation.UPRIGHT, ColourHandling.SRGB));
  }

  private static void checkReadable(String name, Path file) throws ImageFormatException {
    if (Files.isDirectory(file)) {
      throw new ImageFormatException(
          Problem.of("a folder, not a picture; choose a file inside it").about(name));
    }
    if (!Files.exists(file)) {
      throw new ImageFormatException(Problem.of("no such file; check the path").about(name));
    }
    if (!Files.isRegularFile(file)) {
      throw new ImageFormatException(
          Problem.of("not a regular file; choose a picture file").about(name));
    }
    if (!Files.isReadable(file)) {
      throw new ImageFormatException(
          Problem.of("no permission to read it; change its permissions or copy it elsewhere")
              .about(name));
    }
    try {
      if (Files.size(file) == 0) {
        throw PictureProblem.empty(name);
      }
    } catch (ImageFormatException e) {
      throw e;
    } catch (IOException e) {
      throw PictureProblem.unreadable(name, e);
    }
  }

  @FunctionalInterface
  private interface Decoding {
    SourceImage run() throws IOException;
  }

  /**
   * The decoders meet files that nobody foresaw: they throw whatever their arithmetic throws, ask
   * for arrays as large as a damaged header says and recurse as deep as it says. None of it is
   * worth more than a line to the person who dropped the file.
   */
  private static SourceImage guarded(String name, Decoding decoding) throws ImageFormatException {
    try {
      return decoding.run();
    } catch (ImageFormatException e) {
      throw e;
    } catch (EOFException e) {
      throw PictureProblem.truncated(name, e);
    } catch (NoSuchFileException | FileNotFoundException e) {
      throw PictureProblem.unreadable(name, e);
    } catch (IOException | RuntimeException | StackOverflowError e) {
      throw PictureProblem.damaged(name, e);
    } catch (OutOfMemoryError e) {
      throw PictureProblem.memory(name, e);
    }
  }
}
