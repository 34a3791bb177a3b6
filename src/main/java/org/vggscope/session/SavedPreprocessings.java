package org.vggscope.session;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.vggscope.model.Preprocessing;
import org.vggscope.session.settings.KeptPreprocessings;
import org.vggscope.session.settings.SavedPreprocessing;
import org.vggscope.session.settings.Settings;

/** The preprocessings that a person has spelled out and given a name. */
public final class SavedPreprocessings {
  private final Settings settings;
  private final ReadOnlyObjectWrapper<List<SavedPreprocessing>> all;

  SavedPreprocessings(Settings settings) {
    this.settings = settings;
    this.all = new ReadOnlyObjectWrapper<>(KeptPreprocessings.saved(settings));
  }

  /** All of them, by name; never null. */
  public ReadOnlyObjectProperty<List<SavedPreprocessing>> allProperty() {
    return all.getReadOnlyProperty();
  }

  /** Those that could take the place of what a network's weights want, made for that network. */
  public List<Preprocessing> fitting(Preprocessing right) {
    return KeptPreprocessings.fitting(all.get(), right);
  }

  /** Names of those that could take the place of a preprocessing, and of the published ones. */
  public List<String> alternatives(Preprocessing right) {
    List<String> names = new ArrayList<>(right.alternatives());
    fitting(right).forEach(each -> names.add(each.name()));
    return names;
  }

  /**
   * Saves one under its name, in the place of an earlier one. One that scales and crops as the
   * weights want it leaves that to each network.
   *
   * @param right what the weights want of the network that it was spelled out for
   * @throws IllegalArgumentException when it can have no such name; the message is one line for
   *     people
   */
  public void save(Preprocessing own, Preprocessing right) {
    KeptPreprocessings.save(settings, own, right);
    all.set(KeptPreprocessings.saved(settings));
  }

  /** Forgets the one of that name. */
  public void forget(String name) {
    KeptPreprocessings.forget(settings, name);
    all.set(KeptPreprocessings.saved(settings));
  }
}
