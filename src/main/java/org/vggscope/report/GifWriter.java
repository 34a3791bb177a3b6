package org.vggscope.report;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Films as animated GIF, which plays again and again; each frame has 256 colours of its own. */
public final class GifWriter {
  private static final String FORMAT = "gif";
  private static final int MILLISECONDS_A_TICK = 10;

  /** What browsers since Netscape 2.0 read the number of rounds from; 0 is for ever. */
  private static final byte[] FOR_EVER = {1, 0, 0};

  private GifWriter() {}

  /**
   * Draws a film frame by frame and leaves the stream open.
   *
   * @param scale pixels of the picture for one of a drawing
   * @throws org.vggscope.support.RefusedException when a frame is larger than Java can hold
   * @throws IllegalArgumentException when frames are of several sizes
   */
  public static void write(Film film, int scale, OutputStream stream) throws IOException {
    Iterator<ImageWriter> writers = ImageIO.getImageWritersByFormatName(FORMAT);
    if (!writers.hasNext()) {
      throw new IOException("This Java writes no GIF; choose another format");
    }
    ImageWriter writer = writers.next();
    // ImageIO would otherwise put a copy into the folder for temporary files.
    try (ImageOutputStream target = new MemoryCacheImageOutputStream(stream)) {
      writer.setOutput(target);
      writer.prepareWriteSequence(null);
      BufferedImage before = null;
      for (Film.Frame frame : film.frames()) {
        BufferedImage image = PngWriter.draw(frame.drawing().draw(), scale);
        if (before != null
            && (image.getWidth() != before.getWidth() || image.getHeight() != before.getHeight())) {
          throw new IllegalArgumentException("The frames of a film are of one size");
        }
        writer.writeToSequence(
            new IIOImage(image, null, metadata(writer, image, frame, before == null)), null);
        before = image;
        // Whoever is not wanted any more hears of it after each frame.
        target.flush();
      }
      writer.endWriteSequence();
    } finally {
      writer.dispose();
    }
  }

  private static IIOMetadata metadata(
      ImageWriter writer, BufferedImage image, Film.Frame frame, boolean first) throws IOException {
    IIOMetadata metadata =
        writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(image), null);
    String format = metadata.getNativeMetadataFormatName();
    IIOMetadataNode root = (IIOMetadataNode) metadata.getAsTree(format);
    IIOMetadataNode control = child(root, "GraphicControlExtension");
    control.setAttribute("disposalMethod", "none");
    control.setAttribute("userInputFlag", "FALSE");
    control.setAttribute("transparentColorFlag", "FALSE");
    control.setAttribute("transparentColorIndex", "0");
    control.setAttribute("delayTime", String.valueOf(frame.milliseconds() / MILLISECONDS_A_TICK));
    if (first) {
      IIOMetadataNode rounds = new IIOMetadataNode("ApplicationExtension");
      rounds.setAttribute("applicationID", "NETSCAPE");
      rounds.setAttribute("authenticationCode", "2.0");
      rounds.setUserObject(FOR_EVER.clone());
      child(root, "ApplicationExtensions").appendChild(rounds);
    }
    metadata.setFromTree(format, root);
    return metadata;
  }

  private static IIOMetadataNode child(IIOMetadataNode root, String name) {
    for (int i = 0; i < root.getLength(); i++) {
      if (root.item(i).getNodeName().equals(name)) {
        return (IIOMetadataNode) root.item(i);
      }
    }
    IIOMetadataNode made = new IIOMetadataNode(name);
    root.appendChild(made);
    return made;
  }
}
