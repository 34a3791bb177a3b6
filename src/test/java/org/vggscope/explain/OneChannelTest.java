package org.vggscope.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vggscope.inference.Analysis;
import org.vggscope.inference.ComputeEngine;
import org.vggscope.inference.LayerInputs;
import org.vggscope.inference.LoadedModel;
import org.vggscope.inference.PreprocessingTrial;
import org.vggscope.inference.PreprocessingTrials;
import org.vggscope.model.Labels;
import org.vggscope.model.Layer;
import org.vggscope.model.Shape;
import org.vggscope.picture.InputTensor;
import org.vggscope.picture.PictureReader;
import org.vggscope.picture.SourceImage;
import org.vggscope.weights.SafetensorsWriter;
import org.vggscope.weights.WeightFile;
import org.vggscope.weights.WeightFiles;

/** A network that reads grey pictures: a VGG11 of PyTorch whose first kernels have one channel. */
class OneChannelTest {
  private static final Path FIXTURES = Path.of("src/test/resources/fixtures/onechannel");

  @TempDir private Path folder;

  private static LoadedModel load(WeightFile file) throws IOException {
    Labels labels = Labels.numbered(file.architecture().classes());
    return LoadedModel.load(ComputeEngine.start(), "grey", file, labels, s -> {}, () -> false);
  }

  private static void assertAnswersAsPyTorch(WeightFile file) throws IOException {
    JsonNode wanted = new ObjectMapper().readTree(FIXTURES.resolve("vgg11-grey.json").toFile());
    SourceImage picture =
        PictureReader.read(
            Path.of("src/test/resources/pictures").resolve(wanted.get("picture").asText()));
    try (LoadedModel model = load(file);
        Analysis analysis = model.analyse(picture, model.preprocessing(), () -> false)) {
      float[] logits = analysis.activations().logits();
      for (int i = 0; i < logits.length; i++) {
        assertThat(logits[i])
            .as("logit " + i)
            .isCloseTo((float) wanted.get("logits").get(i).asDouble(), within(1e-5f));
      }
    }
  }

  @Test
  void answersAsPyTorchDoesAndSoDoesWhatIsWritten() throws IOException {
    try (WeightFile file = WeightFiles.open(FIXTURES.resolve("vgg11-grey.pth"))) {
      assertThat(file.architecture().input()).isEqualTo(new Shape(1, 32, 32));
      assertAnswersAsPyTorch(file);
      Path own = folder.resolve("own.safetensors");
      SafetensorsWriter.write(file, own, false);
      try (WeightFile written = WeightFiles.open(own)) {
        assertThat(written.architecture()).isEqualTo(file.architecture());
        assertThat(written.preprocessing()).isEqualTo(file.preprocessing());
        assertAnswersAsPyTorch(written);
      }
    }
  }

  @Test
  void everyQuestionIsAnswered() throws IOException {
    SourceImage picture = PictureReader.read(Path.of("src/test/resources/pictures/baseline.jpg"));
    try (WeightFile file = WeightFiles.open(FIXTURES.resolve("vgg11-grey.pth"));
        LoadedModel model = load(file);
        Analysis analysis = model.analyse(picture, model.preprocessing(), () -> false)) {
      InputTensor input = analysis.picture().input();
      Layer first = model.architecture().layers().get(0);
      assertThat(LayerInputs.of(analysis.activations(), input, first).values())
          .isEqualTo(input.values());
      for (EvidenceRequest request :
          List.of(
              EvidenceRequest.gradCam(1, model.architecture().layer("conv5_2")),
              EvidenceRequest.guided(1),
              EvidenceRequest.occlusion(1, 8, 8),
              EvidenceRequest.integrated(1, 4, 12))) {
        EvidenceAnswer answer =
            request.find(model.network(), input, analysis.activations(), share -> {}, () -> false);
        assertThat(answer).as(request.method().name()).isNotNull();
      }
      List<PreprocessingTrial> trials =
          PreprocessingTrials.all(model, picture, share -> {}, trial -> {}, () -> false);
      assertThat(trials).extracting(trial -> trial.variant().id()).contains("right", "range-255");
      assertThat(trials).extracting(trial -> trial.variant().id()).doesNotContain("bgr", "caffe");
    }
  }
}
