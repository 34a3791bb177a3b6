package org.vggscope.session;

import java.io.IOException;
import org.vggscope.picture.ColourHandling;
import org.vggscope.picture.SourceImage;

/**
 * A picture that has yet to be made into one that can be read again, which may take long.
 *
 * @param maker makes it, on any thread
 */
public record LatePicture(String name, Maker maker) implements PictureSource {
  /** Makes a picture. */
  @FunctionalInterface
  public interface Maker {
    PictureSource make() throws IOException;
  }

  @Override
  public boolean isHere() {
    return false;
  }

  @Override
  public PictureSource fetch() throws IOException {
    return maker.make();
  }

  @Override
  public SourceImage read(ColourHandling colours) throws IOException {
    return fetch().read(colours);
  }
}
