package org.vggscope.session.kept;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleConsumer;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.vggscope.session.EncodedPicture;
import org.vggscope.session.PictureSource;
import org.vggscope.session.SessionMark;
import org.vggscope.session.SessionState;
import org.vggscope.support.AtomicFile;
import org.vggscope.support.Checksum;
import org.vggscope.support.Problem;
import org.vggscope.support.ProblemException;

/** Writes one session into one file. */
final class SessionWriter implements KeptPictures {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  /** Those that go into the file, by their sums, in the order in which they were named. */
  private final Map<String, PictureSource> pictures = new LinkedHashMap<>();

  private final SavedSession session;
  private final DoubleConsumer reached;

  /** Bytes of pictures that there is still room for. */
  private long room = SessionFile.MOST_BYTES;

  /**
   * @param reached told the share that is done; what it throws ends the work
   */
  SessionWriter(SavedSession session, DoubleConsumer reached) {
    this.session = session;
    this.reached = reached;
  }

  void write(Path target) throws IOException {
    reached.accept(0);
    SessionState state = session.state();
    if (state.picture() instanceof PictureSource.File file && !Files.isReadable(file.path())) {
      throw gone(file.path());
    }
    ObjectNode root = new StateJson(this).write(state);
    if (state.picture() != null && !root.has("picture")) {
      throw new ProblemException(
          Problem.of("larger than %d MB; save it as a file and open that", largest())
              .about(state.picture().name()));
    }
    ArrayNode networks = root.putArray("networks");
    for (NetworkMark mark : networks(state)) {
      mark.write(networks.addObject());
    }
    root.put("run", session.run());
    session.lessons().write(root.putObject("lessons"));
    byte[] json = JSON.writeValueAsBytes(root);
    AtomicFile.write(target, stream -> write(json, stream));
  }

  private static long largest() {
    return SessionFile.LARGEST_PICTURE >> 20;
  }

  private static ProblemException gone(Path file) {
    return new ProblemException(
        Problem.of("the file is gone, so the session could not be opened again; open it anew first")
            .about(file.toString()));
  }

  /** Of the networks that are files; one that is only remembered may be gone. */
  private Set<NetworkMark> networks(SessionState state) throws IOException {
    Set<NetworkMark> marks = new LinkedHashSet<>();
    for (String key : new String[] {state.network(), state.companion()}) {
      reached.accept(0);
      Path file = NetworkMark.local(key).orElse(null);
      if (file != null && Files.isReadable(file)) {
        marks.add(NetworkMark.of(file, NetworkMark.Said.of(session, key)));
      } else if (file != null && (key.equals(state.network()) || state.comparing())) {
        throw gone(file);
      }
    }
    return marks;
  }

  @Override
  public Optional<String> keep(EncodedPicture picture) {
    return keep(picture.sum(), picture.length(), picture);
  }

  @Override
  public Optional<String> keep(PictureSource.File picture) {
    reached.accept(0);
    try {
      Path file = picture.path();
      return Files.isRegularFile(file) && hasRoom(Files.size(file))
          ? keep(Checksum.of(file), Files.size(file), picture)
          : Optional.empty();
    } catch (IOException e) {
      // One of the last pictures was moved, and only its name is left of it.
      return Optional.empty();
    }
  }

  private boolean hasRoom(long size) {
    return size <= SessionFile.LARGEST_PICTURE && size <= room;
  }

  private Optional<String> keep(String sum, long size, PictureSource picture) {
    if (!pictures.containsKey(sum)) {
      if (!hasRoom(size)) {
        return Optional.empty();
      }
      room -= size;
      pictures.put(sum, picture);
    }
    return Optional.of(sum);
  }

  private void write(byte[] json, OutputStream stream) throws IOException {
    ZipOutputStream zip = new ZipOutputStream(stream);
    // Pictures are packed already.
    zip.setLevel(Deflater.BEST_SPEED);
    zip.putNextEntry(new ZipEntry(SessionMark.STATE));
    zip.write(json);
    int written = 0;
    for (Map.Entry<String, PictureSource> each : pictures.entrySet()) {
      reached.accept((double) written++ / pictures.size());
      byte[] bytes = bytes(each.getValue());
      if (!Checksum.of(bytes).equals(each.getKey())) {
        throw new ProblemException(
            Problem.of("was changed while the session was saved; save it again")
                .about(each.getValue().name()));
      }
      zip.putNextEntry(new ZipEntry(SessionFile.PICTURES + each.getKey()));
      zip.write(bytes);
    }
    // The stream is closed by whom it belongs to.
    zip.finish();
  }

  private static byte[] bytes(PictureSource picture) throws IOException {
    return picture instanceof PictureSource.File file
        ? Files.readAllBytes(file.path())
        : ((EncodedPicture) picture).bytes();
  }
}
