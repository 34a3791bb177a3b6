package org.vggscope.weights.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class MeterTest {
  private static final long SECOND = 1_000_000_000L;

  private final DownloadCase.Told told = new DownloadCase.Told();
  private final Meter meter = new Meter(told, 1_000_000);
  private final long start = 17 * SECOND;

  private DownloadProgress last() {
    return told.progress.get(told.progress.size() - 1);
  }

  @Test
  void anEvenSpeedIsSaidAsItIs() {
    meter.begin(0, start);
    for (int i = 1; i <= 5; i++) {
      meter.at(i * 100_000, start + i * SECOND);
    }
    assertThat(last().bytesPerSecond()).isCloseTo(100_000, within(100.0));
    assertThat(last().secondsLeft()).isCloseTo(5, within(0.1));
    assertThat(last().share()).isEqualTo(0.5);
    assertThat(last().describe().english()).isEqualTo("500.0 kB of 1.0 MB, 100.0 kB/s, 5 s left");
  }

  @Test
  void aSilentLineGetsSlowerAndSlower() {
    meter.begin(0, start);
    assertThat(last().describe().english()).endsWith("nothing comes");
    meter.at(100_000, start + SECOND);
    double before = last().bytesPerSecond();
    meter.at(100_000, start + 2 * SECOND);
    assertThat(last().bytesPerSecond()).isBetween(before / 2, before * 0.9);
    meter.at(100_000, start + 200 * SECOND);
    assertThat(last().secondsLeft()).isInfinite();
  }

  @Test
  void bytesFromBeforeDoNotCountAsSpeed() {
    meter.begin(900_000, start);
    meter.at(910_000, start + SECOND);
    assertThat(last().bytesPerSecond()).isCloseTo(10_000, within(100.0));
  }

  @Test
  void itIsReportedAFewTimesASecondAndAtTheEnd() {
    meter.begin(0, start);
    for (int i = 1; i <= 1000; i++) {
      meter.at(i * 1000, start + i * SECOND / 1000);
    }
    assertThat(told.progress).hasSizeBetween(5, 8);
    assertThat(last().bytes()).isEqualTo(1_000_000);
    assertThat(last().secondsLeft()).isZero();
  }

  @Test
  void longTimesAreSaidInMinutesAndHours() {
    assertThat(new DownloadProgress(1, 2, 1, 600).describe().english()).endsWith("10 min left");
    assertThat(new DownloadProgress(1, 2, 1, 9000).describe().english()).endsWith("2.5 h left");
  }
}
