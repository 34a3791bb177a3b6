package org.vggscope.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vggscope.inference.Activations;
import org.vggscope.inference.Network;
import org.vggscope.model.Configuration;
import org.vggscope.model.Layer;
import org.vggscope.model.NetworkSpec;
import org.vggscope.model.Shape;
import org.vggscope.model.Vgg;
import org.vggscope.model.Window;
import org.vggscope.picture.InputTensor;

/**
 * The boxes that receptive fields draw on the picture, by changing pixels: 200 positions in all.
 * What lies outside of a box never counts; each of its border rows and columns does.
 */
class ReceptiveFieldBoxTest {
  private static final int HEIGHT = 224;
  private static final int WIDTH = 256;
  private static final int POSITIONS = 50;

  /** A border that one network is blind to, by a weight near zero, another one sees. */
  private static final int NETWORKS = 4;

  /** So large that what comes through the corner of every kernel is not lost in rounding. */
  private static final float LARGE = 1e4f;

  private record Place(Layer layer, int y, int x, Window box) {}

  @ParameterizedTest
  @CsvSource({"D,1,false", "D,2,true", "E,3,true", "C,4,false"})
  void nothingOutsideCountsAndEveryBorderDoes(
      Configuration configuration, long seed, boolean positive) {
    NetworkSpec architecture = Vgg.of(configuration, List.of(2, 2, 2, 2, 2), List.of(3, 3), 4, 32);
    InputTensor input = RandomNetworks.input(HEIGHT, WIDTH, seed);
    Random random = new Random(seed);
    List<Asked> asked = new ArrayList<>();
    try {
      for (int i = 0; i < NETWORKS; i++) {
        Network network =
            positive || i > 0
                ? RandomNetworks.positive(architecture, seed + 100 * i)
                : RandomNetworks.network(architecture, seed);
        asked.add(new Asked(network, network.forward(input, () -> false)));
      }
      for (int i = 0; i < POSITIONS; i++) {
        Place place = place(architecture, random);
        assertThat(asked.get(0).changes(place, outside(input, place.box, random)))
            .as("outside of %s", place)
            .isFalse();
        for (Window edge : edges(place.box.clippedTo(new Shape(3, HEIGHT, WIDTH)))) {
          InputTensor changed = inside(input, edge);
          assertThat(asked.stream().anyMatch(network -> network.changes(place, changed)))
              .as("%s of %s", edge, place)
              .isTrue();
        }
      }
    } finally {
      asked.forEach(Asked::close);
    }
  }

  /** A network with what it made of the unchanged input. */
  private record Asked(Network network, Activations before) {
    /** Whether any activation at the place is another with a changed input. */
    boolean changes(Place place, InputTensor changed) {
      Window position = Window.at(place.y, place.x);
      try (Activations after = network.forward(changed, () -> false)) {
        return !Arrays.equals(
            before.copy(place.layer, position), after.copy(place.layer, position));
      }
    }

    void close() {
      before.close();
      network.close();
    }
  }

  /** A position by chance, those at the border more often than others. */
  private static Place place(NetworkSpec architecture, Random random) {
    List<Layer> layers = architecture.layers();
    Layer layer = layers.get(random.nextInt(layers.size()));
    Shape shape = architecture.shapes(HEIGHT, WIDTH).get(layer);
    int y = coordinate(shape.height(), random);
    int x = coordinate(shape.width(), random);
    return new Place(layer, y, x, architecture.receptiveFields().get(layer).box(y, x));
  }

  private static int coordinate(int length, Random random) {
    return switch (random.nextInt(6)) {
      case 0 -> 0;
      case 1 -> length - 1;
      default -> random.nextInt(length);
    };
  }

  private static List<Window> edges(Window box) {
    return List.of(
        new Window(box.top(), box.left(), 1, box.width()),
        new Window(box.top() + box.height() - 1, box.left(), 1, box.width()),
        new Window(box.top(), box.left(), box.height(), 1),
        new Window(box.top(), box.left() + box.width() - 1, box.height(), 1));
  }

  /** Every pixel outside of the box is another. */
  private static InputTensor outside(InputTensor input, Window box, Random random) {
    float[] values = input.values().clone();
    for (int i = 0; i < values.length; i++) {
      if (!box.contains(i % (HEIGHT * WIDTH) / WIDTH, i % WIDTH)) {
        values[i] = (float) random.nextGaussian();
      }
    }
    return new InputTensor(HEIGHT, WIDTH, values);
  }

  /** Every pixel of the window is another. */
  private static InputTensor inside(InputTensor input, Window window) {
    float[] values = input.values().clone();
    for (int i = 0; i < values.length; i++) {
      if (window.contains(i % (HEIGHT * WIDTH) / WIDTH, i % WIDTH)) {
        values[i] = LARGE;
      }
    }
    return new InputTensor(HEIGHT, WIDTH, values);
  }
}
