package org.vggscope.weights;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vggscope.model.Configuration;
import org.vggscope.model.Labels;
import org.vggscope.model.NetworkSpec;
import org.vggscope.model.Preprocessing;
import org.vggscope.model.Vgg;
import org.vggscope.support.Problem;

/** The models that the program knows by name, as {@code weights/catalog.json} lists them. */
public final class ModelCatalog {
  private static final String RESOURCE = "/weights/catalog.json";
  private static final int IMAGENET_CLASSES = 1000;

  private final List<CatalogEntry> entries;

  /** A catalogue of these models, the first of which is the one to begin with. */
  public ModelCatalog(List<CatalogEntry> entries) {
    this.entries = List.copyOf(entries);
  }

  /**
   * The catalogue inside the program.
   *
   * @throws UncheckedIOException when the program is damaged
   */
  public static ModelCatalog bundled() {
    List<CatalogEntry> entries = new ArrayList<>();
    for (JsonNode model : read().required("models")) {
      entries.add(entry(model));
    }
    return new ModelCatalog(entries);
  }

  private static JsonNode read() {
    try (InputStream stream = ModelCatalog.class.getResourceAsStream(RESOURCE)) {
      if (stream == null) {
        throw new WeightFileException(
            Problem.of("The program is incomplete: it lacks %s", RESOURCE));
      }
      return new JsonMapper().readTree(stream);
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }

  private static CatalogEntry entry(JsonNode model) {
    NetworkSpec architecture =
        Vgg.of(
            Configuration.of(model.required("configuration").asText()),
            numbers(model.required("widths")),
            numbers(model.required("hidden")),
            model.required("classes").asInt(),
            model.required("inputSize").asInt());
    JsonNode preprocessing = model.required("preprocessing");
    return new CatalogEntry(
        model.required("id").asText(),
        model.required("title").asText(),
        architecture,
        Preprocessing.named(
            preprocessing.required("name").asText(),
            preprocessing.required("resizeTo").asInt(),
            preprocessing.required("crop").asInt()),
        model.required("labels").asText(),
        model.required("file").asText(),
        model.required("size").asLong(),
        model.required("sha256").asText(),
        model.required("source").asText(),
        model.required("licence").asText(),
        model.required("bundled").asBoolean(),
        Optional.ofNullable(model.get("accuracy")).map(ModelCatalog::accuracy));
  }

  private static Accuracy accuracy(JsonNode measured) {
    List<Accuracy.AtSize> sizes = new ArrayList<>();
    for (JsonNode size : measured.required("sizes")) {
      sizes.add(
          new Accuracy.AtSize(
              size.required(0).asInt(), size.required(1).asDouble(), size.required(2).asDouble()));
    }
    return new Accuracy(measured.required("pictures").asText(), sizes);
  }

  private static List<Integer> numbers(JsonNode array) {
    List<Integer> numbers = new ArrayList<>();
    array.forEach(number -> numbers.add(number.asInt()));
    return numbers;
  }

  /**
   * Pictures of others that networks learn from.
   *
   * @throws UncheckedIOException when the program is damaged
   */
  public static List<PublishedSet> dataSets() {
    return Sets.ALL;
  }

  /** Read once; what trains asks for them more than once. */
  private static final class Sets {
    static final List<PublishedSet> ALL = List.copyOf(readSets());
  }

  private static List<PublishedSet> readSets() {
    List<PublishedSet> sets = new ArrayList<>();
    for (JsonNode set : read().required("dataSets")) {
      List<PublishedSet.SetFile> files = new ArrayList<>();
      for (JsonNode file : set.required("files")) {
        files.add(
            new PublishedSet.SetFile(
                file.required("file").asText(),
                file.required("source").asText(),
                file.required("size").asLong(),
                file.required("sha256").asText()));
      }
      sets.add(
          new PublishedSet(
              set.required("id").asText(),
              set.required("title").asText(),
              set.required("licence").asText(),
              files));
    }
    return sets;
  }

  /**
   * Weight files of others that open here, with what is known of them.
   *
   * @throws UncheckedIOException when the program is damaged
   */
  public static List<PublishedFile> published() {
    List<PublishedFile> files = new ArrayList<>();
    for (JsonNode file : read().required("published")) {
      files.add(
          new PublishedFile(
              file.required("file").asText(),
              file.required("title").asText(),
              file.required("format").asText(),
              file.required("preprocessing").asText(),
              file.required("source").asText(),
              Optional.ofNullable(file.get("size")).map(JsonNode::asLong),
              Optional.ofNullable(file.get("checksum")).map(JsonNode::asText),
              Optional.ofNullable(file.get("checksumFrom")).map(JsonNode::asText)));
    }
    return files;
  }

  /** Every model, bundled ones first. */
  public List<CatalogEntry> entries() {
    return entries;
  }

  /** The models that are on this machine, bundled or downloaded. */
  public List<CatalogEntry> available() {
    return entries.stream().filter(CatalogEntry::isAvailable).toList();
  }

  /** The ids of every model. */
  public List<String> ids() {
    return entries.stream().map(CatalogEntry::id).toList();
  }

  /** Whether there is a model of that id. */
  public boolean contains(String id) {
    return ids().contains(id);
  }

  /**
   * The model of that id.
   *
   * @throws IllegalArgumentException when there is none, in one line that names those there are
   */
  public CatalogEntry entry(String id) {
    return entries.stream()
        .filter(entry -> entry.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                Problem.refused(
                    "No model is called '%s'; there are %s",
                    Messages.quote(id), String.join(", ", ids())));
  }

  /**
   * What the classes of a weight file are called, of which the file says nothing. One of a model's
   * very architecture is taken for a copy of that model, and 1,000 classes for ImageNet's; others
   * have numbers.
   *
   * @throws IOException when the labels cannot be read
   */
  public Labels labels(NetworkSpec architecture) throws IOException {
    for (CatalogEntry known : entries) {
      if (known.architecture().adaptive().equals(architecture.adaptive())) {
        return known.labels();
      }
    }
    for (CatalogEntry known : entries) {
      if (architecture.classes() == IMAGENET_CLASSES
          && known.architecture().classes() == IMAGENET_CLASSES) {
        return known.labels();
      }
    }
    return Labels.numbered(architecture.classes());
  }
}
