package org.vggscope.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Dimension;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vggscope.picture.SourceImage;
import org.vggscope.support.Problem;
import org.vggscope.training.own.MadePictures;

/** Cameras without a window, and what becomes of drivers that do not do what they should. */
class CameraTest {
  private static final Problem LATE = Problem.of("it does not answer; plug it in again");

  @Test
  void aFolderIsSeenAgainAndAgain(@TempDir Path folder) throws IOException {
    MadePictures.write(folder, 0x901010, 2);
    FolderCamera camera = new FolderCamera(folder);
    try (Camera.Frames frames = camera.open()) {
      SourceImage first = frames.next();
      SourceImage second = frames.next();
      assertThat(second.pixels()).isNotEqualTo(first.pixels());
      assertThat(second.name()).isEqualTo(camera.name());
      assertThat(frames.next()).isEqualTo(first);
      Files.delete(folder.resolve("p01.png"));
      assertThatThrownBy(frames::next)
          .isInstanceOf(IOException.class)
          .hasMessage("%s: it sends no pictures any more; plug it in again", folder.getFileName());
    }
  }

  @Test
  void aFolderWithoutPicturesIsRefused(@TempDir Path folder) {
    assertThatThrownBy(new FolderCamera(folder)::open)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("there are no pictures in it");
    assertThatThrownBy(new FolderCamera(folder.resolve("gone"))::open)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("does not exist");
  }

  @Test
  void aDriverThatHangsKeepsNobodyWaitingAndIsClosedWhenItIsOver() throws Exception {
    Attended driver = new Attended(50);
    CountDownLatch hanging = new CountDownLatch(1);
    CountDownLatch closed = new CountDownLatch(1);
    assertThatThrownBy(
            () ->
                driver.call(
                    () -> {
                      hanging.await();
                      return true;
                    },
                    LATE))
        .isInstanceOf(IOException.class)
        .hasMessage(LATE.english());
    driver.close(closed::countDown);
    assertThat(closed.await(50, TimeUnit.MILLISECONDS)).isFalse();
    hanging.countDown();
    assertThat(closed.await(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void whatADriverThrowsIsOneLine() {
    Attended driver = new Attended();
    assertThatThrownBy(
            () ->
                driver.call(
                    () -> {
                      throw new UnsatisfiedLinkError("no cnokhwa");
                    },
                    LATE))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no driver for cameras on this system");
    assertThatThrownBy(
            () ->
                driver.call(
                    () -> {
                      throw new IllegalStateException("odd");
                    },
                    LATE))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("odd");
    driver.close(() -> {});
  }

  @Test
  void theSizeNearestToWhatNetworksSeeIsTaken() {
    Dimension[] offered = {
      new Dimension(1920, 1080), new Dimension(800, 600), new Dimension(160, 120)
    };
    assertThat(DriverCamera.nearest(offered)).contains(new Dimension(800, 600));
    assertThat(DriverCamera.nearest(new Dimension[0])).isEmpty();
  }

  @Test
  void colours() {
    BufferedImage shot = new BufferedImage(2, 1, BufferedImage.TYPE_INT_BGR);
    shot.setRGB(0, 0, 0xff102030);
    shot.setRGB(1, 0, 0xff00ff80);
    SourceImage copy = DriverCamera.copy("camera", shot);
    shot.setRGB(0, 0, 0);
    assertThat(copy.pixels()).containsExactly(0x102030, 0x00ff80);
  }
}
