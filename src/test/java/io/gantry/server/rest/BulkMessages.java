package io.gantry.server.rest;

import static io.gantry.server.rest.Json.json;

import java.util.Collections;
import java.util.List;

/** Many messages in one request. */
final class BulkMessages {
  private static final String MESSAGE = json("{'role':'user','content':1}");

  @Scenario
  void manyAreAppendedInTheirOrder(Stage stage) {
    Api api = stage.member();
    String conversation = Messages.conversation(api);
    Answer made =
        api.post(
                conversation + "/messages/bulk",
                json(
                    "{'messages':[{'role':'user','content': 1.0 },{'role':'assistant','content':"
                        + "{ 'a' : 2 },'metadata':{'m':1}},{'role':'user','content':null}]}"))
            .is(201);
    Answer list = api.get(conversation + "/messages").is(200).contains(json("{ 'a' : 2 }"));
    list.satisfies(
        list.items("/id").equals(Json.MAPPER.convertValue(made.at("/ids"), List.class)),
        "the ids in the order of the messages");
    api.get(conversation).is(200).has("/message_count", 3).has("/revision", 4);
  }

  @Scenario
  void oneThatIsWrongRefusesAll(Stage stage) {
    Api api = stage.member();
    String conversation = Messages.conversation(api);
    String bulk = conversation + "/messages/bulk";
    api.post(bulk, "{\"messages\":[" + MESSAGE + ",{\"role\":\"user\"}]}")
        .isProblem(400, "invalid-request")
        .blames("/messages/1/content");
    api.post(bulk, "{\"messages\":[" + MESSAGE + ",null]}")
        .isProblem(400, "invalid-request")
        .blames("/messages/1");
    api.post(bulk, "{\"messages\":[]}").isProblem(400, "invalid-request").blames("/messages");
    api.post(bulk, "{}").isProblem(400, "invalid-request").blames("/messages");
    api.get(conversation).is(200).has("/message_count", 0);
  }

  @Scenario
  void thereIsALimit(Stage stage) {
    Api api = stage.member();
    String conversation = Messages.conversation(api);
    api.post(conversation + "/messages/bulk", many(50)).isProblem(413, "content-too-large");
    api.get(conversation).is(200).has("/message_count", 0);
    api.post(conversation + "/messages/bulk", many(49)).is(201);
    api.get(conversation).is(200).has("/message_count", 49);
  }

  @Scenario
  void manyAreDeleted(Stage stage) {
    Api api = stage.member();
    String conversation = Messages.conversation(api);
    Answer made = api.post(conversation + "/messages/bulk", many(10)).is(201);
    String ids =
        Json.MAPPER
            .createArrayNode()
            .add(made.at("/ids/0"))
            .add(made.at("/ids/9"))
            .add(made.at("/ids/0"))
            .add("unknown")
            .toString();
    api.post(conversation + "/messages/bulk-delete", "{\"ids\":" + ids + "}")
        .is(200)
        .has("/deleted", 2)
        .has("/missing", 1);
    api.get(conversation).is(200).has("/message_count", 8);
    api.get(conversation + "/messages")
        .is(200)
        .assertItems("/id")
        .hasSize(8)
        .doesNotContain(made.text("/ids/0"), made.text("/ids/9"));
    Answer stranger =
        stage.member().post(conversation + "/messages/bulk-delete", "{\"ids\":[\"x\"]}");
    stranger.satisfies(
        stranger.status() == 404 || stranger.at("/deleted").asInt() == 0, "nothing of others");
  }

  private static String many(int count) {
    return "{\"messages\":[" + String.join(",", Collections.nCopies(count, MESSAGE)) + "]}";
  }
}
