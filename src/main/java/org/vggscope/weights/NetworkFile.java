package org.vggscope.weights;

import java.io.EOFException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vggscope.model.Labels;
import org.vggscope.model.Layer;
import org.vggscope.model.NetworkSpec;
import org.vggscope.model.Preprocessing;
import org.vggscope.support.Phrase;
import org.vggscope.support.Problem;
import org.vggscope.support.ProblemException;

/** A file of any format whose arrays make a network. */
final class NetworkFile implements WeightFile {
  /** What a table of arrays says of the names of classes: a line each, as {@link Labels} has it. */
  static final String CLASSES = "graph.classes";

  /** The same in a file of the own format. */
  static final String OWN_CLASSES = "classes";

  /** What a table says of arrays that PaddlePaddle wrote. */
  static final String PADDLE = "StructuredToParameterName@@";

  /** What a table of arrays says of values that were passed over: what made them. */
  static final String PASSED = "graph.passed";

  /** What a table says of fully connected layers without a ReLU, the last apart. */
  static final String LINEAR = "graph.linear";

  /** Whether a table says that fully connected layers read the mean of each map: true or false. */
  static final String MEAN = "graph.mean";

  /** What a table says is added to a variance before its root is taken. */
  static final String EPSILON = "graph.epsilon";

  /** In what order fully connected layers, normalisations and ReLUs are computed. */
  static final String ORDER = "graph.order";

  /** As PyTorch and Gluon do it unless told otherwise. */
  private static final double USUAL_EPSILON = 1e-5;

  private static final double KERAS_EPSILON = 1e-3;

  private final ByteSource source;
  private final Spool spool;
  private final boolean catalogued;
  private final SeveralStates states;
  private final TensorTable table;
  private final NamedTensors names;
  private final Layout layout;
  private final Origin origin;
  private final NetworkSpec architecture;
  private final Problem problem;
  private final Preprocessing preprocessing;

  NetworkFile(ByteSource source, Spool spool, TensorTable whole, String state, boolean catalogued)
      throws WeightFileException {
    this.catalogued = catalogued;
    this.source = source;
    this.spool = spool;
    this.states = SeveralStates.choose(whole, state);
    this.table = states.table();
    String own = table.metadata().get(NetworkMetadata.KEY);
    if (own == null) {
      NamedTensors found = NamedTensors.of(table);
      this.layout = Layout.of(table.container(), found);
      this.names = found.upright(layout, table.metadata().containsKey(PADDLE));
      this.origin = Origin.of(table.container(), names);
      NetworkTeller.Told told = NetworkTeller.tell(names, layout, table.metadata());
      this.architecture = NetworkMetadata.sized(told.network(), table.metadata());
      this.problem = told.problem();
      GraphChecks.check(architecture, table.metadata());
    } else {
      this.names = NamedTensors.own(NetworkMetadata.read(own), table);
      this.layout = Layout.OUT_FIRST;
      this.origin = Origin.OWN;
      this.architecture = NetworkTeller.check(names, layout);
      this.problem = null;
    }
    this.preprocessing = origin.preprocessing(architecture.input(), table.metadata());
  }

  @Override
  public String format() {
    return "%s (%s)".formatted(table.container().title(), origin.title());
  }

  @Override
  public List<TensorInfo> tensors() {
    return table.tensors().stream().map(StoredTensor::info).toList();
  }

  @Override
  public TensorStatistics statistics(TensorInfo tensor) throws IOException {
    for (StoredTensor stored : table.tensors()) {
      if (stored.info().equals(tensor)) {
        return stored.type().isFloat() && stored.isDense() ? TensorStatistics.of(stored) : null;
      }
    }
    return null;
  }

  @Override
  public String paperName(TensorInfo tensor) {
    for (Layer layer : architecture.layers()) {
      String part = layer.hasParameters() ? names.partOf(layer.name(), tensor.name()) : "";
      if (!part.isEmpty()) {
        return layer.name() + "." + part;
      }
    }
    return "";
  }

  @Override
  public NetworkSpec architecture() {
    return architecture;
  }

  @Override
  public Preprocessing preprocessing() {
    return preprocessing;
  }

  @Override
  public Problem assumption() {
    if (catalogued) {
      return null;
    }
    if (origin.says(table.metadata())) {
      String reason = table.metadata().get(PreprocessingMetadata.ASSUMED);
      return reason == null ? null : Problem.of("%s", Messages.quote(reason));
    }
    return switch (preprocessing.order()) {
      case GREY ->
          Problem.of(
              "the file does not say how pictures are prepared; for a network that reads one"
                  + " channel, grey from 0 to 1 is taken");
      case RGBA ->
          Problem.of(
              "the file does not say how pictures are prepared, nor what the fourth channel that it"
                  + " reads is; the picture's opacity (alpha) is taken, 1 where nothing is"
                  + " transparent, beside torchvision's colours");
      case RGB, BGR ->
          Problem.of(
              "the file does not say how pictures are prepared; its names and format are %s, where"
                  + " weights want %s",
              origin.title(), preprocessing.name());
    };
  }

  @Override
  public List<String> unread() {
    return NamedTensors.foreign(names, table).stream()
        .map(tensor -> "%s %s".formatted(tensor.name(), StoredTensor.text(tensor.shape())))
        .map(Messages::quote)
        .toList();
  }

  @Override
  public Optional<Labels> labels() {
    String own = table.metadata().get(OWN_CLASSES);
    return Optional.ofNullable(table.metadata().getOrDefault(CLASSES, own))
        .map(lines -> Labels.parse(lines.lines().toList()))
        .filter(labels -> labels.size() == architecture.classes());
  }

  @Override
  public Problem problem() {
    if (problem == null && !hasClassifier() && !unread().isEmpty()) {
      List<String> unread = unread();
      return unread.size() == 1
          ? Problem.of("%s was not understood", unread.get(0))
          : Problem.of("%s and %d more were not understood", unread.get(0), unread.size() - 1);
    }
    return problem;
  }

  @Override
  public List<Phrase> guesses() {
    List<Phrase> guesses = new ArrayList<>();
    if (!states.all().isEmpty()) {
      guesses.add(
          Phrase.of(
              "The file holds %s; %s was taken", String.join(", ", states.all()), states.taken()));
    }
    guesses.addAll(names.told());
    List<String> bare = new ArrayList<>();
    for (Layer layer : architecture.layers()) {
      boolean biased = names.hasPart(layer.name(), Part.BIAS);
      if (layer.hasParameters() && !biased && !names.plan().norms().containsKey(layer.name())) {
        bare.add(layer.name());
      }
    }
    if (!bare.isEmpty()) {
      guesses.add(
          Phrase.of(
              "The file has no biases of %s to %s; none are added",
              bare.get(0), bare.get(bare.size() - 1)));
    }
    if (architecture.isAveraged()) {
      guesses.add(
          Phrase.of(
              "%s is taken to read the mean of each map, and pictures to be of %d pixels",
              architecture.layer(names.plan().fullyConnected().get(0)).name(),
              architecture.inputSize()));
    }
    if (problem() != null) {
      guesses.add(Phrase.of("%s, so the network names no classes", problem()));
    } else if (unread().size() == 1) {
      guesses.add(
          Phrase.of(
              "%s was left out: no layer has that name, so answers can differ from the network's"
                  + " own",
              unread().get(0)));
    } else if (!unread().isEmpty()) {
      guesses.add(
          Phrase.of(
              "%s and %d more were left out: no layer has that name, so answers can differ from the"
                  + " network's own",
              unread().get(0), unread().size() - 1));
    }
    return guesses;
  }

  @Override
  public List<Phrase> notes() {
    List<Phrase> notes = new ArrayList<>();
    String size = NetworkMetadata.unbelieved(architecture, table.metadata());
    if (size != null) {
      notes.add(
          Phrase.of(
              "Its %s '%s' was not taken: it reads pictures of %d pixels",
              NetworkMetadata.INPUT_SIZE, Messages.quote(size), architecture.inputSize()));
    }
    if (names.plan().isNormalized()) {
      notes.add(
          table.metadata().containsKey(EPSILON)
              ? Phrase.of("Batch normalisation was folded into the layers beside it")
              : Phrase.of(
                  "Batch normalisation was folded into the layers beside it; what it adds to each"
                      + " variance the file does not say, %s is taken",
                  BigDecimal.valueOf(epsilon()).stripTrailingZeros().toPlainString()));
    }
    String passed = table.metadata().get(PASSED);
    if (passed != null) {
      notes.add(
          Phrase.of(
              "Beside the weights the file holds what %s would make; nothing of it was run or read",
              Messages.quote(passed)));
    }
    if (labels().isPresent()) {
      notes.add(Phrase.of("Its classes are called as the file says"));
    }
    notes.addAll(guesses());
    return notes;
  }

  @Override
  public void readWeights(String layer, int firstRow, FloatBuffer target) throws IOException {
    Layer wanted = architecture.layer(layer);
    try {
      readStored(wanted, firstRow, target);
    } catch (WeightFileException | EOFException e) {
      throw explain(e);
    }
  }

  private void readStored(Layer layer, int firstRow, FloatBuffer target) throws IOException {
    int start = target.position();
    StoredTensor weights = names.tensor(layer.name(), Part.WEIGHT);
    new LayerReader(layer, weights, layout).read(firstRow, target);
    BatchNormalization front = names.front(layer.name());
    if (front != null) {
      front.read(epsilon()).scaleInputs(target, start);
    }
    BatchNormalization norm = names.norm(layer.name());
    if (norm != null) {
      norm.read(epsilon()).scaleOutputs(target, start, firstRow, row(layer));
    }
  }

  private static int row(Layer layer) {
    return Math.toIntExact(layer.weightCount() / layer.outputs());
  }

  @Override
  public void readBias(String layer, FloatBuffer target) throws IOException {
    architecture.layer(layer);
    try {
      readStored(layer, target);
    } catch (WeightFileException | EOFException e) {
      throw explain(e);
    }
  }

  private void readStored(String layer, FloatBuffer target) throws IOException {
    float[] bias =
        names.hasPart(layer, Part.BIAS)
            ? LayerReader.vector(names.tensor(layer, Part.BIAS))
            : new float[architecture.layer(layer).outputs()];
    BatchNormalization front = names.front(layer);
    if (front != null) {
      BatchNormalization.Folded folded = front.read(epsilon());
      Layer read = architecture.layer(layer);
      LayerReader reader = new LayerReader(read, names.tensor(layer, Part.WEIGHT), layout);
      FloatBuffer weights = FloatBuffer.allocate(row(read));
      for (int output = 0; output < bias.length; output++) {
        reader.read(output, weights.clear());
        bias[output] += folded.sumOfShifts(weights);
      }
    }
    BatchNormalization norm = names.norm(layer);
    if (norm != null) {
      norm.read(epsilon()).shiftOutputs(bias);
    }
    target.put(bias);
  }

  private double epsilon() {
    String said = table.metadata().get(EPSILON);
    if (said != null) {
      return Double.parseDouble(said);
    }
    return isKeras() ? KERAS_EPSILON : USUAL_EPSILON;
  }

  private boolean isKeras() {
    return table.container() == Container.HDF5;
  }

  /** Says which file it was, and that one that ends too early was cut short since it was opened. */
  private WeightFileException explain(IOException e) {
    if (e instanceof NotFiniteException) {
      return new NotFiniteException(ProblemException.of(e).about(source.name()), e);
    }
    return new WeightFileException(
        e instanceof EOFException
            ? ProblemException.of(e)
            : ProblemException.of(e).about(source.name()),
        e);
  }

  @Override
  public void checkUnchanged() throws IOException {
    source.checkUnchanged();
  }

  @Override
  public void close() throws IOException {
    try (source) {
      spool.close();
    }
  }
}
