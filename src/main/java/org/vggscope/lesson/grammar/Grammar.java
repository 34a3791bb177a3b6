package org.vggscope.lesson.grammar;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Everything that a lesson can do, wait for and say in figures. */
public final class Grammar {
  private static final String PAPERS = "A|A-LRN|B|C|D|E|alexnet";

  private static final String NETWORKS = "alexnet|vgg-a|vgg-b|vgg-c|vgg-d|vgg-e";

  private static final List<Signature> ACTIONS =
      signatures(
          """
          view VIEW: opens a view, a page or a pane
          layer LAYER|next|previous: selects a layer
          channel WHOLE|strongest|mixed|next|none: selects a channel of the layer, from 0; \
          mixed has nearest to half zeros
          position WHOLE|centre|strongest|weakest|next|none [WHOLE]: selects a position, row and \
          column from 0
          class WHOLE|first|last: selects the class of that rank; first for whichever is the first, \
          last for the least probable
          picture sample|other [SAMPLE]: opens a picture that comes with the program; other for \
          one that is not open
          network NETWORK|other: loads a network of the catalogue
          preprocessing PREPROCESSING|right|other: prepares pictures in that way
          input-size WHOLE|trained|other: has the network read pictures of that side in pixels
          option VIEW OPTION VALUE...: chooses something in a view
          perform VIEW PERFORMANCE: has a view do something of its own
          compare NETWORK|on|off: compares with another network
          ablate LAYER|none [WHOLE|strongest|all]: switches a channel off on the Ablation page, or \
          nothing
          training on|none: opens the training room; none watches no training any more
          train mnist-small|cifar10-small NETS NUMBER WHOLE INIT: trains NETWORK WIDTH EPOCHS \
          START and watches it; it ends with the lesson
          race INIT: trains the watched run's network from another start, unwatched
          command COMMAND: runs a command of the window
          """);

  private static final List<Signature> CONDITIONS =
      signatures(
          """
          view VIEW: that view is open
          layer LAYER|other: that layer is selected; other is another than when the step began
          channel WHOLE|any|other|strongest: that channel is selected
          position any|other|strongest|weakest|faint: a position is selected; faint has at most a \
          tenth of what the channel answers at most
          class any|other|unlikely: a class is chosen; unlikely is in the lower half of all
          picture other: another picture is open than when the step began
          network NETWORK|other: that network is loaded
          preprocessing PREPROCESSING|right|other: that preprocessing is in force
          input-size WHOLE|trained|other: that input size is in force
          option VIEW OPTION VALUE|other...: that is chosen in a view
          compare on|off: two networks are compared, or not
          ablated any: something is switched off on the Ablation page
          race row: the run of 'race' has its first row
          training on|row: a training is watched; row: its first row is there
          """);

  private static final List<Signature> FIGURES =
      Stream.of(
              of(
                  Result.NUMBER,
                  """
                  layers conv|fc|pool: how many layers of that kind
                  parameters [LAYER]: weights and biases, of all layers or one
                  multiply-adds [LAYER]: of a forward pass at the present input size
                  inputs LAYER: channels read
                  outputs LAYER: channels written
                  kernel-side LAYER: side of the kernel
                  map-height LAYER: rows of its maps
                  map-width LAYER: columns of its maps
                  map-values LAYER: numbers in all its maps
                  field LAYER: side of the receptive field in pixels
                  step LAYER: pixels between two neighbouring units
                  classes: how many classes the network has
                  paper-parameters CONFIGS: weights and biases as published
                  paper-multiply-adds CONFIGS: multiply-adds of a forward pass as published
                  paper-layers CONFIGS: layers with weights as published
                  times NUMBER NUMBER: the product
                  plus NUMBER NUMBER: the sum
                  minus NUMBER NUMBER: the difference
                  ratio NUMBER NUMBER: the quotient
                  millions NUMBER: in millions
                  billions NUMBER: in billions
                  stack-field WHOLE WHOLE: side of what N convolutions of a kernel see
                  stack-parameters WHOLE WHOLE WHOLE: N kernels' weights, SIDE, WIDTH channels
                  ln NUMBER: natural logarithm
                  frame-height: pixels of the part that the network sees
                  frame-width: pixels of the part that the network sees
                  picture-width: pixels
                  picture-height: pixels
                  input-side: side of what the network reads, the shorter one, in pixels
                  pixel WHOLE WHOLE WHOLE: the input tensor's value at CHANNEL Y X
                  logit WHOLE: of the class of that rank
                  strongest LAYER: the channel with the largest mean
                  channel-by-mean LAYER WHOLE: the channel of that rank by its mean
                  mean LAYER WHOLE: of a channel
                  most LAYER WHOLE: maximum of a channel
                  value LAYER WHOLE WHOLE WHOLE: at CHANNEL Y X
                  selected-channel: from 0
                  selected-y: row of the selected position, from 0
                  selected-x: column of the selected position, from 0
                  selected-value: activation of the selected unit
                  unit-sum: of the selected unit, before the ReLU
                  unit-bias: of the selected unit
                  unit-output: of the selected unit, after the ReLU
                  start-spread CONFIGS INIT LAYER: deviation of activations at a start, at a \
                  quarter of the width, on the present picture
                  asked-rank: of the class that is asked about
                  rank-without LAYER WHOLE|all: of the class that is first when nothing is off
                  agreement LAYER: likeness (CKA) of the two networks, 0 to 1
                  second-parameters: of the second network
                  second-multiply-adds: of the second network
                  plan-bytes data|model|mixed|least WHOLE [LAYER]: what crosses between so many \
                  devices in a step, of all layers or one
                  paper-plan-bytes CONFIGS data|model|mixed|least WHOLE [LAYER]: as published
                  plan-batch: pictures of a step
                  plan-parameters [LAYER]: weights and biases
                  plan-inputs [LAYER]: activations read of one picture
                  run-loss: of the watched run's last step
                  run-rate: of the last step
                  run-epochs: that have ended
                  run-steps: that were made
                  run-batch: pictures of a step
                  run-classes: of its pictures
                  run-pictures: that it learns from
                  run-epoch-steps: steps of an epoch
                  """),
              of(
                  Result.SHARE,
                  """
                  paper-fc-share CONFIGS: share of the parameters in the fully connected layers
                  share NUMBER NUMBER: the first as a share of the second
                  probability WHOLE: of the class of that rank
                  zeros LAYER [WHOLE]: share of zeros, of a layer or a channel
                  probability-without LAYER WHOLE|all WHOLE: of rank N with a channel switched off
                  first-without LAYER WHOLE|all: of the class that is first when nothing is off
                  probability-under PREPROCESSING WHOLE: of rank N, prepared in that way
                  first-under PREPROCESSING: of the class that is first as the weights want it
                  field-share LAYER: share of the field that holds 95 % of its influence
                  field-half LAYER: share of the field in the picture that holds half of it
                  occlusion-drop: largest drop of the first class when a patch is hidden
                  second-probability WHOLE: of rank N of the second network
                  asked-probability: of the class that is asked about
                  accuracy: top-1 of the loaded network at the present size
                  second-accuracy: top-1 of the second network
                  run-best: best validation accuracy of the watched run
                  """),
              of(
                  Result.NAME,
                  """
                  network-name: of the loaded network
                  layer-name LAYER: what the layer is called in the loaded network
                  picture-name: of the open picture
                  class WHOLE: the class of that rank
                  selected-layer: its name
                  class-without LAYER WHOLE|all WHOLE: class of rank N with a channel switched off
                  class-under PREPROCESSING WHOLE: class of rank N, prepared in that way
                  same-class: the second network's first class
                  second-name: of the second network
                  preprocessing-name: the one in force
                  asked-class: the class that is asked about: the chosen one, or the first
                  preprocessing-title PREPROCESSING: what its card is called
                  worst-preprocessing PREPROCESSING...: the card that leaves the right first \
                  class least
                  largest-of FIGURE LAYER...: name of the layer whose figure is the largest
                  smallest-of FIGURE LAYER...: or the smallest
                  plan-better LAYER: what is better split, "the batch" or "the weights"
                  start-verdict CONFIGS INIT: whether a network can learn from that start
                  """),
              of(
                  Result.PLACE,
                  """
                  cam-peak: where Grad-CAM of the first class is largest
                  """))
          .flatMap(List::stream)
          .toList();

  private Grammar() {}

  private static List<Signature> signatures(String lines) {
    return of(null, lines);
  }

  private static List<Signature> of(Result result, String lines) {
    return Arrays.stream(lines.split("\n"))
        .map(
            line -> {
              String[] parts = line.split(": ", 2);
              return Signature.of(
                  parts[0].replace("CONFIGS", PAPERS).replace("NETS", NETWORKS), result, parts[1]);
            })
        .toList();
  }

  /** What {@code do} and {@code begin} know. */
  public static List<Signature> actions() {
    return List.copyOf(ACTIONS);
  }

  /** What {@code wait} knows. */
  public static List<Signature> conditions() {
    return List.copyOf(CONDITIONS);
  }

  /** What braces and answers know. */
  public static List<Signature> figures() {
    return List.copyOf(FIGURES);
  }

  /** The figure of that name. */
  public static Optional<Signature> figure(String name) {
    return find(FIGURES, name);
  }

  static Optional<Signature> find(List<Signature> all, String name) {
    return all.stream().filter(each -> each.name().equals(name)).findFirst();
  }
}
