package org.vggscope.export.maps;

import java.util.Comparator;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.vggscope.model.MapStatistics;
import org.vggscope.text.Texts;

/** The order in which feature maps are shown; all but {@link #INDEX} begin with the largest. */
public enum MapOrder {
  INDEX(Texts.key("index"), null),
  MEAN(Texts.key("mean"), MapStatistics::mean),
  MAXIMUM(Texts.key("maximum"), MapStatistics::maximum),
  ZEROS(Texts.key("share of zeros"), MapStatistics::zeros);

  private final String title;
  private final ToDoubleFunction<MapStatistics> key;

  MapOrder(String title, ToDoubleFunction<MapStatistics> key) {
    this.title = title;
    this.key = key;
  }

  /** The name for people. */
  public String title() {
    return Texts.of(title);
  }

  /** The order of that name; {@link #INDEX} when there is none, as in an old settings file. */
  public static MapOrder named(String name) {
    for (MapOrder order : values()) {
      if (order.name().equals(String.valueOf(name).toUpperCase(Locale.ROOT))) {
        return order;
      }
    }
    return INDEX;
  }

  /** The channels in this order; among equals the smaller index comes first. */
  public int[] sort(MapStatistics[] statistics) {
    IntStream channels = IntStream.range(0, statistics.length);
    if (key == null) {
      return channels.toArray();
    }
    return channels
        .boxed()
        .sorted(
            Comparator.comparingDouble((Integer channel) -> -key.applyAsDouble(statistics[channel]))
                .thenComparingInt(channel -> channel))
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
