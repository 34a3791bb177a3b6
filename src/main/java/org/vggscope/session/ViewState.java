package org.vggscope.session;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.vggscope.session.settings.Settings;

/**
 * What a person chose in a view, by name, as words and numbers that mean the same in another
 * version and on another machine. Anybody may have written it: the getters fall back where a value
 * is not good.
 *
 * @param values by the names of the options
 */
public record ViewState(Map<String, String> values) {
  /** Nothing was chosen. */
  public static final ViewState NONE = new ViewState(Map.of());

  public ViewState {
    values = Collections.unmodifiableMap(new TreeMap<>(values));
  }

  /** The same with one value more, or another. */
  public ViewState with(String name, Object value) {
    Map<String, String> changed = new TreeMap<>(values);
    changed.put(name, value instanceof Enum<?> constant ? constant.name() : value.toString());
    return new ViewState(changed);
  }

  public String text(String name, String otherwise) {
    return values.getOrDefault(name, otherwise);
  }

  public boolean flag(String name, boolean otherwise) {
    String value = values.get(name);
    return "true".equals(value) || !"false".equals(value) && otherwise;
  }

  /** A number from {@code least} to {@code most}. */
  public double number(String name, double least, double most, double otherwise) {
    try {
      double value = Double.parseDouble(values.getOrDefault(name, ""));
      return value >= least && value <= most ? value : otherwise;
    } catch (NumberFormatException e) {
      return otherwise;
    }
  }

  /** The constant of that name, in whatever case. */
  public <E extends Enum<E>> E choice(String name, E otherwise) {
    return Settings.choice(values.get(name), otherwise);
  }
}
