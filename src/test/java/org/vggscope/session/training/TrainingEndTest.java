package org.vggscope.session.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.vggscope.support.Problem;
import org.vggscope.text.Language;
import org.vggscope.text.Texts;
import org.vggscope.training.record.RunLog;
import org.vggscope.training.record.RunStatus;

/** The notice says what ended a training, not what it happened to say last. */
class TrainingEndTest {
  @TempDir private Path run;
  private Path log;

  @BeforeEach
  void write() throws IOException {
    log = Files.writeString(run.resolve("log"), "epoch 1  loss 2.2\nno room on the disk\n\n");
  }

  private void step(long step) throws IOException {
    Files.writeString(
        run.resolve("metrics.csv"),
        "step,epoch,loss,accuracy,validation,rate,pictures_per_second\n%d,1,2.2,0.1,,0.01,400\n"
            .formatted(step));
  }

  private String line(int status) {
    return TrainingEnd.line(status, run, log);
  }

  @Test
  void oneThatEndedByItselfSaidWhy() {
    assertThat(line(1)).isEqualTo("no room on the disk");
    assertThat(line(2)).isEqualTo("no room on the disk");
    // As Windows numbers a process that was ended.
    assertThat(line(-1073741510)).isEqualTo("no room on the disk");
  }

  @Test
  void whatTheRunNotesIsWorded() throws IOException {
    Problem full =
        Problem.of("No space left on device; free some of the disk, or choose another place");
    new RunLog(run).write(RunStatus.failed(full.about("a.safetensors")));
    assertThat(line(1)).as("of an earlier time").isEqualTo("no room on the disk");
    Files.writeString(log, "a.safetensors: " + full.english() + "\n");
    Texts.speak(Language.CHINESE);
    try {
      assertThat(line(1)).startsWith("a.safetensors").contains("磁盘空间不足");
    } finally {
      Texts.speak(Language.ENGLISH);
    }
  }

  @Test
  void signalsAreToldApart() throws IOException {
    assertThat(line(137)).contains("before its first step", "ran out of memory");
    assertThat(line(143)).contains("told from outside to stop before its first step");
    step(1234);
    assertThat(line(137))
        .startsWith("it was ended from outside after step 1,234")
        .endsWith("it can go on from its last checkpoint");
    assertThat(line(143)).contains("told from outside to stop after step 1,234");
    assertThat(line(130)).isEqualTo(line(143));
    assertThat(line(139)).contains("it broke down after step 1,234 (signal 11)");
  }

  /** What Java says of a process that was killed is the number that is looked for. */
  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aKilledProcessAnswersSo() throws Exception {
    Process process = new ProcessBuilder("sleep", "60").start();
    process.destroyForcibly();
    assertThat(line(process.waitFor())).contains("ended from outside");
  }
}
