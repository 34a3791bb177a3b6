package org.vggscope.explain.likes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.vggscope.explain.BatchGradient;
import org.vggscope.inference.Network;
import org.vggscope.model.Preprocessing;
import org.vggscope.model.Shape;
import org.vggscope.picture.SourceImage;
import org.vggscope.support.SharedWork;

/** The way of some pictures from noise up to what drives their objectives. */
final class Ascent {
  private static final int WHITE = 255;

  private final LikesRequest request;
  private final Preparation preparation;
  private final BatchGradient gradient;
  private final Shape shape;
  private final Spectrum spectrum;
  private final Colours colours;
  private final Diversity diversity;
  private final Random chance;
  private final List<float[]> numbers = new ArrayList<>();
  private final List<Adam> adams = new ArrayList<>();

  Ascent(
      LikesRequest request,
      Network network,
      Preprocessing preprocessing,
      BooleanSupplier cancelled) {
    this.request = request;
    this.preparation = new Preparation(preprocessing);
    int channels = preprocessing.order().channels();
    this.gradient =
        new BatchGradient(
            network,
            request.layer(),
            new Shape(channels, request.side(), request.side()),
            cancelled);
    this.shape = gradient.shape();
    request.objectives().forEach(objective -> objective.check(shape));
    this.spectrum = new Spectrum(preparation.planes(), request.side());
    this.colours = new Colours(preparation.planes());
    this.diversity = new Diversity(shape, request.diversity());
    Random noise = new Random(request.seed());
    // A generator of its own, so that the noises of more pictures do not change the transforms.
    this.chance = new Random(~request.seed());
    List<float[]> noises = new ArrayList<>();
    List<Objective> objectives = request.objectives();
    for (int i = 0; i < objectives.size(); i++) {
      int before = Collections.frequency(objectives.subList(0, i), objectives.get(i));
      if (before == noises.size()) {
        noises.add(spectrum.noise(noise));
      }
      float[] start = noises.get(before).clone();
      numbers.add(start);
      adams.add(new Adam(request.rate(), start.length));
    }
  }

  /**
   * Takes all steps.
   *
   * @throws CancellationException when cancelled
   */
  LikesAnswer climb(Consumer<Growth> growth) {
    for (int step = 1; step <= request.steps(); step++) {
      List<float[]> pictures = pictures();
      List<Double> heights =
          step(pictures, Chain.draw(request.transforms(), request.side(), chance));
      growth.accept(new Growth(step, request.steps(), heights, pictures));
    }
    return answer();
  }

  private List<float[]> pictures() {
    return each(i -> colours.picture(spectrum.picture(numbers.get(i))));
  }

  private interface Work {
    float[] of(int picture);
  }

  private List<float[]> each(Work work) {
    float[][] all = new float[numbers.size()][];
    SharedWork.each(all.length, i -> all[i] = work.of(i));
    return Arrays.asList(all);
  }

  private static float[] together(List<float[]> parts) {
    int length = parts.get(0).length;
    float[] all = new float[Math.multiplyExact(parts.size(), length)];
    for (int i = 0; i < parts.size(); i++) {
      System.arraycopy(parts.get(i), 0, all, i * length, length);
    }
    return all;
  }

  private List<Double> step(List<float[]> pictures, Chain chain) {
    List<Double> heights = new ArrayList<>();
    float[] byInput =
        gradient.of(
            together(each(i -> preparation.input(chain.apply(pictures.get(i))))),
            sums -> slope(sums, heights));
    int length = byInput.length / numbers.size();
    SharedWork.each(
        numbers.size(),
        i -> {
          float[] own = Arrays.copyOfRange(byInput, i * length, (i + 1) * length);
          float[] byPicture = chain.back(preparation.back(own));
          adams
              .get(i)
              .climb(numbers.get(i), spectrum.back(colours.back(pictures.get(i), byPicture)));
        });
    return heights;
  }

  /** The slope of all together, and how high each picture stands. */
  private float[] slope(float[] sums, List<Double> heights) {
    float[] slope = new float[sums.length];
    for (int i = 0; i < numbers.size(); i++) {
      heights.add(request.objectives().get(i).climb(sums, i * shape.size(), shape, slope));
    }
    if (request.diversity() > 0) {
      diversity.takeOff(sums, slope);
    }
    return slope;
  }

  private LikesAnswer answer() {
    List<float[]> finished = pictures();
    List<SourceImage> images = finished.stream().map(this::image).toList();
    // What is measured is what is saved, in whole steps.
    float[] sums = gradient.sums(together(each(i -> preparation.input(levels(finished.get(i))))));
    List<LikesAnswer.Liked> liked = new ArrayList<>();
    for (int i = 0; i < images.size(); i++) {
      Objective objective = request.objectives().get(i);
      liked.add(
          new LikesAnswer.Liked(
              objective,
              finished.get(i),
              images.get(i),
              objective.drive(sums, i * shape.size(), shape)));
    }
    return new LikesAnswer(request, liked);
  }

  private static float[] levels(float[] picture) {
    float[] levels = new float[picture.length];
    for (int i = 0; i < levels.length; i++) {
      levels[i] = (float) Math.round(picture[i] * WHITE) / WHITE;
    }
    return levels;
  }

  private SourceImage image(float[] picture) {
    return Growth.image(request.layer().name(), picture, request.side());
  }
}
