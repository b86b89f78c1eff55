package io.gantry.server.rest;

import static io.gantry.server.rest.Json.json;

/** Conversations that everybody may read who knows their address. */
final class Sharing {
  @Scenario
  void aSharedConversationIsReadByAnybody(Stage stage) {
    Api api = stage.member();
    String conversation = Messages.conversation(api);
    for (int number = 1; number <= 3; number++) {
      api.post(
              conversation + "/messages",
              json("{'role':'user','content':'" + number + "','metadata':{'private':1}}"))
          .is(201);
    }
    Answer share = api.post(conversation + "/share").is(200);
    String address = "/api/shared/" + share.text("/share_id");
    share.has("/share_url", address);
    api.get(conversation).is(200).has("/share_id", share.text("/share_id"));

    Api stranger = stage.anybody();
    Answer page = stranger.get(address + "?limit=2").is(200).lacks("private").lacks("owner_id");
    page.has("/messages/items/0/content", "1").has("/messages/items/1/content", "2");
    String cursor = page.text("/messages/next_cursor");
    stranger
        .get(address + "?limit=2&cursor=" + cursor)
        .is(200)
        .has("/messages/items/0/content", "3")
        .has("/messages/next_cursor", null);
    stranger.get(address + "?limit=0").isProblem(400, "invalid-request");
    stranger.get(address + "?cursor=x").isProblem(400, "invalid-cursor");
  }

  @Scenario
  void sharingAgainKeepsTheAddress(Stage stage) {
    Api api = stage.member();
    String conversation = Messages.conversation(api);
    Answer first = api.post(conversation + "/share").is(200);
    api.post(conversation + "/share").is(200).has("/share_id", first.text("/share_id"));
  }

  @Scenario
  void anAddressThatWasTakenBackNeverWorksAgain(Stage stage) {
    Api api = stage.member();
    String conversation = Messages.conversation(api);
    String first = api.post(conversation + "/share").is(200).text("/share_id");
    api.delete(conversation + "/share").is(204);
    api.delete(conversation + "/share").is(204);
    api.get(conversation).is(200).has("/share_id", null);
    stage.anybody().get("/api/shared/" + first).isProblem(404, "not-found");
    Answer again = api.post(conversation + "/share").is(200);
    again.satisfies(!again.text("/share_id").equals(first), "another address");
    stage.anybody().get("/api/shared/" + first).isProblem(404, "not-found");
    api.delete(conversation).is(204);
    stage.anybody().get("/api/shared/" + again.text("/share_id")).isProblem(404, "not-found");
  }

  @Scenario
  void unknownAddressesAreAllAnsweredAlike(Stage stage) {
    Api stranger = stage.anybody();
    for (String share :
        java.util.List.of("x", "default.x", "..%2F..", "%F0%9F%9A%80", "x".repeat(500))) {
      stranger.get("/api/shared/" + share).isProblem(404, "not-found");
    }
    Api api = stage.member();
    api.post("/api/conversations/unknown/share").isProblem(404, "not-found");
    api.delete("/api/conversations/unknown/share").isProblem(404, "not-found");
  }
}
