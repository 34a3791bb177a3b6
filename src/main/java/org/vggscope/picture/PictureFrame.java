package org.vggscope.picture;

import com.twelvemonkeys.imageio.metadata.Entry;
import com.twelvemonkeys.imageio.plugins.tiff.TIFFImageMetadata;
import java.awt.Graphics2D;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.IOException;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadata;
import org.vggscope.support.Phrase;
import org.vggscope.support.Problem;
import org.w3c.dom.Node;

/** Which picture of a file is taken, and what its numbers mean where decoders do not say. */
final class PictureFrame {
  private static final int EXTRA_SAMPLES = 338;
  private static final int COMPRESSION = 259;
  private static final int PHOTOMETRIC = 262;
  private static final int BLACK_IS_ZERO = 1;
  private static final int RGB = 2;
  private static final int ASSOCIATED_ALPHA = 1;
  private static final int UNASSOCIATED_ALPHA = 2;
  private static final int COLOURS = 3;
  private static final NumberScale AS_DECODED = new NumberScale(0, 1);

  private PictureFrame() {}

  /**
   * What was read.
   *
   * @param note what a person has to know of its numbers, or null
   */
  record Read(BufferedImage image, Problem note) {}

  /**
   * Reads it: of a TIFF or an icon the largest, of a GIF the first frame at its place on the
   * screen.
   */
  static Read read(PictureFormat format, ImageReader reader, DecoderWarnings warnings, String name)
      throws IOException {
    boolean several = format == PictureFormat.TIFF || format == PictureFormat.ICO;
    int page = several ? largest(reader) : 0;
    if (format == PictureFormat.TIFF) {
      checkPacking(name, (TIFFImageMetadata) reader.getImageMetadata(page));
    }
    if (page > 0) {
      PictureLimits.check(
          name, reader.getWidth(page), reader.getHeight(page), PictureLimits.MAX_PIXELS);
    }
    BufferedImage image = reader.read(page, PictureDecoder.asStored(reader, page));
    return switch (format) {
      case GIF -> new Read(onScreen(reader, image), null);
      case TIFF -> tiff(reader, page, image);
      default -> new Read(image, null);
    };
  }

  /** Ways to pack that no decoder here unpacks are named: the file is sound. */
  private static void checkPacking(String name, TIFFImageMetadata metadata)
      throws ImageFormatException {
    String packing =
        switch (firstOf(metadata.getTIFFField(COMPRESSION))) {
          case 34887 -> "LERC";
          case 34925 -> "LZMA";
          case 50000 -> "zstd";
          case 50001 -> "WebP";
          case 50002 -> "JPEG XL";
          default -> null;
        };
    if (packing != null) {
      throw PictureProblem.otherFormat(name, Phrase.of("a TIFF packed with %s", packing));
    }
  }

  /** Cameras put a thumbnail first, and icons come in several sizes. */
  private static int largest(ImageReader reader) throws IOException {
    int best = 0;
    long area = 0;
    int pages = Math.min(64, reader.getNumImages(true));
    for (int page = 0; page < pages; page++) {
      long own = (long) reader.getWidth(page) * reader.getHeight(page);
      if (own > area) {
        best = page;
        area = own;
      }
    }
    return best;
  }

  private static BufferedImage onScreen(ImageReader reader, BufferedImage frame)
      throws IOException {
    int width = number(reader.getStreamMetadata(), "LogicalScreenDescriptor", "logicalScreenWidth");
    int height =
        number(reader.getStreamMetadata(), "LogicalScreenDescriptor", "logicalScreenHeight");
    int left = number(reader.getImageMetadata(0), "ImageDescriptor", "imageLeftPosition");
    int top = number(reader.getImageMetadata(0), "ImageDescriptor", "imageTopPosition");
    boolean whole =
        left == 0 && top == 0 && frame.getWidth() >= width && frame.getHeight() >= height;
    if (whole || (long) width * height > PictureLimits.MAX_PIXELS) {
      return frame;
    }
    BufferedImage screen =
        new BufferedImage(
            Math.max(width, left + frame.getWidth()),
            Math.max(height, top + frame.getHeight()),
            BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = screen.createGraphics();
    graphics.drawImage(frame, left, top, null);
    graphics.dispose();
    return screen;
  }

  private static int number(IIOMetadata metadata, String element, String attribute) {
    if (metadata != null) {
      Node root = metadata.getAsTree(metadata.getNativeMetadataFormatName());
      for (Node each = root.getFirstChild(); each != null; each = each.getNextSibling()) {
        if (each.getNodeName().equals(element)) {
          return Integer.parseInt(each.getAttributes().getNamedItem(attribute).getNodeValue());
        }
      }
    }
    return 0;
  }

  private static Read tiff(ImageReader reader, int page, BufferedImage image) throws IOException {
    int type = image.getRaster().getTransferType();
    TIFFImageMetadata metadata = (TIFFImageMetadata) reader.getImageMetadata(page);
    boolean points = type == DataBuffer.TYPE_FLOAT || type == DataBuffer.TYPE_DOUBLE;
    int photometric = firstOf(metadata.getTIFFField(PHOTOMETRIC));
    if (points && (photometric == BLACK_IS_ZERO || photometric == RGB)) {
      // A picture has been cut at 0 and 1 already.
      return scaled(reader.readRaster(page, null), image);
    }
    return new Read(told(metadata, image), null);
  }

  /** What a TIFF's fourth channel is, its tag says; decoders take it for alpha. */
  private static BufferedImage told(TIFFImageMetadata tiff, BufferedImage image) {
    boolean four =
        image.getRaster().getNumBands() == COLOURS + 1 && image.getColorModel().hasAlpha();
    if (!four) {
      return image;
    }
    int meaning = firstOf(tiff.getTIFFField(EXTRA_SAMPLES));
    if (meaning == UNASSOCIATED_ALPHA) {
      return image;
    }
    WritableRaster raster = image.getRaster();
    ColorSpace space = image.getColorModel().getColorSpace();
    if (meaning == ASSOCIATED_ALPHA) {
      ComponentColorModel multiplied =
          new ComponentColorModel(
              space, true, true, Transparency.TRANSLUCENT, raster.getTransferType());
      return new BufferedImage(multiplied, raster, true, null);
    }
    WritableRaster colours =
        raster.createWritableChild(
            0, 0, raster.getWidth(), raster.getHeight(), 0, 0, new int[] {0, 1, 2});
    ComponentColorModel opaque =
        new ComponentColorModel(space, false, false, Transparency.OPAQUE, raster.getTransferType());
    return new BufferedImage(opaque, colours, false, null);
  }

  /** The first number of a tag, which is one or several; -1 without the tag. */
  private static int firstOf(Entry entry) {
    Object value = entry == null ? null : entry.getValue();
    if (value instanceof Number number) {
      return number.intValue();
    }
    return value != null
            && value.getClass().isArray()
            && java.lang.reflect.Array.getLength(value) > 0
        ? ((Number) java.lang.reflect.Array.get(value, 0)).intValue()
        : -1;
  }

  /** Decoders take numbers with a point to lie between 0 and 1. */
  private static Read scaled(Raster raw, BufferedImage image) {
    if (!(raw instanceof WritableRaster raster)
        || raster.getNumBands() != image.getRaster().getNumBands()
        || raster.getTransferType() != image.getRaster().getTransferType()) {
      return new Read(image, null);
    }
    int length = raster.getWidth() * raster.getNumBands();
    double[] row = new double[length];
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (int y = 0; y < raster.getHeight(); y++) {
      for (double value : row(raster, y, row)) {
        if (Double.isFinite(value)) {
          least = Math.min(least, value);
          most = Math.max(most, value);
        }
      }
    }
    NumberScale scale = NumberScale.of(least, most, true);
    if (scale.equals(AS_DECODED)) {
      return new Read(image, null);
    }
    for (int y = 0; y < raster.getHeight(); y++) {
      row(raster, y, row);
      for (int i = 0; i < length; i++) {
        row[i] = scale.share(row[i]);
      }
      raster.setPixels(raster.getMinX(), raster.getMinY() + y, raster.getWidth(), 1, row);
    }
    return new Read(new BufferedImage(image.getColorModel(), raster, false, null), scale.said());
  }

  private static double[] row(Raster raster, int y, double[] row) {
    return raster.getPixels(raster.getMinX(), raster.getMinY() + y, raster.getWidth(), 1, row);
  }
}
