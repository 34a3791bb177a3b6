package org.vggscope.picture;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.lang.ByteArrayReader;
import com.drew.metadata.Directory;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifDirectoryBase;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifReader;
import java.io.IOException;
import java.io.InputStream;

/**
 * How a stored picture is turned to stand upright: EXIF's tag {@code 0x0112}, values 1 to 8 in this
 * order (CIPA DC-008, 4.6.4 A).
 */
enum Orientation {
  UPRIGHT(false, false, false),
  MIRRORED(false, true, false),
  UPSIDE_DOWN(false, true, true),
  MIRRORED_UPSIDE_DOWN(false, false, true),
  TRANSPOSED(true, false, false),
  QUARTER_TURN(true, true, false),
  TRANSVERSED(true, true, true),
  THREE_QUARTER_TURN(true, false, true);

  private final boolean swapped;
  private final boolean fromRight;
  private final boolean fromBottom;

  /**
   * @param swapped whether stored rows become upright columns
   * @param fromRight whether upright columns then count from the right
   * @param fromBottom whether upright rows then count from the bottom
   */
  Orientation(boolean swapped, boolean fromRight, boolean fromBottom) {
    this.swapped = swapped;
    this.fromRight = fromRight;
    this.fromBottom = fromBottom;
  }

  int uprightWidth(int width, int height) {
    return swapped ? height : width;
  }

  int uprightHeight(int width, int height) {
    return swapped ? width : height;
  }

  /** Where the stored pixel (0, y) goes in an upright array of the stored width and height. */
  int rowStart(int y, int width, int height) {
    int column = swapped ? y : 0;
    int row = swapped ? 0 : y;
    int columns = uprightWidth(width, height);
    int rows = uprightHeight(width, height);
    return (fromBottom ? rows - 1 - row : row) * columns
        + (fromRight ? columns - 1 - column : column);
  }

  /** How far apart in that array two neighbours of a stored row are. */
  int step(int width, int height) {
    if (swapped) {
      return fromBottom ? -uprightWidth(width, height) : uprightWidth(width, height);
    }
    return fromRight ? -1 : 1;
  }

  /**
   * What a file says of itself. A file that says nothing, or nothing sensible, is upright: broken
   * metadata are no reason to refuse sound pixels.
   */
  static Orientation of(InputStream file) {
    return of(() -> ImageMetadataReader.readMetadata(file));
  }

  /** As {@link #of(InputStream)}, of Exif data alone, which are those of a TIFF file. */
  static Orientation ofExif(byte[] exif) {
    return of(
        () -> {
          Metadata metadata = new Metadata();
          new ExifReader().extract(new ByteArrayReader(exif), metadata);
          return metadata;
        });
  }

  private interface Reading {
    Metadata read() throws ImageProcessingException, IOException;
  }

  private static Orientation of(Reading reading) {
    try {
      Metadata metadata = reading.read();
      for (Directory directory : metadata.getDirectoriesOfType(ExifIFD0Directory.class)) {
        Integer value = directory.getInteger(ExifDirectoryBase.TAG_ORIENTATION);
        if (value != null) {
          return value >= 1 && value <= 8 ? values()[value - 1] : UPRIGHT;
        }
      }
    } catch (ImageProcessingException | IOException | RuntimeException | StackOverflowError e) {
      return UPRIGHT;
    }
    return UPRIGHT;
  }
}
