package io.gantry.server.rest;

import static io.gantry.server.rest.Json.json;

/** JSON Merge Patch (RFC 7396), down to the characters that it does not touch. */
final class MergePatches {
  private static final String CANVASES = "/api/canvases";

  @Scenario
  void nestedMembersAreSetAddedAndTakenAway(Stage stage) {
    Api api = stage.member();
    String path =
        create(api, "{ \"keep\" : 1.0 ,\"gone\":{ }, \"in\" : { \"x\":[1, 2] , \"y\":-0.0 } }");
    api.patch(
            path, json("{'data':{'gone':null,'in':{'x':[ 3 ],'new':{'n':null,'m':1}},'more':'m'}}"))
        .is(200)
        .contains(
            "\"data\":{\"keep\" : 1.0,\"in\" : {\"x\":[ 3 ],\"y\":-0.0,\"new\":{\"m\":1}},\"more\":\"m\"}");
  }

  @Scenario
  void anArrayReplacesAndAnObjectMeetsAnythingElse(Stage stage) {
    Api api = stage.member();
    String path = create(api, "[1, {\"a\":2}]");
    api.patch(path, json("{'data':[{'a':null}]}")).is(200).contains(json("'data':[{'a':null}]"));
    api.patch(path, json("{'data':{'a':null,'b':1}}")).is(200).contains(json("'data':{'b':1}"));
    api.patch(path, json("{'data':'text'}")).is(200).contains(json("'data':'text'"));
    api.patch(path, json("{'data':null}")).is(200).has("/data", null);
  }

  @Scenario
  void anEmptyPatchStillMakesARevision(Stage stage) {
    Api api = stage.member();
    String path = create(api, "{}");
    api.patch(path, "{}").is(200).has("/revision", 2);
  }

  @Scenario
  void whatIsRequiredCannotBeTakenAway(Stage stage) {
    Api api = stage.member();
    String path = create(api, "{}");
    api.patch(path, json("{'name':null}")).isProblem(400, "invalid-request").blames("/name");
    api.patch(path, json("{'unknown':1}")).isProblem(400, "invalid-request").blames("/unknown");
    api.patch(path, json("{'name':5}")).isProblem(400, "invalid-request").blames("/name");
    api.patch(path, "[]").isProblem(400, "invalid-request");
    api.patch(path, "5").isProblem(400, "invalid-request");
    api.patch(path, json("{'name':'a','name':'b'}")).isProblem(400, "malformed-json");
    api.get(path).is(200).has("/revision", 1);
  }

  @Scenario
  void plainJsonIsTakenAsAPatchToo(Stage stage) {
    Api api = stage.member();
    String path = create(api, "{}");
    api.send("PATCH", path, "application/json", json("{'name':'plain'}"))
        .is(200)
        .has("/name", "plain");
    api.send("PATCH", path, "application/json-patch+json", "[]")
        .isProblem(415, "unsupported-media-type");
  }

  private static String create(Api api, String data) {
    return CANVASES
        + "/"
        + api.post(CANVASES, "{\"name\":\"n\",\"data\":" + data + "}").is(201).id();
  }
}
