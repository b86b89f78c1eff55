package io.gantry.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Asks a server for what needs no sign-in. */
final class Probe {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private Probe() {}

  /**
   * An answer.
   *
   * @param time from the request to the last byte
   */
  record Answer(int status, String body, Duration time) {}

  static Answer get(GantryServer server, String path) {
    HttpRequest request =
        HttpRequest.newBuilder(server.base().resolve(path)).timeout(Duration.ofSeconds(30)).build();
    long start = System.nanoTime();
    try {
      HttpResponse<String> answer = CLIENT.send(request, BodyHandlers.ofString());
      Duration time = Duration.ofNanos(System.nanoTime() - start);
      return new Answer(answer.statusCode(), answer.body(), time);
    } catch (IOException e) {
      throw new UncheckedIOException("no answer from " + path, e);
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted while asking for " + path, e);
    }
  }

  /** Asks until the status is this one. */
  static Answer await(GantryServer server, String path, int status, Duration limit) {
    long start = System.nanoTime();
    Answer answer = get(server, path);
    while (answer.status() != status) {
      if (System.nanoTime() - start > limit.toNanos()) {
        throw new AssertionError(path + " still answers " + answer + "\n" + server.output());
      }
      answer = get(server, path);
    }
    return answer;
  }
}
