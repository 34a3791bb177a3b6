package org.vggscope.session.kept;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.vggscope.model.Labels;
import org.vggscope.model.Position;
import org.vggscope.model.Preprocessing;
import org.vggscope.session.EncodedPicture;
import org.vggscope.session.PictureSource;
import org.vggscope.session.Samples;
import org.vggscope.session.Selection;
import org.vggscope.session.Session;
import org.vggscope.session.SessionState;
import org.vggscope.session.ViewState;
import org.vggscope.support.Problem;
import org.vggscope.support.ProblemException;

/**
 * A session's state as JSON and back. Anybody may have edited it: each part is judged alone, and
 * one that is not good is as in a first session.
 */
final class StateJson {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int LARGEST_SIZE = 1024;

  private final KeptPictures pictures;

  /** The pictures that were written, by their sums. */
  private final Set<String> kept = new HashSet<>();

  private final Set<String> gone = new LinkedHashSet<>();
  private final List<String> bad = new ArrayList<>();

  StateJson(KeptPictures pictures) {
    this.pictures = pictures;
  }

  /** Names of pictures that the state names and that are not there any more. */
  Set<String> gone() {
    return Set.copyOf(gone);
  }

  /** Parts that are of another kind than they should be. */
  List<String> bad() {
    return List.copyOf(bad);
  }

  /** Sums of the kept pictures that the state names. */
  Set<String> kept() {
    return Set.copyOf(kept);
  }

  ObjectNode write(SessionState state) throws IOException {
    ObjectNode root = JSON.createObjectNode();
    root.put("version", SessionState.VERSION);
    root.put("network", state.network());
    root.put("inputSize", state.inputSize());
    if (state.preprocessing() != null) {
      root.set("preprocessing", JSON.valueToTree(state.preprocessing()));
    }
    if (state.picture() != null) {
      write(state.picture()).ifPresent(picture -> root.set("picture", picture));
    }
    ArrayNode recent = root.putArray("recent");
    for (PictureSource each : state.recent()) {
      write(each).ifPresent(recent::add);
    }
    SessionState.Selected selected = state.selected();
    ObjectNode selection = root.putObject("selected");
    selection.put("layer", selected.layer());
    selection.put("channel", selected.channel());
    if (selected.position() != null) {
      selection.put("y", selected.position().y());
      selection.put("x", selected.position().x());
    }
    selection.put("class", selected.classIndex());
    root.put("comparing", state.comparing());
    root.put("companion", state.companion());
    root.put("view", state.view());
    if (state.labels() != null) {
      ArrayNode labels = root.putArray("labels");
      state.labels().lines().lines().forEach(labels::add);
    }
    ObjectNode views = root.putObject("views");
    state.views().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(entry -> views.set(entry.getKey(), JSON.valueToTree(entry.getValue().values())));
    return root;
  }

  private Optional<ObjectNode> write(PictureSource source) throws IOException {
    ObjectNode node = JSON.createObjectNode();
    node.put("name", source.name());
    if (source instanceof PictureSource.File file) {
      node.put("file", file.path().toString());
      pictures.keep(file).ifPresent(sum -> node.put("kept", sum));
    } else if (Samples.all().contains(source)) {
      node.put("sample", source.name());
    } else if (source instanceof EncodedPicture encoded) {
      Optional<String> sum = pictures.keep(encoded);
      if (sum.isEmpty()) {
        return Optional.empty();
      }
      kept.add(sum.get());
      node.put("kept", sum.get());
    } else {
      return Optional.empty();
    }
    return Optional.of(node);
  }

  /**
   * Reads a state.
   *
   * @throws IOException when it is none, or of a later version; the message is one line for people
   */
  SessionState read(byte[] json) throws IOException {
    return read(root(json));
  }

  /**
   * What a state is read from.
   *
   * @throws IOException when it is none, or of a later version; the message is one line for people
   */
  static JsonNode root(byte[] json) throws IOException {
    JsonNode root;
    try {
      root = JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new ProblemException(Problem.of("it is no JSON"), e);
    }
    if (root == null || !root.path("version").isInt()) {
      throw new ProblemException(Problem.of("it is not what this program writes"));
    }
    if (root.get("version").intValue() > SessionState.VERSION) {
      throw new ProblemException(Problem.of("a later version of the program wrote it"));
    }
    return root;
  }

  /** Reads a state from its {@link #root}. */
  SessionState read(JsonNode root) throws IOException {
    check(root, JsonNode::isTextual, "network", "companion", "view");
    check(root, JsonNode::isObject, "preprocessing", "picture", "selected", "views");
    check(root, JsonNode::isInt, "inputSize");
    check(root, JsonNode::isArray, "recent", "labels");
    check(root, JsonNode::isBoolean, "comparing");
    SessionState first = SessionState.FIRST;
    List<PictureSource> recent = new ArrayList<>();
    for (int i = 0; i < Math.min(Session.RECENT_PICTURES, root.path("recent").size()); i++) {
      picture(root.get("recent").get(i)).ifPresent(recent::add);
    }
    Map<String, ViewState> views = new HashMap<>();
    root.path("views")
        .properties()
        .forEach(each -> views.put(each.getKey(), view(each.getValue())));
    int size = root.path("inputSize").asInt(0);
    return new SessionState(
        place(root.path("network").asText("")),
        size < 0 || size > LARGEST_SIZE ? 0 : size,
        preprocessing(root.get("preprocessing")),
        open(root.path("picture")),
        recent,
        selected(root.path("selected")),
        root.path("comparing").asBoolean(first.comparing()),
        place(root.path("companion").asText("")),
        root.path("view").asText(""),
        views,
        labels(root.path("labels")));
  }

  private static Labels labels(JsonNode node) {
    List<String> lines = new ArrayList<>();
    node.forEach(line -> lines.add(line.asText()));
    return lines.isEmpty() ? null : Labels.parse(lines);
  }

  private void check(JsonNode root, Predicate<JsonNode> good, String... names) {
    for (String name : names) {
      if (root.has(name) && !good.test(root.get(name))) {
        bad.add(name);
      }
    }
  }

  private static ViewState view(JsonNode node) {
    Map<String, String> values = new HashMap<>();
    node.properties().forEach(each -> values.put(each.getKey(), each.getValue().asText()));
    return new ViewState(values);
  }

  private static SessionState.Selected selected(JsonNode node) {
    int y = node.path("y").asInt(Selection.NONE);
    int x = node.path("x").asInt(Selection.NONE);
    return new SessionState.Selected(
        node.path("layer").asText(SessionState.FIRST.selected().layer()),
        node.path("channel").asInt(Selection.NONE),
        y < 0 || x < 0 ? null : new Position(y, x),
        node.path("class").asInt(Selection.NONE));
  }

  private static Preprocessing preprocessing(JsonNode node) {
    try {
      return node == null ? null : JSON.treeToValue(node, Preprocessing.class);
    } catch (JsonProcessingException | RuntimeException e) {
      // The record itself refuses numbers that are none.
      return null;
    }
  }

  /** The picture that was open; what is kept of it may be gone. */
  private PictureSource open(JsonNode node) throws IOException {
    PictureSource found = picture(node).orElse(null);
    if (found == null && node.path("name").isTextual()) {
      gone.add(node.get("name").textValue());
    }
    return found;
  }

  private Optional<PictureSource> picture(JsonNode node) throws IOException {
    String sum = node.path("kept").asText("");
    String file = place(node.path("file").asText(""));
    if (!file.isEmpty()) {
      return pictures.find(new PictureSource.File(Path.of(file)), sum);
    }
    String sample = node.path("sample").asText("");
    if (!sample.isEmpty()) {
      return Samples.all().stream().filter(each -> each.name().equals(sample)).findFirst();
    }
    Optional<PictureSource> found = pictures.find(node.path("name").asText(""), sum);
    found.ifPresent(picture -> kept.add(sum));
    return found;
  }

  /** The text if this system can have a file of that name, else nothing. */
  private static String place(String text) {
    try {
      Path.of(text);
      return text;
    } catch (InvalidPathException e) {
      return "";
    }
  }
}
