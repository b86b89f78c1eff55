package io.gantry.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.gantry.common.ListFilter;
import io.gantry.common.PageRequest;
import io.gantry.store.EntityKind;
import io.gantry.store.StoreException;
import io.gantry.store.Workspace;
import java.lang.invoke.MethodType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every method of every repository of a kind that the version lacks says so. */
abstract class LackingKindContract extends WorkspaceContract {

  LackingKindContract(StoreContract suite) {
    super(suite);
  }

  @Test
  void everyRepositoryIsOfOneKind() {
    assertThat(accessors().map(LackingKindContract::kind)).doesNotHaveDuplicates().hasSize(15);
  }

  @TestFactory
  Stream<DynamicTest> everyCallIsRefused() {
    return accessors()
        .filter(accessor -> !shape().has(kind(accessor)))
        .flatMap(
            accessor ->
                IsolationContract.methods(accessor)
                    .map(
                        method ->
                            DynamicTest.dynamicTest(
                                IsolationContract.name(accessor, method),
                                () -> assertRefused(accessor, method))));
  }

  private void assertRefused(Method accessor, Method method) {
    EntityKind kind = kind(accessor);
    assertThatExceptionOfType(StoreException.Unsupported.class)
        .isThrownBy(() -> call(accessor, method))
        .satisfies(refusal -> assertThat(refusal.kind()).isEqualTo(kind))
        .satisfies(refusal -> assertThat(refusal.version()).isEqualTo(shape().version()))
        .satisfies(refusal -> assertThat(refusal.field()).isEmpty());
  }

  private void call(Method accessor, Method method) throws Throwable {
    Object repository = accessor.invoke(workspace());
    Object[] arguments =
        Arrays.stream(method.getParameterTypes())
            .map(type -> argument(kind(accessor), type))
            .toArray();
    try {
      method.invoke(repository, arguments);
    } catch (InvocationTargetException thrown) {
      throw thrown.getCause();
    }
  }

  static Stream<Method> accessors() {
    return Arrays.stream(Workspace.class.getMethods())
        .filter(accessor -> accessor.getReturnType().isInterface());
  }

  /** Accessors are named by the plural of their kind. */
  static EntityKind kind(Method accessor) {
    return Arrays.stream(EntityKind.values())
        .filter(kind -> Lacking.camel(kind.plural(), " ").equals(accessor.getName()))
        .findFirst()
        .orElseThrow(() -> new AssertionError("No kind is called " + accessor.getName()));
  }

  private static Object argument(EntityKind kind, Class<?> type) {
    return Stream.of(
            "1",
            7L,
            7,
            Samples.AT,
            ListFilter.ALL,
            PageRequest.newestFirst(1),
            List.of("1"),
            Samples.bareUser("1"),
            Samples.bareCredential("1"),
            Samples.bareSettings(ANN),
            Samples.liveSession("1", ANN),
            Samples.liveToken("1", ANN, "1"),
            Samples.reservation("1", "1", "1"),
            owned(kind),
            Samples.bareTicket("1", "1", ANN))
        .filter(MethodType.methodType(type).wrap().returnType()::isInstance)
        .findFirst()
        .orElseThrow(() -> new AssertionError("Nothing to call with a " + type));
  }

  private static Object owned(EntityKind kind) {
    return OwnedKinds.ALL.stream()
        .filter(owned -> owned.entity() == kind)
        .<Object>map(owned -> owned.bare("1", ANN))
        .findFirst()
        .orElse(kind);
  }
}
