package org.vggscope.explain.likes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.vggscope.inference.LoadedModel;
import org.vggscope.model.Layer;
import org.vggscope.model.LayerKind;
import org.vggscope.model.NetworkSpec;
import org.vggscope.model.Position;
import org.vggscope.picture.SourceImage;
import org.vggscope.report.JpegWriter;
import org.vggscope.report.JsonWriter;
import org.vggscope.support.AtomicFile;

/**
 * What every channel of a layer likes, made once and kept in two files: a sheet of the pictures in
 * the channels' order, some a row, as JPEG, and a JSON with how they were made and how hard each
 * drove its channel before it became a JPEG. Those of the bundled networks come with the program.
 *
 * @param pictures one a channel, in their order, made alike
 */
public record Atlas(List<LikedPicture> pictures) {
  private static final int COLUMNS = 16;
  private static final float QUALITY = 0.8f;

  public Atlas {
    pictures = List.copyOf(pictures);
  }

  /** The layers that an atlas is made of unless others are asked for: each block's last ones. */
  public static List<Layer> layers(NetworkSpec network) {
    List<Layer> layers = network.layers();
    return IntStream.range(1, layers.size())
        .filter(i -> layers.get(i).kind() == LayerKind.POOLING)
        .mapToObj(i -> layers.get(i - 1))
        .filter(layer -> layer.kind() == LayerKind.CONVOLUTION)
        .toList();
  }

  /**
   * Makes one.
   *
   * @param side of each picture, in pixels
   * @param progress told the share that is done, 0 to 1, after each step
   * @throws CancellationException when cancelled
   */
  public static Atlas make(
      LoadedModel model,
      Layer layer,
      int side,
      int steps,
      long seed,
      DoubleConsumer progress,
      BooleanSupplier cancelled) {
    List<Objective> objectives =
        IntStream.range(0, layer.outputs())
            .mapToObj(channel -> Objective.shown(model.architecture(), layer, channel, side))
            .toList();
    List<LikedPicture> made = new ArrayList<>();
    for (LikesRequest request : LikesRequest.each(objectives, side, steps, seed)) {
      int before = made.size();
      int now = request.objectives().size();
      request
          .find(
              model.network(),
              model.preprocessing(),
              growth ->
                  progress.accept(
                      (before + (double) now * growth.step() / steps) / objectives.size()),
              cancelled)
          .liked()
          .forEach(each -> made.add(LikedPicture.of(request, each)));
    }
    return new Atlas(made);
  }

  /** The name of a sheet without its ending: {@code vgg16-tiny-conv5_3}. */
  public static String name(String model, Layer layer) {
    return model + "-" + layer.name();
  }

  /** Writes both files into a folder, which is there. */
  public void write(Path folder, String model) throws IOException {
    LikedPicture first = pictures.get(0);
    String name = name(model, first.objective().layer());
    AtomicFile.write(
        folder.resolve(name + ".jpg"), stream -> stream.write(JpegWriter.bytes(sheet(), QUALITY)));
    ObjectNode node = JsonWriter.object();
    node.put("model", model);
    node.put("layer", first.objective().layer().name());
    node.put("size", first.picture().width());
    node.put("steps", first.steps());
    node.put("seed", first.seed());
    Position at = first.objective().at();
    if (at != null) {
      node.putArray("at").add(at.y()).add(at.x());
    }
    ArrayNode drives = node.putArray("drives");
    pictures.forEach(picture -> drives.add((float) picture.drive()));
    AtomicFile.write(
        folder.resolve(name + ".json"),
        stream -> stream.write(JsonWriter.text(node).getBytes(StandardCharsets.UTF_8)));
  }

  private BufferedImage sheet() {
    int side = pictures.get(0).picture().width();
    int rows = (pictures.size() + COLUMNS - 1) / COLUMNS;
    BufferedImage sheet =
        new BufferedImage(
            Math.min(COLUMNS, pictures.size()) * side, rows * side, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < pictures.size(); i++) {
      int[] pixels = pictures.get(i).picture().pixels();
      sheet.setRGB(i % COLUMNS * side, i / COLUMNS * side, side, side, pixels, 0, side);
    }
    return sheet;
  }

  /**
   * What a channel likes, of those that come with the program.
   *
   * @param model a bundled network's id in the catalogue
   * @return empty where no atlas of the layer comes with it
   * @throws IOException when the program is damaged
   */
  public static Optional<LikedPicture> bundled(String model, Layer layer, int channel)
      throws IOException {
    String name = name(model, layer);
    try (InputStream known = Atlas.class.getResourceAsStream(name + ".json");
        InputStream pictures = Atlas.class.getResourceAsStream(name + ".jpg")) {
      if (known == null || pictures == null) {
        return Optional.empty();
      }
      JsonNode node = new JsonMapper().readTree(known);
      BufferedImage sheet = ImageIO.read(new MemoryCacheImageInputStream(pictures));
      int side = node.required("size").asInt();
      int x = channel % COLUMNS * side;
      int y = channel / COLUMNS * side;
      int[] pixels = sheet.getRGB(x, y, side, side, null, 0, side);
      for (int i = 0; i < pixels.length; i++) {
        pixels[i] &= 0xffffff;
      }
      Objective whole = Objective.channel(layer, channel);
      JsonNode at = node.get("at");
      return Optional.of(
          new LikedPicture(
              at == null
                  ? whole
                  : whole.at(new Position(at.required(0).asInt(), at.required(1).asInt())),
              new SourceImage(layer.name(), side, side, pixels),
              node.required("drives").required(channel).asDouble(),
              node.required("steps").asInt(),
              node.required("seed").asLong()));
    }
  }
}
