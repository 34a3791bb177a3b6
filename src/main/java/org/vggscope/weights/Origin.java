package org.vggscope.weights;

import java.util.Map;
import org.vggscope.model.Preprocessing;
import org.vggscope.model.Shape;
import org.vggscope.support.Phrase;

/** Whose file it is, which decides what pictures its weights want. */
enum Origin {
  OWN(Phrase.of("own")),
  TORCHVISION(Phrase.of("torchvision")),
  TIMM(Phrase.of("timm")),
  CAFFE(Phrase.of("Caffe-born")),
  CHAINERCV(Phrase.of("ChainerCV")),
  /** Reads colours as people name them, from 0 to 255; its files say what they want themselves. */
  MATCONVNET(Phrase.of("MatConvNet")),
  KERAS(Phrase.of("Keras applications")),
  GLUON(Phrase.of("Gluon")),
  /** MXNet's converter turns the first layer's input channels round, so that it reads RGB. */
  MXNET_CAFFE(Phrase.of("Caffe-converted"));

  /** Torchvision and Caffe scale the shorter side to 256 for a crop of 224 or 227. */
  private static final int PUBLISHED_SCALE = 256;

  private static final int ALEXNETS_CROP = 227;

  private static final int COLOURS = 3;

  private static final double MARGIN = PUBLISHED_SCALE / 224.0;

  private final Phrase title;

  Origin(Phrase title) {
    this.title = title;
  }

  static Origin of(Container container, NamedTensors names) {
    return switch (names.scheme()) {
      case KERAS, KERAS_NUMBERED -> KERAS;
      case GLUON_NUMBERED -> container == Container.ONNX ? TORCHVISION : GLUON;
      case TORCHVISION -> {
        if (container == Container.MXNET) {
          yield GLUON;
        }
        yield names.modules().containsKey("head.fc") ? TIMM : TORCHVISION;
      }
      case PAPER ->
          switch (container) {
            case SAFETENSORS -> OWN;
            case MXNET -> MXNET_CAFFE;
            case MATCONVNET -> MATCONVNET;
            default -> names.sampleKey().startsWith("conv1_1/conv/") ? CHAINERCV : CAFFE;
          };
    };
  }

  /** For people. */
  Phrase title() {
    return title;
  }

  /** The preprocessing that weights of this origin want. */
  Preprocessing preprocessing(Shape input, Map<String, String> metadata)
      throws WeightFileException {
    int inputSize = input.height();
    int resizeTo =
        inputSize == ALEXNETS_CROP ? PUBLISHED_SCALE : (int) Math.round(inputSize * MARGIN);
    if (this == OWN) {
      // A file of ours that says nothing has no margin round the crop.
      return PreprocessingMetadata.read(
          metadata, Preprocessing.usual(input.channels(), inputSize, inputSize));
    }
    Preprocessing usual =
        input.channels() == COLOURS
            ? colours(resizeTo, inputSize)
            : Preprocessing.usual(input.channels(), resizeTo, inputSize);
    if (this != MATCONVNET) {
      return usual;
    }
    Preprocessing said = PreprocessingMetadata.read(metadata, usual);
    return said.order().channels() == input.channels() ? said : usual;
  }

  /** Whether its files say what their weights want. */
  boolean says(Map<String, String> metadata) {
    return (this == OWN || this == MATCONVNET) && PreprocessingMetadata.isIn(metadata);
  }

  private Preprocessing colours(int resizeTo, int inputSize) {
    return switch (this) {
      case OWN, TORCHVISION, TIMM, GLUON -> Preprocessing.torchvision(resizeTo, inputSize);
      case CAFFE, KERAS -> Preprocessing.caffe(resizeTo, inputSize);
      case MXNET_CAFFE, MATCONVNET, CHAINERCV -> Preprocessing.caffeRgb(resizeTo, inputSize);
    };
  }
}
