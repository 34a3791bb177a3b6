package org.vggscope.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReadAheadTest {
  private static final int MANY = 200;
  private static final int AHEAD = 8;
  private static final String REFUSED = "refused";

  private final AtomicInteger now = new AtomicInteger();
  private final AtomicInteger most = new AtomicInteger();

  /** Reads numbers and notes how many are read at a time. */
  private List<String> read(List<Integer> sources, Function<Integer, String> reader) {
    List<String> found = new ArrayList<>();
    ReadAhead.Reader<Integer, String> noting =
        new ReadAhead.Reader<>(
            source -> {
              most.accumulateAndGet(now.incrementAndGet(), Math::max);
              try {
                return reader.apply(source);
              } finally {
                now.decrementAndGet();
              }
            },
            source -> source < 0,
            (source, why) -> REFUSED);
    try (ReadAhead<Integer, String> ahead = new ReadAhead<>("reader", sources, AHEAD, noting)) {
      for (String next = ahead.next(); next != null; next = ahead.next()) {
        found.add(next);
      }
    }
    return found;
  }

  private static String slowly(int source) {
    try {
      Thread.sleep(source % 3);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return String.valueOf(source);
  }

  @Test
  void whateverIsDoneFirstTheOrderStays() {
    List<Integer> numbers = IntStream.range(0, MANY).boxed().toList();
    assertThat(read(numbers, ReadAheadTest::slowly))
        .isEqualTo(numbers.stream().map(String::valueOf).toList());
    assertThat(most.get()).isLessThanOrEqualTo(Runtime.getRuntime().availableProcessors());
  }

  @Test
  void whatIsLargeIsReadAlone() {
    List<Integer> numbers = IntStream.range(0, MANY).map(i -> -1 - i).boxed().toList();
    assertThat(read(numbers, source -> slowly(-source))).hasSize(MANY);
    assertThat(most.get()).isEqualTo(1);
  }

  @Test
  void whatFindsNoRoomBesideOthersIsReadAgainAlone() {
    AtomicInteger tries = new AtomicInteger();
    List<String> found =
        read(
            IntStream.range(0, AHEAD).boxed().toList(),
            source -> {
              if (source == 3 && tries.incrementAndGet() == 1) {
                throw new OutOfMemoryError("beside others");
              }
              if (source == 5) {
                throw new OutOfMemoryError("even alone");
              }
              return slowly(source);
            });
    assertThat(found).containsExactly("0", "1", "2", "3", "4", REFUSED, "6", "7");
    assertThat(tries.get()).isEqualTo(2);
  }
}
