package org.vggscope.camera;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The cameras of this machine. */
public final class Cameras {
  /** System property that names a folder whose pictures stand in for the machine's cameras. */
  public static final String FOLDER_PROPERTY = "vggscope.camera";

  private Cameras() {}

  /**
   * Finds them, which takes up to two seconds.
   *
   * @return none where there are none
   * @throws IOException with one line for people when they cannot be listed
   */
  public static List<Camera> find() throws IOException {
    String folder = System.getProperty(FOLDER_PROPERTY);
    return folder == null ? DriverCamera.all() : List.of(new FolderCamera(Path.of(folder)));
  }
}
