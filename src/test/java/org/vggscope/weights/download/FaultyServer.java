package org.vggscope.weights.download;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** An HTTP server on this machine that answers as a test says: each request in turn another way. */
final class FaultyServer implements AutoCloseable {
  static final String ETAG = "\"version-1\"";

  private final ServerSocket listening;
  private final byte[] content;
  private final Deque<Answer> script = new ArrayDeque<>();
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final List<Request> requests = new CopyOnWriteArrayList<>();

  /** What a client asked. */
  record Request(String method, String target, Map<String, String> headers) {
    /** Position of the first byte that is wanted. */
    int from() {
      String range = headers.get("range");
      return range == null ? 0 : Integer.parseInt(range.replaceAll("bytes=(\\d+)-", "$1"));
    }
  }

  /** Answers one request; the connection is closed then. */
  @FunctionalInterface
  interface Answer {
    void give(Request request, OutputStream out) throws IOException;
  }

  FaultyServer(byte[] content) throws IOException {
    this.content = content;
    this.listening = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    thread(this::accept);
  }

  /** Answers the next requests like this, and all that follow as a good server does. */
  FaultyServer then(Answer... answers) {
    synchronized (script) {
      script.addAll(List.of(answers));
    }
    return this;
  }

  URI base() {
    return URI.create("http://127.0.0.1:" + listening.getLocalPort() + "/models/");
  }

  List<Request> requests() {
    return requests;
  }

  /** Positions from which bytes were asked for, in order. */
  List<Integer> starts() {
    return requests.stream().map(Request::from).toList();
  }

  /** Sends what is asked for. */
  Answer good() {
    return cutAfter(Integer.MAX_VALUE);
  }

  /** Promises all that is asked for and hangs up after some bytes. */
  Answer cutAfter(int bytes) {
    return (request, out) -> {
      head(request.from(), ETAG, out);
      out.write(content, request.from(), Math.min(bytes, content.length - request.from()));
    };
  }

  /** Promises all that is asked for and falls silent after some bytes. */
  Answer stallAfter(int bytes) {
    return (request, out) -> {
      cutAfter(bytes).give(request, out);
      out.flush();
      silence();
    };
  }

  /** Sends the whole file whatever is asked for, and hangs up after some bytes. */
  Answer ignoringRanges(int bytes) {
    return (request, out) -> {
      head(0, ETAG, out);
      out.write(content, 0, Math.min(bytes, content.length));
    };
  }

  /** Answers nothing but a head. */
  static Answer status(String line, String... headers) {
    return (request, out) ->
        print(out, "HTTP/1.1 " + line, String.join("\r\n", headers), "Content-Length: 0");
  }

  /** Says one thing about its bytes and sends those from some position on. */
  Answer lying(String head, int from) {
    return (request, out) -> {
      print(out, "HTTP/1.1 206 Partial Content", head);
      out.write(content, from, content.length - from);
    };
  }

  /** Sends the right number of wrong bytes. */
  Answer wrongBytes() {
    return (request, out) -> {
      head(request.from(), ETAG, out);
      out.write(new byte[content.length - request.from()]);
    };
  }

  void head(int from, String etag, OutputStream out) throws IOException {
    print(
        out,
        from == 0 ? "HTTP/1.1 200 OK" : "HTTP/1.1 206 Partial Content",
        "ETag: " + etag,
        "Content-Length: " + (content.length - from),
        from == 0
            ? "Accept-Ranges: bytes"
            : "Content-Range: bytes %d-%d/%d".formatted(from, content.length - 1, content.length));
  }

  static void print(OutputStream out, String... lines) throws IOException {
    StringBuilder head = new StringBuilder();
    for (String line : lines) {
      if (!line.isEmpty()) {
        head.append(line).append("\r\n");
      }
    }
    out.write(
        head.append("Connection: close\r\n\r\n").toString().getBytes(StandardCharsets.US_ASCII));
  }

  static void silence() {
    try {
      Thread.sleep(60_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        Socket socket = listening.accept();
        sockets.add(socket);
        thread(() -> serve(socket));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      BufferedReader reader =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
      String[] words = reader.readLine().split(" ");
      Map<String, String> headers = new HashMap<>();
      for (String line = reader.readLine(); !line.isEmpty(); line = reader.readLine()) {
        String[] parts = line.split(":\\s*", 2);
        headers.put(parts[0].toLowerCase(Locale.ROOT), parts[1]);
      }
      Request request = new Request(words[0], words[1], headers);
      requests.add(request);
      Answer answer;
      synchronized (script) {
        answer = script.isEmpty() ? good() : script.poll();
      }
      OutputStream out = socket.getOutputStream();
      answer.give(request, out);
      out.flush();
      // So that the client gets all bytes before it learns of the end.
      socket.shutdownOutput();
    } catch (IOException | NullPointerException e) {
      // The client hung up.
      return;
    }
  }

  private static void thread(Runnable work) {
    Thread thread = new Thread(work, "faulty server");
    thread.setDaemon(true);
    thread.start();
  }

  /** Dies at once, with all its connections. */
  @Override
  public void close() throws IOException {
    listening.close();
    for (Socket socket : sockets) {
      socket.close();
    }
  }
}
