package io.gantry.server.rest;

import static io.gantry.server.rest.Json.json;

import java.util.Map;

/** The preferences of a user. */
final class Settings {
  private static final String PATH = "/api/settings";

  @Scenario
  void thereAreSettingsFromTheStart(Stage stage) {
    Api api = stage.member();
    api.get(PATH).is(200).has("/extra", Map.of()).has("/theme", null).has("/revision", 0);
  }

  @Scenario
  void putReplacesAndPatchChanges(Stage stage) {
    Api api = stage.member();
    api.put(PATH, json("{'theme':'dark','language':'de','extra':{ 'a' : 1.0 }}"))
        .is(200)
        .has("/theme", "dark")
        .contains(json("'extra':{ 'a' : 1.0 }"));
    api.patch(
            PATH, json("{'language':null,'persona':'p','default_mode':'m','default_provider':'x'}"))
        .is(200)
        .has("/language", null)
        .has("/theme", "dark")
        .contains(json("{ 'a' : 1.0 }"));
    api.put(PATH, json("{'persona':'q'}"))
        .is(200)
        .has("/theme", null)
        .has("/extra", Map.of())
        .has("/revision", 3);
    api.get(PATH).is(200).has("/persona", "q");
  }

  @Scenario
  void aPatchCanBeTheFirst(Stage stage) {
    Api api = stage.member();
    api.patch(PATH, json("{'extra':{'a':{'b':null,'c':1}}}"))
        .is(200)
        .contains(json("'extra':{'a':{'c':1}}"))
        .has("/revision", 1);
  }

  @Scenario
  void conditionsHold(Stage stage) {
    Api api = stage.member();
    String first = api.put(PATH, json("{'theme':'a'}")).is(200).etag();
    api.with("If-None-Match", first).get(PATH).is(304);
    api.with("If-Match", first).put(PATH, json("{'theme':'b'}")).is(200);
    api.with("If-Match", first)
        .put(PATH, json("{'theme':'c'}"))
        .isProblem(412, "precondition-failed");
    api.with("If-Match", first).patch(PATH, "{}").isProblem(412, "precondition-failed");
    api.get(PATH).is(200).has("/theme", "b");
  }

  @Scenario
  void wrongSettingsAreRefused(Stage stage) {
    Api api = stage.member();
    api.put(PATH, json("{'theme':1}")).isProblem(400, "invalid-request").blames("/theme");
    api.put(PATH, json("{'theme':'" + "x".repeat(201) + "'}"))
        .isProblem(400, "invalid-request")
        .blames("/theme");
    api.put(PATH, json("{'extra':[]}")).isProblem(400, "invalid-request").blames("/extra");
    api.put(PATH, json("{'colour':'red'}")).isProblem(400, "invalid-request").blames("/colour");
    api.get(PATH).is(200).has("/revision", 0);
  }

  @Scenario
  void everyoneHasOwnOnes(Stage stage) {
    stage.member().put(PATH, json("{'theme':'mine'}")).is(200);
    stage.member().get(PATH).is(200).has("/theme", null);
  }
}
