package org.vggscope.camera;

import java.io.IOException;
import org.vggscope.picture.SourceImage;

/** A camera, which is off until it is opened. */
public interface Camera {
  /** What the system calls it. */
  String name();

  /**
   * Switches it on.
   *
   * @return what it sees, until that is closed; for one thread
   * @throws IOException with one line for people when it is busy, may not be used, or is gone
   */
  Frames open() throws IOException;

  /** What a camera sees. */
  interface Frames extends AutoCloseable {
    /**
     * The next picture, as soon as it is there; those between this call and the last one are
     * dropped.
     *
     * @return null when none came for two seconds, as of a camera that still wakes up
     * @throws IOException with one line for people when there will be no more
     */
    SourceImage next() throws IOException;

    /** Switches the camera off. */
    @Override
    void close();
  }
}
