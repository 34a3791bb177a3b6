package org.vggscope.picture;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Pictures as PNG, packed quickly rather than well: they are waited for. */
public final class PngPicture {
  /** Of zlib's levels the first. */
  private static final float QUICKLY = 0.9f;

  private PngPicture() {}

  /** The bytes of a PNG file of which the same picture is read again. */
  public static byte[] of(SourceImage picture) throws IOException {
    BufferedImage image =
        new BufferedImage(picture.width(), picture.height(), BufferedImage.TYPE_INT_RGB);
    image.getRaster().setDataElements(0, 0, picture.width(), picture.height(), picture.pixels());
    return of(image);
  }

  /** The bytes of a PNG file. */
  public static byte[] of(BufferedImage image) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
    try (ImageOutputStream stream = ImageIO.createImageOutputStream(bytes)) {
      ImageWriteParam quickly = writer.getDefaultWriteParam();
      quickly.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      quickly.setCompressionQuality(QUICKLY);
      writer.setOutput(stream);
      writer.write(null, new IIOImage(image, null, null), quickly);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
