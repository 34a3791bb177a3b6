package org.vggscope.session;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.vggscope.model.Preprocessing;
import org.vggscope.session.settings.KeptPreprocessings;
import org.vggscope.session.settings.Settings;

/** The preprocessings that a person has spelled out and given a name. */
public final class SavedPreprocessings {
  private final Settings settings;
  private final ReadOnlyObjectWrapper<List<Preprocessing>> all;

  SavedPreprocessings(Settings settings) {
    this.settings = settings;
    this.all = new ReadOnlyObjectWrapper<>(KeptPreprocessings.saved(settings));
  }

  /** All of them, by name; never null. */
  public ReadOnlyObjectProperty<List<Preprocessing>> allProperty() {
    return all.getReadOnlyProperty();
  }

  /** Names of those that could take the place of a preprocessing, and of the published ones. */
  public List<String> alternatives(Preprocessing own) {
    List<String> names = new ArrayList<>(own.alternatives());
    all.get().stream().filter(own::fits).map(Preprocessing::name).forEach(names::add);
    return names;
  }

  /**
   * Saves one under its name, in the place of an earlier one.
   *
   * @throws IllegalArgumentException when it can have no such name; the message is one line for
   *     people
   */
  public void save(Preprocessing own) {
    KeptPreprocessings.save(settings, own);
    all.set(KeptPreprocessings.saved(settings));
  }

  /** Forgets the one of that name. */
  public void forget(String name) {
    KeptPreprocessings.forget(settings, name);
    all.set(KeptPreprocessings.saved(settings));
  }
}
