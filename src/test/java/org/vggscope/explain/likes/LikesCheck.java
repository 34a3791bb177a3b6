package org.vggscope.explain.likes;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.vggscope.explain.likes.LikesAnswer.Liked;
import org.vggscope.inference.Activations;
import org.vggscope.inference.ComputeEngine;
import org.vggscope.inference.LoadedModel;
import org.vggscope.model.Layer;
import org.vggscope.model.Position;
import org.vggscope.model.Shape;
import org.vggscope.picture.ColourHandling;
import org.vggscope.picture.PictureFolder;
import org.vggscope.picture.PictureReader;
import org.vggscope.picture.Preprocessor;
import org.vggscope.weights.CatalogEntry;
import org.vggscope.weights.ModelCatalog;
import org.vggscope.weights.WeightFile;

/**
 * Compares the pictures that channels like, in the middle of the map, with the best of a folder:
 * run it with a bundled model, a folder of pictures, steps, a file for a line a channel, and
 * layers. The channels come in an order by chance, so that a part of them is a sample; what the
 * file has already is not made again.
 */
final class LikesCheck {
  private static final int AT_ONCE = 16;

  private LikesCheck() {}

  public static void main(String[] arguments) throws IOException {
    ComputeEngine.claimAllCores();
    CatalogEntry entry = ModelCatalog.bundled().entry(arguments[0]);
    int steps = Integer.parseInt(arguments[2]);
    Path table = Path.of(arguments[3]);
    try (WeightFile file = entry.open();
        LoadedModel model =
            LoadedModel.load(
                ComputeEngine.start(), entry.id(), file, entry.labels(), s -> {}, () -> false)) {
      int side = model.preprocessing().side();
      List<Layer> layers = new ArrayList<>();
      for (int i = 4; i < arguments.length; i++) {
        layers.add(model.architecture().layer(arguments[i]));
      }
      Map<Layer, float[]> best = best(model, layers, Path.of(arguments[1]), table);
      List<String> known =
          Files.exists(table) ? Files.readAllLines(table, StandardCharsets.UTF_8) : List.of();
      try (PrintWriter lines =
          new PrintWriter(
              Files.newBufferedWriter(
                  table, StandardOpenOption.CREATE, StandardOpenOption.APPEND))) {
        for (List<Objective> batch :
            batches(model.architecture().shapes(side, side), layers, known)) {
          LikesRequest request = new LikesRequest(batch, side, steps, 1);
          for (Liked each :
              request.find(model.network(), model.preprocessing(), g -> {}, () -> false).liked()) {
            Layer layer = each.objective().layer();
            int channel = each.objective().channels().keySet().iterator().next();
            lines.printf(
                Locale.ROOT,
                "%s,%d,%.5f,%.5f%n",
                layer.name(),
                channel,
                each.drive().value(),
                best.get(layer)[channel]);
          }
          lines.flush();
        }
      }
    }
  }

  /** Channels of one layer each, the layers in turn. */
  private static List<List<Objective>> batches(
      Map<Layer, Shape> shapes, List<Layer> layers, List<String> known) {
    List<List<Objective>> batches = new ArrayList<>();
    for (Layer layer : layers) {
      int side = shapes.get(layer).height();
      Position middle = new Position(side / 2, side / 2);
      List<Objective> all = new ArrayList<>();
      for (int channel = 0; channel < layer.outputs(); channel++) {
        String start = layer.name() + "," + channel + ",";
        if (known.stream().noneMatch(line -> line.startsWith(start))) {
          all.add(Objective.unit(layer, channel, middle));
        }
      }
      Collections.shuffle(all, new Random(1));
      for (int i = 0; i < all.size(); i += AT_ONCE) {
        batches.add(all.subList(i, Math.min(all.size(), i + AT_ONCE)));
      }
    }
    Collections.shuffle(batches, new Random(2));
    return batches;
  }

  /** The largest activation of each channel over all pictures; kept beside the table. */
  private static Map<Layer, float[]> best(
      LoadedModel model, List<Layer> layers, Path folder, Path table) throws IOException {
    Path kept = table.resolveSibling(table.getFileName() + ".best");
    Map<Layer, float[]> best = new HashMap<>();
    layers.forEach(layer -> best.put(layer, new float[layer.outputs()]));
    if (Files.exists(kept)) {
      for (String line : Files.readAllLines(kept)) {
        String[] fields = line.split(",");
        best.get(model.architecture().layer(fields[0]))[Integer.parseInt(fields[1])] =
            Float.parseFloat(fields[2]);
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
