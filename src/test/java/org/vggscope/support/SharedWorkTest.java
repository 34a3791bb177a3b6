package org.vggscope.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class SharedWorkTest {
  @Test
  void everythingIsDoneOnce() throws IOException {
    AtomicIntegerArray done = new AtomicIntegerArray(1001);
    SharedWork.share(
        done.length(),
        10,
        (from, to) -> {
          for (int i = from; i < to; i++) {
            done.incrementAndGet(i);
          }
        });
    for (int i = 0; i < done.length(); i++) {
      assertThat(done.get(i)).isEqualTo(1);
    }
  }

  @Test
  void ofNothingNothingIsDone() {
    AtomicInteger done = new AtomicInteger();
    SharedWork.each(0, i -> done.incrementAndGet());
    assertThat(done).hasValue(0);
  }

  /** Whoever frees memory because of the error must not take it from a part that still runs. */
  @RepeatedTest(20)
  void anErrorComesOutWhenNoPartRunsAnyMore() {
    AtomicInteger running = new AtomicInteger();
    assertThatThrownBy(
            () ->
                SharedWork.share(
                    8,
                    1,
                    (from, to) -> {
                      running.incrementAndGet();
                      try {
                        if (from == 0) {
                          throw new IOException("broken");
                        }
                        Thread.sleep(20);
                      } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                      } finally {
                        running.decrementAndGet();
                      }
                    }))
        .isInstanceOf(IOException.class)
        .hasMessage("broken");
    assertThat(running).hasValue(0);
  }
}
