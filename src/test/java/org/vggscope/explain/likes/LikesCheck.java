package org.vggscope.explain.likes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.vggscope.inference.Activations;
import org.vggscope.inference.ComputeEngine;
import org.vggscope.inference.LoadedModel;
import org.vggscope.model.Layer;
import org.vggscope.picture.ColourHandling;
import org.vggscope.picture.PictureFolder;
import org.vggscope.picture.PictureReader;
import org.vggscope.picture.Preprocessor;
import org.vggscope.support.Median;
import org.vggscope.weights.CatalogEntry;
import org.vggscope.weights.ModelCatalog;
import org.vggscope.weights.WeightFile;

/**
 * Compares the pictures of atlases with the best of a folder, channel by channel: run it with a
 * bundled model, a folder of pictures, a file that keeps how hard the best of them drive, the
 * folder that {@code atlas} wrote, and layers.
 */
final class LikesCheck {
  private LikesCheck() {}

  public static void main(String[] arguments) throws IOException {
    ComputeEngine.claimAllCores();
    CatalogEntry entry = ModelCatalog.bundled().entry(arguments[0]);
    try (WeightFile file = entry.open();
        LoadedModel model =
            LoadedModel.load(
                ComputeEngine.start(), entry.id(), file, entry.labels(), s -> {}, () -> false)) {
      List<Layer> layers =
          Arrays.stream(arguments).skip(4).map(name -> model.architecture().layer(name)).toList();
      Map<Layer, float[]> best = best(model, layers, Path.of(arguments[1]), Path.of(arguments[2]));
      for (Layer layer : layers) {
        JsonNode atlas =
            new JsonMapper()
                .readTree(
                    Path.of(arguments[3], AtlasFile.name(entry.id(), layer) + ".json").toFile());
        print(layer, atlas, best.get(layer));
      }
    }
  }

  private static void print(Layer layer, JsonNode atlas, float[] best) {
    List<Integer> dead = new ArrayList<>();
    List<Integer> softer = new ArrayList<>();
    List<Double> ratios = new ArrayList<>();
    for (int channel = 0; channel < best.length; channel++) {
      double ratio = atlas.required("drives").required(channel).asDouble() / best[channel];
      if (best[channel] == 0) {
        dead.add(channel);
      } else {
        ratios.add(ratio);
      }
      if (best[channel] > 0 && ratio <= 1) {
        softer.add(channel);
      }
    }
    double[] sorted = ratios.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    System.out.printf(
        Locale.ROOT,
        "%s: %d steps, harder for %d of %d channels (%.1f %%), ratio: median %.2f, least %.2f, most"
            + " %.2f; softer %s, dead %s%n",
        layer.name(),
        atlas.required("steps").asInt(),
        sorted.length - softer.size(),
        sorted.length,
        100.0 * (sorted.length - softer.size()) / sorted.length,
        Median.of(sorted),
        sorted[0],
        sorted[sorted.length - 1],
        softer,
        dead);
  }

  /**
   * The largest activation of each channel over all pictures, which takes minutes the first time.
   */
  private static Map<Layer, float[]> best(
      LoadedModel model, List<Layer> layers, Path folder, Path kept) throws IOException {
    Map<Layer, float[]> best = new HashMap<>();
    layers.forEach(layer -> best.put(layer, new float[layer.outputs()]));
    if (Files.exists(kept)) {
      for (String line : Files.readAllLines(kept)) {
        String[] fields = line.split(",");
        float[] largest = best.get(model.architecture().layer(fields[0]));
        if (largest != null) {
          largest[Integer.parseInt(fields[1])] = Float.parseFloat(fields[2]);
        }
      }
      return best;
    }
    for (Path picture : PictureFolder.list(folder)) {
      try (Activations activations =
          model
              .network()
              .forward(
                  Preprocessor.prepare(
                          PictureReader.read(picture, ColourHandling.SRGB), model.preprocessing())
                      .input(),
                  () -> false)) {
        for (Layer layer : layers) {
          float[] values = activations.copy(layer).values();
          float[] largest = best.get(layer);
          int area = values.length / largest.length;
          for (int i = 0; i < values.length; i++) {
            largest[i / area] = Math.max(largest[i / area], values[i]);
          }
        }
      }
    }
    List<String> lines = new ArrayList<>();
    best.forEach(
        (layer, largest) -> {
          for (int channel = 0; channel < largest.length; channel++) {
            lines.add("%s,%d,%s".formatted(layer.name(), channel, largest[channel]));
          }
        });
    Files.write(kept, lines);
    return best;
  }
}
