package org.vggscope.weights;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.vggscope.model.ChannelOrder;
import org.vggscope.model.Decoding;
import org.vggscope.model.Preprocessing;
import org.vggscope.model.Resize;
import org.vggscope.support.Problem;
import org.vggscope.support.RefusedException;

/**
 * How the own format says what preprocessing its weights want: in {@code __metadata__}, whose
 * values are words.
 */
final class PreprocessingMetadata {
  private static final String NAME = "preprocessing";

  /** Why it is assumed, where nobody said it. */
  static final String ASSUMED = "preprocessing_assumed";

  private PreprocessingMetadata() {}

  static Map<String, String> write(Preprocessing preprocessing) {
    Map<String, String> words = new LinkedHashMap<>();
    words.put(NAME, preprocessing.name());
    words.put("resize", preprocessing.resize().name().toLowerCase(Locale.ROOT));
    words.put("resize_to", String.valueOf(preprocessing.resizeTo()));
    words.put("crop", String.valueOf(preprocessing.crop()));
    words.put("channel_order", preprocessing.order().name());
    words.put("range", String.valueOf(preprocessing.range()));
    words.put("mean", join(preprocessing.mean()));
    words.put("deviation", join(preprocessing.deviation()));
    if (!preprocessing.decoding().equals(Decoding.AS_SEEN)) {
      words.put("exif", preprocessing.decoding().turned() ? "use" : "ignore");
      words.put("alpha", preprocessing.decoding().onWhite() ? "white" : "drop");
    }
    return words;
  }

  /** Whether somebody says it there. */
  static boolean isIn(Map<String, String> words) {
    return words.containsKey(NAME);
  }

  private static String join(List<Double> values) {
    return String.join(",", values.stream().map(String::valueOf).toList());
  }

  static Preprocessing read(Map<String, String> words, Preprocessing otherwise)
      throws WeightFileException {
    if (!isIn(words)) {
      return otherwise;
    }
    String name = words.get(NAME);
    try {
      int resizeTo = whole(words.getOrDefault("resize_to", "" + otherwise.crop()));
      int crop = whole(words.getOrDefault("crop", "" + otherwise.crop()));
      if (!words.containsKey("mean")) {
        return Preprocessing.named(name, resizeTo, crop);
      }
      return new Preprocessing(
          name,
          one(Resize.values(), words.getOrDefault("resize", "shorter_side")),
          resizeTo,
          crop,
          one(ChannelOrder.values(), words.getOrDefault("channel_order", otherwise.order().name())),
          whole(words.getOrDefault("range", "1")),
          split(words.get("mean")),
          split(
              words.getOrDefault(
                  "deviation", join(Collections.nCopies(otherwise.order().channels(), 1.0)))),
          new Decoding(!"ignore".equals(words.get("exif")), !"drop".equals(words.get("alpha"))));
    } catch (RefusedException e) {
      throw new WeightFileException(
          Problem.of(
              "The file's own words on preprocessing (%s) make no sense: %s",
              Messages.quote(name), e.problem()),
          e);
    }
  }

  private static <E extends Enum<E>> E one(E[] all, String word) {
    return Arrays.stream(all)
        .filter(each -> each.name().equalsIgnoreCase(word))
        .findFirst()
        .orElseThrow(
            () ->
                Problem.refused(
                    "'%s' is none of %s",
                    Messages.quote(word),
                    Arrays.stream(all)
                        .map(each -> each.name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(", "))));
  }

  private static int whole(String word) {
    try {
      return Integer.parseInt(word);
    } catch (NumberFormatException e) {
      throw Problem.refused("'%s' is no whole number", Messages.quote(word));
    }
  }

  private static List<Double> split(String values) {
    return Arrays.stream(values.split(",")).map(PreprocessingMetadata::number).toList();
  }

  private static Double number(String word) {
    try {
      return Double.valueOf(word);
    } catch (NumberFormatException e) {
      throw Problem.refused("'%s' is no number", Messages.quote(word));
    }
  }
}
