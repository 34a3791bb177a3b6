package org.vggscope.session;

import java.nio.file.Path;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * Folders that a person brought: a training is watched, pictures are offered to be learned from.
 * Use it from the window's thread.
 */
public final class BroughtFolders {
  private static final int FEWEST_CLASSES = 2;

  private final TrainingRoom room;
  private final ReadOnlyObjectWrapper<Path> set = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<List<Path>> classes = new ReadOnlyObjectWrapper<>();

  BroughtFolders(TrainingRoom room) {
    this.room = room;
  }

  /** A set to train a network on, at the moment when it is brought; else null. */
  public ReadOnlyObjectProperty<Path> setProperty() {
    return set.getReadOnlyProperty();
  }

  /** A folder a class to teach the network, at the moment when they are brought; else null. */
  public ReadOnlyObjectProperty<List<Path>> classesProperty() {
    return classes.getReadOnlyProperty();
  }

  /**
   * Takes what was brought at once.
   *
   * @return those of which nothing can be made
   */
  List<PictureSource.Folder> take(List<PictureSource.Folder> brought) {
    List<PictureSource.Folder> pictures =
        brought.stream().filter(each -> each.kind() != PictureSource.Folder.Kind.TRAINING).toList();
    brought.stream()
        .filter(each -> !pictures.contains(each))
        .forEach(each -> room.open(each.path()));
    if (pictures.size() >= FEWEST_CLASSES) {
      offer(classes, pictures.stream().map(PictureSource.Folder::path).toList());
      return List.of();
    }
    if (pictures.stream().anyMatch(each -> each.kind() == PictureSource.Folder.Kind.PICTURES)) {
      return pictures;
    }
    pictures.forEach(each -> offer(set, each.path()));
    return List.of();
  }

  /** The same may be brought again. */
  private static <T> void offer(ReadOnlyObjectWrapper<T> property, T brought) {
    property.set(brought);
    property.set(null);
  }
}
