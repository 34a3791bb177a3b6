package org.vggscope.export.compare;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.vggscope.inference.Agreement;
import org.vggscope.support.Distinct;

/** What to call pictures of a folder: as much of their paths as tells them from each other. */
public final class PictureNames {
  private final Map<Path, List<Path>> called;

  /** Names of those that both networks answered. */
  public PictureNames(Agreement agreement) {
    called =
        agreement.answers().stream()
            .map(Agreement.Answer::picture)
            .collect(Collectors.groupingBy(Path::getFileName));
  }

  /** The name of one of them. */
  public String of(Path picture) {
    return Distinct.name(picture, called.getOrDefault(picture.getFileName(), List.of()));
  }
}
