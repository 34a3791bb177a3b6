package org.vggscope.ui.kit.glossary;

import org.vggscope.text.Texts;

/** A word that a learner may not know, explained in two sentences. */
public enum Term {
  NEGATIVE_PICTURE(
      Texts.key("negative picture"),
      Texts.key(
          "The network reads no colours from 0 to 255 but (colour − mean) / deviation, with the"
              + " mean and the deviation of all pictures that it learnt from. What is darker"
              + " than that mean is below zero.")),
  MAPS_AT(
      Texts.key("32 @ 64 × 64"),
      Texts.key(
          "32 feature maps of 64 rows and 64 columns. From block to block the maps halve their"
              + " sides, and most blocks double their number.")),
  DEAD(
      Texts.key("dead"),
      Texts.key(
          "Silent on this picture: every number of the map is zero, for nothing in the picture"
              + " drove the channel above zero before its ReLU. Another picture may wake it.")),
  SCALE_PER_MAP(
      Texts.key("scale per map"),
      Texts.key(
          "Each map spreads all colours over its own numbers, so that weak maps are seen as"
              + " well. The same colour is another number in another map: to compare maps, draw"
              + " all on the same scale.")),
  CHANNEL_NUMBERS(
      Texts.key("channel numbers"),
      Texts.key(
          "Each network learns its channels in an order of its own, so that channel 6 here and"
              + " channel 6 there have nothing in common but the number. Only where one network"
              + " was started from the other, as the bundled VGG19 was from VGG16, do they stay"
              + " alike.")),
  MADE_OF(
      Texts.key("made of"),
      Texts.key(
          "What maps of the layer below add to this one, each map times its kernel, averaged"
              + " over all places. A line is as thick as that is large, and dashed where it"
              + " takes away; the maps that are not shown and the bias make up the rest.")),
  CONVOLUTION(
      Texts.key("convolution"),
      Texts.key(
          "A kernel is laid on each place of a map in turn, what lies under it is multiplied"
              + " with its weights, and all products of all maps are added up. The sums are a"
              + " new map.")),
  KERNEL(
      Texts.key("kernel"),
      Texts.key(
          "The weights that a convolution lays on a map, 3 × 3 in VGG. A channel has one for"
              + " each map of the layer below; together they are its filter.")),
  CHANNEL(
      Texts.key("channel"),
      Texts.key(
          "One filter of a layer and the feature map that it makes. The picture has three: red,"
              + " green and blue.")),
  FEATURE_MAP(
      Texts.key("feature map"),
      Texts.key(
          "What a channel answers at each place of the picture: large where it finds what it"
              + " looks for, zero where it does not.")),
  UNIT(
      Texts.key("unit"),
      Texts.key(
          "One number of a feature map, at one channel and one place, or one number of a fully"
              + " connected layer. Its value is its activation.")),
  PADDING(
      Texts.key("padding"),
      Texts.key(
          "Zeros round a map, so that the kernel can be laid on its border too. With one row on"
              + " each side a 3 × 3 kernel makes a map as large as the one it reads.")),
  STRIDE(
      Texts.key("stride"),
      Texts.key(
          "How far the kernel moves from one place to the next. With 2 the new map is half as"
              + " wide and half as high.")),
  BIAS(
      Texts.key("bias"),
      Texts.key(
          "A number that a channel adds to each of its sums. It says how much it takes before"
              + " the channel answers at all.")),
  RELU(
      Texts.key("ReLU"),
      Texts.key(
          "Keeps what is above zero and makes zero of all else. Without it any stack of"
              + " convolutions would come to a single one.")),
  POOLING(
      Texts.key("pooling"),
      Texts.key(
          "Keeps the largest of each 2 × 2 numbers, so that maps halve their sides. What was"
              + " found stays, where exactly is forgotten.")),
  TENSOR(
      Texts.key("tensor"),
      Texts.key(
          "Numbers in several directions: a picture is one of channels, rows and columns. All"
              + " that goes through a network is one.")),
  GRADIENT(
      Texts.key("gradient"),
      Texts.key(
          "How much a result would change if each of the numbers that it depends on were a"
              + " little larger. Training follows it; evidence for a class is read from it.")),
  RECEPTIVE_FIELD(
      Texts.key("receptive field"),
      Texts.key(
          "The part of the picture that a unit can see at all. It grows with every layer, and"
              + " faster after each pooling.")),
  EFFECTIVE_FIELD(
      Texts.key("effective field"),
      Texts.key(
          "How much each pixel of the picture moves this unit: the size of the unit’s gradient"
              + " by that pixel. All of the receptive field can move it, but little of it,"
              + " around the middle, does.")),
  CONTRIBUTION(
      Texts.key("mean |contribution|"),
      Texts.key(
          "What an input channel adds to the output channel, its map times its kernel, averaged"
              + " over all places. Between | | signs are left out, so that adding here and"
              + " taking away there do not cancel.")),
  NORM(
      Texts.key("norm"),
      Texts.key(
          "√Σw²: the square root of the sum of the squared weights, how large a kernel is as a"
              + " whole. A kernel with a small norm hardly reads its channel.")),
  WORDNET_ID(
      Texts.key("n07920052"),
      Texts.key(
          "The number of a group of nouns with one meaning in WordNet, from which ImageNet took"
              + " its classes. Folders of its pictures are called so.")),
  POWER_OF_TEN(
      Texts.key("5e-4"),
      Texts.key(
          "5 × 10⁻⁴, that is 0.0005. Numbers that are too small or too large for their room are"
              + " written so.")),
  LOGIT(
      Texts.key("logit"),
      Texts.key(
          "The number that the last layer gives a class, before softmax. Only differences"
              + " between logits count: the same added to all changes no probability.")),
  SOFTMAX(
      Texts.key("softmax"),
      Texts.key(
          "Turns logits into probabilities: e to the power of each, divided by the sum of all,"
              + " so that they add up to 1.")),
  LESS_THE_LARGEST(
      Texts.key("z − max"),
      Texts.key(
          "Each logit less the largest, so that the largest power is e⁰ = 1 and none is too"
              + " large to compute. The probabilities stay what they are, for all powers shrink"
              + " by one factor.")),
  DENSE(
      Texts.key("dense"),
      Texts.key(
          "The picture is larger than the network was trained for, so its fully connected"
              + " layers move over it like convolutions. The class scores of all positions are"
              + " averaged (Simonyan and Zisserman 2014, Section 3.2).")),
  AVERAGED(
      Texts.key("averaged"),
      Texts.key(
          "The picture is smaller than the network was trained for: the last maps are averaged"
              + " onto the side that the first fully connected layer reads. So do weights from"
              + " torchvision (AdaptiveAvgPool2d).")),
  HALF_WIDTH(
      Texts.key("half width"),
      Texts.key(
          "Every layer has half as many channels as in the paper’s network, 32 to 256 instead"
              + " of 64 to 512. It is smaller and quicker, and less often right.")),
  ACCURACY(
      Texts.key("accuracy"),
      Texts.key(
          "Of how many pictures that the network was not trained on, the first class is right"
              + " (top-1), or one of its first five (top-5)."));

  private final String word;
  private final String text;

  Term(String word, String text) {
    this.word = word;
    this.text = text;
  }

  /** As it stands on the screen; where it is a number, an example of such a one. */
  public String word() {
    return Texts.of(word);
  }

  /** What it means, in two sentences or three. */
  public String text() {
    return Texts.of(text);
  }
}
