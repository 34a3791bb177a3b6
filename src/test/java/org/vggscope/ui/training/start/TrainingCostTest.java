package org.vggscope.ui.training.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vggscope.model.Shape;
import org.vggscope.training.NetworkChoice;
import org.vggscope.training.Recipe;
import org.vggscope.weights.UserFolders;

class TrainingCostTest {
  private static final NetworkChoice NARROW_A = new NetworkChoice("vgg-a", 0.25, false);
  private static final Shape COLOURS = new Shape(3, 32, 32);

  @TempDir private Path folder;

  private TrainingData look(Path place) {
    return TrainingData.look(place.toString(), UserFolders.ofUser());
  }

  private void fill(String name, int pictures) throws IOException {
    Path own = Files.createDirectories(folder.resolve(name));
    for (int i = 0; i < pictures; i++) {
      Files.createFile(own.resolve(i + ".png"));
    }
  }

  private static TrainingWish wish(TrainingData data, Recipe recipe, String seed, String start) {
    return new TrainingWish(data, NARROW_A, new RecipeFile(recipe, null), 2, seed, start, null);
  }

  @Test
  void countsTheNetworkAndTheSteps() {
    TrainingData data = TrainingData.alongside(TrainingData.CIFAR);
    TrainingCost cost = TrainingCost.of(NARROW_A, data, Recipe.quick());
    long parameters = NARROW_A.network(COLOURS, 10, 0.5).parameters();
    assertThat(cost.parameters()).isEqualTo(parameters);
    assertThat(cost.stateBytes()).isEqualTo(12 * parameters);
    assertThat(cost.stepsAnEpoch()).as("the last batch is not full").isEqualTo(156);
    assertThat(cost.steps()).isEqualTo(1560);
    assertThat(cost.multiplyAdds())
        .isEqualTo(NARROW_A.network(COLOURS, 10, 0.5).multiplyAdds(32, 32));
    assertThat(cost.stepsSentence()).isEqualTo("156 steps an epoch, 1,560 in all");
    assertThat(cost.memorySentence()).contains("64 pictures", "an estimate");
    assertThat(cost.noteSentence()).isEqualTo("The speed is measured as soon as it runs.");
  }

  @Test
  void aLargerBatchTakesMoreMemoryAndFewerSteps() {
    TrainingData data = TrainingData.alongside(TrainingData.MNIST);
    TrainingCost quick = TrainingCost.of(NARROW_A, data, Recipe.quick());
    TrainingCost paper = TrainingCost.of(NARROW_A, data, Recipe.paper());
    assertThat(paper.activationBytes()).isEqualTo(4 * quick.activationBytes());
    assertThat(quick.stepsAnEpoch()).isEqualTo(125);
    assertThat(paper.stepsAnEpoch()).isEqualTo(31);
  }

  @Test
  void aBatchNormalisationLearnsTwoNumbersAChannel() {
    TrainingData data = TrainingData.alongside(TrainingData.CIFAR);
    TrainingCost plain = TrainingCost.of(NARROW_A, data, Recipe.quick());
    TrainingCost normalized =
        TrainingCost.of(new NetworkChoice("vgg-a", 0.25, true), data, Recipe.quick());
    int channels = 16 + 32 + 2 * 64 + 4 * 128;
    assertThat(normalized.parameters() - plain.parameters()).isEqualTo(2 * channels);
    assertThat(normalized.activationBytes()).isGreaterThan(plain.activationBytes());
  }

  @Test
  void everyNetworkOfEveryWidthIsCounted() {
    for (String name : NetworkChoice.names()) {
      for (double width : NewTrainingForm.WIDTHS) {
        for (String small : TrainingData.SMALL) {
          NetworkChoice choice = new NetworkChoice(name, width, false);
          TrainingData data = TrainingData.alongside(small);
          assertThat(TrainingCost.of(choice, data, Recipe.quick()).parameters()).isPositive();
        }
      }
    }
  }

  @Test
  void aFolderHasASubFolderAClass() throws IOException {
    fill("cats", 70);
    fill("dogs", 50);
    fill(".hidden", 9);
    TrainingData data = look(folder);
    assertThat(data.refusal()).isNull();
    assertThat(data.classes()).isEqualTo(2);
    assertThat(data.pictures()).as("one in six is set apart").isEqualTo(100);
    assertThat(data.sized()).isFalse();
    TrainingCost cost = TrainingCost.of(NARROW_A, data, Recipe.quick());
    assertThat(cost.stepsAnEpoch()).isEqualTo(1);
    assertThat(cost.stepsSentence()).startsWith("1 step an epoch, 10 in all");
    assertThat(cost.noteSentence()).contains("not known before they are read", "32 × 32");
    assertThat(TrainingCost.refusal(data, Recipe.quick())).isNull();
    assertThat(TrainingCost.refusal(data, Recipe.paper())).contains("256", "100");
  }

  @Test
  void subFoldersWithoutPicturesAreNothingToLearnFrom() throws IOException {
    fill("cats", 0);
    fill("dogs", 0);
    assertThat(look(folder).refusal()).contains("no pictures");
  }

  @Test
  void aTestFolderLeavesAllOthersToLearnFrom() throws IOException {
    fill("train/a", 6);
    fill("train/b", 6);
    fill("test/a", 2);
    assertThat(look(folder).pictures()).isEqualTo(12);
  }

  @Test
  void whatCannotBeLearntFromIsSaid() throws IOException {
    assertThat(look(folder.resolve("none")).refusal()).contains("no folder");
    assertThat(look(folder).refusal()).contains("no sub-folders");
    fill("cats", 3);
    assertThat(look(folder).refusal()).contains("single sub-folder");
    fill("dogs", 0);
    assertThat(look(folder).refusal()).contains("too few pictures");
    TrainingData broken = look(folder);
    TrainingWish wish = wish(broken, Recipe.quick(), "1", "he");
    assertThat(wish.dataRefusal()).isNotNull();
    assertThat(wish.training()).isNull();
    assertThat(wish.cost()).isNull();
  }

  @Test
  void aSetThatIsNotDownloadedSaysHowToGetIt() {
    UserFolders nowhere = new UserFolders(folder);
    TrainingData data = TrainingData.look("mnist", nowhere);
    assertThat(data.refusal()).contains("download mnist");
    assertThat(data.pictures()).isEqualTo(60_000);
  }

  @Test
  void whatIsChosenChangesTheRecipe() {
    TrainingData data = TrainingData.alongside(TrainingData.CIFAR);
    Recipe recipe = wish(data, Recipe.paper(), " 7 ", "glorot").training().recipe();
    assertThat(recipe).isEqualTo(Recipe.paper().with(2, 7, "glorot"));
    TrainingWish unseeded = wish(data, Recipe.paper(), "x", "he");
    assertThat(unseeded.seedRefusal()).isNotNull();
    assertThat(unseeded.training()).isNull();
    assertThat(wish(null, Recipe.paper(), "1", "he").training()).as("not looked at").isNull();
    assertThat(wish(data, Recipe.quick(), "1", "he").recipeSentence())
        .isEqualTo("Batches of 64, rate 0.01, momentum 0.9, weight decay 0.0005, dropout 0.5.");
  }

  @Test
  void aBrokenRecipeSaysWhy() throws IOException {
    Path file = Files.writeString(folder.resolve("own.json"), "{\"name\": ");
    RecipeFile broken = RecipeFile.look(file.toString());
    assertThat(broken.recipe()).isNull();
    assertThat(broken.refusal()).contains("own.json");
    Files.writeString(file, Recipe.paper().with(3, 4, "normal:0.05").json());
    assertThat(RecipeFile.look(file.toString()).recipe().epochs()).isEqualTo(3);
    TrainingWish wish =
        new TrainingWish(
            TrainingData.alongside(TrainingData.MNIST), NARROW_A, broken, 1, "1", "he", null);
    assertThat(wish.recipeRefusal()).isEqualTo(broken.refusal());
    assertThat(wish.training()).isNull();
  }

  @Test
  void aStartThatIsNoNetworkSaysWhy() throws IOException {
    Path file = Files.writeString(folder.resolve("x.safetensors"), "no network");
    TrainingData data = TrainingData.alongside(TrainingData.CIFAR);
    StartFile broken = StartFile.look(file);
    TrainingWish looking = wish(data, Recipe.quick(), "1", file.toString());
    assertThat(looking.training()).isNull();
    assertThat(looking.startRefusal()).isNull();
    assertThat(from(broken).startRefusal()).isEqualTo(broken.refusal()).isNotBlank();
    assertThat(from(broken).training()).isNull();
    StartFile wide =
        new StartFile(
            file,
            "VGG11",
            new NetworkChoice("vgg-a", 1, false).network(COLOURS, 10, 0).layers(),
            null);
    assertThat(from(wide).startRefusal()).contains("VGG11", "name and shape");
    StartFile same = new StartFile(file, "VGG11", NARROW_A.network(COLOURS, 10, 0).layers(), null);
    assertThat(from(same).startRefusal()).isNull();
    assertThat(from(same).training().startFrom()).isEqualTo(file);
    assertThat(from(same).training().recipe().initialisation()).isEqualTo("he");
  }

  private TrainingWish from(StartFile start) {
    return new TrainingWish(
        TrainingData.alongside(TrainingData.CIFAR),
        NARROW_A,
        new RecipeFile(Recipe.quick(), null),
        1,
        "1",
        start.path().toString(),
        start);
  }
}
