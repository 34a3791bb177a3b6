package org.vggscope.session.kept;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleConsumer;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.vggscope.model.Preprocessing;
import org.vggscope.session.EncodedPicture;
import org.vggscope.session.PictureSource;
import org.vggscope.session.SessionMark;
import org.vggscope.session.SessionState;
import org.vggscope.support.Checksum;
import org.vggscope.support.Problem;
import org.vggscope.support.ProblemException;
import org.vggscope.training.RunFolder;
import org.vggscope.weights.ModelCatalog;

/**
 * Reads the session out of a file that anybody may have made. Nothing is unpacked to a place that
 * the file names, and no more of it than a session has.
 */
final class SessionReader implements KeptPictures {
  /** Bytes of the state; it is some kilobytes, and names of some thousand classes. */
  private static final int LARGEST_STATE = 4 << 20;

  /** A session has some dozens. */
  private static final int MOST_ENTRIES = 1000;

  private static final String SUM = "[0-9a-f]{64}";

  private final Path path;
  private final Path folder;
  private final ModelCatalog catalog;
  private final Set<Path> chosen;
  private final DoubleConsumer reached;
  private final Map<String, EncodedPicture> unpacked = new HashMap<>();
  private final Map<String, Optional<Preprocessing>> said = new HashMap<>();
  private ZipFile zip;
  private long room = SessionFile.MOST_BYTES;

  SessionReader(Path path, ModelCatalog catalog, Set<Path> chosen, DoubleConsumer reached) {
    this.path = path.toAbsolutePath();
    this.folder = this.path.getParent();
    this.catalog = catalog;
    this.chosen = chosen;
    this.reached = reached;
  }

  SavedSession read() throws IOException {
    reached.accept(0);
    if (!Files.exists(path)) {
      throw new NoSuchFileException(path.toString());
    }
    if (!Files.isRegularFile(path)) {
      throw new ProblemException(Problem.of("it is no file"));
    }
    try (ZipFile opened = new ZipFile(path.toFile())) {
      zip = opened;
      return readOpened();
    } catch (ZipException | EOFException | IllegalArgumentException e) {
      throw damaged(e);
    }
  }

  private static ProblemException damaged(Exception cause) {
    return new ProblemException(
        Problem.of("it is damaged or cut short; copy it again, or save it anew"), cause);
  }

  private SavedSession readOpened() throws IOException {
    check();
    ZipEntry entry = zip.getEntry(SessionMark.STATE);
    if (entry == null) {
      throw new ProblemException(Problem.of("it is not what this program writes"));
    }
    JsonNode root = StateJson.root(unpack(entry, LARGEST_STATE));
    StateJson json = new StateJson(this);
    SessionState state = json.read(root);
    if (!json.bad().isEmpty()) {
      throw new ProblemException(
          Problem.of("these parts of it are not good: %s", String.join(", ", json.bad())));
    }
    for (String gone : json.gone()) {
      throw new ProblemException(Problem.of("it lacks the picture %s", gone));
    }
    String saved = root.path("run").asText("");
    String run = run(saved);
    List<NetworkMark> marks = new ArrayList<>();
    root.path("networks").forEach(node -> marks.add(NetworkMark.read(node)));
    String network = network(state.network(), marks, saved, run);
    String companion =
        state.comparing() ? network(state.companion(), marks, saved, run) : state.companion();
    return new SavedSession(
        state.withNetworks(network, companion),
        run,
        LessonProgress.read(root.path("lessons")),
        said);
  }

  /** Nothing is unpacked to where an entry says; a file that wants that is not to be trusted. */
  private void check() throws IOException {
    if (zip.size() > MOST_ENTRIES) {
      throw new ProblemException(
          Problem.of("it holds %,d files, which no session does", zip.size()));
    }
    for (ZipEntry each : (Iterable<ZipEntry>) zip.stream().map(ZipEntry.class::cast)::iterator) {
      String name = each.getName();
      if (name.startsWith("/") || name.contains("\\") || name.matches("(.*/)?\\.\\.(/.*)?")) {
        throw new ProblemException(
            Problem.of(
                "a file in it wants to lie elsewhere, %s, which none of a session does", name));
      }
    }
  }

  private byte[] unpack(ZipEntry entry, long most) throws IOException {
    reached.accept(1 - (double) room / SessionFile.MOST_BYTES);
    try (CheckedInputStream stream =
        new CheckedInputStream(zip.getInputStream(entry), new CRC32())) {
      byte[] bytes = entry.getSize() > most ? null : stream.readNBytes((int) most + 1);
      if (bytes == null || bytes.length > most) {
        throw new ProblemException(
            Problem.of("%s in it unpacks to more than a session has", entry.getName()));
      }
      if (stream.getChecksum().getValue() != entry.getCrc()) {
        throw damaged(null);
      }
      return bytes;
    }
  }

  @Override
  public Optional<PictureSource> find(String name, String sum) throws IOException {
    ZipEntry entry = sum.matches(SUM) ? zip.getEntry(SessionFile.PICTURES + sum) : null;
    if (entry == null) {
      return Optional.empty();
    }
    EncodedPicture known = unpacked.get(sum);
    if (known == null) {
      byte[] bytes = unpack(entry, Math.min(room, SessionFile.LARGEST_PICTURE));
      room -= bytes.length;
      known = new EncodedPicture(name, bytes);
      if (!known.sum().equals(sum)) {
        throw damaged(null);
      }
      unpacked.put(sum, known);
    }
    return Optional.of(known.name().equals(name) ? known : new EncodedPicture(name, known.bytes()));
  }

  @Override
  public Optional<PictureSource> find(PictureSource.File file, String sum) throws IOException {
    Path place = NetworkMark.local(file.path().toString()).orElse(null);
    boolean there = place != null && Files.isRegularFile(place);
    ZipEntry entry = sum.isEmpty() ? null : zip.getEntry(SessionFile.PICTURES + sum);
    boolean same =
        there
            && (entry == null
                || entry.getSize() == Files.size(place) && Checksum.of(place).equals(sum));
    return same ? Optional.of(file) : find(file.name(), sum);
  }

  /** The run's folder, or the one of that name beside the file; as it was when there is neither. */
  private String run(String saved) {
    if (saved.isEmpty() || NetworkMark.local(saved).filter(SessionReader::isRun).isPresent()) {
      return saved;
    }
    String name = SavedSession.nameOf(saved);
    Path beside = name.isEmpty() || name.equals("..") ? null : folder.resolve(name);
    return beside != null && isRun(beside) ? beside.toString() : saved;
  }

  private static boolean isRun(Path place) {
    return new RunFolder(place).isRun();
  }

  private String network(String key, List<NetworkMark> marks, String savedRun, String run)
      throws IOException {
    reached.accept(1 - (double) room / SessionFile.MOST_BYTES);
    for (NetworkMark mark : marks) {
      if (mark.key().equals(key)) {
        Set<Path> likely = new LinkedHashSet<>(chosen);
        if (!run.equals(savedRun) && key.startsWith(savedRun)) {
          likely.add(Path.of(run, key.substring(savedRun.length()).split("[/\\\\]")));
        }
        String found =
            mark.find(likely, folder)
                .map(Path::toString)
                .orElseThrow(() -> new MissingNetworkException(missing(mark)));
        if (mark.said().isKnown()) {
          said.put(found, Optional.ofNullable(mark.said().preprocessing()));
        }
        return found;
      }
    }
    if (!key.isEmpty() && catalog.available().stream().noneMatch(each -> each.id().equals(key))) {
      throw new ProblemException(unavailable(key));
    }
    return key;
  }

  private Problem missing(NetworkMark mark) {
    return chosen.isEmpty()
        ? Problem.of("its network is neither at %s nor beside the session", mark.key())
        : Problem.of(
            "what was chosen is not its network %s, but a file with another content", mark.name());
  }

  private Problem unavailable(String id) {
    return catalog.contains(id)
        ? Problem.of(
            "its network %s is not on this machine yet; File > Download networks fetches it", id)
        : Problem.of("this version of the program knows no network %s", id);
  }
}
