package io.gantry.server.rest;

import static io.gantry.server.rest.Json.json;
import static io.gantry.server.rest.Json.string;

import io.gantry.store.Store;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Supplier;

/** What a scenario plays on: one server, and people who are new for this scenario. */
final class Stage {
  /** Long enough for the rules of passwords, and not one of the known ones. */
  static final String PASSWORD = "correct horse 🐎 battery";

  private final Wire wire;
  private final Path home;
  private final String name;
  private final Supplier<Store> store;
  private final Transcript transcript = new Transcript();
  private int people;

  /**
   * @param home folder of the server
   * @param name of the scenario; people are named by it, so that scenarios never meet
   * @param store opens the store of the server
   */
  Stage(Wire wire, Path home, String name, Supplier<Store> store) {
    this.wire = wire;
    this.home = home;
    this.name = name;
    this.store = store;
  }

  Transcript transcript() {
    return transcript;
  }

  /** The address of the server, without a slash at its end. */
  String base() {
    return wire.base();
  }

  /** The folder of the server: keys and files. */
  Path home() {
    return home;
  }

  /** The store of the server, to be closed, for what nobody can do through the API. */
  Store openStore() {
    return store.get();
  }

  /** A name nobody else has, the same on every store. */
  String newName() {
    people++;
    return name + "-" + people;
  }

  /** The id of a tenant that nobody else has. */
  String newTenant() {
    String id = newName().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    return "t" + id.substring(Math.max(0, id.length() - 60));
  }

  /** Somebody who has not signed in. */
  Api anybody() {
    return new Api(wire, transcript);
  }

  /** A new member of the tenant {@code default}, signed in; registering is not recorded. */
  Api member() {
    return member(newName());
  }

  Api member(String userName) {
    return anybody().as(register(userName).is(201).text("/access_token"));
  }

  /** Registers somebody, unrecorded. */
  Answer register(String userName) {
    return anybody()
        .unrecorded()
        .post(
            "/api/auth/register",
            json("{'username':" + string(userName) + ",'password':" + string(PASSWORD) + "}"));
  }

  /** The administrator of the tenant {@code default}. */
  Api admin() {
    return anybody().as(login("admin", "admin123").is(200).text("/access_token"));
  }

  /** Signs in, unrecorded. */
  Answer login(String userName, String password) {
    return anybody()
        .unrecorded()
        .post(
            "/api/auth/login",
            json("{'username':" + string(userName) + ",'password':" + string(password) + "}"));
  }
}
