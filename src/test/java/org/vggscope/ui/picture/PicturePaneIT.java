package org.vggscope.ui.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.shape.Rectangle;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vggscope.session.PictureSource;
import org.vggscope.session.Samples;
import org.vggscope.ui.WindowTest;

class PicturePaneIT extends WindowTest {
  @BeforeEach
  void classified() {
    awaitIdle();
  }

  @Test
  void theBoxThatTheNetworkSeesIsDrawnOnThePicture() {
    ImageView picture = lookup("#source-picture").queryAs(ImageView.class);
    Rectangle box = lookup("#crop-box").queryAs(Rectangle.class);
    double scale = picture.getFitWidth() / 600;

    assertThat(text("#picture-name")).isEqualTo("coffee.png");
    assertThat(text("#picture-size")).isEqualTo("600 × 400 pixels");
    assertThat(picture.getFitHeight()).isCloseTo(400 * scale, within(0.01));
    // The crop is made after scaling, so that its edges may be a few source pixels off.
    assertThat((box.getX() - picture.getX()) / scale).isCloseTo(100, within(6.0));
    assertThat(box.getWidth() / scale).isCloseTo(400, within(6.0));
    assertThat(box.getHeight() / scale).isCloseTo(400, within(1.0));
  }

  @Test
  void whatTheNetworkSeesIsShownWithThePreprocessingInForce() {
    ImageView seen = lookup("#seen-picture").queryAs(ImageView.class);

    assertThat(seen.getImage().getWidth() % 64).isZero();
    assertThat(seen.getFitWidth()).isGreaterThan(90).isEqualTo(seen.getFitHeight());
    assertThat(text("#seen-size")).isEqualTo("64 × 64");
    assertThat(text("#preprocessing-name")).isEqualTo("torchvision");
    assertThat(lookup("#preprocessing-steps .label").queryAll())
        .extracting(label -> ((Label) label).getText())
        .contains("RGB 0–1", "mean 0.485, 0.456, 0.406");
  }

  @Test
  void denseEvaluationIsSaid() {
    assertThat(lookup("#picture-dense").query().isVisible()).isFalse();

    onWindow(() -> session.setInputSize(128));
    awaitIdle();

    assertThat(lookup("#picture-dense").query().isVisible()).isTrue();
    assertThat(text("#picture-dense")).contains("3\u00a0×\u00a05 positions");
    assertThat(text("#seen-size")).isEqualTo("192 × 128");
    ImageView picture = lookup("#source-picture").queryAs(ImageView.class);
    Rectangle box = lookup("#crop-box").queryAs(Rectangle.class);
    assertThat(box.getWidth()).isCloseTo(picture.getFitWidth(), within(0.01));
  }

  @Test
  void aRecentPictureComesBackWithAClick() {
    openAllSamples();

    clickOn(thumbnail(2));
    awaitIdle();

    assertThat(text("#picture-name")).isEqualTo("chelsea.png");
    assertThat(thumbnail(0).getAccessibleText()).isEqualTo("chelsea.png, shown now");
    assertThat(thumbnails()).hasSize(3);
  }

  @Test
  void aRecentPictureComesBackByKeyboard() {
    openAllSamples();

    onWindow(() -> thumbnail(0).requestFocus());
    push(KeyCode.RIGHT);
    assertThat(thumbnail(1).isFocused()).isTrue();
    push(KeyCode.ENTER);
    awaitIdle();

    assertThat(text("#picture-name")).isEqualTo("coffee.png");
    assertThat(thumbnail(0).isFocused()).isTrue();
    push(KeyCode.END);
    assertThat(thumbnail(2).isFocused()).isTrue();
  }

  /** The strip is then: rocket, coffee, chelsea. */
  private void openAllSamples() {
    List<PictureSource> samples = Samples.all();
    onWindow(() -> session.open(samples));
    awaitIdle();
    assertThat(thumbnails())
        .extracting(Node::getAccessibleText)
        .containsExactly(
            "rocket.jpg, shown now", "coffee.png, open again", "chelsea.png, open again");
  }

  private Node thumbnail(int index) {
    return thumbnails().get(index);
  }

  private List<Node> thumbnails() {
    return new ArrayList<>(lookup("#recent-pictures .recent-picture").queryAll());
  }

  private String text(String id) {
    return lookup(id).queryAs(Label.class).getText();
  }
}
