package io.gantry.server.rest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The connection to one server. What must hold for every answer is checked here, once for all
 * scenarios.
 */
final class Wire {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(Duration.ofSeconds(10))
          .build();

  private final URI base;
  private final Supplier<String> log;
  private final Consumer<Answer> law;

  /**
   * @param base the root with a slash at its end
   * @param log gives the end of the server's log
   * @param law throws when an answer is not what every answer has to be
   */
  Wire(URI base, Supplier<String> log, Consumer<Answer> law) {
    this.base = base;
    this.log = log;
    this.law = law;
  }

  /** The address of the server, without a slash at its end. */
  String base() {
    return base.toString().replaceAll("/$", "");
  }

  Answer send(Request request) {
    URI address = URI.create(base() + request.path());
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(address)
            .timeout(PATIENCE)
            .method(request.method(), publisher(request.body()));
    request.headers().forEach(builder::header);
    try {
      HttpResponse<byte[]> response = client.send(builder.build(), BodyHandlers.ofByteArray());
      return checked(
          new Answer(
              request, response.statusCode(), response.headers().map(), response.body(), log));
    } catch (IOException e) {
      throw new AssertionError(
          "no answer to " + request.method() + " " + request.path() + ": " + e + "\n" + log.get(),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The answer to these bytes, sent as they are; the server has to close the connection. */
  Answer sendRaw(Request name, String bytes) {
    try (Socket socket = new Socket(base.getHost(), base.getPort())) {
      socket.setSoTimeout((int) PATIENCE.toMillis());
      socket.getOutputStream().write(bytes.getBytes(StandardCharsets.UTF_8));
      socket.getOutputStream().flush();
      Answer answer = parsed(name, socket.getInputStream().readAllBytes());
      // What is not HTTP is answered below the application, with a status and no body.
      return answer.body().length == 0 && answer.status() >= 400 ? answer : checked(answer);
    } catch (IOException e) {
      throw new UncheckedIOException("no answer to " + name.path() + "\n" + log.get(), e);
    }
  }

  private Answer checked(Answer answer) {
    law.accept(answer);
    return answer;
  }

  private static BodyPublisher publisher(byte[] body) {
    return body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body);
  }

  private Answer parsed(Request name, byte[] bytes) {
    String text = new String(bytes, ISO_8859_1);
    int end = text.indexOf("\r\n\r\n");
    if (end < 0) {
      throw new AssertionError("no HTTP answer to " + name.path() + ": " + text + "\n" + log.get());
    }
    List<String> lines = text.substring(0, end).lines().toList();
    int status = Integer.parseInt(lines.get(0).replaceFirst("^\\S+ (\\d+).*$", "$1"));
    Map<String, List<String>> headers = new LinkedHashMap<>();
    for (String line : lines.subList(1, lines.size())) {
      int colon = line.indexOf(':');
      headers
          .computeIfAbsent(line.substring(0, colon), header -> new ArrayList<>())
          .add(line.substring(colon + 1).strip());
    }
    byte[] body = Arrays.copyOfRange(bytes, end + 4, bytes.length);
    return new Answer(name, status, headers, body, log);
  }
}
