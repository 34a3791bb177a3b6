package org.vggscope.cli;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.vggscope.cli.ExportView.Takes;
import org.vggscope.export.Exhibit;
import org.vggscope.export.arithmetic.ArithmeticExhibit;
import org.vggscope.export.arithmetic.LayerReading;
import org.vggscope.export.arithmetic.UnitNames;
import org.vggscope.export.arithmetic.UnitView;
import org.vggscope.export.kernels.DistributionExhibit;
import org.vggscope.export.kernels.KernelMatrixExhibit;
import org.vggscope.export.kernels.KernelOrder;
import org.vggscope.export.kernels.KernelScale;
import org.vggscope.export.kernels.KernelSheet;
import org.vggscope.export.kernels.KernelsExhibit;
import org.vggscope.export.kernels.LayerKernels;
import org.vggscope.export.maps.FeatureMapExhibit;
import org.vggscope.export.maps.MapExhibits;
import org.vggscope.export.maps.MapOrder;
import org.vggscope.export.maps.MapSheet;
import org.vggscope.export.network.NetworkExhibit;
import org.vggscope.export.walk.WalkExhibit;
import org.vggscope.inference.Analysis;
import org.vggscope.inference.MeanMap;
import org.vggscope.model.ChannelOrder;
import org.vggscope.model.Layer;
import org.vggscope.model.Position;
import org.vggscope.support.Problem;

/** The views of the network and of one layer, as {@code export} writes them. */
final class LayerViews {
  static final List<ExportView> ALL =
      List.of(
          new ExportView(
              "network",
              "the network, a tile a layer",
              EnumSet.of(Takes.PICTURE),
              LayerViews::network),
          new ExportView(
              "network.walk",
              "the maps of all layers, one after the other; as .gif they move",
              EnumSet.of(Takes.PICTURE),
              subject ->
                  WalkExhibit.of(subject.analysis(), subject.origin(), share -> {}, () -> false)),
          new ExportView(
              "featuremaps",
              "all feature maps of a layer",
              EnumSet.of(Takes.PICTURE, Takes.LAYER, Takes.COLOURS),
              subject ->
                  MapExhibits.all(maps(subject), subject.model().labels(), subject.origin())),
          new ExportView(
              "featuremaps.map",
              "one feature map of a layer, large",
              EnumSet.of(Takes.PICTURE, Takes.LAYER, Takes.CHANNEL, Takes.POSITION, Takes.COLOURS),
              LayerViews::map),
          new ExportView(
              "kernels",
              "the kernels of a channel, or the filters of the first layer",
              EnumSet.of(Takes.LAYER, Takes.CHANNEL),
              subject ->
                  new KernelsExhibit(
                      new KernelSheet(
                          kernels(subject, subject.options().channel()),
                          subject.options().channel(),
                          KernelOrder.NORM,
                          null,
                          KernelScale.CHANNEL),
                      subject.model().labels(),
                      subject.origin())),
          new ExportView(
              "kernels.matrix",
              "the norms of all kernels of a convolution",
              EnumSet.of(Takes.LAYER),
              LayerViews::matrix),
          new ExportView(
              "kernels.distribution",
              "how the weights and biases of a layer are distributed",
              EnumSet.of(Takes.LAYER),
              subject -> new DistributionExhibit(kernels(subject, 0), subject.origin())),
          new ExportView(
              "arithmetic",
              "how one number of a layer is computed",
              EnumSet.of(Takes.PICTURE, Takes.LAYER, Takes.CHANNEL, Takes.POSITION),
              LayerViews::arithmetic));

  private LayerViews() {}

  private static Exhibit network(ExportSubject subject) {
    Analysis analysis = subject.analysis();
    Map<Layer, MeanMap> maps = new LinkedHashMap<>();
    for (Layer layer : analysis.activations().layers()) {
      maps.put(layer, analysis.activations().meanMap(layer));
    }
    return new NetworkExhibit(
        subject.model().architecture(),
        analysis.picture().input().shape(),
        maps,
        analysis.picture().seen(),
        analysis.ranked().stream().limit(NetworkExhibit.CLASSES).toList(),
        subject.origin());
  }

  private static MapSheet maps(ExportSubject subject) {
    return new MapSheet(
        subject.activations(),
        MapOrder.INDEX,
        subject.options().colours(),
        !subject.options().isPerLayer());
  }

  private static Exhibit map(ExportSubject subject) {
    MapSheet sheet = maps(subject);
    if (sheet.isUnits()) {
      throw Problem.refused(
          "%s has one number a unit and no maps; give --view featuremaps", subject.layer().name());
    }
    return new FeatureMapExhibit(
        sheet,
        subject.options().channel(),
        position(subject, sheet),
        subject.analysis().picture().seen(),
        subject.origin());
  }

  /** The position that was asked for, or where the channel answers most. */
  private static Position position(ExportSubject subject, MapSheet sheet) {
    Position wanted = subject.options().position();
    if (wanted == null) {
      return sheet.strongest(subject.options().channel());
    }
    if (wanted.y() >= sheet.shape().height() || wanted.x() >= sheet.shape().width()) {
      throw Problem.refused(
          "--position %d,%d: the maps of %s are %d x %d",
          wanted.y(),
          wanted.x(),
          subject.layer().name(),
          sheet.shape().height(),
          sheet.shape().width());
    }
    return wanted;
  }

  private static LayerKernels kernels(ExportSubject subject, int output) {
    Layer layer = subject.layer();
    if (!layer.hasParameters()) {
      throw Problem.refused("%s has no weights; give a convolution or fc6, fc7, fc8", layer.name());
    }
    return LayerKernels.of(
        subject.model().network(), layer, subject.model().preprocessing().order(), output);
  }

  private static Exhibit matrix(ExportSubject subject) {
    LayerKernels kernels = kernels(subject, 0);
    if (!kernels.isWhole()) {
      throw Problem.refused(
          "%s has %d weights, too many to be drawn; give --view kernels with a unit of it",
          subject.layer().name(), subject.layer().weightCount());
    }
    return new KernelMatrixExhibit(kernels, subject.origin());
  }

  private static Exhibit arithmetic(ExportSubject subject) {
    Layer layer = subject.layer();
    int channel = subject.options().channel();
    MapSheet sheet = maps(subject);
    LayerReading reading =
        LayerReading.of(subject.model().network(), subject.analysis(), layer, channel, null);
    ChannelOrder order = reading.picture().preprocessing().order();
    boolean scores = subject.model().architecture().classifier().filter(layer::equals).isPresent();
    UnitView unit =
        UnitView.of(
            sheet.activations(),
            reading,
            channel,
            position(subject, sheet),
            null,
            order.named(),
            scores);
    return new ArithmeticExhibit(
        unit, new UnitNames(order, subject.model().labels()), subject.origin());
  }
}
