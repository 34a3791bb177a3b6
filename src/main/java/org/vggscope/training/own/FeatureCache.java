package org.vggscope.training.own;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What networks saw in pictures, so that a second run computes only what is new. What was least
 * lately wanted goes when it becomes too much. Use it from one thread at a time.
 */
public final class FeatureCache {
  /** 64 MB: 8,000 pictures of the bundled networks. */
  private static final long MOST_NUMBERS = 16L << 20;

  private final Map<Key, float[]> kept = new LinkedHashMap<>(16, 0.75f, true);
  private final long most;
  private long numbers;

  /** An empty one. */
  public FeatureCache() {
    this(MOST_NUMBERS);
  }

  FeatureCache(long most) {
    this.most = most;
  }

  /**
   * A picture as a file is at a moment, seen by a network.
   *
   * @param network see {@link org.vggscope.inference.Fingerprint}
   */
  record Key(Path file, long size, FileTime changed, String network) {
    /** Of a file as it is now; null when nothing can be told of it. */
    static Key of(Path file, String network) {
      try {
        BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
        return new Key(
            file.toAbsolutePath().normalize(), now.size(), now.lastModifiedTime(), network);
      } catch (IOException e) {
        return null;
      }
    }
  }

  /** What was kept, or null. */
  float[] get(Key key) {
    return key == null ? null : kept.get(key);
  }

  void put(Key key, float[] features) {
    if (key == null || features.length > most) {
      return;
    }
    float[] before = kept.put(key, features);
    numbers += features.length - (before == null ? 0 : before.length);
    Iterator<float[]> oldest = kept.values().iterator();
    while (numbers > most) {
      numbers -= oldest.next().length;
      oldest.remove();
    }
  }

  int size() {
    return kept.size();
  }
}
