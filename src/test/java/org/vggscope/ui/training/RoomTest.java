package org.vggscope.ui.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.vggscope.session.TrainingRoom;
import org.vggscope.session.training.Trainings;
import org.vggscope.support.FolderTree;
import org.vggscope.training.DataSetTesting;
import org.vggscope.training.Recipe;
import org.vggscope.training.RunFolder;
import org.vggscope.training.RunRecord;
import org.vggscope.training.RunTesting;
import org.vggscope.training.record.Steer;
import org.vggscope.ui.WindowTest;
import org.vggscope.weights.UserFolders;

/** The real window with a user's folder of its own, in which trainings come and go. */
public abstract class RoomTest extends WindowTest {
  private static final int PICTURES = 40;

  protected Path folder;
  protected TrainingRoom room;

  @Override
  public void start(Stage primary) {
    try {
      folder = Files.createTempDirectory("vggscope-room");
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    System.setProperty(UserFolders.DATA_PROPERTY, folder.resolve("user").toString());
    super.start(primary);
    room = session.training();
  }

  @AfterEach
  void endTrainings() throws Exception {
    onWindow(room::cancelRace);
    if (room.isUnderWay()) {
      onWindow(() -> room.steer(Steer.STOP));
    }
    await(() -> room.waitingProperty().get().isEmpty() && !isAnyUnderWay());
    System.clearProperty(UserFolders.DATA_PROPERTY);
    FolderTree.delete(folder);
  }

  private static boolean isAnyUnderWay() {
    return Trainings.all().stream()
        .anyMatch(run -> RunRecord.statusOf(new RunFolder(run)).state().isUnderWay());
  }

  /** Makes a set of red and blue pictures; returns where it is. */
  protected Path set() throws IOException {
    Path set = folder.resolve("set");
    for (int i = 0; i < PICTURES; i++) {
      DataSetTesting.picture(set.resolve("red/" + i + ".png"), 0xa00000 + 0x050100 * (i % 9));
      DataSetTesting.picture(set.resolve("blue/" + i + ".png"), 0x0000a0 + 0x010005 * (i % 9));
    }
    return set;
  }

  /** Trains two epochs on the set, in this process. */
  protected Path train(Path run, String start) throws IOException {
    Files.createDirectories(run.getParent());
    RunTesting.train(run, folder.resolve("set").toString(), Recipe.quick().with(2, 1, start));
    return run;
  }

  protected String text(String id) {
    return lookup(id).queryAs(Labeled.class).getText();
  }

  protected void press(String id) {
    onWindow(() -> lookup(id).queryAs(Button.class).fire());
  }
}
