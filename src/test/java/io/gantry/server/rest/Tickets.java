package io.gantry.server.rest;

import static io.gantry.server.rest.Json.json;

import java.util.List;

/** Work that was drafted in a conversation. */
final class Tickets {
  @Scenario
  void ticketsAreMadeReadChangedAndDeleted(Stage stage) {
    Api api = stage.member();
    String tickets = Messages.conversation(api) + "/tickets";
    Answer made =
        api.post(
                tickets,
                json(
                    "{'message_id':'m','title':'T','description':'D','type':'bug','priority':'high',"
                        + "'status':'open','acceptance_criteria':[ 'a' ],'tasks':[{ 'done' : false }],"
                        + "'labels':['x','é'],'external_id':'GH-1','external_url':'https://x/1'}"))
            .is(201)
            .contains(json("'acceptance_criteria':[ 'a' ],'tasks':[{ 'done' : false }]"));
    String path = tickets + "/" + made.id();
    made.hasHeader("Location", path);
    api.with("If-None-Match", "\"1\"").get(path).is(304);
    api.with("If-Match", "\"1\"")
        .patch(path, json("{'status':'done','labels':[],'external_url':null}"))
        .is(200)
        .has("/status", "done")
        .has("/external_url", null)
        .contains(json("'labels':[]"));
    api.with("If-Match", "\"1\"").patch(path, "{}").isProblem(412, "precondition-failed");
    api.with("If-Match", "\"1\"").delete(path).isProblem(412, "precondition-failed");
    api.delete(path).is(204);
    api.get(path).isProblem(404, "not-found");
    api.delete(path).isProblem(404, "not-found");
  }

  @Scenario
  void whatIsNotSaidHasADefault(Stage stage) {
    Api api = stage.member();
    String tickets = Messages.conversation(api) + "/tickets";
    api.post(tickets, json("{'title':''}")).is(201);
    api.post(tickets, "{}").isProblem(400, "invalid-request").blames("/title");
    api.post(tickets, json("{'title':'t','labels':{}}"))
        .isProblem(400, "invalid-request")
        .blames("/labels");
    api.post(tickets, json("{'title':'t','external_url':'" + "x".repeat(2_049) + "'}"))
        .isProblem(400, "invalid-request")
        .blames("/external_url");
  }

  @Scenario
  void manyAreDeletedAtOnce(Stage stage) {
    Api api = stage.member();
    String tickets = Messages.conversation(api) + "/tickets";
    String first = api.post(tickets, json("{'title':'1'}")).is(201).id();
    api.post(tickets, json("{'title':'2'}")).is(201);
    api.post(tickets + "/bulk-delete", "{\"ids\":[\"" + first + "\",\"unknown\"]}")
        .is(200)
        .has("/deleted", 1)
        .has("/missing", 1);
    api.get(tickets).is(200).assertItems("/title").containsExactly("2");
  }

  @Scenario
  void ticketsOfAnUnknownConversationAreUnknown(Stage stage) {
    Api api = stage.member();
    String tickets = "/api/conversations/unknown/tickets";
    api.get(tickets).isProblem(404, "not-found");
    api.post(tickets, json("{'title':'t'}")).isProblem(404, "not-found");
    api.get(tickets + "/unknown").isProblem(404, "not-found");
    String known = Messages.conversation(api) + "/tickets";
    api.get(known).is(200).has("/items", List.of());
  }
}
