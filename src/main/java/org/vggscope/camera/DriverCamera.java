package org.vggscope.camera;

import com.github.eduramiba.webcamcapture.drivers.NativeDriver;
import com.github.eduramiba.webcamcapture.drivers.WebcamDeviceWithBufferOperations;
import com.github.sarxos.webcam.WebcamDevice;
import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.vggscope.picture.SourceImage;
import org.vggscope.support.Problem;
import org.vggscope.support.ProblemException;

/** A camera of the system: Video4Linux, Media Foundation, or AVFoundation. */
final class DriverCamera implements Camera {
  /** Networks see no more of it, and it comes fast. */
  private static final Dimension WANTED = new Dimension(640, 480);

  private static final int RGB = 0xffffff;

  private static final long POLL = TimeUnit.MILLISECONDS.toNanos(5);

  private final WebcamDevice device;

  private DriverCamera(WebcamDevice device) {
    this.device = device;
  }

  /** All that the system has. */
  static List<Camera> all() throws IOException {
    Attended driver = new Attended();
    try {
      return driver.call(
          () ->
              new NativeDriver()
                  .getDevices().stream().<Camera>map(each -> new DriverCamera(each)).toList(),
          Problem.of(
              "the system does not say which cameras there are; plug the camera in again, or"
                  + " restart the machine"));
    } finally {
      driver.close(() -> {});
    }
  }

  @Override
  public String name() {
    return Problem.oneLine(String.valueOf(device.getName()));
  }

  @Override
  public Frames open() throws IOException {
    Attended driver = new Attended();
    boolean open = false;
    try {
      open = driver.call(this::begin, problem("it does not answer; plug it in again"));
      if (!open) {
        throw new ProblemException(
            problem(
                "it cannot be used; close other programs that use it, and allow it in the"
                    + " system's settings for cameras"));
      }
    } finally {
      if (!open) {
        driver.close(device::close);
      }
    }
    return new Shots(driver);
  }

  private boolean begin() {
    nearest(device.getResolutions()).ifPresent(device::setResolution);
    device.open();
    return device.isOpen();
  }

  static Optional<Dimension> nearest(Dimension[] offered) {
    return Arrays.stream(offered)
        .min(
            Comparator.comparingInt(
                each ->
                    Math.abs(each.width - WANTED.width) + Math.abs(each.height - WANTED.height)));
  }

  private Problem problem(String code) {
    return Problem.of(code).about(name());
  }

  /** What it sees. */
  private final class Shots implements Frames {
    private final Attended driver;
    private final Pace pace = new Pace();

    /** When the last picture was taken, as the driver says; of the driver's thread. */
    private long taken = -1;

    Shots(Attended driver) {
      this.driver = driver;
    }

    @Override
    public SourceImage next() throws IOException {
      pace.await();
      long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(Attended.PATIENCE);
      while (System.nanoTime() < end) {
        SourceImage shot = driver.call(this::shot, problem("it does not answer; plug it in again"));
        if (shot != null) {
          return shot;
        }
        Pace.sleep(POLL);
      }
      return null;
    }

    /** The latest picture; null while there is no newer one. */
    private SourceImage shot() {
      BufferedImage image = device.getImage();
      if (image == null) {
        return null;
      }
      if (device instanceof WebcamDeviceWithBufferOperations told) {
        long now = told.getLastFrameTimestamp();
        if (now <= taken) {
          return null;
        }
        taken = now;
      }
      return copy(name(), image);
    }

    @Override
    public void close() {
      driver.close(device::close);
    }
  }

  /** A copy, for the driver writes the next picture into the same one. */
  static SourceImage copy(String name, BufferedImage image) {
    BufferedImage rgb =
        new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = rgb.createGraphics();
    graphics.drawImage(image, 0, 0, null);
    graphics.dispose();
    int[] pixels = ((DataBufferInt) rgb.getRaster().getDataBuffer()).getData();
    // Java leaves anything in the byte that is of no colour.
    Arrays.setAll(pixels, i -> pixels[i] & RGB);
    return new SourceImage(name, rgb.getWidth(), rgb.getHeight(), pixels);
  }
}
