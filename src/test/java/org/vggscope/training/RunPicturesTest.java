package org.vggscope.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vggscope.inference.ComputeEngine;
import org.vggscope.inference.LoadedModel;
import org.vggscope.training.record.Moment;
import org.vggscope.training.record.RunEpoch;
import org.vggscope.weights.WeightFile;
import org.vggscope.weights.WeightFiles;

class RunPicturesTest {
  private static final List<String> CLASSES = List.of("dark", "light", "middle");
  private static final int EACH = 60;

  @TempDir Path folder;

  /** Noise round a level of each class; the classes overlap, so that they are confused. */
  private Path set(int side, boolean coloured) throws IOException {
    Path set = folder.resolve("set");
    Random random = new Random(1);
    for (int c = 0; c < CLASSES.size(); c++) {
      Path own = Files.createDirectories(set.resolve(CLASSES.get(c)));
      for (int i = 0; i < EACH; i++) {
        BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        double level = 90 + 40 * c + 30 * random.nextGaussian();
        for (int at = 0; at < side * side; at++) {
          int one = level(level, random);
          int rgb =
              coloured
                  ? one << 16 | level(level, random) << 8 | level(level, random)
                  : one * 0x10101;
          image.setRGB(at % side, at / side, rgb);
        }
        ImageIO.write(image, "png", own.resolve(i + ".png").toFile());
      }
    }
    return set;
  }

  private static int level(double mean, Random random) {
    return (int) Math.max(0, Math.min(255, mean + 20 * random.nextGaussian()));
  }

  private RunRecord trained(Path set) throws IOException {
    Path run = folder.resolve("run");
    RunTesting.train(run, set.toString(), Recipe.quick().with(2, 3, "he"));
    return new RunRecord.Reader(new RunFolder(run)).read();
  }

  private static LoadedModel network(Moment moment) throws IOException {
    try (WeightFile file = WeightFiles.open(moment.file())) {
      return LoadedModel.load(
          ComputeEngine.start(),
          "moment",
          file,
          file.labels().orElseThrow(),
          share -> {},
          () -> false);
    }
  }

  @ParameterizedTest
  @CsvSource({"32, true", "28, false"})
  void whatANetworkTakesTheValidationPicturesForIsTheMatrixOfItsEpoch(int side, boolean coloured)
      throws IOException {
    RunRecord run = trained(set(side, coloured));
    RunEpoch epoch = run.epochs().get(run.epochs().size() - 1);
    Moment moment =
        run.moments().stream()
            .filter(each -> each.step() == epoch.step())
            .findFirst()
            .orElseThrow();
    RunPictures pictures = RunPictures.of(run.setup(), run.recipe());
    List<Double> progress = new ArrayList<>();
    List<List<Integer>> found = new ArrayList<>();
    try (LoadedModel network = network(moment)) {
      for (int right = 0; right < CLASSES.size(); right++) {
        List<Integer> places = pictures.ofClass(right);
        int[] answers = pictures.answers(network, places, progress::add, () -> false);
        List<Integer> row = new ArrayList<>();
        for (int answer = 0; answer < CLASSES.size(); answer++) {
          int wanted = answer;
          row.add((int) IntStream.of(answers).filter(each -> each == wanted).count());
        }
        found.add(row);
        assertThat(pictures.picture(places.get(0)).name()).startsWith(CLASSES.get(right) + ", ");
        assertThat(pictures.picture(places.get(0)).width()).isEqualTo(side);
      }
    }
    assertThat(found).isEqualTo(epoch.confusion());
    assertThat(found.stream().flatMap(List::stream).mapToInt(each -> each).sum())
        .isEqualTo(run.start().validation());
    assertThat(found.stream().flatMap(List::stream).filter(each -> each > 0))
        .as("cells that say something")
        .hasSizeGreaterThan(CLASSES.size());
    assertThat(progress).endsWith(1.0);
  }

  @Test
  void picturesThatAreGoneOrOthersAreRefusedAndWorkIsCancelled() throws IOException {
    Path set = set(32, true);
    RunRecord run = trained(set);
    RunPictures pictures = RunPictures.of(run.setup(), run.recipe());
    try (LoadedModel network = network(run.moments().get(0))) {
      assertThatThrownBy(
              () -> pictures.answers(network, pictures.ofClass(0), share -> {}, () -> true))
          .isInstanceOf(CancellationException.class);
    }
    Files.delete(set.resolve("dark/0.png"));
    assertThatThrownBy(() -> RunPictures.of(run.setup(), run.recipe()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("not those that the run began with");
    Files.move(set, folder.resolve("elsewhere"));
    assertThatThrownBy(() -> RunPictures.of(run.setup(), run.recipe()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("not there any more");
  }
}
