package org.vggscope.session;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.vggscope.support.Distinct;
import org.vggscope.training.record.Moments;
import org.vggscope.weights.CatalogEntry;
import org.vggscope.weights.ModelCatalog;

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

  /** A network's title, with as much of a file's path as tells it from others. */
  public static String title(ModelSource source, Collection<ModelSource> others) {
    return source instanceof ModelSource.OwnFile own
        ? Distinct.name(own.file(), files(others))
        : source.title();
  }

  /** As {@link #title}, as short as an id. */
  static String name(ModelSource source, Collection<ModelSource> others) {
    return source instanceof ModelSource.OwnFile ? title(source, others) : source.id();
  }

  private static List<Path> files(Collection<ModelSource> sources) {
    List<Path> files = new ArrayList<>();
    for (ModelSource source : sources) {
      if (source instanceof ModelSource.OwnFile own) {
        files.add(own.file());
      }
    }
    return files;
  }

  /** The model that a person sees who never chose one. */
  static ModelSource first(ModelCatalog catalog) {
    return new ModelSource.Catalogued(
        catalog.available().stream().filter(CatalogEntry::bundled).findFirst().orElseThrow());
  }

  /** The network of that key, if it is on this machine. */
  static Optional<ModelSource> find(Session session, String key) {
    Optional<ModelSource> known =
        of(session, null).stream().filter(each -> each.key().equals(key)).findFirst();
    boolean file =
        known.isEmpty() && Path.of(key).isAbsolute() && Files.isRegularFile(Path.of(key));
    return file ? Optional.of(ofFile(session.training().folderProperty().get(), key)) : known;
  }

  /** A moment of the run that is watched is one again; any other file is somebody's own. */
  private static ModelSource ofFile(Path run, String key) {
    Path file = Path.of(key);
    return Optional.ofNullable(run)
        .map(Path::toAbsolutePath)
        .flatMap(watched -> Moments.at(watched, file))
        .<ModelSource>map(moment -> new ModelSource.OfRun(nameOf(run), moment))
        .orElseGet(() -> new ModelSource.OwnFile(file));
  }

  private static String nameOf(Path run) {
    return String.valueOf(run.toAbsolutePath().normalize().getFileName());
  }
}
