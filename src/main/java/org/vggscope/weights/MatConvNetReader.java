package org.vggscope.weights;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.vggscope.model.ChannelOrder;
import org.vggscope.model.Preprocessing;
import org.vggscope.model.Resize;
import org.vggscope.support.Phrase;
import org.vggscope.support.Problem;

/**
 * Networks of MatConvNet (Vedaldi and Lenc 2015), in which VGG's authors publish theirs too: a cell
 * array of layers, each with {@code weights} or, before version 1.0 beta 17, {@code filters} and
 * {@code biases}; or the parameters of its later graphs (DagNN).
 */
final class MatConvNetReader {
  /** Larger mean pictures than any network reads are not read. */
  private static final long LARGEST_MEAN = 3L * 1024 * 1024;

  private static final Set<String> VARIABLES =
      Set.of("net", "layers", "params", "meta", "classes", "normalization");

  /** Grey levels that do not matter. */
  private static final double SAME = 1e-3;

  private static final Set<String> TYPES =
      Set.of(
          "conv",
          "relu",
          "pool",
          "normalize",
          "lrn",
          "dropout",
          "softmax",
          "softmaxloss",
          "loss",
          "bnorm",
          "null");

  private static final Pattern PARAMETER =
      Pattern.compile("(.+?)(?:_?(f|filters?|weights?)|_?(b|bias|biases))");

  private final List<StoredTensor> tensors = new ArrayList<>();
  private final CaffeOrder order = new CaffeOrder();
  private final List<String> convolutions = new ArrayList<>();
  private final List<String> poolings = new ArrayList<>();
  private final Map<String, String> words = new LinkedHashMap<>();

  private MatConvNetReader() {}

  static TensorTable read(ByteSource source, Spool spool) throws IOException {
    MatConvNetReader reader = new MatConvNetReader();
    Map<String, MatFile.Value> all = MatFile.read(source, spool, VARIABLES);
    MatFile.Value net = all.getOrDefault("net", MatFile.Value.NOTHING);
    if (!net.fields().isEmpty()) {
      // What training saves is the network in one variable.
      all = net.fields().get(0);
    }
    reader.layers(all.getOrDefault("layers", MatFile.Value.NOTHING));
    reader.parameters(all.getOrDefault("params", MatFile.Value.NOTHING));
    if (reader.tensors.isEmpty()) {
      throw new WeightFileException(
          Problem.of(
              "this MATLAB file holds no network of MatConvNet: its variables are %s",
              Messages.quote(String.join(", ", all.keySet()))));
    }
    MatFile.Value meta = all.getOrDefault("meta", MatFile.Value.NOTHING);
    reader.classes(either(all.get("classes"), meta.field("classes")));
    reader.preprocessing(either(all.get("normalization"), meta.field("normalization")));
    reader.words.putAll(reader.order.words());
    if (reader.isVgg()) {
      reader.words.putAll(GraphChecks.words(reader.convolutions, reader.poolings));
    }
    return new TensorTable(Container.MATCONVNET, reader.tensors, reader.words);
  }

  /** Groups of AlexNet's convolutions are not said beside them. */
  private boolean isVgg() {
    return order.words().isEmpty() && !convolutions.isEmpty() && !poolings.isEmpty();
  }

  private static MatFile.Value either(MatFile.Value old, MatFile.Value present) {
    return old == null ? present : old;
  }

  private void layers(MatFile.Value layers) throws IOException {
    for (MatFile.Value layer : layers.cells()) {
      String name = String.valueOf(layer.field("name").text());
      order.add(name);
      check(layer);
      MatFile.Value weights = layer.field("weights");
      List<MatFile.Value> parts =
          weights.cells().isEmpty()
              ? List.of(layer.field("filters"), layer.field("biases"))
              : weights.cells();
      boolean norm = "bnorm".equals(layer.field("type").text());
      if (norm && !parts.isEmpty()) {
        throw new WeightFileException(
            Problem.of(
                "%s is a batch normalisation, which MatConvNet keeps in a way of its own; merge it"
                    + " into the convolutions (cnn_imagenet_deploy) and save the network again",
                Messages.quote(name)));
      }
      add(name + ".weight", parts.get(0), true);
      add(name + ".bias", parts.size() > 1 ? parts.get(1) : MatFile.Value.NOTHING, false);
    }
  }

  /** What a layer does, as far as it says it. */
  private void check(MatFile.Value layer) throws IOException {
    String type = String.valueOf(layer.field("type").text());
    boolean max = !"avg".equals(layer.field("method").text());
    if (!TYPES.contains(type) || type.equals("pool") && !max) {
      throw type.equals("pool")
          ? GraphChecks.refused(Phrase.of("average pooling"))
          : GraphChecks.refused(type);
    }
    boolean pool = type.equals("pool");
    if (!type.equals("conv") && !pool) {
      return;
    }
    double[] stride = numbers(layer.field("stride"));
    double[] pad = numbers(layer.field("pad"));
    double[] dilate = numbers(layer.field("dilate"));
    MatFile.Value filters = layer.field("filters");
    if (!layer.field("weights").cells().isEmpty()) {
      filters = layer.field("weights").cells().get(0);
    }
    double[] size =
        pool
            ? numbers(layer.field("pool"))
            : filters.numbers() == null ? new double[0] : new double[] {filters.shape().get(0)};
    boolean connected = !pool && String.valueOf(layer.field("name").text()).startsWith("fc");
    if (size.length == 0 || connected) {
      return;
    }
    double step = stride.length == 0 ? 1 : stride[0];
    boolean even = stride.length == 0 || step == stride[stride.length - 1];
    if (!even || dilate.length > 0 && dilate[0] != 1) {
      throw GraphChecks.refused(Phrase.of("%s with uneven or dilated kernels", type));
    }
    // A pooling is padded behind, where even maps need nothing.
    (pool ? poolings : convolutions)
        .add(GraphChecks.word((long) size[0], (long) step, pad.length == 0 ? 0 : (long) pad[0], 1));
  }

  private void parameters(MatFile.Value parameters) throws IOException {
    for (Map<String, MatFile.Value> each : parameters.fields()) {
      MatFile.Value name = each.getOrDefault("name", MatFile.Value.NOTHING);
      Matcher matcher = PARAMETER.matcher(String.valueOf(name.text()));
      if (matcher.matches()) {
        boolean weights = matcher.group(2) != null;
        add(
            matcher.group(1) + (weights ? ".weight" : ".bias"),
            each.getOrDefault("value", MatFile.Value.NOTHING),
            weights);
      }
    }
  }

  private void add(String name, MatFile.Value value, boolean weights) throws IOException {
    StoredTensor numbers = value.numbers();
    if (numbers == null) {
      return;
    }
    List<Long> shape = new ArrayList<>(numbers.shape());
    if (weights) {
      // MATLAB leaves lengths of 1 at the end away.
      while (shape.size() < 4) {
        shape.add(1L);
      }
    } else {
      shape = List.of(StoredTensor.count(name, shape));
    }
    StoredTensor held = numbers.type().isFloat() ? numbers : floats(numbers);
    tensors.add(
        new StoredTensor(
            name,
            shape,
            StoredTensor.columnMajor(shape),
            held.type(),
            held.order(),
            held.source(),
            held.position()));
    TensorTable.checkCount(tensors.size());
  }

  /** Numbers that all happen to be whole, as a new bias' are, MATLAB keeps as such. */
  private static StoredTensor floats(StoredTensor whole) throws IOException {
    double[] numbers = numbers(whole);
    ByteBuffer bytes = ByteBuffer.allocate(numbers.length * Float.BYTES).order(whole.order());
    for (double number : numbers) {
      bytes.putFloat((float) number);
    }
    return StoredTensor.contiguous(
        whole.name(),
        whole.shape(),
        ElementType.F32,
        whole.order(),
        ByteSource.of(whole.source().name(), bytes.flip()),
        0);
  }

  /** All numbers of an array that is not large. */
  static double[] numbers(StoredTensor stored) throws IOException {
    long count = StoredTensor.count(Phrase.of("an array"), stored.shape());
    if (count > LARGEST_MEAN) {
      throw new WeightFileException(
          Problem.of("%s holds more whole numbers than biases", Messages.quote(stored.name())));
    }
    ByteBuffer bytes =
        ByteBuffer.allocate((int) count * stored.type().bytes()).order(stored.order());
    stored.source().read(stored.position(), bytes);
    bytes.flip();
    double[] numbers = new double[(int) count];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] =
          switch (stored.type()) {
            case F64 -> bytes.getDouble();
            case F32 -> bytes.getFloat();
            case I64 -> bytes.getLong();
            case I32 -> bytes.getInt();
            case I16 -> bytes.getShort();
            case I8 -> bytes.get();
            default -> bytes.get() & 0xff;
          };
    }
    return numbers;
  }

  private void classes(MatFile.Value classes) {
    List<String> names = classes.field("description").texts();
    List<String> ids = classes.field("name").texts();
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < Math.max(names.size(), ids.size()); i++) {
      String id = i < ids.size() ? String.valueOf(ids.get(i)) : "";
      String name = i < names.size() ? String.valueOf(names.get(i)) : id;
      lines.add(id.equals(name) ? name : id + "\t" + name);
    }
    if (!lines.isEmpty()) {
      words.put(
          NetworkFile.CLASSES,
          String.join(
              "\n", lines.stream().map(line -> line.replaceAll("[\\r\\n]+", " ")).toList()));
    }
  }

  private void preprocessing(MatFile.Value normalization) throws IOException {
    StoredTensor mean = normalization.field("averageImage").numbers();
    double[] sizes = numbers(normalization.field("imageSize"));
    int channels = sizes.length == 3 ? (int) sizes[2] : 0;
    boolean known = channels == 3 || channels == 1;
    double[] pixels = mean == null ? new double[0] : numbers(mean);
    if (pixels.length == 0 || !known || pixels.length % channels != 0) {
      return;
    }
    int area = pixels.length / channels;
    List<Double> means = new ArrayList<>();
    boolean same = true;
    for (int channel = 0; channel < channels; channel++) {
      double first = pixels[channel * area];
      double sum = 0;
      for (int i = channel * area; i < (channel + 1) * area; i++) {
        sum += pixels[i];
        same &= Math.abs(pixels[i] - first) < SAME;
      }
      means.add(same ? first : sum / area);
    }
    double[] border = numbers(normalization.field("border"));
    double[] cropped = numbers(normalization.field("cropSize"));
    double[] aspect = numbers(normalization.field("keepAspect"));
    double resized =
        border.length > 0
            ? sizes[0] + border[0]
            : cropped.length > 0 ? sizes[0] / cropped[0] : sizes[0];
    try {
      words.putAll(
          PreprocessingMetadata.write(
              new Preprocessing(
                  Origin.MATCONVNET.title().english(),
                  aspect.length > 0 && aspect[0] == 0 ? Resize.SQUASH : Resize.SHORTER_SIDE,
                  (int) Math.round(resized),
                  (int) sizes[0],
                  channels == 1 ? ChannelOrder.GREY : ChannelOrder.RGB,
                  255,
                  means,
                  Collections.nCopies(channels, 1.0))));
    } catch (IllegalArgumentException e) {
      // Numbers that no preprocessing has: what files of this kind want is assumed.
      return;
    }
    if (!same) {
      words.put(
          PreprocessingMetadata.ASSUMED,
          "the file's mean picture is not the same everywhere; the means of its colours are taken");
    }
  }

  private static double[] numbers(MatFile.Value value) throws IOException {
    return value.numbers() == null ? new double[0] : numbers(value.numbers());
  }
}
