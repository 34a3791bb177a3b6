package org.vggscope.session;

import org.vggscope.picture.ColourHandling;
import org.vggscope.picture.SourceImage;

/**
 * What a camera sees at one moment. It is kept nowhere: the next one takes its place.
 *
 * @param image the picture
 */
record CameraFrame(SourceImage image) implements PictureSource {
  @Override
  public String name() {
    return image.name();
  }

  @Override
  public SourceImage read(ColourHandling colours) {
    return image;
  }
}
