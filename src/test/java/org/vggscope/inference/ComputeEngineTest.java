package org.vggscope.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.vggscope.picture.ImageFormatException;
import org.vggscope.picture.PictureReader;

class ComputeEngineTest {
  private final ComputeEngine engine = ComputeEngine.start();

  @Test
  void mxNetIsTakenWhereItIsThere() {
    assertThat(engine.name()).isEqualTo("MXNet");
    assertThat(engine.threads()).isEqualTo(Runtime.getRuntime().availableProcessors());
  }

  /** Otherwise Java's JPEG reader, loaded later, calls the libjpeg inside MXNet and fails. */
  @Test
  void theEnginesLibraryDoesNotLendItsSymbols() throws ImageFormatException {
    assumeTrue(Platform.isLinux(), "symbols are not shared on this system");
    assertThatThrownBy(
            () -> NativeLibrary.getProcess().getGlobalVariableAddress("MXNDArrayGetData"))
        .isInstanceOf(UnsatisfiedLinkError.class);
    assertThat(PictureReader.read(Path.of("assets/samples/rocket.jpg")).width()).isEqualTo(640);
  }
}
