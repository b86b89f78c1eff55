package io.gantry.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.gantry.account.Credential;
import io.gantry.account.User;
import io.gantry.chat.Conversation;
import io.gantry.chat.Message;
import io.gantry.common.OwnedRecord;
import io.gantry.common.OwnedRepository;
import io.gantry.fake.RecordCopy;
import io.gantry.library.StoredFile;
import io.gantry.store.StoreException;
import io.gantry.store.Workspace;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** A component that the version cannot keep is refused by name, before anything changes. */
abstract class LackingFieldContract extends WorkspaceContract implements ChatScene {

  LackingFieldContract(StoreContract suite) {
    super(suite);
  }

  @TestFactory
  Stream<DynamicTest> newRecords() {
    return tests(
        lacking -> {
          Map<String, @Nullable Object> before = seen();
          creations(lacking.given()).forEach(call -> assertRefused(lacking, call));
          assertThat(seen()).isEqualTo(before);
        });
  }

  @TestFactory
  Stream<DynamicTest> changes() {
    return tests(
        lacking -> {
          Object stored = store(lacking.absent());
          Map<String, @Nullable Object> before = seen();
          assertRefused(lacking, () -> replace(changedTo(lacking, stored)));
          assertThat(seen()).isEqualTo(before);
        });
  }

  private interface Check {
    void on(Lacking lacking);
  }

  private Stream<DynamicTest> tests(Check check) {
    return Lacking.of(shape().version()).stream()
        .map(
            lacking ->
                DynamicTest.dynamicTest(
                    lacking.toString(),
                    () -> {
                      makeWorkspace();
                      conversation(TALK);
                      check.on(lacking);
                    }));
  }

  private void assertRefused(Lacking lacking, ThrowingCallable call) {
    assertThatExceptionOfType(StoreException.Unsupported.class)
        .isThrownBy(call)
        .satisfies(refusal -> assertThat(refusal.version()).isEqualTo(shape().version()))
        .satisfies(refusal -> assertThat(refusal.kind()).isEqualTo(lacking.kind()))
        .satisfies(refusal -> assertThat(refusal.field()).contains(lacking.field()));
  }

  private Map<String, @Nullable Object> seen() {
    return new World(workspace(), shape(), ANN).everything();
  }

  /** All calls that would store the record. */
  private List<ThrowingCallable> creations(Object record) {
    Workspace workspace = workspace();
    if (record instanceof Message message) {
      List<Message> many = List.of(Samples.bareMessage("2", TALK, ANN), message);
      return List.of(() -> messages().append(message), () -> messages().append(TALK, many));
    }
    if (record instanceof Credential credential) {
      User user = Samples.bareUser("1");
      Credential first = RecordCopy.with(credential, "userId", "1");
      return List.of(
          () -> workspace.credentials().create(credential),
          () -> workspace.users().create(user, first));
    }
    if (record instanceof User user) {
      return List.of(() -> workspace.users().create(user, null));
    }
    if (record instanceof Conversation conversation) {
      return List.of(() -> workspace.conversations().create(conversation));
    }
    return List.of(() -> workspace.files().create((StoredFile) record));
  }

  /** What is stored then. */
  private Object store(Object record) {
    Workspace workspace = workspace();
    if (record instanceof Message message) {
      return messages().append(message);
    }
    if (record instanceof Credential credential) {
      workspace.credentials().create(credential);
      return workspace.credentials().find(credential.userId()).orElseThrow();
    }
    if (record instanceof User user) {
      workspace.users().create(user, null);
      return workspace.users().find(user.id()).orElseThrow();
    }
    return record instanceof Conversation conversation
        ? create(workspace.conversations(), conversation)
        : create(workspace.files(), (StoredFile) record);
  }

  private static <T extends OwnedRecord<T>> T create(OwnedRepository<T> repository, T record) {
    return repository.create(record);
  }

  private void replace(Object record) {
    Workspace workspace = workspace();
    if (record instanceof Message message) {
      messages().replace(message);
    } else if (record instanceof Credential credential) {
      workspace.credentials().replace(credential);
    } else if (record instanceof User user) {
      workspace.users().replace(user);
    } else if (record instanceof Conversation conversation) {
      workspace.conversations().replace(conversation);
    } else {
      workspace.files().replace((StoredFile) record);
    }
  }

  /** The stored record with the component and a change beside it, which must not be made. */
  private static Object changedTo(Lacking lacking, Object stored) {
    Object changed = RecordCopy.with(stored, "updatedAt", Samples.FAR);
    String component = lacking.component();
    return RecordCopy.with(changed, component, RecordCopy.get(lacking.given(), component));
  }
}
