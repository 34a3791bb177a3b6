package org.vggscope.lesson.grammar;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.vggscope.model.AlexNet;
import org.vggscope.model.Configuration;
import org.vggscope.model.Layer;
import org.vggscope.model.Preprocessing;
import org.vggscope.model.Vgg;
import org.vggscope.session.PictureSource;
import org.vggscope.session.Samples;
import org.vggscope.weights.CatalogEntry;
import org.vggscope.weights.ModelCatalog;

/**
 * The ids that a lesson may name: those of the window as {@code vocabulary.txt} lists them, so that
 * nothing of the window is needed, and those of networks, layers and pictures.
 */
public final class Vocabulary {
  /** What the ids of the layers in the network's row begin with. */
  private static final String TILE = "tile-";

  /** How layers may be called, whatever the network. */
  public static final List<String> RELATIVE =
      List.of("first", "last", "first-conv", "last-conv", "last-pool", "first-fc", "last-fc");

  /** What the cards of the Preprocessing pane are called, and what depends on the weights. */
  private static final List<String> CARDS =
      List.of(
          "right",
          "swapped",
          "range",
          "crop",
          "squash",
          "unscaled",
          "dense",
          "ten-crop",
          "multi-scale",
          "rgb",
          "bgr",
          "range-1",
          "range-255",
          "no-mean",
          "no-deviation");

  /** What the ids of the cards begin with in the window. */
  private static final String CARD = "trial-";

  private static final String FILE = "/org/vggscope/lesson/vocabulary.txt";

  /** Any text will do for an option. */
  private static final String ANYTHING = "*";

  private final Map<String, Set<String>> ids = new TreeMap<>();
  private final Map<String, Map<String, String>> options = new TreeMap<>();
  private final Map<String, Set<String>> performances = new TreeMap<>();
  private final Set<String> layers = new TreeSet<>();

  private Vocabulary(List<String> lines) {
    for (String line : lines) {
      String[] words = line.split(" ", 4);
      switch (words[0]) {
        case "option" ->
            options
                .computeIfAbsent(words[1], view -> new TreeMap<>())
                .put(words[2], words.length < 4 ? ANYTHING : words[3]);
        case "perform" ->
            performances.computeIfAbsent(words[1], view -> new TreeSet<>()).add(words[2]);
        default -> ids.computeIfAbsent(words[0], kind -> new TreeSet<>()).add(words[1]);
      }
    }
    Stream.of(Vgg.paper(Configuration.E), Vgg.paper(Configuration.A_LRN), AlexNet.published())
        .flatMap(network -> network.layers().stream())
        .map(Layer::name)
        .forEach(layers::add);
  }

  /** The program's. */
  public static Vocabulary ofProgram() {
    try (InputStream stream = Vocabulary.class.getResourceAsStream(FILE)) {
      if (stream == null) {
        throw new IOException("The program is incomplete: it lacks " + FILE);
      }
      return of(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Of lines {@code view ID}, {@code command ID}, {@code option VIEW NAME VALUES} and so on. */
  static Vocabulary of(String text) {
    return new Vocabulary(text.lines().filter(line -> !line.isBlank()).toList());
  }

  /** The ids of a kind: {@code view}, {@code command} or {@code anchor}. */
  public Set<String> ids(String kind) {
    return ids.getOrDefault(kind, Set.of());
  }

  /** What can be chosen in a view, with the values: {@code A|B}, or {@code *} for anything. */
  public Map<String, String> options(String view) {
    return options.getOrDefault(view, Map.of());
  }

  /** What a view can do; nothing is known of most. */
  public Set<String> performances(String view) {
    return performances.getOrDefault(view, Set.of());
  }

  /** Names of layers that VGG's configurations or AlexNet have. */
  public Set<String> layers() {
    return layers;
  }

  /**
   * Whether a control may be pointed at; of those that come in rows the list has {@code row-*}. The
   * bundled networks do not have all cards that others have, nor all layers.
   */
  public boolean isAnchor(String id) {
    if (id.startsWith(TILE)) {
      return ids("anchor").contains(id) || layers.contains(id.substring(TILE.length()));
    }
    return CARDS.stream().anyMatch(each -> id.equals(CARD + each))
        || ids("anchor").stream()
            .anyMatch(
                each ->
                    each.endsWith(ANYTHING)
                        ? id.startsWith(each.substring(0, each.length() - 1))
                        : each.equals(id));
  }

  /** All that may be pointed at, as far as its id is known. */
  public List<String> anchors() {
    return Stream.concat(ids("anchor").stream(), layers.stream().map(TILE::concat)).toList();
  }

  /** What there is of a kind; nothing where that depends on another argument. */
  Collection<String> known(Kind kind) {
    return switch (kind) {
      case LAYER -> Stream.concat(RELATIVE.stream(), layers.stream()).toList();
      case VIEW -> ids("view");
      case COMMAND -> ids("command");
      case SAMPLE -> samples();
      case NETWORK -> networks();
      case PREPROCESSING -> Stream.concat(Preprocessing.names().stream(), CARDS.stream()).toList();
      case INIT -> List.of("he", "glorot");
      default -> List.of();
    };
  }

  /** The pictures that come with the program. */
  public static List<String> samples() {
    return Samples.all().stream().map(PictureSource::name).toList();
  }

  /** The networks of the catalogue. */
  public static List<String> networks() {
    return ModelCatalog.bundled().entries().stream().map(CatalogEntry::id).toList();
  }

  /** All lines as they are listed. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    ids.forEach((kind, all) -> all.forEach(id -> lines.add(kind + " " + id)));
    options.forEach(
        (view, all) ->
            all.forEach((name, values) -> lines.add("option " + view + " " + name + " " + values)));
    performances.forEach(
        (view, all) -> all.forEach(name -> lines.add("perform " + view + " " + name)));
    return lines;
  }
}
