package org.vggscope.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A network's layers with all their numbers.
 *
 * @param network its name for people
 * @param height rows of the picture that it reads
 * @param width columns of that picture
 * @param rows a row a layer, in the order of the forward pass
 */
public record LayerTable(String network, int height, int width, List<Row> rows) {
  public LayerTable {
    rows = List.copyOf(rows);
  }

  /**
   * One layer.
   *
   * @param layer the layer
   * @param field what its units see of the picture
   * @param shape its activations
   * @param parameters weights and biases
   * @param multiplyAdds of one forward pass, the biases not counted
   */
  public record Row(
      Layer layer, ReceptiveField field, Shape shape, long parameters, long multiplyAdds) {}

  /** The table of a network that reads a picture of that size. */
  public static LayerTable of(String network, NetworkSpec architecture, int height, int width) {
    Map<Layer, ReceptiveField> fields = architecture.receptiveFields(height, width);
    List<Row> rows = new ArrayList<>();
    architecture
        .shapes(height, width)
        .forEach(
            (layer, shape) ->
                rows.add(
                    new Row(
                        layer,
                        fields.get(layer),
                        shape,
                        layer.parameters(),
                        layer.multiplyAdds(shape))));
    return new LayerTable(network, height, width, rows);
  }

  /** The table of a configuration as the paper has it. */
  public static LayerTable of(Configuration configuration) {
    NetworkSpec paper = Vgg.paper(configuration);
    String common = configuration.commonName();
    String name =
        common.contains("(") ? common : "%s (%s)".formatted(common, configuration.paperName());
    return of(name, paper, paper.inputSize(), paper.inputSize());
  }

  /** The table of a network under its own name at the size that it was trained at. */
  public static LayerTable of(NetworkSpec network) {
    return of(network.name(), network, network.inputSize(), network.inputSize());
  }

  /** The tables of networks that were published: VGG's configurations, then AlexNet's. */
  public static List<LayerTable> published() {
    List<LayerTable> tables = new ArrayList<>();
    for (Configuration configuration : Configuration.values()) {
      tables.add(of(configuration));
    }
    for (NetworkSpec alexNet : List.of(AlexNet.published(), AlexNet.singleTower())) {
      tables.add(of(alexNet));
    }
    return List.copyOf(tables);
  }

  /** Weights and biases of all layers. */
  public long parameters() {
    return rows.stream().mapToLong(Row::parameters).sum();
  }

  /** Multiply-adds of one forward pass. */
  public long multiplyAdds() {
    return rows.stream().mapToLong(Row::multiplyAdds).sum();
  }

  /** A row's share of all parameters, 0 to 1. */
  public double parameterShare(Row row) {
    return (double) row.parameters() / parameters();
  }

  /** A row's share of all multiply-adds, 0 to 1. */
  public double multiplyAddShare(Row row) {
    return (double) row.multiplyAdds() / multiplyAdds();
  }
}
