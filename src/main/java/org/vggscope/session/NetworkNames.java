package org.vggscope.session;

import java.util.List;
import org.vggscope.text.Texts;

/**
 * What to call two networks where there is little room: {@code VGG16} and {@code VGG19}; where that
 * does not tell them apart, by their ids.
 *
 * @param first the loaded network
 * @param second its companion
 */
public record NetworkNames(String first, String second) {
  public static NetworkNames of(ModelView first, ModelView second) {
    return of(
        first.architecture().name(), first.source(), second.architecture().name(), second.source());
  }

  /**
   * As above.
   *
   * @param one what the first network's architecture is called
   * @param first where its weights come from
   * @param other the same of the second
   * @param second where its weights come from
   */
  public static NetworkNames of(String one, ModelSource first, String other, ModelSource second) {
    if (!one.equals(other)) {
      return new NetworkNames(one, other);
    }
    List<ModelSource> both = List.of(first, second);
    return first.key().equals(second.key())
        ? new NetworkNames(Texts.of("%s left", one), Texts.of("%s right", one))
        : new NetworkNames(ModelSources.name(first, both), ModelSources.name(second, both));
  }
}
