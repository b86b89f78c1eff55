package io.gantry.server.rest;

import static io.gantry.server.rest.Json.json;

import java.util.List;
import java.util.Objects;
import java.util.TreeSet;

/** The messages of a conversation. */
final class Messages {
  private static final String UNKNOWN = "01890000-0000-7000-8000-000000000000";

  @Scenario
  void contentIsAnyJsonAndComesBackByteForByte(Stage stage) {
    Api api = stage.member();
    String messages = conversation(api) + "/messages";
    for (String content :
        List.of(
            "null",
            "\"\"",
            "\"hello 👋\"",
            "-0.0",
            "12345678901234567890.10",
            "false",
            "[ ]",
            "{ \"z\":1 ,\"a\" : \"\\u00e9\\n\" }",
            "[{\"type\":\"text\", \"text\":\"x\"},  {\"n\":1e999}]")) {
      String body = "{\"role\":\"user\",\"content\":" + content + "}";
      Answer made = api.post(messages, body).is(201).contains("\"content\":" + content + ",");
      made.hasHeader("Location", messages + "/" + made.id());
      Answer read = api.get(messages + "/" + made.id()).is(200);
      read.satisfies(read.text().equals(made.text()), "GET gives what POST answered");
    }
  }

  @Scenario
  void theConversationCountsItsMessages(Stage stage) {
    Api api = stage.member();
    String conversation = conversation(api);
    api.get(conversation).is(200).has("/message_count", 0).has("/last_message_at", null);
    Answer first = append(api, conversation, "one");
    Answer second = append(api, conversation, "two");
    api.get(conversation)
        .is(200)
        .has("/message_count", 2)
        .has("/revision", 3)
        .has("/last_message_at", second.text("/created_at"))
        .has("/updated_at", second.text("/created_at"));
    api.delete(conversation + "/messages/" + second.id()).is(204);
    api.get(conversation)
        .is(200)
        .has("/message_count", 1)
        .has("/last_message_at", second.text("/created_at"));
    api.get(conversation + "/messages/" + first.id()).is(200);
    api.get(conversation + "/messages/" + second.id()).isProblem(404, "not-found");
    api.delete(conversation + "/messages/" + second.id()).isProblem(404, "not-found");
  }

  @Scenario
  void metadataCanBeEditedAndNothingElse(Stage stage) {
    Api api = stage.member();
    String conversation = conversation(api);
    String path =
        conversation
            + "/messages/"
            + api.post(
                    conversation + "/messages",
                    json(
                        "{'role':'assistant','content':{'t':1},'mode':'m','token_count':7,"
                            + "'metadata':{ 'a':1.0, 'b':{} }}"))
                .is(201)
                .id();
    api.with("If-Match", "\"1\"")
        .patch(path, json("{'metadata':{'b':null,'c':true}}"))
        .is(200)
        .contains(json("'metadata':{'a':1.0,'c':true}"))
        .has("/revision", 2);
    api.with("If-Match", "\"1\"").patch(path, "{}").isProblem(412, "precondition-failed");
    api.with("If-Match", "\"1\"").delete(path).isProblem(412, "precondition-failed");
    api.with("If-None-Match", "\"2\"").get(path).is(304);
    for (String fixed : List.of("role", "content", "token_count", "id")) {
      api.patch(path, json("{'" + fixed + "':1}")).isProblem(400, "invalid-request");
    }
    api.patch(path, json("{'metadata':[]}")).isProblem(400, "invalid-request").blames("/metadata");
    api.patch(path, json("{'metadata':null}")).is(200).contains(json("'metadata':{}"));
  }

  @Scenario
  void wrongMessagesAreRefusedByField(Stage stage) {
    Api api = stage.member();
    String messages = conversation(api) + "/messages";
    wrong(api, messages, "{'content':1}", "/role");
    wrong(api, messages, "{'role':'user'}", "/content");
    wrong(api, messages, "{'role':' ','content':1}", "/role");
    wrong(api, messages, "{'role':'" + "x".repeat(201) + "','content':1}", "/role");
    wrong(api, messages, "{'role':7,'content':1}", "/role");
    wrong(api, messages, "{'role':'user','content':1,'token_count':-1}", "/token_count");
    wrong(api, messages, "{'role':'user','content':1,'token_count':'7'}", "/token_count");
    wrong(api, messages, "{'role':'user','content':1,'token_count':1.5}", "/token_count");
    wrong(api, messages, "{'role':'user','content':1,'metadata':[]}", "/metadata");
    wrong(api, messages, "{'role':'user','content':1,'extra':1}", "/extra");
    api.get(messages).is(200).has("/items", List.of());
  }

  @Scenario
  void anUnknownConversationHasNoMessages(Stage stage) {
    Api api = stage.member();
    String messages = "/api/conversations/" + UNKNOWN + "/messages";
    api.get(messages).isProblem(404, "not-found");
    api.post(messages, json("{'role':'user','content':1}")).isProblem(404, "not-found");
    api.get(messages + "/" + UNKNOWN).isProblem(404, "not-found");
    api.delete(messages + "/" + UNKNOWN).isProblem(404, "not-found");
  }

  @Scenario
  void deletingTheConversationDeletesThem(Stage stage) {
    Api api = stage.member();
    String id = "again " + stage.newName();
    String body = "{\"id\":" + Json.string(id) + "}";
    String path = api.post("/api/conversations", body).is(201).requireHeader("Location");
    Answer message = append(api, path, "gone");
    Answer ticket = api.post(path + "/tickets", json("{'title':'gone'}")).is(201);
    api.delete(path).is(204);
    api.get(path + "/messages").isProblem(404, "not-found");
    api.post("/api/conversations", body).is(201).has("/message_count", 0);
    api.get(path + "/messages").is(200).has("/items", List.of());
    api.get(path + "/tickets").is(200).has("/items", List.of());
    api.get(path + "/messages/" + message.id()).isProblem(404, "not-found");
    api.get(path + "/tickets/" + ticket.id()).isProblem(404, "not-found");
  }

  @Scenario
  void sixteenAtOnceAreAllKept(Stage stage) throws Exception {
    Api api = stage.member().unrecorded();
    String conversation = conversation(api);
    List<List<String>> made =
        Preconditions.together(
            16,
            number ->
                java.util.stream.IntStream.range(0, 5)
                    .mapToObj(count -> append(api, conversation, number + "/" + count).id())
                    .toList());
    TreeSet<String> ids = new TreeSet<>();
    made.forEach(ids::addAll);
    Answer list = api.get(conversation + "/messages?limit=200").is(200);
    list.assertItems("/id").containsExactlyElementsOf(ids);
    list.satisfies(ids.size() == 80, "80 different ids, " + ids.size());
    api.get(conversation).is(200).has("/message_count", 80).has("/revision", 81);
    made.forEach(
        own ->
            list.satisfies(
                Objects.equals(own, own.stream().sorted().toList()), "own order is kept"));
  }

  static String conversation(Api api) {
    return "/api/conversations/" + api.post("/api/conversations", "{}").is(201).id();
  }

  static Answer append(Api api, String conversation, String text) {
    return api.post(
            conversation + "/messages", "{\"role\":\"user\",\"content\":" + Json.string(text) + "}")
        .is(201);
  }

  private static void wrong(Api api, String path, String body, String pointer) {
    api.post(path, json(body)).isProblem(400, "invalid-request").blames(pointer);
  }
}
