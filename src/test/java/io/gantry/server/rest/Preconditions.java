package io.gantry.server.rest;

import static io.gantry.server.rest.Json.json;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Entity tags and the conditions that are put on them. */
final class Preconditions {
  @Scenario
  void aChangeOfAnOldRevisionIsRefused(Stage stage) {
    Api api = stage.member();
    for (Kind kind : Kind.ALL) {
      String path = kind.path() + "/" + api.post(kind.path(), kind.whole()).is(201).id();
      Api first = api.with("If-Match", "\"1\"");
      first.patch(path, kind.patch()).is(200).hasHeader("ETag", "\"2\"");
      first.patch(path, kind.patch()).isProblem(412, "precondition-failed");
      first.delete(path).isProblem(412, "precondition-failed");
      api.get(path).is(200).has("/revision", 2);
      api.with("If-Match", "\"1\", \"2\"").patch(path, "{}").is(200);
      api.with("If-Match", "*").patch(path, "{}").is(200);
      api.with("If-Match", "W/\"4\"").patch(path, "{}").isProblem(412, "precondition-failed");
      api.with("If-Match", "nonsense").delete(path).isProblem(412, "precondition-failed");
      api.with("If-Match", "\"4\"").delete(path).is(204);
      api.with("If-Match", "*").delete(path).isProblem(404, "not-found");
    }
  }

  @Scenario
  void anUnchangedRecordIsNotSentAgain(Stage stage) {
    Api api = stage.member();
    for (Kind kind : Kind.ALL) {
      String path = kind.path() + "/" + api.post(kind.path(), kind.whole()).is(201).id();
      Answer same = api.with("If-None-Match", "\"1\"").get(path).is(304).hasHeader("ETag", "\"1\"");
      same.satisfies(same.body().length == 0, "304 has no body");
      api.with("If-None-Match", "W/\"1\"").get(path).is(304);
      api.with("If-None-Match", "\"7\", \"1\"").get(path).is(304);
      api.with("If-None-Match", "*").get(path).is(304);
      api.patch(path, kind.patch()).is(200);
      api.with("If-None-Match", "\"1\"").get(path).is(200).hasHeader("ETag", "\"2\"");
    }
  }

  @Scenario
  void ofTwoChangesOfOneRevisionOneWins(Stage stage) throws Exception {
    Api api = stage.member().unrecorded();
    String path = "/api/canvases/" + api.post("/api/canvases", json("{'name':'n'}")).is(201).id();
    List<Integer> statuses =
        together(8, number -> api.with("If-Match", "\"1\"").patch(path, name(number)).status());
    api.get(path)
        .is(200)
        .has("/revision", 2)
        .satisfies(
            statuses.stream().filter(status -> status == 200).count() == 1
                && statuses.stream().filter(status -> status == 412).count() == 7,
            "one wins: " + statuses);
  }

  @Scenario
  void changesWithoutConditionAreAllMade(Stage stage) throws Exception {
    Api api = stage.member().unrecorded();
    String path = "/api/canvases/" + api.post("/api/canvases", json("{'name':'n'}")).is(201).id();
    List<Integer> statuses = together(4, number -> api.patch(path, name(number)).status());
    long made = statuses.stream().filter(status -> status == 200).count();
    api.get(path)
        .is(200)
        .has("/revision", made + 1)
        .satisfies(
            statuses.stream().allMatch(status -> status == 200 || status == 409),
            "made or told to be in conflict: " + statuses);
  }

  private static String name(int number) {
    return json("{'name':'" + number + "'}");
  }

  /** Work that is done by several at the same time. */
  interface Work<T> {
    T of(int number) throws Exception;
  }

  /** The results of {@code count} workers that start together, in no order. */
  static <T> List<T> together(int count, Work<T> work)
      throws InterruptedException, ExecutionException {
    ExecutorService workers = Executors.newFixedThreadPool(count);
    try {
      List<Callable<T>> tasks = new ArrayList<>();
      for (int number = 0; number < count; number++) {
        int mine = number;
        tasks.add(() -> work.of(mine));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> future : workers.invokeAll(tasks)) {
        results.add(future.get());
      }
      return results;
    } finally {
      workers.shutdownNow();
    }
  }
}
