package io.gantry.architecture;

import java.util.ArrayList;
import java.util.List;

/** A group of packages and the groups it may use, besides itself. */
enum Layer {
  COMMON("values that everything uses use nothing of Gantry", List.of("common")),
  TENANCY("a tenant is named before anything can belong to it", List.of("tenancy"), COMMON),
  FEATURES(
      "records and rules outlive every store and every API",
      List.of("account", "chat", "studio", "library", "provider"),
      COMMON,
      TENANCY),
  STORE("ports know the records, and no adapter", List.of("store"), COMMON, TENANCY, FEATURES),
  JAAZ(
      "what both adapters and the old client share knows neither of them",
      List.of("store.jaaz"),
      COMMON,
      TENANCY,
      FEATURES,
      STORE),
  FOREIGN(
      "rows of other programs are read alike from every database",
      List.of("store.foreign"),
      COMMON,
      STORE),
  CONFIG("configuration is read before anything is opened", List.of("config"), COMMON, STORE),
  SECURITY(
      "keys and tokens work without a store",
      List.of("security"),
      COMMON,
      TENANCY,
      FEATURES,
      CONFIG),
  RELATIONAL(
      "an adapter is a leaf: it knows the ports and never another adapter",
      List.of("store.relational"),
      COMMON,
      TENANCY,
      FEATURES,
      STORE,
      JAAZ,
      FOREIGN),
  DOCUMENT(
      "an adapter is a leaf: it knows the ports and never another adapter",
      List.of("store.document"),
      COMMON,
      TENANCY,
      FEATURES,
      STORE,
      JAAZ,
      FOREIGN),
  MOVE(
      "records move between any two stores through the ports",
      List.of("move"),
      COMMON,
      TENANCY,
      FEATURES,
      STORE,
      JAAZ,
      SECURITY),
  ORIGIN(
      "what comes from elsewhere is an end of a move like any other",
      List.of("origin"),
      COMMON,
      TENANCY,
      FEATURES,
      STORE,
      JAAZ,
      FOREIGN,
      MOVE),
  ADDRESS(
      "the server and the commands find stores by the same names",
      List.of("address"),
      COMMON,
      TENANCY,
      FEATURES,
      STORE,
      FOREIGN,
      CONFIG,
      SECURITY,
      MOVE,
      ORIGIN),
  SIGN_IN(
      "signing in works the same over every store and every API",
      List.of("signin"),
      COMMON,
      TENANCY,
      FEATURES,
      STORE,
      CONFIG,
      SECURITY),
  API(
      "the API must run on any store",
      List.of("api"),
      COMMON,
      TENANCY,
      FEATURES,
      STORE,
      JAAZ,
      CONFIG,
      SECURITY,
      SIGN_IN,
      MOVE,
      ORIGIN,
      ADDRESS),
  CLI(
      "commands must run on any store",
      List.of("cli"),
      COMMON,
      TENANCY,
      FEATURES,
      STORE,
      FOREIGN,
      JAAZ,
      CONFIG,
      SECURITY,
      SIGN_IN,
      MOVE,
      ORIGIN,
      ADDRESS),
  LAUNCH(
      "the launcher reads the configuration before the application is loaded",
      List.of("launch"),
      COMMON,
      CONFIG);

  private final String reason;
  private final List<String> names;
  private final List<Layer> uses;

  Layer(String reason, List<String> names, Layer... uses) {
    this.reason = reason;
    this.names = names;
    this.uses = List.of(uses);
  }

  String reason() {
    return reason;
  }

  /** The packages of this layer below {@code root}, as patterns. */
  String[] packages(String root) {
    return patterns(root).toArray(String[]::new);
  }

  /** The packages that this layer may use below {@code root}, its own among them, as patterns. */
  String[] allowed(String root) {
    List<String> allowed = new ArrayList<>(patterns(root));
    uses.forEach(layer -> allowed.addAll(layer.patterns(root)));
    return allowed.toArray(String[]::new);
  }

  /** The store package is exact: below it are the adapters. */
  private List<String> patterns(String root) {
    return names.stream().map(name -> root + "." + name + (this == STORE ? "" : "..")).toList();
  }
}
