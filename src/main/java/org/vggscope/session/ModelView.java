package org.vggscope.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vggscope.inference.ComputeEngine;
import org.vggscope.inference.LoadedModel;
import org.vggscope.model.Labels;
import org.vggscope.model.Layer;
import org.vggscope.model.NetworkSpec;
import org.vggscope.model.Preprocessing;
import org.vggscope.support.Problem;
import org.vggscope.text.Texts;
import org.vggscope.weights.Accuracy;
import org.vggscope.weights.WeightFile;

/**
 * What the window knows of the loaded network.
 *
 * @param source where it came from
 * @param id the catalogue's id or the file's name
 * @param architecture its layers and widths
 * @param labels names of its classes
 * @param preprocessing what its weights want
 * @param bytes memory of its weights
 * @param format the weight file's format
 * @param notes what is to be known of how the file was read, a line each
 * @param problem why the network has no classifier though there was something of one, or null
 * @param assumption why the preprocessing is what it is when nobody says it; null where somebody
 *     does
 * @param engine the engine's name and version, for people
 * @param said what a person says of it
 */
public record ModelView(
    ModelSource source,
    String id,
    NetworkSpec architecture,
    Labels labels,
    Preprocessing preprocessing,
    long bytes,
    String format,
    List<String> notes,
    Problem problem,
    Problem assumption,
    String engine,
    Said said) {
  /**
   * What a person says of a network in place of its file.
   *
   * @param labels names of its classes; null where nobody gave any
   * @param preprocessing what its weights want; null where nobody said it
   */
  public record Said(Labels labels, Preprocessing preprocessing) {
    /** Nothing. */
    public static final Said NOTHING = new Said(null, null);
  }

  /** What is to be known of a network that was read from an open file. */
  static ModelView of(ModelSource from, LoadedModel loaded, WeightFile file, ComputeEngine engine) {
    return new ModelView(
        from,
        from.id(),
        loaded.architecture(),
        loaded.labels(),
        loaded.preprocessing(),
        loaded.network().parameterBytes(),
        file.format(),
        notes(from, file, loaded),
        loaded.network().problem(),
        file.assumption(),
        engine.name() + " " + engine.version(),
        Said.NOTHING);
  }

  private static List<String> notes(ModelSource from, WeightFile file, LoadedModel loaded) {
    List<String> notes = new ArrayList<>(file.notes().stream().map(Texts::of).toList());
    from.labelsBeside(file)
        .ifPresent(name -> notes.add(Texts.of("classes are called as %s beside it says", name)));
    if (file.hasClassifier() && !loaded.hasClassifier()) {
      notes.add(Texts.of("%s, so the network names no classes", loaded.network().problem()));
    }
    return List.copyOf(notes);
  }

  /** The notes as sentences, one after the other. */
  String notesAsText() {
    return notes.stream()
        .map(note -> note.endsWith(".") ? note : Texts.of("%s.", note))
        .reduce((one, next) -> Texts.of("%s %s", one, next))
        .orElse("");
  }

  /** What to call it, in the language in force. */
  public String title() {
    return source.title();
  }

  /** The layers in the order of the forward pass. */
  public List<Layer> layers() {
    return architecture.layers();
  }

  /** How often the network is right, where that is known. */
  public Optional<Accuracy> accuracy() {
    return source.accuracy();
  }

  /** Whether the network ends in classes. */
  public boolean classifier() {
    return architecture.hasClassifier();
  }

  /** The same, and somebody says what its weights want. */
  ModelView withPreprocessing(Preprocessing wanted) {
    return new ModelView(
        source,
        id,
        architecture,
        labels,
        wanted,
        bytes,
        format,
        notes,
        problem,
        null,
        engine,
        new Said(said.labels, wanted));
  }

  /** The same, and somebody says what its classes are called. */
  ModelView withLabels(Labels others) {
    return called(others, others);
  }

  /** The same with its classes called as the file has it. */
  ModelView withOwnLabels(Labels own) {
    return called(own, null);
  }

  private ModelView called(Labels names, Labels bySomebody) {
    return new ModelView(
        source,
        id,
        architecture,
        names,
        preprocessing,
        bytes,
        format,
        notes,
        problem,
        assumption,
        engine,
        new Said(bySomebody, said.preprocessing));
  }
}
