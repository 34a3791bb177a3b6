package org.vggscope.session;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.vggscope.weights.CatalogEntry;

/** The networks that need no download. */
public final class ModelSources {
  private ModelSources() {}

  /**
   * The catalogue's models that are on this machine, then the person's own files.
   *
   * @param present one that is in use and belongs to the list wherever it came from, or null
   */
  public static List<ModelSource> of(Session session, ModelSource present) {
    List<ModelSource> sources = new ArrayList<>();
    for (CatalogEntry entry : session.catalog().available()) {
      sources.add(new ModelSource.Catalogued(entry));
    }
    for (String file : session.settings().weightFiles) {
      if (Files.isRegularFile(Path.of(file))) {
        sources.add(new ModelSource.OwnFile(Path.of(file)));
      }
    }
    if (present != null && !sources.contains(present)) {
      sources.add(present);
    }
    return sources;
  }
}
