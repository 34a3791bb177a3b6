package org.vggscope.ui.kit.glossary;

/** A word that a learner may not know, explained in two sentences. */
public enum Term {
  NEGATIVE_PICTURE(
      "negative picture",
      "The network reads no colours from 0 to 255 but their distance from the mean of all pictures"
          + " that it learnt from, mostly over their deviation. What is darker than that mean is"
          + " below zero."),
  MAPS_AT(
      "32 @ 64 × 64",
      "32 feature maps of 64 rows and 64 columns. From block to block the maps halve their sides,"
          + " and most blocks double their number."),
  DEAD(
      "dead",
      "Silent on this picture: every number of the map is zero, for nothing in the picture drove"
          + " the channel above zero before its ReLU. Another picture may wake it."),
  SCALE_PER_MAP(
      "scale per map",
      "Each map spreads all colours over its own numbers, so that weak maps are seen as well."
          + " The same colour is another number in another map: to compare maps, draw all on the"
          + " same scale."),
  CHANNEL_NUMBERS(
      "channel numbers",
      "Channel 6 of one network and channel 6 of another have nothing in common but the number: each"
          + " learnt its channels in an order of its own. Compare › Likeness says which layers work"
          + " alike."),
  RECEPTIVE_FIELD(
      "receptive field",
      "The part of the picture that a unit can see at all. It grows with every layer, and faster"
          + " after each pooling."),
  EFFECTIVE_FIELD(
      "effective field",
      "How much each pixel of the picture moves this unit: the size of the unit’s gradient by that"
          + " pixel. All of the receptive field can move it, but little of it, around the middle,"
          + " does."),
  CONTRIBUTION(
      "mean |contribution|",
      "What an input channel adds to the output channel, its map times its kernel, averaged over"
          + " all places. Between | | signs are left out, so that adding here and taking away there"
          + " do not cancel."),
  NORM(
      "norm",
      "√Σw²: the square root of the sum of the squared weights, how large a kernel is as a whole."
          + " A kernel with a small norm hardly reads its channel."),
  WORDNET_ID(
      "n07920052",
      "The number of a group of nouns with one meaning in WordNet, from which ImageNet took its"
          + " classes. Folders of its pictures are called so."),
  POWER_OF_TEN(
      "5e-4",
      "5 × 10⁻⁴, that is 0.0005. Numbers that are too small or too large for their room are written"
          + " so."),
  LOGIT(
      "logit",
      "The number that the last layer gives a class, before softmax. Only differences between"
          + " logits count: the same added to all changes no probability."),
  SOFTMAX(
      "softmax",
      "Turns logits into probabilities: e to the power of each, divided by the sum of all, so that"
          + " they add up to 1."),
  LESS_THE_LARGEST(
      "z − max",
      "Each logit less the largest, so that the largest power is e⁰ = 1 and none is too large to"
          + " compute. The probabilities stay what they are, for all powers shrink by one factor."),
  DENSE(
      "dense",
      "The picture is larger than the network was trained for, so its fully connected layers move"
          + " over it like convolutions. The class scores of all positions are averaged (Simonyan"
          + " and Zisserman 2014, Section 3.2)."),
  AVERAGED(
      "averaged",
      "The picture is smaller than the network was trained for: the last maps are averaged onto the"
          + " side that the first fully connected layer reads. So do weights from torchvision"
          + " (AdaptiveAvgPool2d)."),
  HALF_WIDTH(
      "half width",
      "Every layer has half as many channels as in the paper’s network, 32 to 256 instead of 64 to"
          + " 512. It is smaller and quicker, and less often right."),
  ACCURACY(
      "accuracy",
      "Of how many pictures that the network was not trained on, the first class is right (top-1),"
          + " or one of its first five (top-5).");

  private final String word;
  private final String text;

  Term(String word, String text) {
    this.word = word;
    this.text = text;
  }

  /** As it stands on the screen; where it is a number, an example of such a one. */
  public String word() {
    return word;
  }

  /** What it means, in two sentences or three. */
  public String text() {
    return text;
  }
}
