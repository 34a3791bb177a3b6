package org.vggscope.lesson.figures;

import org.vggscope.model.Layer;
import org.vggscope.model.LayerKind;
import org.vggscope.model.NetworkSpec;
import org.vggscope.model.ReceptiveField;
import org.vggscope.model.Shape;
import org.vggscope.session.PictureResult;
import org.vggscope.weights.Accuracy;

/** Figures of the loaded network. */
final class NetworkFigures implements Group {
  @Override
  public Value value(String name, Arguments given) {
    return switch (name) {
      case "network-name" -> Open.name(given.open().model());
      case "layer-name" -> Value.Name.of(given.layer(0).name());
      case "classes" -> Group.number(given.open().network().classes());
      case "layers" -> Group.number(count(given.open().network(), given.word(0)));
      case "parameters" ->
          Group.number(
              given.size() == 0
                  ? given.open().network().parameters()
                  : given.layer(0).parameters());
      case "multiply-adds" ->
          Group.number(
              given.size() == 0
                  ? multiplyAdds(given.open())
                  : given.layer(0).multiplyAdds(shape(given)));
      case "inputs" -> Group.number(inputs(given.layer(0)));
      case "outputs" -> Group.number(given.layer(0).outputs());
      case "kernel-side" -> Group.number(given.layer(0).kernel());
      case "map-height" -> Group.number(shape(given).height());
      case "map-width" -> Group.number(shape(given).width());
      case "map-values" -> Group.number(shape(given).size());
      case "field" -> Group.number(field(given).size());
      case "step" -> Group.number(field(given).jump());
      case "accuracy" ->
          Group.share(
              given
                  .open()
                  .model()
                  .accuracy()
                  .flatMap(known -> known.at(side(given.open())))
                  .map(Accuracy.AtSize::top1)
                  .orElseThrow(NotThere::atAll));
      default -> null;
    };
  }

  /** Of a fully connected layer all numbers that a unit reads. */
  private static long inputs(Layer layer) {
    return layer.kind() == LayerKind.FULLY_CONNECTED
        ? (long) layer.inputs() * layer.kernel() * layer.kernel()
        : layer.inputs();
  }

  private static long count(NetworkSpec network, String kind) {
    LayerKind wanted =
        switch (kind) {
          case "conv" -> LayerKind.CONVOLUTION;
          case "fc" -> LayerKind.FULLY_CONNECTED;
          default -> LayerKind.POOLING;
        };
    return network.layers().stream().filter(layer -> layer.kind() == wanted).count();
  }

  private static long multiplyAdds(Open open) {
    return open.shapes().entrySet().stream()
        .mapToLong(each -> each.getKey().multiplyAdds(each.getValue()))
        .sum();
  }

  private static Shape shape(Arguments given) {
    return given.open().shapes().get(given.layer(0));
  }

  private static ReceptiveField field(Arguments given) {
    Layer layer = given.layer(0);
    NetworkSpec network = given.open().network();
    PictureResult result = given.open().session().resultProperty().get();
    int trained = network.inputSize();
    return (result == null
            ? network.receptiveFields(trained, trained)
            : network.receptiveFields(
                given.open().result().picture().input().height(), result.picture().input().width()))
        .get(layer);
  }

  private static int side(Open open) {
    int size = open.session().inputSizeProperty().get();
    return size == 0 ? open.network().inputSize() : size;
  }
}
