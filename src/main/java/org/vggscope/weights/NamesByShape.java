package org.vggscope.weights;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.vggscope.model.Configuration;
import org.vggscope.model.Layer;
import org.vggscope.model.LayerKind;
import org.vggscope.model.NetworkSpec;
import org.vggscope.model.Vgg;
import org.vggscope.support.Phrase;

/**
 * Tells from their shapes and their order which arrays are which layer's, where names do not: lists
 * without names, names of nobody else's, classifiers of a person's own making. Each array must read
 * what the one before it writes.
 */
final class NamesByShape {
  private static final Pattern NUMBER = Pattern.compile("(?:.*\\.)?(?:arr_)?[0-9]+");
  private static final Pattern LAST_WORD = Pattern.compile("(.+)[./]([^./:]+)(?::0)?");
  private static final Pattern PLACE = Pattern.compile("(.*?)([0-9]{1,9})");

  /** By how many convolutions there are. */
  private static final Map<Integer, Configuration> CONFIGURATIONS =
      Map.of(8, Configuration.A, 10, Configuration.B, 13, Configuration.D, 16, Configuration.E);

  private static final int THIRD = 6;
  private static final int FULLY_CONNECTED_BLOCK = 6;
  private static final int MOST_CONNECTED = 8;
  private static final int MOST_UNITS = 1 << 24;
  private static final int MOST_SHOWN = 4;
  private static final int MOST_CHANNELS = 16;

  private final TensorTable table;
  private final NamedTensors byName;
  private final List<Module> convolutions = new ArrayList<>();
  private final List<Module> norms = new ArrayList<>();
  private final List<Module> connected = new ArrayList<>();

  private HeadNorms head;

  /** The arrays of what may be a layer, under the name that they share. */
  record Module(String name, Map<Part, StoredTensor> parts) {
    StoredTensor weights() {
      return parts.get(Part.WEIGHT);
    }

    int axes() {
      return weights() == null ? 0 : weights().shape().size();
    }

    /** Units of a fully connected layer: as many as biases, or the first axis. */
    long writes() {
      StoredTensor bias = parts.get(Part.BIAS);
      return bias == null ? weights().shape().get(0) : bias.shape().get(0);
    }

    /** Inputs of a fully connected layer: the other axis. */
    long reads() {
      List<Long> shape = weights().shape();
      return shape.get(0) == writes() ? shape.get(1) : shape.get(0);
    }
  }

  private NamesByShape(TensorTable table, NamedTensors byName) {
    this.table = table;
    this.byName = byName;
  }

  /**
   * What the arrays are.
   *
   * @param byName what names tell, though not of all of them; null where they tell nothing
   * @return null when their shapes do not make a VGG, one after the other
   */
  static NamedTensors of(TensorTable table, NamedTensors byName) {
    List<Module> inOrder = modules(table);
    List<Module> counted = new ArrayList<>(inOrder);
    counted.sort(Comparator.comparing(Module::name, NamesByShape::compare));
    // Formats that sort by name put 10 before 2; and where the file's order goes against the
    // numbers in names, the numbers are right.
    boolean sorted =
        table.container() == Container.SAFETENSORS
            || table.container() == Container.HDF5
            || !isCounted(inOrder);
    for (List<Module> modules : sorted ? List.of(counted) : List.of(inOrder, counted)) {
      NamedTensors told = new NamesByShape(table, byName).tell(modules);
      if (told != null) {
        return told;
      }
    }
    return null;
  }

  /** Whether names that differ by their numbers only come in the order of these. */
  private static boolean isCounted(List<Module> modules) {
    Map<String, String> last = new HashMap<>();
    for (Module module : modules) {
      String before = last.put(module.name.replaceAll("\\d+", "#"), module.name);
      if (before != null && compare(before, module.name) > 0) {
        return false;
      }
    }
    return true;
  }

  private static List<Module> modules(TensorTable table) {
    List<StoredTensor> tensors =
        table.tensors().stream()
            .filter(tensor -> !NamedTensors.OPTIMIZERS.matcher(tensor.name()).find())
            .toList();
    if (tensors.stream().allMatch(tensor -> NUMBER.matcher(tensor.name()).matches())) {
      return pairs(tensors);
    }
    Map<String, Module> modules = new LinkedHashMap<>();
    for (StoredTensor tensor : tensors) {
      Matcher name = LAST_WORD.matcher(tensor.name());
      Part part = name.matches() ? Part.WORDS.get(name.group(2)) : null;
      if (part != null) {
        modules
            .computeIfAbsent(name.group(1), key -> new Module(key, new LinkedHashMap<>()))
            .parts
            .put(part, tensor);
      }
    }
    return new ArrayList<>(modules.values());
  }

  /** Weights and bias of one layer after the other, as {@code model.get_weights()} gives them. */
  private static List<Module> pairs(List<StoredTensor> tensors) {
    List<Module> modules = new ArrayList<>();
    for (int i = 0; i + 1 < tensors.size(); i += 2) {
      modules.add(
          new Module(
              tensors.get(i).name(),
              Map.of(Part.WEIGHT, tensors.get(i), Part.BIAS, tensors.get(i + 1))));
    }
    return modules;
  }

  /** As people count: {@code conv2} before {@code conv10}. */
  private static int compare(String one, String other) {
    String[] ones = one.split("(?<=\\D)(?=\\d)|(?<=\\d)(?=\\D)");
    String[] others = other.split("(?<=\\D)(?=\\d)|(?<=\\d)(?=\\D)");
    for (int i = 0; i < Math.min(ones.length, others.length); i++) {
      boolean numbers = ones[i].matches("\\d{1,9}") && others[i].matches("\\d{1,9}");
      int order =
          numbers
              ? Integer.compare(Integer.parseInt(ones[i]), Integer.parseInt(others[i]))
              : ones[i].compareTo(others[i]);
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(ones.length, others.length);
  }

  private NamedTensors tell(List<Module> modules) {
    Map<Module, Integer> places = new LinkedHashMap<>();
    for (Module module : modules) {
      boolean norm = module.parts.containsKey(Part.MEAN);
      if (norm && module.parts.get(Part.MEAN).shape().size() != 1) {
        return null;
      } else if (norm) {
        places.put(module, connected.size());
      } else if (module.axes() == 4) {
        convolutions.add(module);
      } else if (module.axes() == 2 && connected.size() < MOST_CONNECTED) {
        connected.add(module);
      } else if (module.axes() > 0) {
        return null;
      }
    }
    boolean sorted =
        table.container() == Container.SAFETENSORS || table.container() == Container.HDF5;
    if (sorted && byName == null && !isOrdered(convolutions) || sorted && !isOrdered(connected)) {
      return null;
    }
    NetworkSpec published = published();
    takeNorms(modules, places);
    places.replaceAll((norm, place) -> isPlain(norm, place, sorted) ? place : -1);
    boolean whole = norms.isEmpty() || norms.size() == convolutions.size();
    if (published == null || !whole) {
      return null;
    }
    boolean chain = isChain(published, Layout.OUT_FIRST) || isChain(published, Layout.OUT_LAST);
    return chain && isPlaced(places) ? named(published) : null;
  }

  /** Takes the batch normalisations of the convolutions: those right behind them, or the first. */
  private void takeNorms(List<Module> modules, Map<Module, Integer> places) {
    for (int i = 0; i + 1 < modules.size(); i++) {
      boolean convolution = modules.get(i).axes() == 4;
      if (convolution && places.containsKey(modules.get(i + 1))) {
        norms.add(modules.get(i + 1));
      }
    }
    if (norms.size() != convolutions.size()) {
      norms.clear();
      if (places.size() >= convolutions.size()) {
        places.keySet().stream().limit(convolutions.size()).forEach(norms::add);
      }
    }
    places.keySet().removeAll(norms);
  }

  /** Whether the order of the names tells where a normalisation stands. */
  private boolean isPlain(Module norm, int place, boolean sorted) {
    Module beside =
        place > 0 ? connected.get(place - 1) : connected.isEmpty() ? null : connected.get(0);
    return beside != null && (!sorted || apart(beside, norm) != 0);
  }

  /** Finds the places of all batch normalisations that are no convolution's. */
  private boolean isPlaced(Map<Module, Integer> places) {
    head = new HeadNorms(connected, table.container() == Container.HDF5, table.metadata());
    for (Map.Entry<Module, Integer> norm : places.entrySet()) {
      if (!head.add(norm.getKey(), norm.getValue())) {
        return false;
      }
    }
    return true;
  }

  /** The published network whose convolutions there are as many of; null for none. */
  private NetworkSpec published() {
    if (byName != null) {
      NetworkSpec known = byName.plan().template();
      List<StoredTensor> named =
          convolutions(known).stream()
              .map(layer -> byName.part(layer.name(), Part.WEIGHT).orElse(null))
              .toList();
      if (named.equals(convolutions.stream().map(Module::weights).toList())) {
        return known;
      }
    }
    Configuration configuration = CONFIGURATIONS.get(convolutions.size());
    if (configuration == Configuration.D && kernel(convolutions.get(THIRD)) == 1) {
      configuration = Configuration.C;
    }
    return configuration == null ? null : Vgg.paper(configuration);
  }

  private static long kernel(Module convolution) {
    List<Long> shape = convolution.weights().shape();
    return shape.get(2).equals(shape.get(3)) ? shape.get(3) : shape.get(0);
  }

  private static List<Layer> convolutions(NetworkSpec network) {
    return network.layers().stream()
        .filter(layer -> layer.kind() == LayerKind.CONVOLUTION)
        .toList();
  }

  /** Whether each layer reads what the one before it writes. */
  private boolean isChain(NetworkSpec published, Layout layout) {
    long before = 0;
    List<Layer> layers = convolutions(published);
    for (int i = 0; i < convolutions.size(); i++) {
      List<Long> shape = convolutions.get(i).weights().shape();
      long read = layout.channels(shape) * layers.get(i).groups();
      // How many channels a picture may have is the teller's to say.
      boolean fits = i == 0 ? read <= MOST_CHANNELS : read == before;
      before = layout.outputs(shape);
      StoredTensor bias = convolutions.get(i).parts.get(Part.BIAS);
      boolean biased = bias == null || bias.shape().equals(List.of(before));
      boolean possible = before >= 1 && before <= MOST_UNITS;
      if (!fits || !possible || !biased || layout.kernel(shape) != layers.get(i).kernel()) {
        return false;
      }
    }
    for (int i = 0; i < connected.size(); i++) {
      StoredTensor bias = connected.get(i).parts.get(Part.BIAS);
      if (bias != null && bias.shape().size() != 1) {
        return false;
      }
      List<Long> shape = connected.get(i).weights().shape();
      long written = bias == null ? layout.outputs(shape) : bias.shape().get(0);
      long read = shape.get(0).equals(written) ? shape.get(1) : shape.get(0);
      boolean fits = i == 0 ? read % before == 0 : read == before;
      boolean possible = written >= 1 && written <= MOST_UNITS;
      if (!fits || !possible || !shape.contains(written)) {
        return false;
      }
      before = written;
    }
    return true;
  }

  private NamedTensors named(NetworkSpec published) {
    Map<String, String> layers = new LinkedHashMap<>();
    Map<String, String> normNames = new LinkedHashMap<>();
    Map<String, String> fronts = new LinkedHashMap<>();
    Map<String, Map<Part, StoredTensor>> modules = new LinkedHashMap<>();
    List<Layer> all = new ArrayList<>(published.features().layers());
    List<Layer> convolved = convolutions(published);
    for (int i = 0; i < convolved.size(); i++) {
      layers.put(convolved.get(i).name(), convolutions.get(i).name);
      modules.put(convolutions.get(i).name, convolutions.get(i).parts);
      if (!norms.isEmpty() && !isBehind(convolutions.get(i), norms.get(i))) {
        return null;
      }
      if (!norms.isEmpty()) {
        normNames.put(convolved.get(i).name(), norms.get(i).name);
        modules.put(norms.get(i).name, norms.get(i).parts);
      }
    }
    int channels = all.get(all.size() - 1).outputs();
    int kernel = published.layers().get(all.size()).kernel();
    for (int i = 0; i < connected.size(); i++) {
      Module module = connected.get(i);
      boolean last = i + 1 == connected.size();
      boolean relu = !last && !isBare(i);
      String name = "fc" + (FULLY_CONNECTED_BLOCK + i);
      // How many units there are the teller finds; here they only have to fit each other.
      all.add(Layer.fullyConnected(name, FULLY_CONNECTED_BLOCK, kernel, channels, 1, relu));
      kernel = 1;
      channels = 1;
      layers.put(name, module.name);
      modules.put(module.name, module.parts);
      put(head.behind(i), name, normNames, modules);
      put(head.front(i), name, fronts, modules);
    }
    NetworkSpec network =
        new NetworkSpec(published.name(), published.configuration(), published.input(), all);
    return new NamedTensors(
        byName == null ? scheme() : byName.scheme(),
        new NamePlan(
            published.isAdaptive() ? network.adaptive() : network, layers, normNames, fronts),
        modules,
        convolutions.get(0).weights().name(),
        told(layers, network));
  }

  private static void put(
      Module norm,
      String layer,
      Map<String, String> names,
      Map<String, Map<Part, StoredTensor>> modules) {
    if (norm != null) {
      names.put(layer, norm.name);
      modules.put(norm.name, norm.parts);
    }
  }

  /**
   * Places apart in a sequence, 1 for neighbours; 0 where their names do not say that they are in
   * one.
   */
  static int apart(Module first, Module second) {
    Matcher one = PLACE.matcher(first.name);
    Matcher other = PLACE.matcher(second.name);
    return one.matches()
            && other.matches()
            && (one.group(1).isEmpty() || one.group(1).endsWith("."))
            && one.group(1).equals(other.group(1))
        ? Integer.parseInt(other.group(2)) - Integer.parseInt(one.group(2))
        : 0;
  }

  /** A normalisation that does not stand right behind a convolution cannot be folded into it. */
  private static boolean isBehind(Module convolution, Module norm) {
    int apart = apart(convolution, norm);
    return apart == 0 || apart == 1;
  }

  /**
   * Whether a fully connected layer stands right behind another one, without a ReLU between. Where
   * all do, they are in a list, and what stands between is in the program.
   */
  private boolean isBare(int index) {
    String said = table.metadata().get(NetworkFile.LINEAR);
    if (said != null) {
      return List.of(said.split(" ")).contains(connected.get(index).name);
    }
    boolean sequence = false;
    for (int i = 0; i + 1 < connected.size(); i++) {
      sequence |= apart(connected.get(i), connected.get(i + 1)) > 1;
    }
    int between = head.isBehind(index) ? 2 : 1;
    return sequence && apart(connected.get(index), connected.get(index + 1)) == between;
  }

  /** Whether any two fully connected layers are neighbours, with a ReLU between all the same. */
  private boolean isList() {
    for (int i = 0; i + 1 < connected.size(); i++) {
      if (apart(connected.get(i), connected.get(i + 1)) == 1) {
        return true;
      }
    }
    return false;
  }

  /** Sorting has lost the order of names that nothing numbers. */
  private boolean isOrdered(List<Module> modules) {
    return modules.size() < 2 || modules.stream().allMatch(each -> each.name.matches(".*\\d.*"));
  }

  /** Whose names they would be, for files of this kind. */
  private NameScheme scheme() {
    return switch (table.container()) {
      case TORCH, TORCH_LEGACY, SAFETENSORS -> NameScheme.TORCHVISION;
      case HDF5 -> NameScheme.KERAS;
      default -> NameScheme.PAPER;
    };
  }

  /** What a person has to know of it. */
  private List<Phrase> told(Map<String, String> layers, NetworkSpec network) {
    List<Phrase> taken =
        layers.entrySet().stream()
            .filter(
                layer ->
                    byName == null
                        || !layer
                            .getValue()
                            .endsWith(byName.plan().layers().getOrDefault(layer.getKey(), "?")))
            .map(layer -> Phrase.of("%s for %s", Messages.quote(layer.getValue()), layer.getKey()))
            .toList();
    List<Phrase> told = new ArrayList<>(head.told());
    told.add(
        byName == null || taken.isEmpty()
            ? Phrase.of("Which array is which layer's was told from their shapes and their order")
            : byShape(taken));
    List<String> bare =
        network.layers().stream()
            .filter(layer -> layer.kind() == LayerKind.FULLY_CONNECTED && !layer.relu())
            .map(Layer::name)
            .toList();
    if (table.metadata().containsKey(NetworkFile.LINEAR)) {
      // The file's graph tells it.
      return taken.isEmpty() ? List.of() : told;
    }
    if (bare.size() > 1) {
      told.add(Phrase.of("No ReLU is taken to follow %s", String.join(", ", bare)));
    } else if (connected.size() > 1 && (connected.size() != 3 || isList())) {
      told.add(Phrase.of("A ReLU is taken to follow each fully connected layer but the last"));
    }
    return told;
  }

  private static Phrase byShape(List<Phrase> taken) {
    Phrase shown =
        taken.stream()
            .limit(MOST_SHOWN)
            .reduce((one, next) -> Phrase.of("%s, %s", one, next))
            .orElseThrow();
    if (taken.size() > MOST_SHOWN) {
      return Phrase.of(
          "By shape and order, not by name, the file's %s and %d more were taken",
          shown, taken.size() - MOST_SHOWN);
    }
    return Phrase.of(
        taken.size() == 1
            ? "By shape and order, not by name, the file's %s was taken"
            : "By shape and order, not by name, the file's %s were taken",
        shown);
  }
}
