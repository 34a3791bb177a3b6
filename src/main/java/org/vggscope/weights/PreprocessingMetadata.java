package org.vggscope.weights;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.vggscope.model.ChannelOrder;
import org.vggscope.model.Preprocessing;
import org.vggscope.model.Resize;
import org.vggscope.support.Problem;

/**
 * How the own format says what preprocessing its weights want: in {@code __metadata__}, whose
 * values are words. Files that say nothing want torchvision's with the shorter side scaled to the
 * input size.
 */
final class PreprocessingMetadata {
  private PreprocessingMetadata() {}

  static Map<String, String> write(Preprocessing preprocessing) {
    Map<String, String> words = new LinkedHashMap<>();
    words.put("preprocessing", preprocessing.name());
    words.put("resize", preprocessing.resize().name().toLowerCase(Locale.ROOT));
    words.put("resize_to", String.valueOf(preprocessing.resizeTo()));
    words.put("crop", String.valueOf(preprocessing.crop()));
    words.put("channel_order", preprocessing.order().name());
    words.put("range", String.valueOf(preprocessing.range()));
    words.put("mean", join(preprocessing.mean()));
    words.put("deviation", join(preprocessing.deviation()));
    return words;
  }

  private static String join(List<Double> values) {
    return String.join(",", values.stream().map(String::valueOf).toList());
  }

  static Preprocessing read(Map<String, String> words, int inputSize) throws WeightFileException {
    if (!words.containsKey("preprocessing")) {
      return Preprocessing.torchvision(inputSize, inputSize);
    }
    String name = words.get("preprocessing");
    try {
      int resizeTo = Integer.parseInt(words.getOrDefault("resize_to", "" + inputSize));
      int crop = Integer.parseInt(words.getOrDefault("crop", "" + inputSize));
      if (!words.containsKey("mean")) {
        return Preprocessing.named(name, resizeTo, crop);
      }
      return new Preprocessing(
          name,
          Resize.valueOf(words.getOrDefault("resize", "shorter_side").toUpperCase(Locale.ROOT)),
          resizeTo,
          crop,
          ChannelOrder.valueOf(words.getOrDefault("channel_order", "RGB")),
          Integer.parseInt(words.getOrDefault("range", "1")),
          split(words.get("mean")),
          split(words.getOrDefault("deviation", "1,1,1")));
    } catch (IllegalArgumentException e) {
      throw new WeightFileException(
          Problem.of(
              "The file's own words on preprocessing (%s) make no sense: %s",
              Messages.quote(name), Messages.quote(String.valueOf(e.getMessage()))),
          e);
    }
  }

  private static List<Double> split(String values) {
    return Arrays.stream(values.split(",")).map(Double::valueOf).toList();
  }
}
