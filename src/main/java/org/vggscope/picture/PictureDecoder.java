package org.vggscope.picture;

import com.twelvemonkeys.imageio.stream.ByteArrayImageInputStream;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.stream.ImageInputStream;

/**
 * From a file's bytes to pixels: which decoder, in which order to ask it, and what in its answers
 * means that the file is not whole.
 */
final class PictureDecoder {

  static {
    ImageIO.setUseCache(false);
    ImageIO.scanForPlugins();
  }

  private PictureDecoder() {}

  /** A buffered stream over a file; the caller closes it. */
  static ImageInputStream open(Path file) throws IOException {
    ImageInputStream stream = ImageIO.createImageInputStream(file.toFile());
    if (stream == null) {
      throw new FileNotFoundException(file.toString());
    }
    return stream;
  }

  /** Where a file's bytes come from. */
  @FunctionalInterface
  interface Source {
    /** A new stream over the whole file, at its start; the caller closes it. */
    ImageInputStream open() throws IOException;
  }

  /**
   * Decodes the first picture of a file. Opens the file once for every pass over it, because
   * decoders forbid going back in the stream they were given.
   *
   * @throws ImageFormatException when there is no whole picture in it
   * @throws IOException when a decoder gives up
   */
  static SourceImage decode(String name, Source given, ColourHandling colours) throws IOException {
    Source source = given;
    PictureFormat format;
    try (ImageInputStream stream = source.open()) {
      if (NumpyFile.recognizes(stream)) {
        return NumpyPicture.read(name, stream);
      }
    }
    try (ImageInputStream stream = source.open()) {
      byte[] head = new byte[(int) Math.min(PictureFormat.HEAD, stream.length())];
      stream.readFully(head);
      format = PictureFormat.of(name, head);
    }
    if (format == PictureFormat.TIFF) {
      source = TiffDirectories.largest(given);
    }
    if (format == PictureFormat.WEBP && WebpPicture.hasLibrary()) {
      return webp(name, source, colours);
    }
    ImageReader reader = reader(format);
    try (ImageInputStream stream = source.open()) {
      DecoderWarnings warnings = new DecoderWarnings();
      reader.addIIOReadWarningListener(warnings);
      // A PNG's texts are unpacked with its metadata, however long they are.
      reader.setInput(stream, false, format == PictureFormat.PNG);
      try {
        PictureLimits.check(name, reader.getWidth(0), reader.getHeight(0), mostPixels(format));
      } catch (ImageFormatException e) {
        throw e;
      } catch (IOException | RuntimeException e) {
        // Where even the header cannot be read, the look through the file may know why.
        PictureIntegrity.check(name, format, source);
        throw e;
      }
      PngChunks.Said said = PictureIntegrity.check(name, format, source);
      Orientation orientation = orientation(format, source, said);
      if (said.ending().end() != JpegMarkers.End.MARKED) {
        // A decoder that meets the end it waits for says whether anything lacks before it.
        reader.setInput(
            new ByteArrayImageInputStream(ended(source, said.ending().whole())), false, false);
      }
      PictureFrame.Read read = PictureFrame.read(format, reader, warnings, name);
      boolean cut = warnings.check(name, format == PictureFormat.JPEG ? said.ending().end() : null);
      return PictureColours.toSource(name, read.image(), said.profile(), orientation, colours)
          .noting(cut ? PictureProblem.CUT : read.note());
    } finally {
      reader.dispose();
    }
  }

  private static SourceImage webp(String name, Source source, ColourHandling colours)
      throws IOException {
    PictureIntegrity.check(name, PictureFormat.WEBP, source);
    WebpPicture picture;
    try (ImageInputStream stream = source.open()) {
      picture = WebpPicture.read(stream);
    }
    int[] size = picture.size();
    PictureLimits.check(name, size[0], size[1], PictureLimits.MAX_PIXELS);
    Orientation orientation = orientation(PictureFormat.WEBP, source, PngChunks.Said.NOTHING);
    return PictureColours.toSource(name, picture.decode(), picture.profile(), orientation, colours);
  }

  /** The first decoder of a format; of those for WebP the one that needs no library. */
  private static ImageReader reader(PictureFormat format) {
    Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format.name());
    ImageReader reader = readers.next();
    while (format == PictureFormat.WEBP
        && !reader.getClass().getName().startsWith("com.twelvemonkeys.")
        && readers.hasNext()) {
      reader = readers.next();
    }
    return reader;
  }

  private static Orientation orientation(PictureFormat format, Source source, PngChunks.Said said)
      throws IOException {
    if (format == PictureFormat.PNG) {
      return said.exif() == null ? Orientation.UPRIGHT : Orientation.ofExif(said.exif());
    }
    try (ImageInputStream whole = source.open()) {
      return Orientation.of(from(whole));
    }
  }

  /** The whole parts of a JPEG file, with the mark of its end behind them. */
  private static byte[] ended(Source source, long whole) throws IOException {
    try (ImageInputStream stream = source.open()) {
      byte[] bytes = new byte[Math.toIntExact(whole + 2)];
      stream.readFully(bytes, 0, bytes.length - 2);
      bytes[bytes.length - 2] = (byte) 0xFF;
      bytes[bytes.length - 1] = (byte) 0xD9;
      return bytes;
    }
  }

  /**
   * Asks for the colours as they are stored where the decoder would convert them itself. It would
   * take CMYK without a profile through whichever profile the machine has, so that one file gave
   * different colours on two machines.
   */
  static ImageReadParam asStored(ImageReader reader, int page) throws IOException {
    ImageReadParam parameters = reader.getDefaultReadParam();
    Iterator<ImageTypeSpecifier> types = reader.getImageTypes(page);
    while (types != null && types.hasNext()) {
      ImageTypeSpecifier type = types.next();
      ColorSpace space = type.getColorModel().getColorSpace();
      if (space instanceof ICC_ColorSpace
          && !space.isCS_sRGB()
          && space.getType() != ColorSpace.TYPE_GRAY) {
        parameters.setDestinationType(type);
        return parameters;
      }
    }
    return parameters;
  }

  private static long mostPixels(PictureFormat format) {
    return format == PictureFormat.WEBP ? PictureLimits.MAX_PIXELS_WEBP : PictureLimits.MAX_PIXELS;
  }

  private static InputStream from(ImageInputStream stream) {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        return stream.read();
      }

      @Override
      public int read(byte[] bytes, int offset, int length) throws IOException {
        return stream.read(bytes, offset, length);
      }
    };
  }
}
