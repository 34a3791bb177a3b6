package org.vggscope.lesson;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.vggscope.inference.Activations;
import org.vggscope.lesson.figures.PictureFigures;
import org.vggscope.lesson.figures.PreprocessingFigures;
import org.vggscope.lesson.figures.Value;
import org.vggscope.lesson.grammar.Grammar;
import org.vggscope.lesson.grammar.Result;
import org.vggscope.model.Ablation;
import org.vggscope.model.Layer;
import org.vggscope.model.LayerActivations;
import org.vggscope.model.LayerKind;
import org.vggscope.model.Position;
import org.vggscope.model.Prediction;
import org.vggscope.model.Predictions;
import org.vggscope.model.PreprocessingVariant;
import org.vggscope.model.Shape;
import org.vggscope.picture.InputTensor;
import org.vggscope.session.ModelSource;
import org.vggscope.session.PictureResult;
import org.vggscope.session.Question;
import org.vggscope.session.Session;
import org.vggscope.text.Language;
import org.vggscope.training.Initialisation;
import org.vggscope.training.NetworkChoice;

/**
 * What the right answers of lessons are, found without the figures that lessons are judged by: from
 * the layers' numbers by the paper's formulas, from activations and weights by adding up, from the
 * answers of a second program that has done what the question asks about.
 */
final class Recomputed implements AutoCloseable {
  /** Layers of the paper's configurations: convolutions block by block. */
  private static final Map<String, int[]> CONVOLUTIONS =
      Map.of(
          "A",
          new int[] {1, 1, 2, 2, 2},
          "D",
          new int[] {2, 2, 3, 3, 3},
          "E",
          new int[] {2, 2, 4, 4, 4});

  private static final int[] WIDTHS = {64, 128, 256, 512, 512};

  /** Krizhevsky's network in two groups: inputs of a kernel, its side, outputs, side of a map. */
  private static final long[][] ALEXNET = {
    {3, 11, 96, 55}, {48, 5, 256, 27}, {256, 3, 384, 13}, {192, 3, 384, 13}, {192, 3, 256, 13}
  };

  private static final long[] ALEXNET_FULLY = {256 * 6 * 6, 4096, 4096, 1000};

  private final PlayedSession played;

  /** Does what a question asks about; null until one asks. */
  private PlayedSession other;

  Recomputed(PlayedSession played) {
    this.played = played;
  }

  /** What is right; a name in English only. */
  Value value(Term term) throws Exception {
    awaitRun();
    Object found = of(term);
    if (found instanceof String name) {
      return Value.Name.of(name);
    }
    double amount = (double) found;
    if (term.name().endsWith("plan-bytes")) {
      return new Value.Bytes(Math.round(amount));
    }
    return Grammar.figure(term.name()).orElseThrow().result() == Result.SHARE
        ? new Value.Share(amount)
        : new Value.Number(amount);
  }

  /**
   * Of a training the network is opened a moment after its first row; it is what is asked about.
   */
  private void awaitRun() throws Exception {
    for (int i = 0; i < 600 && run() != null; i++) {
      if (played.from(() -> played.session.modelSourceProperty().get())
          instanceof ModelSource.OfRun) {
        break;
      }
      Thread.sleep(100);
    }
    played.settle();
  }

  /** A number, or a name in English. */
  private Object of(Term term) throws Exception {
    return switch (term.name()) {
      case "layer-name" -> layer(term.arguments().get(0).name()).name();
      case "class" -> ranked().get((int) number(term.arguments().get(0)) - 1).name();
      case "class-under" -> under(word(term, 0)).get(whole(term, 1) - 1).name();
      case "class-without" ->
          without(layer(word(term, 0)), term.arguments().get(1)).get(whole(term, 2) - 1).name();
      case "same-class" -> beside().ranked().get(0).name();
      case "worst-preprocessing" -> worst(term);
      case "smallest-of" -> smallest(term);
      default -> number(term);
    };
  }

  private static String word(Term term, int place) {
    return term.arguments().get(place).name();
  }

  private int whole(Term term, int place) throws Exception {
    return (int) number(term.arguments().get(place));
  }

  private double number(Term term) throws Exception {
    if (!term.figure() && term.name().matches("-?\\d+(\\.\\d+)?")) {
      return Double.parseDouble(term.name());
    }
    double[] given = new double[term.arguments().size()];
    String first = given.length == 0 ? "" : word(term, 0);
    if (List.of("times", "plus", "minus", "ratio", "share", "ln", "stack-field", "stack-parameters")
        .contains(term.name())) {
      for (int i = 0; i < given.length; i++) {
        given[i] = number(term.arguments().get(i));
      }
    }
    return switch (term.name()) {
      case "times" -> given[0] * given[1];
      case "plus" -> given[0] + given[1];
      case "minus" -> given[0] - given[1];
      case "ratio", "share" -> given[0] / given[1];
      case "ln" -> Math.log(given[0]);
      // k grows by k - 1 with each.
      case "stack-field" -> 1 + given[0] * (given[1] - 1);
      case "stack-parameters" -> given[0] * given[1] * given[1] * given[2] * given[2];
      // A fully connected unit reads all numbers of all maps.
      case "inputs" ->
          layer(first).name().startsWith("fc") ? filter(layer(first)) : layer(first).inputs();
      case "outputs" -> layer(first).outputs();
      case "kernel-side" -> layer(first).kernel();
      case "map-height" -> activations(played, layer(first)).shape().height();
      case "map-values" -> activations(played, layer(first)).values().length;
      case "parameters" -> weights(layer(first)) + layer(first).outputs();
      case "multiply-adds" -> {
        LayerActivations own = activations(played, layer(first));
        yield weights(layer(first)) * own.shape().area();
      }
      case "layers" -> layers().stream().filter(each -> each.name().startsWith(first)).count();
      case "field" -> field(layer(first))[0];
      case "step" -> field(layer(first))[1];
      case "classes" -> ranked().size();
      case "input-side" -> result(played).picture().input().height();
      case "frame-width" -> Math.rint(result(played).picture().box().width());
      case "frame-height" -> Math.rint(result(played).picture().box().height());
      case "probability" -> softmax(ranked(), whole(term, 0) - 1);
      case "unit-bias" -> bias(selected())[channel()];
      case "unit-output" -> activations(played, selected()).at(channel(), at().y(), at().x());
      case "zeros" -> zeros(activations(played, layer(first)));
      case "field-half" -> half(layer(first));
      case "paper-layers" ->
          first.equals("alexnet") ? 8 : Arrays.stream(CONVOLUTIONS.get(first)).sum() + 3;
      case "paper-parameters" -> paper(first, false, true);
      case "paper-multiply-adds" -> paper(first, true, true);
      case "paper-fc-share" -> 1 - paper(first, false, false) / paper(first, false, true);
      case "run-classes" -> 10;
      case "run-pictures" -> runPictures();
      case "run-batch", "plan-batch" -> runBatch();
      // 2 (N - 1) float32: of each parameter, or of each number before the layer and picture.
      case "plan-bytes" -> 2 * 4 * (number(term.arguments().get(1)) - 1) * crossing(term);
      case "start-spread" -> spread(first, word(term, 1), word(term, 2));
      default -> throw new IllegalArgumentException("Nobody recomputes " + term);
    };
  }

  /**
   * How far the sums of a layer spread that has learnt nothing: the weights are those that the
   * program draws, what they make of the picture is found here.
   */
  private double spread(String configuration, String start, String wanted) throws Exception {
    InputTensor input = result(played).picture().input();
    List<Layer> all =
        new NetworkChoice("vgg-" + configuration.toLowerCase(Locale.ROOT), 0.25, false)
            .network(input.shape(), 10, 0)
            .layers();
    Layer last = named(wanted, all);
    Shape shape = input.shape();
    double[] below = doubles(input.values());
    long place = 7919;
    for (Layer each : all) {
      double[] made =
          each.kind() == LayerKind.POOLING
              ? ByHand.pooled(each, shape, below)
              : ByHand.sums(each, Initialisation.of(start).weights(each, place++), shape, below);
      if (each.equals(last)) {
        double mean = Arrays.stream(made).average().orElseThrow();
        return Math.sqrt(
            Arrays.stream(made).map(x -> (x - mean) * (x - mean)).average().orElseThrow());
      }
      below = Arrays.stream(made).map(x -> Math.max(0, x)).toArray();
      shape = each.output(shape);
    }
    throw new IllegalArgumentException(wanted);
  }

  private static double[] doubles(float[] values) {
    return IntStream.range(0, values.length).mapToDouble(i -> values[i]).toArray();
  }

  private double crossing(Term term) throws Exception {
    Layer only = term.arguments().size() < 3 ? null : layer(word(term, 2));
    double sum = 0;
    for (Layer each : layers()) {
      boolean weighted = each.name().matches("(conv|fc).*");
      if (weighted && (only == null || only.equals(each))) {
        sum +=
            word(term, 0).equals("data")
                ? weights(each) + each.outputs()
                : runBatch() * below(each);
      }
    }
    return sum;
  }

  /** How many numbers a layer reads of a picture. */
  private double below(Layer layer) throws Exception {
    int place = layers().indexOf(layer);
    return place == 0
        ? result(played).picture().input().values().length
        : activations(played, layers().get(place - 1)).values().length;
  }

  private Path run() throws Exception {
    return played.from(() -> played.session.training().folderProperty().get());
  }

  private double runBatch() throws Exception {
    Path run = run();
    if (run == null) {
      return 256;
    }
    return Double.parseDouble(
        Files.readString(run.resolve("recipe.json"))
            .replaceAll("(?s).*\"batch\"\\s*:\\s*(\\d+).*", "$1"));
  }

  /** As the first epoch had them: batches times pictures, the last of which may be a part. */
  private double runPictures() throws Exception {
    return Double.parseDouble(
        Files.readString(run().resolve("run.json"))
            .replaceAll("(?s).*\"training\"\\s*:\\s*(\\d+).*", "$1"));
  }

  private Layer layer(String name) throws Exception {
    return named(name, layers());
  }

  private static Layer named(String name, List<Layer> all) {
    List<Layer> convolutions = all(all, "conv");
    List<Layer> fully = all(all, "fc");
    List<Layer> poolings = all(all, "pool");
    return switch (name) {
      case "first" -> all.get(0);
      case "last" -> all.get(all.size() - 1);
      case "first-conv" -> convolutions.get(0);
      case "last-conv" -> convolutions.get(convolutions.size() - 1);
      case "first-fc" -> fully.get(0);
      case "last-fc" -> fully.get(fully.size() - 1);
      case "last-pool" -> poolings.get(poolings.size() - 1);
      // AlexNet has no conv1_1.
      default -> all.stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
    };
  }

  private static List<Layer> all(List<Layer> all, String kind) {
    return all.stream().filter(each -> each.name().startsWith(kind)).toList();
  }

  private List<Layer> layers() throws Exception {
    return played.from(() -> played.session.modelProperty().get().layers());
  }

  /** How many weights a unit of it has. */
  private double filter(Layer layer) throws Exception {
    return this.<float[]>ask(
            played, (model, analysis, cancelled) -> model.network().weights(layer, 0))
        .length;
  }

  private double weights(Layer layer) throws Exception {
    return filter(layer) * layer.outputs();
  }

  private float[] bias(Layer layer) throws Exception {
    return ask(played, (model, analysis, cancelled) -> model.network().bias(layer));
  }

  /** How far it sees, and how far apart its neighbours are: r + (k - 1) j, and j s. */
  private double[] field(Layer wanted) throws Exception {
    double field = 1;
    double step = 1;
    for (Layer each : layers()) {
      field += (each.kernel() - 1) * step;
      step *= each.stride();
      if (each.equals(wanted)) {
        break;
      }
    }
    return new double[] {field, step};
  }

  private static double zeros(LayerActivations own) {
    return (double)
            IntStream.range(0, own.values().length).filter(i -> own.values()[i] == 0).count()
        / own.values().length;
  }

  private static double softmax(List<Prediction> all, int rank) {
    double sum = all.stream().mapToDouble(each -> Math.exp(each.logit())).sum();
    return Math.exp(all.get(rank).logit()) / sum;
  }

  private static double paper(String network, boolean work, boolean all) {
    double sum = 0;
    if (network.equals("alexnet")) {
      for (long[] each : ALEXNET) {
        double weights = each[0] * each[1] * each[1] * each[2];
        sum += work ? weights * each[3] * each[3] : weights + each[2];
      }
      return sum + (all ? fully(ALEXNET_FULLY, work) : 0);
    }
    int side = 224;
    int inputs = 3;
    int[] blocks = CONVOLUTIONS.get(network);
    for (int block = 0; block < blocks.length; block++) {
      for (int i = 0; i < blocks[block]; i++) {
        double weights = 9.0 * inputs * WIDTHS[block];
        sum += work ? weights * side * side : weights + WIDTHS[block];
        inputs = WIDTHS[block];
      }
      side /= 2;
    }
    return sum + (all ? fully(new long[] {512 * 7 * 7, 4096, 4096, 1000}, work) : 0);
  }

  private static double fully(long[] widths, boolean work) {
    double sum = 0;
    for (int i = 1; i < widths.length; i++) {
      sum += widths[i - 1] * widths[i] + (work ? 0 : widths[i]);
    }
    return sum;
  }

  private Layer selected() throws Exception {
    return played.from(() -> played.session.selection().layerProperty().get());
  }

  private int channel() throws Exception {
    return played.from(() -> played.session.selection().channelProperty().get());
  }

  private Position at() throws Exception {
    return played.from(() -> played.session.selection().positionProperty().get());
  }

  private List<Prediction> ranked() throws Exception {
    return result(played).ranked();
  }

  private static PictureResult result(PlayedSession of) throws Exception {
    return of.from(() -> of.session.resultProperty().get());
  }

  private LayerActivations activations(PlayedSession of, Layer layer) throws Exception {
    return ask(of, (model, analysis, cancelled) -> analysis.activations().copy(layer));
  }

  private <T> T ask(PlayedSession of, Question<T> question) throws Exception {
    AtomicReference<T> answer = new AtomicReference<>();
    // While a training goes on, its next moment may take the place of what was asked.
    for (int i = 0; i < 1800 && answer.get() == null; i++) {
      Thread.sleep(i == 0 ? 0 : 100);
      of.on(() -> of.session.ask("recomputed", question, answer::set));
      of.settle();
    }
    return answer.get();
  }

  private List<Prediction> without(Layer layer, Term which) throws Exception {
    Ablation off =
        which.name().equals("all")
            ? Ablation.NONE.withLayer(layer, true)
            : Ablation.NONE.withChannel(
                layer, which.figure() ? strongest(layer) : (int) number(which), true);
    return ask(
        played,
        (model, analysis, cancelled) -> {
          try (Activations rest =
              model.network().forward(analysis.picture().input(), off, cancelled)) {
            return Predictions.ranked(rest.logits(), model.labels());
          }
        });
  }

  private int strongest(Layer layer) throws Exception {
    LayerActivations own = activations(played, layer);
    int area = own.shape().area();
    double[] sums = new double[own.shape().channels()];
    for (int i = 0; i < own.values().length; i++) {
      sums[i / area] += own.values()[i];
    }
    return IntStream.range(0, sums.length)
        .boxed()
        .max(Comparator.comparingDouble(i -> sums[i]))
        .orElseThrow();
  }

  /** A second program with the same picture and network, prepared in that way. */
  private List<Prediction> under(String preprocessing) throws Exception {
    PreprocessingVariant variant = variant(preprocessing);
    PlayedSession second = other();
    if (variant.isRight()) {
      second.on(() -> second.session.setPreprocessing(""));
    } else {
      second.on(() -> second.session.setPreprocessing(variant.preprocessing(), 0));
    }
    second.settle();
    return result(second).ranked();
  }

  private PreprocessingVariant variant(String name) throws Exception {
    return PreprocessingFigures.find(played.from(() -> played.session.modelProperty().get()), name)
        .orElseThrow();
  }

  private String worst(Term term) throws Exception {
    int first = under("right").get(0).index();
    Map<String, Double> left = new HashMap<>();
    for (Term each : term.arguments()) {
      left.put(
          each.name(),
          under(each.name()).stream()
              .filter(one -> one.index() == first)
              .findFirst()
              .orElseThrow()
              .probability());
    }
    String worst =
        left.entrySet().stream().min(Map.Entry.comparingByValue()).orElseThrow().getKey();
    return org.vggscope.text.Texts.in(Language.ENGLISH, "%s", variant(worst).title());
  }

  /** What the second network says, in a program where it is the first. */
  private PictureResult beside() throws Exception {
    ModelSource second = played.from(() -> played.session.companion().sourceProperty().get());
    PlayedSession alone = other();
    alone.on(() -> alone.session.load(second));
    alone.settle();
    return result(alone);
  }

  /** Which of the layers is least alike in both networks. */
  private String smallest(Term term) throws Exception {
    String least = "";
    double smallest = Double.POSITIVE_INFINITY;
    for (Term each : term.arguments().subList(1, term.arguments().size())) {
      double alike = alike(layer(each.name()));
      if (alike < smallest) {
        smallest = alike;
        least = each.name();
      }
    }
    return least;
  }

  /** Linear CKA of channels over places: |XY|² over |XX| |YY|, each a sum of squared products. */
  private double alike(Layer layer) throws Exception {
    beside();
    Layer partner =
        other.from(() -> other.session.modelProperty().get().architecture().layer(layer.name()));
    float[] first = centred(activations(played, layer));
    float[] second = centred(activations(other, partner));
    int places = activations(played, layer).shape().area();
    return products(first, second, places)
        / Math.sqrt(products(first, first, places) * products(second, second, places));
  }

  private static double products(float[] first, float[] second, int places) {
    double squares = 0;
    for (int one = 0; one < first.length; one += places) {
      for (int two = 0; two < second.length; two += places) {
        double sum = 0;
        for (int i = 0; i < places; i++) {
          sum += first[one + i] * second[two + i];
        }
        squares += sum * sum;
      }
    }
    return squares;
  }

  private static float[] centred(LayerActivations own) {
    float[] centred = own.values().clone();
    int area = own.shape().area();
    for (int from = 0; from < centred.length; from += area) {
      double mean = 0;
      for (int i = from; i < from + area; i++) {
        mean += centred[i] / (double) area;
      }
      for (int i = from; i < from + area; i++) {
        centred[i] -= (float) mean;
      }
    }
    return centred;
  }

  /** The fewest pixels that have half of the influence, as a share of those that are seen. */
  private double half(Layer layer) throws Exception {
    LayerActivations own = activations(played, layer);
    double[] start = new double[own.values().length];
    start[(channel() * own.shape().height() + at().y()) * own.shape().width() + at().x()] = 1;
    double[] gradient = gradient(layer, start, -1);
    Shape shape = result(played).picture().input().shape();
    double[] influence =
        IntStream.range(0, shape.area())
            .mapToDouble(
                i ->
                    IntStream.range(0, shape.channels())
                        .mapToDouble(colour -> Math.abs(gradient[colour * shape.area() + i]))
                        .sum())
            .map(x -> -x)
            .sorted()
            .toArray();
    double total = Arrays.stream(influence).sum();
    int count = 0;
    for (double sum = 0; sum > total / 2; count++) {
      sum += influence[count];
    }
    return (double) count
        / (seen(layer, at().y(), shape.height()) * seen(layer, at().x(), shape.width()));
  }

  /** How many rows or columns of the picture a place of a layer sees, borders left out. */
  private int seen(Layer layer, int place, int length) throws Exception {
    int from = place;
    int to = place;
    List<Layer> all = layers();
    for (int i = all.indexOf(layer); i >= 0; i--) {
      Layer each = all.get(i);
      from = from * each.stride() - each.padding();
      to = to * each.stride() - each.padding() + each.kernel() - 1;
    }
    return Math.min(length - 1, to) - Math.max(0, from) + 1;
  }

  /**
   * The gradient of something by what a layer has made.
   *
   * @param start its gradient by what a later layer has made
   * @param until the place of the layer; -1 for the input
   */
  private double[] gradient(Layer of, double[] start, int until) throws Exception {
    List<Layer> all = layers();
    double[] gradient = start;
    for (int i = all.indexOf(of); i > until; i--) {
      Layer layer = all.get(i);
      InputTensor input = result(played).picture().input();
      LayerActivations below = i == 0 ? null : activations(played, all.get(i - 1));
      gradient =
          ByHand.back(
              layer,
              layer.hasParameters()
                  ? ask(played, (model, analysis, cancelled) -> model.network().weights(layer))
                  : null,
              i == 0 ? input.shape() : below.shape(),
              i == 0 ? input.values() : below.values(),
              activations(played, layer).values(),
              gradient);
    }
    return gradient;
  }

  /** Where Grad-CAM of the first class is largest, in the whole picture. */
  Value.Place peak() throws Exception {
    Layer conv = layer("last-conv");
    double[] start = new double[ranked().size()];
    start[ranked().get(0).index()] = 1;
    double[] gradient = gradient(layer("last"), start, layers().indexOf(conv));
    LayerActivations maps = activations(played, conv);
    int area = maps.shape().area();
    double[] sums = new double[area];
    for (int from = 0; from < gradient.length; from += area) {
      double weight = Arrays.stream(gradient, from, from + area).average().orElseThrow();
      for (int i = 0; i < area; i++) {
        sums[i] += weight * maps.values()[from + i];
      }
    }
    int best =
        IntStream.range(0, area)
            .boxed()
            .max(Comparator.comparingDouble(i -> sums[i]))
            .orElseThrow();
    return PictureFigures.inWhole(
        result(played).picture(),
        (best / maps.shape().width() + 0.5) / maps.shape().height(),
        (best % maps.shape().width() + 0.5) / maps.shape().width());
  }

  private PlayedSession other() throws Exception {
    if (other == null) {
      other = new PlayedSession();
    }
    ModelSource network = played.from(() -> played.session.modelSourceProperty().get());
    var picture = played.from(() -> played.session.sourceProperty().get());
    other.on(
        () -> {
          Session session = other.session;
          if (!network.equals(session.modelSourceProperty().get())) {
            session.load(network);
          }
          if (!picture.equals(session.sourceProperty().get())) {
            session.open(List.of(picture));
          }
        });
    other.settle();
    return other;
  }

  @Override
  public void close() {
    if (other != null) {
      other.close();
    }
  }
}
