package org.vggscope.explain.likes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.vggscope.inference.Fingerprint;
import org.vggscope.inference.LoadedModel;
import org.vggscope.model.Layer;
import org.vggscope.model.Position;
import org.vggscope.picture.SourceImage;
import org.vggscope.report.JpegWriter;
import org.vggscope.report.JsonWriter;
import org.vggscope.support.AtomicFile;
import org.vggscope.support.Checksum;

/**
 * An atlas as two files: a sheet of the pictures in the channels' order, some a row, as JPEG, and a
 * JSON with how they were made and how hard each drove its channel before it became a JPEG. Those
 * of the bundled networks come with the program.
 */
public final class AtlasFile {
  private static final int COLUMNS = 16;
  private static final float QUALITY = 0.8f;

  /** Characters of a fingerprint that tell networks apart. */
  private static final int MARK = 16;

  private AtlasFile() {}

  /** The name of a sheet without its ending: {@code vgg16-tiny-conv5_3}. */
  public static String name(String model, Layer layer) {
    return model + "-" + layer.name();
  }

  /**
   * Writes both files.
   *
   * @param folder is there
   * @param model what the network is called in their names
   */
  public static void write(Path folder, String model, Atlas atlas) throws IOException {
    LikedPicture first = atlas.pictures().get(0);
    String name = name(model, atlas.layer());
    byte[] sheet = JpegWriter.bytes(sheet(atlas), QUALITY);
    AtomicFile.write(folder.resolve(name + ".jpg"), stream -> stream.write(sheet));
    ObjectNode node = JsonWriter.object();
    node.put("model", model);
    node.put("layer", atlas.layer().name());
    node.put("size", first.picture().width());
    node.put("steps", first.steps());
    node.put("seed", first.seed());
    node.put("sheet", Checksum.of(sheet));
    Position at = first.objective().at();
    if (at != null) {
      node.putArray("at").add(at.y()).add(at.x());
    }
    ArrayNode drives = node.putArray("drives");
    atlas.pictures().forEach(picture -> drives.add((float) picture.drive()));
    AtomicFile.write(
        folder.resolve(name + ".json"),
        stream -> stream.write(JsonWriter.text(node).getBytes(StandardCharsets.UTF_8)));
  }

  private static BufferedImage sheet(Atlas atlas) {
    List<LikedPicture> pictures = atlas.pictures();
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

  /** What the files of a network are called by that does not come with the program. */
  public static String mark(LoadedModel network, Layer layer) {
    return Fingerprint.of(network, layer, network.preprocessing().toString()).substring(0, MARK);
  }

  /**
   * The atlas of a layer: that which comes with the program, else that which was made.
   *
   * @param bundled the network's id in the catalogue if it comes with the program; null for another
   * @param folder of those that were made; it need not be there
   * @return empty where there is none
   * @throws IOException when the program is damaged
   */
  public static Optional<Atlas> find(String bundled, Path folder, LoadedModel network, Layer layer)
      throws IOException {
    Optional<Atlas> known = bundled == null ? Optional.empty() : bundled(bundled, layer);
    // To tell a network its weights are read, which the engine then lays out anew.
    return known.isPresent() || !Files.isDirectory(folder)
        ? known
        : read(folder, mark(network, layer), layer);
  }

  /**
   * The atlas of a layer, of those that come with the program.
   *
   * @param model a bundled network's id in the catalogue
   * @return empty where none of the layer comes with it
   * @throws IOException when the program is damaged
   */
  public static Optional<Atlas> bundled(String model, Layer layer) throws IOException {
    String name = name(model, layer);
    try (InputStream known = AtlasFile.class.getResourceAsStream(name + ".json");
        InputStream pictures = AtlasFile.class.getResourceAsStream(name + ".jpg")) {
      return known == null || pictures == null
          ? Optional.empty()
          : Optional.of(read(layer, known, pictures));
    }
  }

  /**
   * The atlas of a layer, as far as it was written into a folder.
   *
   * @return empty where there is none, or none that can be read
   */
  public static Optional<Atlas> read(Path folder, String model, Layer layer) {
    String name = name(model, layer);
    try (InputStream known = Files.newInputStream(folder.resolve(name + ".json"));
        InputStream pictures = Files.newInputStream(folder.resolve(name + ".jpg"))) {
      return Optional.of(read(layer, known, pictures));
    } catch (IOException | IllegalArgumentException e) {
      // It is made anew.
      return Optional.empty();
    }
  }

  private static Atlas read(Layer layer, InputStream known, InputStream pictures)
      throws IOException {
    JsonNode node = new JsonMapper().readTree(known);
    byte[] bytes = pictures.readAllBytes();
    JsonNode whole = node.get("sheet");
    if (whole != null && !whole.asText().equals(Checksum.of(bytes))
        || !node.path("layer").asText().equals(layer.name())) {
      // A JPEG that is cut or another one is read without a word.
      throw new IOException(layer.name() + ": another sheet");
    }
    BufferedImage sheet = ImageIO.read(new ByteArrayInputStream(bytes));
    JsonNode drives = node.required("drives");
    int side = node.required("size").asInt();
    int tiles =
        sheet == null || side < 1
            ? 0
            : sheet.getHeight() / side * Math.min(COLUMNS, sheet.getWidth() / side);
    if (node.required("steps").asInt() < 1
        || drives.isEmpty()
        || drives.size() > Math.min(layer.outputs(), tiles)) {
      throw new IOException(layer.name() + ": no sheet of its channels");
    }
    JsonNode at = node.get("at");
    List<LikedPicture> all = new ArrayList<>();
    for (int channel = 0; channel < drives.size(); channel++) {
      int x = channel % COLUMNS * side;
      int y = channel / COLUMNS * side;
      int[] pixels = sheet.getRGB(x, y, side, side, null, 0, side);
      for (int i = 0; i < pixels.length; i++) {
        pixels[i] &= 0xffffff;
      }
      Objective everywhere = Objective.channel(layer, channel);
      all.add(
          new LikedPicture(
              at == null
                  ? everywhere
                  : everywhere.at(new Position(at.required(0).asInt(), at.required(1).asInt())),
              new SourceImage(layer.name(), side, side, pixels),
              (float) drives.required(channel).asDouble(),
              node.required("steps").asInt(),
              node.required("seed").asLong()));
    }
    return new Atlas(all);
  }
}
