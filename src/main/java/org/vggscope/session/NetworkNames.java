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
    String one = first.architecture().name();
    String other = second.architecture().name();
    if (!one.equals(other)) {
      return new NetworkNames(one, other);
    }
    List<ModelSource> both = List.of(first.source(), second.source());
    return first.source().key().equals(second.source().key())
        ? new NetworkNames(Texts.of("%s left", one), Texts.of("%s right", one))
        : new NetworkNames(
            ModelSources.name(first.source(), both), ModelSources.name(second.source(), both));
  }
}
