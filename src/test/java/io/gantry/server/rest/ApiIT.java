package io.gantry.server.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.ContainerController;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.container.test.api.TargetsContainer;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The API over HTTP: the same scenarios on SQLite, PostgreSQL and DynamoDB, one server after the
 * other, and in the end a comparison of what was said.
 *
 * <p>While working on it: {@code -Dgantry.suite.stores=sqlite} and {@code
 * -Dgantry.suite.scenarios=<regular expression on Chapter.scenario>} run a part.
 */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ApiIT {
  private static final Path TRANSCRIPTS =
      Path.of(System.getProperty("basedir", "."), "target", "transcripts");

  private static final List<StoreServer> STORES =
      Arrays.stream(StoreServer.values())
          .filter(store -> store.label().matches(System.getProperty("gantry.suite.stores", ".*")))
          .toList();

  private static final String WANTED = System.getProperty("gantry.suite.scenarios", ".*");

  @ArquillianResource private ContainerController controller;
  @ArquillianResource private Deployer deployer;

  private final Map<StoreServer, Map<String, String>> transcripts =
      new EnumMap<>(StoreServer.class);

  private @Nullable DeployedGantry gantry;
  private @Nullable OpenApiContract contract;

  @Deployment(name = "sqlite", managed = false, testable = false)
  @TargetsContainer("sqlite")
  static WebArchive warOnSqlite() {
    return DeployedGantry.war();
  }

  @Deployment(name = "postgresql", managed = false, testable = false)
  @TargetsContainer("postgresql")
  static WebArchive warOnPostgresql() {
    return DeployedGantry.war();
  }

  @Deployment(name = "dynamodb", managed = false, testable = false)
  @TargetsContainer("dynamodb")
  static WebArchive warOnDynamoDb() {
    return DeployedGantry.war();
  }

  // Arquillian starts and stops servers in methods of the class only, not in tests that a factory
  // makes; hence three methods for each store.

  @Test
  @Order(11)
  void startsOnSqliteWhileTheOthersAreUnreachable() {
    start(StoreServer.SQLITE);
  }

  @TestFactory
  @Order(12)
  Stream<DynamicNode> onSqlite() {
    return told(StoreServer.SQLITE);
  }

  @Test
  @Order(13)
  void stopsOnSqlite() {
    stop(StoreServer.SQLITE);
  }

  @Test
  @Order(21)
  void startsOnPostgresqlWhileTheOthersAreUnreachable() {
    start(StoreServer.POSTGRESQL);
  }

  @TestFactory
  @Order(22)
  Stream<DynamicNode> onPostgresql() {
    return told(StoreServer.POSTGRESQL);
  }

  @Test
  @Order(23)
  void stopsOnPostgresql() {
    stop(StoreServer.POSTGRESQL);
  }

  @Test
  @Order(31)
  void startsOnDynamoDbWhileTheOthersAreUnreachable() {
    start(StoreServer.DYNAMODB);
  }

  @TestFactory
  @Order(32)
  Stream<DynamicNode> onDynamoDb() {
    return told(StoreServer.DYNAMODB);
  }

  @Test
  @Order(33)
  void stopsOnDynamoDb() {
    stop(StoreServer.DYNAMODB);
  }

  @TestFactory
  @Order(41)
  Stream<DynamicNode> allStoresAnswerAlike() {
    return scenarioNames().stream().map(this::alike);
  }

  private Stream<DynamicNode> told(StoreServer store) {
    List<DynamicNode> tests = new ArrayList<>();
    scenarios().map(scenario -> test(store, scenario)).forEach(tests::add);
    if (WANTED.equals(".*")) {
      tests.add(DynamicTest.dynamicTest("described operations were all tried", this::allTried));
    }
    if (store.isRemote()) {
      tests.add(DynamicTest.dynamicTest("outages are told and end", this::outage));
    }
    return tests.stream();
  }

  private DynamicNode test(StoreServer store, Method scenario) {
    return DynamicTest.dynamicTest(
        name(scenario),
        () -> {
          DeployedGantry running = running();
          Stage stage =
              new Stage(wire(running), running.home(), name(scenario), running::openStore);
          try {
            play(scenario, stage);
          } catch (Throwable failed) { // Reports name tests of a factory by number only.
            throw new AssertionError(name(scenario) + " on " + store.label(), failed);
          }
          keep(store, name(scenario), stage.transcript().text());
        });
  }

  private void start(StoreServer store) {
    Assumptions.assumeTrue(STORES.contains(store), "only other stores were asked for");
    DeployedGantry started = DeployedGantry.start(store, controller, deployer);
    try {
      contract = contract(started);
      gantry = started;
    } finally {
      if (gantry == null) {
        started.close();
      }
    }
    if (store != StoreServer.SQLITE) {
      assertThat(started.home()).isDirectoryNotContaining("glob:**.db*");
    }
  }

  private static OpenApiContract contract(DeployedGantry started) {
    Wire wire = new Wire(started.base(), started::log, answer -> {});
    Api api = new Api(wire, null).with("Accept", "application/json");
    return new OpenApiContract(api.get("/openapi").is(200).text());
  }

  private void outage() {
    DeployedGantry running = running();
    new Outage(running, new Stage(wire(running), running.home(), "outage", running::openStore))
        .play();
  }

  private void allTried() {
    running();
    Set<String> untried = new TreeSet<>(contract.operations());
    untried.removeAll(contract.succeeded());
    assertThat(untried).isEmpty();
  }

  private void stop(StoreServer store) {
    DeployedGantry running = running();
    assertThat(running.store()).isEqualTo(store);
    gantry = null;
    contract = null;
    running.close();
  }

  private DynamicNode alike(String scenario) {
    return DynamicTest.dynamicTest(
        scenario,
        () -> {
          Map<StoreServer, String> said = new EnumMap<>(StoreServer.class);
          transcripts.forEach((store, all) -> said.put(store, all.get(scenario)));
          Assumptions.assumeFalse(said.containsValue(null), "failed before on some store");
          String first = said.get(STORES.get(0));
          said.forEach(
              (store, text) -> assertThat(text).as("on " + store.label()).isEqualTo(first));
        });
  }

  private DeployedGantry running() {
    Assumptions.assumeTrue(gantry != null, "the server did not start");
    return gantry;
  }

  private Wire wire(DeployedGantry running) {
    return new Wire(running.base(), running::log, new Law(contract));
  }

  private void keep(StoreServer store, String scenario, String text) throws IOException {
    transcripts.computeIfAbsent(store, none -> new TreeMap<>()).put(scenario, text);
    Path folder = Files.createDirectories(TRANSCRIPTS.resolve(store.label()));
    Files.writeString(folder.resolve(scenario + ".txt"), text);
  }

  private static void play(Method scenario, Stage stage) throws Throwable {
    try {
      scenario.invoke(Chapters.newOne(scenario.getDeclaringClass()), stage);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private static List<String> scenarioNames() {
    return scenarios().map(ApiIT::name).toList();
  }

  private static Stream<Method> scenarios() {
    return Chapters.ALL.stream()
        .flatMap(
            chapter ->
                Arrays.stream(chapter.getDeclaredMethods())
                    .filter(method -> method.isAnnotationPresent(Scenario.class))
                    .sorted(Comparator.comparing(Method::getName)))
        .filter(scenario -> name(scenario).matches(WANTED));
  }

  private static String name(Method scenario) {
    return scenario.getDeclaringClass().getSimpleName() + "." + scenario.getName();
  }
}
