package org.vggscope.session.kept;

import java.io.IOException;
import java.util.Optional;
import org.vggscope.session.EncodedPicture;
import org.vggscope.session.PictureSource;

/**
 * Where the bytes of the pictures are that a written state names by their SHA-256. Who only writes
 * finds none, who only reads keeps none.
 */
interface KeptPictures {
  /**
   * Keeps a picture that came without a file.
   *
   * @return by what it is found again; empty when it cannot be kept
   * @throws IOException when it cannot be written or read
   */
  default Optional<String> keep(EncodedPicture picture) throws IOException {
    return Optional.empty();
  }

  /** Keeps the bytes of a picture's file, too, as above; where files stay there is no need to. */
  default Optional<String> keep(PictureSource.File picture) throws IOException {
    return Optional.empty();
  }

  /**
   * The picture of that sum.
   *
   * @return empty when it is not there
   * @throws IOException when what is there is damaged
   */
  default Optional<PictureSource> find(String name, String sum) throws IOException {
    return Optional.empty();
  }

  /**
   * The picture of a file.
   *
   * @param sum by what its bytes were kept; empty when they were not
   */
  default Optional<PictureSource> find(PictureSource.File file, String sum) throws IOException {
    return Optional.of(file);
  }
}
