package io.gantry.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.fake.InMemoryStore;
import io.gantry.store.Workspace;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Nothing that is done in one tenant sees or changes another that holds the same ids. Each call
 * must give and leave what it does in a store that has no other tenant at all.
 */
abstract class IsolationContract extends WorkspaceContract {

  IsolationContract(StoreContract suite) {
    super(suite);
  }

  @Test
  void everyMethodOfEveryRepositoryHasACase() {
    assertThat(IsolationCases.all())
        .extracting(IsolationCase::method)
        .containsExactlyInAnyOrderElementsOf(methods().toList());
  }

  @TestFactory
  Stream<DynamicTest> callsInAnEmptyTenant() {
    return tests(world -> {});
  }

  @TestFactory
  Stream<DynamicTest> callsInATenantWithTheSameIds() {
    return tests(World::fill);
  }

  private Stream<DynamicTest> tests(Consumer<World> preparation) {
    World neighbour = new World(workspace(), ANN).fill();
    Map<String, @Nullable Object> before = neighbour.seen();
    return IsolationCases.all().stream()
        .map(
            one ->
                DynamicTest.dynamicTest(
                    one.method(),
                    () -> {
                      assertAlone(one, preparation);
                      assertThat(neighbour.seen()).isEqualTo(before);
                    }));
  }

  /** The call does what it would do if there were no neighbour. */
  private void assertAlone(IsolationCase one, Consumer<World> preparation) {
    World here = new World(newWorkspace(), ANN);
    World alone = new World(aloneWithTheSameId(here.workspace()), ANN);
    preparation.accept(here);
    preparation.accept(alone);
    String expected = one.outcome(alone.workspace());
    String outcome = one.outcome(here.workspace());
    if (one.exact()) {
      assertThat(outcome).isEqualTo(expected);
      assertThat(here.seen()).isEqualTo(alone.seen());
    }
  }

  private static Workspace aloneWithTheSameId(Workspace workspace) {
    Workspace alone = new InMemoryStore(StoreContract.CURSORS).workspace(workspace.tenant());
    alone.users().create(Samples.user(ANN), null);
    alone.users().create(Samples.user(BOB), null);
    return alone;
  }

  private static Stream<String> methods() {
    return Arrays.stream(Workspace.class.getMethods())
        .filter(accessor -> accessor.getReturnType().isInterface())
        .flatMap(
            accessor ->
                Arrays.stream(accessor.getReturnType().getMethods())
                    .filter(method -> !Modifier.isStatic(method.getModifiers()))
                    .map(method -> accessor.getName() + "." + signature(method)));
  }

  private static String signature(Method method) {
    return Arrays.stream(method.getParameterTypes())
        .map(Class::getSimpleName)
        .collect(Collectors.joining(",", method.getName() + "(", ")"));
  }
}
