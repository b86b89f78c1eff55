package io.gantry.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.fake.InMemoryStore;
import io.gantry.store.EntityKind;
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
 * must give and leave what it does in a store that has no other tenant at all; where a version has
 * one tenant, in another that does not exist.
 */
abstract class IsolationContract extends WorkspaceContract {

  IsolationContract(StoreContract suite) {
    super(suite);
  }

  @Test
  void everyMethodOfEveryRepositoryHasACase() {
    assertThat(IsolationCases.in(shape()))
        .extracting(IsolationCase::method)
        .containsExactlyInAnyOrderElementsOf(methodsOfTheVersion().toList());
  }

  @TestFactory
  Stream<DynamicTest> callsInAnEmptyTenant() {
    return tests(world -> {});
  }

  @TestFactory
  @OnlyWith(EntityKind.TENANT)
  Stream<DynamicTest> callsInATenantWithTheSameIds() {
    return tests(World::fill);
  }

  private Stream<DynamicTest> tests(Consumer<World> preparation) {
    World neighbour = new World(workspace(), shape(), ANN).fill();
    Map<String, @Nullable Object> before = neighbour.seen();
    return IsolationCases.in(shape()).stream()
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
    World here = new World(newWorkspace(), shape(), ANN);
    World alone = new World(aloneWithTheSameId(here.workspace()), shape(), ANN);
    preparation.accept(here);
    preparation.accept(alone);
    String expected = one.outcome(alone.workspace());
    String outcome = one.outcome(here.workspace());
    if (one.exact()) {
      assertOutcome(outcome, expected);
    }
    if (one.exact() || !shape().hasTenants()) {
      assertThat(here.seen()).isEqualTo(alone.seen());
    }
  }

  /** How a write fails into a tenant that cannot exist is for the store to say. */
  private void assertOutcome(String outcome, String expected) {
    if (shape().hasTenants() || !expected.startsWith(IsolationCase.FAILURE)) {
      assertThat(outcome).isEqualTo(expected);
    } else {
      assertThat(outcome).startsWith(IsolationCase.FAILURE);
    }
  }

  private Workspace aloneWithTheSameId(Workspace workspace) {
    Workspace alone =
        new InMemoryStore(StoreContract.CURSORS, shape().version()).workspace(workspace.tenant());
    if (shape().hasTenants()) {
      alone.users().create(Samples.user(ANN), null);
      alone.users().create(Samples.user(BOB), null);
    }
    return alone;
  }

  private Stream<String> methodsOfTheVersion() {
    return LackingKindContract.accessors()
        .filter(accessor -> shape().has(LackingKindContract.kind(accessor)))
        .flatMap(accessor -> methods(accessor).map(method -> name(accessor, method)));
  }

  static Stream<Method> methods(Method accessor) {
    return Arrays.stream(accessor.getReturnType().getMethods())
        .filter(method -> !Modifier.isStatic(method.getModifiers()));
  }

  static String name(Method accessor, Method method) {
    return accessor.getName() + "." + signature(method);
  }

  private static String signature(Method method) {
    return Arrays.stream(method.getParameterTypes())
        .map(Class::getSimpleName)
        .collect(Collectors.joining(",", method.getName() + "(", ")"));
  }
}
