package org.vggscope.export;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.vggscope.export.arithmetic.LayerReading;
import org.vggscope.export.arithmetic.UnitNames;
import org.vggscope.export.arithmetic.UnitView;
import org.vggscope.export.kernels.LayerKernels;
import org.vggscope.export.maps.MapOrder;
import org.vggscope.export.maps.MapSheet;
import org.vggscope.inference.Analysis;
import org.vggscope.inference.ComputeEngine;
import org.vggscope.inference.LoadedModel;
import org.vggscope.inference.MeanMap;
import org.vggscope.model.Layer;
import org.vggscope.model.LayerActivations;
import org.vggscope.model.Position;
import org.vggscope.picture.PictureReader;
import org.vggscope.report.ColourMap;
import org.vggscope.weights.CatalogEntry;
import org.vggscope.weights.ModelCatalog;
import org.vggscope.weights.WeightFile;

/** The bundled VGG16 and what it makes of a picture, as figures need it. */
public final class SomeAnalysis implements AutoCloseable {
  private final WeightFile file;
  private final LoadedModel model;
  private final Analysis analysis;

  /**
   * @param size of the picture that it reads
   */
  public SomeAnalysis(int size) throws IOException {
    CatalogEntry entry = ModelCatalog.bundled().entry("vgg16-tiny");
    file = entry.open();
    model =
        LoadedModel.load(
            ComputeEngine.start(), entry.id(), file, entry.labels(), progress -> {}, () -> false);
    analysis =
        model.analyse(
            PictureReader.read(Path.of("assets/samples/coffee.png")),
            model.preprocessing(size),
            () -> false);
  }

  public LoadedModel model() {
    return model;
  }

  public Analysis analysis() {
    return analysis;
  }

  public Layer layer(String name) {
    return model.architecture().layer(name);
  }

  public LayerActivations activations(String layer) {
    return analysis.activations().copy(layer(layer));
  }

  public MapSheet maps(String layer) {
    ColourMap colours = layer.equals("fc8") ? ColourMap.DIVERGING : ColourMap.VIRIDIS;
    return new MapSheet(activations(layer), MapOrder.INDEX, colours, true);
  }

  /** Of a fully connected layer those of unit 3. */
  public LayerKernels kernels(String layer) {
    return LayerKernels.of(model.network(), layer(layer), model.preprocessing().order(), 3);
  }

  /** A unit, taken apart as the window does. */
  public UnitView unit(String name, int channel, int y, int x) {
    Layer layer = layer(name);
    LayerReading reading = LayerReading.of(model.network(), analysis, layer, channel, null);
    return UnitView.of(
        activations(name),
        reading,
        channel,
        new Position(y, x),
        null,
        model.preprocessing().order().named(),
        name.equals("fc8"));
  }

  public UnitNames names() {
    return new UnitNames(model.preprocessing().order(), model.labels());
  }

  public Map<Layer, MeanMap> meanMaps() {
    Map<Layer, MeanMap> maps = new LinkedHashMap<>();
    for (Layer layer : model.architecture().layers()) {
      maps.put(layer, analysis.activations().meanMap(layer));
    }
    return maps;
  }

  public static Supplier<About> origin() {
    return () -> About.of("VggScope 1", "vgg16-tiny", "00").with("picture", "coffee.png");
  }

  @Override
  public void close() throws IOException {
    analysis.close();
    model.close();
    file.close();
  }
}
