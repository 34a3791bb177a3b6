package org.vggscope.weights;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.vggscope.support.Phrase;

/**
 * What TorchScript's code says of how its arrays are computed with. The code is read for the names
 * of operations and never run; one that VGG and AlexNet do not have is refused.
 */
final class TorchCode {
  private static final Pattern CODE = Pattern.compile("(?:.*/)?code/.*\\.py");
  private static final Pattern CALL = Pattern.compile("torch\\.([a-z_0-9]+?)_?\\(");
  private static final Pattern EPSILON =
      Pattern.compile(
          "batch_norm\\([^)]*, [0-9.e-]+, ([0-9]{1,20}(?:\\.[0-9]{1,20})?(?:e-?[0-9]{1,3})?), (?:True|False)\\)");
  private static final Pattern DILATION =
      Pattern.compile("_convolution\\([^\\[]*(?:\\[\\d+, \\d+\\], ){2}\\[(\\d+), (\\d+)\\]");
  private static final Pattern POOLING =
      Pattern.compile(
          "max_pool2d\\([^\\[]*\\[(\\d+), \\d+\\], \\[(\\d+), \\d+\\], \\[(\\d+), \\d+\\]");

  private static final Set<String> FOREIGN =
      Set.of(
          "leaky_relu",
          "elu",
          "selu",
          "celu",
          "prelu",
          "rrelu",
          "silu",
          "gelu",
          "mish",
          "hardswish",
          "hardtanh",
          "hardsigmoid",
          "softplus",
          "sigmoid",
          "tanh",
          "avg_pool2d",
          "adaptive_max_pool2d",
          "instance_norm",
          "group_norm",
          "layer_norm",
          "conv_transpose2d",
          "reflection_pad2d",
          "replication_pad2d",
          "sub",
          "rsub",
          "div",
          "mul");

  /** 2 x 2 of VGG, 3 x 3 of AlexNet. */
  private static final Set<String> POOLINGS = Set.of("2 2 0", "3 2 0");

  private static final int MOST_FILES = 2_000;
  private static final int LONGEST = 1 << 18;

  private final Map<String, Integer> calls = new HashMap<>();
  private final List<String> poolings = new ArrayList<>();
  private final Set<String> epsilons = new HashSet<>();

  private TorchCode() {}

  /**
   * Looks through the code of a file.
   *
   * @return what a table of its arrays has to say of it
   * @throws WeightFileException when it computes something else
   */
  static Map<String, String> check(ZipDirectory zip, Spool spool) throws IOException {
    TorchCode all = new TorchCode();
    int files = 0;
    for (ZipDirectory.Entry entry : zip.entries()) {
      if (!CODE.matcher(entry.name()).matches() || entry.size() > LONGEST || ++files > MOST_FILES) {
        continue;
      }
      ByteSource source = zip.open(entry, spool);
      ByteBuffer bytes = ByteBuffer.allocate((int) source.size());
      source.read(0, bytes);
      String code = new String(bytes.array(), StandardCharsets.UTF_8);
      all.look(code);
    }
    return all.words();
  }

  private void look(String code) throws WeightFileException {
    for (Matcher call = CALL.matcher(code); call.find(); ) {
      calls.merge(call.group(1), 1, Integer::sum);
      if (FOREIGN.contains(call.group(1))) {
        throw GraphChecks.refused(call.group(1));
      }
    }
    for (Matcher dilation = DILATION.matcher(code); dilation.find(); ) {
      if (!dilation.group(1).equals("1") || !dilation.group(2).equals("1")) {
        throw GraphChecks.refused(Phrase.of("dilated kernels"));
      }
    }
    for (Matcher pooling = POOLING.matcher(code); pooling.find(); ) {
      String word = "%s %s %s".formatted(pooling.group(1), pooling.group(2), pooling.group(3));
      if (!POOLINGS.contains(word)) {
        throw GraphChecks.refused(
            Phrase.of("pooling of kernel, stride, padding %s", Messages.quote(word)));
      }
      poolings.add(
          GraphChecks.word(
              Long.parseLong(pooling.group(1)),
              Long.parseLong(pooling.group(2)),
              Long.parseLong(pooling.group(3)),
              1));
    }
    for (Matcher epsilon = EPSILON.matcher(code); epsilon.find(); ) {
      epsilons.add(epsilon.group(1));
    }
  }

  private int count(String call) {
    return calls.getOrDefault(call, 0);
  }

  private Map<String, String> words() throws WeightFileException {
    Map<String, String> words = new HashMap<>();
    // What was traced has each step written out; what was scripted has functions.
    int convolutions = count("_convolution");
    int missing = convolutions + count("linear") - 1 - count("relu");
    if (convolutions > 0 && missing > 0) {
      throw GraphChecks.refused(Phrase.of("layers without a ReLU behind them (%d)", missing));
    }
    if (convolutions > 0 && new HashSet<>(poolings).size() == 1) {
      words.put(GraphChecks.POOLINGS, String.join(", ", poolings));
    }
    GraphChecks.putEpsilon(words, epsilons);
    return words;
  }
}
