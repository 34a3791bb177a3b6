package org.vggscope.weights;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.vggscope.model.Layer;
import org.vggscope.model.NetworkSpec;
import org.vggscope.support.Phrase;
import org.vggscope.support.Problem;

/**
 * A file's arrays by layer, once it is known what the file calls them.
 *
 * @param scheme whose names they are
 * @param plan what the layers are called
 * @param modules arrays by the file's name of the layer and by part
 * @param sampleKey a key of the file, to write missing ones alike
 * @param told what people should know where shapes told it, not names; empty otherwise
 */
record NamedTensors(
    NameScheme scheme,
    NamePlan plan,
    Map<String, Map<Part, StoredTensor>> modules,
    String sampleKey,
    List<Phrase> told) {

  private static final int KEYS_IN_MESSAGE = 4;

  /** AlexNet's convolutions; other networks have a {@code conv1} somewhere too. */
  private static final int FEWEST_LAYERS = 5;

  /** What optimizers call what they keep of each layer. */
  static final Pattern OPTIMIZERS = Pattern.compile("optim|momentum|exp_avg");

  /**
   * Finds out whose names a file uses and for which configuration.
   *
   * @throws WeightFileException when they are no VGG network's
   */
  static NamedTensors of(TensorTable table) throws WeightFileException {
    NamedTensors best = null;
    WeightFileException twice = null;
    for (NameScheme scheme : NameScheme.values()) {
      NamedTensors found = null;
      try {
        found = read(scheme, table);
      } catch (WeightFileException e) {
        // Names that mean something to one scheme can be another's, or nobody's.
        twice = e;
      }
      if (found != null && (best == null || found.modules.size() > best.modules.size())) {
        best = found;
      }
    }
    if (best == null || !best.isWhole() || !foreign(best, table).isEmpty()) {
      NamedTensors byShape = NamesByShape.of(table, best);
      if (byShape != null) {
        return byShape;
      }
    }
    if (best == null && twice != null) {
      throw twice;
    }
    if (best == null) {
      throw new WeightFileException(
          Problem.of("The file holds no VGG network: %s", keys(table.tensors())));
    }
    for (Map.Entry<String, Map<Part, StoredTensor>> module : best.modules.entrySet()) {
      if (!best.plan.layers().containsValue(module.getKey())
          && !best.plan.isNorm(module.getKey())) {
        StoredTensor weight = module.getValue().get(Part.WEIGHT);
        if (weight != null
            && weight.shape().size() == 1
            && !module.getValue().containsKey(Part.MEAN)) {
          throw new WeightFileException(
              Problem.of(
                  "%s is of a normalisation without running mean and variance (LayerNorm, GroupNorm,"
                      + " or batch normalisation that kept none), which VGG and AlexNet do not have",
                  Messages.quote(weight.name())));
        }
        throw new WeightFileException(
            Problem.of(
                "%s belongs to no layer of %s, the VGG network that the file is nearest to",
                module.getValue().values().iterator().next().name(), best.plan.template().name()));
      }
    }
    return best;
  }

  /** A file of the own format, whose arrays are called as the layers of a network. */
  static NamedTensors own(NetworkSpec network, TensorTable table) {
    Map<String, String> layers = new LinkedHashMap<>();
    Map<String, Map<Part, StoredTensor>> modules = new LinkedHashMap<>();
    for (Layer layer : network.layers()) {
      if (layer.hasParameters()) {
        layers.put(layer.name(), layer.name());
      }
    }
    for (StoredTensor tensor : table.tensors()) {
      int dot = tensor.name().lastIndexOf('.');
      String layer = dot < 0 ? "" : tensor.name().substring(0, dot);
      Part part = Part.WORDS.get(tensor.name().substring(dot + 1));
      if (layers.containsKey(layer) && part != null) {
        modules.computeIfAbsent(layer, name -> new LinkedHashMap<>()).put(part, tensor);
      }
    }
    return new NamedTensors(
        NameScheme.PAPER, new NamePlan(network, layers, Map.of()), modules, "", List.of());
  }

  private static Phrase keys(List<StoredTensor> tensors) {
    if (tensors.isEmpty()) {
      return Phrase.of("it has no arrays");
    }
    String first =
        String.join(
            ", ",
            tensors.stream().limit(KEYS_IN_MESSAGE).map(t -> Messages.quote(t.name())).toList());
    return tensors.size() <= KEYS_IN_MESSAGE
        ? Phrase.of("its keys are %s", first)
        : Phrase.of("its %d keys are %s, ...", tensors.size(), first);
  }

  /**
   * What stands before the names of the layers, where it is nothing that the scheme knows: the one
   * that most have. Null where the scheme knows what stands before some of them.
   */
  private static String mostUsed(NameScheme scheme, TensorTable table) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (StoredTensor tensor : table.tensors()) {
      if (scheme.slot(tensor.name()) != null) {
        return null;
      }
      NameScheme.Slot slot = scheme.anywhere(tensor.name());
      if (slot != null && !OPTIMIZERS.matcher(slot.prefix()).find()) {
        counts.merge(group(slot), 1, Integer::sum);
      }
    }
    return counts.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse(null);
  }

  /** Names in folders may have one a block; what all are in is the outermost. */
  private static String group(NameScheme.Slot slot) {
    int slash = slot.prefix().indexOf('/');
    return slash < 0 ? slot.prefix() : slot.prefix().substring(0, slash);
  }

  private static NamedTensors read(NameScheme scheme, TensorTable table)
      throws WeightFileException {
    String prefix = mostUsed(scheme, table);
    Map<String, Map<Part, StoredTensor>> modules = new LinkedHashMap<>();
    String sample = null;
    for (StoredTensor tensor : table.tensors()) {
      NameScheme.Slot slot = scheme.slot(tensor.name());
      slot = slot == null ? scheme.anywhere(tensor.name()) : slot;
      if (slot == null || prefix != null && !group(slot).equals(prefix)) {
        continue;
      }
      sample = sample == null ? tensor.name() : sample;
      StoredTensor before =
          modules
              .computeIfAbsent(slot.module(), m -> new LinkedHashMap<>())
              .put(slot.part(), tensor);
      if (before != null) {
        throw new WeightFileException(
            Problem.of(
                "%s and %s are both the %s of %s",
                Messages.quote(before.name()),
                Messages.quote(tensor.name()),
                slot.part().title(),
                slot.module()));
      }
    }
    boolean chance = prefix != null && !prefix.isEmpty() && modules.size() < FEWEST_LAYERS;
    if (sample == null || chance) {
      return null;
    }
    NamePlan best = null;
    int bestScore = Integer.MIN_VALUE;
    for (NamePlan plan : scheme.plans()) {
      int score = score(plan, modules);
      if (score > bestScore) {
        best = plan;
        bestScore = score;
      }
    }
    return new NamedTensors(scheme, best, modules, sample, List.of());
  }

  /** How well a plan fits: a name that both have counts for it, one that either lacks against. */
  private static int score(NamePlan plan, Map<String, Map<Part, StoredTensor>> modules) {
    TreeSet<String> planned = new TreeSet<>(plan.layers().values());
    planned.addAll(plan.norms().values());
    int common = 0;
    for (String module : planned) {
      Map<Part, StoredTensor> parts = modules.get(module);
      if (parts != null) {
        // Only a batch normalisation has running means; only what has none is a convolution.
        boolean fits = parts.containsKey(Part.MEAN) == plan.isNorm(module);
        common += fits ? 2 : 0;
      }
    }
    return 2 * common - planned.size() - modules.size();
  }

  /** Biases and running means go without saying where their weights are said. */
  private static boolean isSeveral(StoredTensor tensor) {
    String name = tensor.name();
    Part part = Part.WORDS.get(name.substring(name.lastIndexOf('.') + 1));
    boolean said = part == null || part == Part.WEIGHT || part == Part.GAMMA;
    return said && tensor.shape().stream().anyMatch(length -> length > 1);
  }

  /**
   * Arrays that look like a layer's weights, more numbers than one, and have no name of a layer.
   * What optimizers keep of each layer is no weight of it.
   */
  static List<StoredTensor> foreign(NamedTensors names, TensorTable table) {
    Set<String> own =
        names.modules.values().stream()
            .flatMap(parts -> parts.values().stream())
            .map(StoredTensor::name)
            .collect(Collectors.toSet());
    return table.tensors().stream()
        .filter(tensor -> tensor.type().isFloat() && isSeveral(tensor))
        .filter(tensor -> !own.contains(tensor.name()))
        .filter(tensor -> !OPTIMIZERS.matcher(tensor.name()).find())
        .toList();
  }

  /** Whether names tell all layers of the network, or all but the fully connected ones. */
  private boolean isWhole() {
    boolean known =
        modules.keySet().stream()
            .allMatch(module -> plan.layers().containsValue(module) || plan.isNorm(module));
    return known
        && plan.template().layers().stream()
            .filter(Layer::hasParameters)
            .filter(layer -> hasClassifier() || !plan.fullyConnected().contains(layer.name()))
            .allMatch(layer -> hasPart(layer.name(), Part.WEIGHT));
  }

  /** Whether the file has any fully connected layer. */
  boolean hasClassifier() {
    return plan.fullyConnected().stream()
        .anyMatch(layer -> modules.containsKey(plan.layers().get(layer)));
  }

  /** What an array is to a layer, {@code weight}; empty when it is nothing. */
  String partOf(String layer, String tensor) {
    for (String module : plan.modules(layer)) {
      for (Map.Entry<Part, StoredTensor> own : modules.getOrDefault(module, Map.of()).entrySet()) {
        if (own.getValue().name().equals(tensor)) {
          Part part = plan.isNorm(module) ? own.getKey().ofNormalization() : own.getKey();
          return part.name().toLowerCase(Locale.ROOT);
        }
      }
    }
    return "";
  }

  /**
   * One array of a layer.
   *
   * @throws WeightFileException when the file lacks it
   */
  StoredTensor tensor(String layer, Part part) throws WeightFileException {
    return find(plan.layers().get(layer), part, layer);
  }

  /** One array of a layer, where the file has it. */
  Optional<StoredTensor> part(String layer, Part part) {
    return Optional.ofNullable(modules.getOrDefault(plan.layers().get(layer), Map.of()).get(part));
  }

  /** Whether the file has that array of a layer. */
  boolean hasPart(String layer, Part part) {
    return part(layer, part).isPresent();
  }

  /**
   * The same, with the weights of fully connected layers turned round where they lie the other way
   * than the convolutions', as PaddlePaddle keeps them.
   *
   * @param paddle whether they are PaddlePaddle's, which square ones do not show
   */
  NamedTensors upright(Layout layout, boolean paddle) {
    int upright = 0;
    int turned = 0;
    for (String layer : plan.fullyConnected()) {
      Optional<StoredTensor> weights = part(layer, Part.WEIGHT);
      Optional<StoredTensor> bias = part(layer, Part.BIAS);
      if (weights.isPresent() && bias.isPresent() && weights.get().shape().size() == 2) {
        boolean first = weights.get().shape().get(0).equals(bias.get().shape().get(0));
        boolean second = weights.get().shape().get(1).equals(bias.get().shape().get(0));
        upright += first && !second ? 1 : 0;
        turned += second && !first ? 1 : 0;
      }
    }
    boolean turn = upright == 0 && (turned > 0 || paddle);
    if (layout != Layout.OUT_FIRST || !turn) {
      return this;
    }
    Map<String, Map<Part, StoredTensor>> all = new LinkedHashMap<>(modules);
    for (String layer : plan.fullyConnected()) {
      String module = plan.layers().get(layer);
      Map<Part, StoredTensor> parts = new LinkedHashMap<>(modules.getOrDefault(module, Map.of()));
      parts.computeIfPresent(
          Part.WEIGHT, (part, held) -> held.shape().size() == 2 ? held.turned() : held);
      all.put(module, parts);
    }
    return new NamedTensors(scheme, plan, all, sampleKey, told);
  }

  /** The arrays of the batch normalisation behind a layer; null where it has none. */
  BatchNormalization norm(String layer) throws WeightFileException {
    return normalization(plan.norms().get(layer), layer);
  }

  /** The arrays of the batch normalisation of what a layer reads; null where it has none. */
  BatchNormalization front(String layer) throws WeightFileException {
    return normalization(plan.fronts().get(layer), layer);
  }

  private BatchNormalization normalization(String module, String layer) throws WeightFileException {
    if (module == null) {
      return null;
    }
    // Without parameters of its own it neither stretches nor shifts.
    Map<Part, StoredTensor> parts = modules.getOrDefault(module, Map.of());
    boolean plain = parts.size() == 2 && parts.containsKey(Part.MEAN);
    return new BatchNormalization(
        plain ? null : find(module, Part.GAMMA, layer),
        plain ? null : find(module, Part.BETA, layer),
        find(module, Part.MEAN, layer),
        find(module, Part.VARIANCE, layer));
  }

  private StoredTensor find(String module, Part part, String layer) throws WeightFileException {
    Map<Part, StoredTensor> parts = modules.getOrDefault(module, Map.of());
    for (Map.Entry<Part, StoredTensor> entry : parts.entrySet()) {
      boolean norm = plan.isNorm(module);
      if ((norm ? entry.getKey().ofNormalization() : entry.getKey()) == part) {
        return entry.getValue();
      }
    }
    Phrase key = missingKey(module, part);
    throw new WeightFileException(
        key.english().startsWith(layer)
            ? Problem.of("%s is missing, which %s needs", key, plan.template().name())
            : Problem.of("%s is missing, %s of %s", key, layer, plan.template().name()));
  }

  /** What the file would call an array that it lacks, told from one that it has. */
  private Phrase missingKey(String module, Part part) {
    for (Map.Entry<String, Map<Part, StoredTensor>> other : modules.entrySet()) {
      boolean sameKind = plan.isNorm(module) == plan.isNorm(other.getKey());
      StoredTensor twin = other.getValue().get(part);
      if (sameKind && twin != null) {
        return Phrase.of("%s", twin.name().replace(other.getKey(), module));
      }
    }
    return Phrase.of("The %s of %s", part.title(), module);
  }
}
