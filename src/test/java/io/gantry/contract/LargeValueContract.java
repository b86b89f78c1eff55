package io.gantry.contract;

import static io.gantry.common.PageRequest.newestFirst;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.gantry.chat.Message;
import io.gantry.common.JsonText;
import io.gantry.common.ListFilter;
import io.gantry.common.OwnedRecord;
import io.gantry.common.OwnedRepository;
import io.gantry.common.Text;
import io.gantry.fake.RecordCopy;
import io.gantry.store.EntityKind;
import io.gantry.studio.Canvas;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Values far above what one row or item of a database holds. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class LargeValueContract extends WorkspaceContract implements ChatScene {

  private static final int MEGABYTE = 1024 * 1024;

  LargeValueContract(StoreContract suite) {
    super(suite);
  }

  @BeforeEach
  final void onlyWhereRecordsMayBeLarge() {
    assumeThat(shape().holdsLargeRecords()).isTrue();
  }

  /** A component of a kind that may hold megabytes. */
  record Place<T extends OwnedRecord<T>>(OwnedKind<T> kind, String component) {

    T large(String id, int bytes) {
      JsonText json = json(bytes);
      boolean isText = component.equals("thumbnail");
      return RecordCopy.with(kind.full(id, ANN), component, isText ? json.value() : json);
    }

    Place<T> in(Shape shape) {
      return new Place<>(kind.in(shape), component);
    }

    OwnedRepository<T> repository(Scene scene) {
      return kind.repository().apply(scene.workspace());
    }

    @Override
    public String toString() {
      return kind + " " + component;
    }
  }

  List<Place<?>> places() {
    return Stream.<Place<?>>of(
            new Place<>(OwnedKinds.CANVASES, "data"),
            new Place<>(OwnedKinds.CANVASES, "thumbnail"),
            new Place<>(OwnedKinds.WORKFLOWS, "apiJson"),
            new Place<>(OwnedKinds.WORKFLOWS, "inputs"),
            new Place<>(OwnedKinds.DOCUMENTS, "body"),
            new Place<>(OwnedKinds.PROVIDER_CONFIGS, "config"))
        .filter(place -> shape().has(place.kind().entity()))
        .<Place<?>>map(place -> place.in(shape()))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("places")
  @OnlyWith(EntityKind.CANVAS)
  <T extends OwnedRecord<T>> void aMegabyteIsKept(Place<T> place) {
    T large = place.large("1", MEGABYTE);
    T stored = place.repository(this).create(large);
    assertSame(shape().like(large, stored), stored);
    assertFound(place, stored);
  }

  @ParameterizedTest
  @MethodSource("places")
  @OnlyWith(EntityKind.CANVAS)
  <T extends OwnedRecord<T>> void listsGiveLargeRecordsInTheirListedForm(Place<T> place) {
    T large = place.repository(this).create(place.large("1", MEGABYTE));
    T small =
        place
            .repository(this)
            .create(place.kind().at(place.kind().bare("2", ANN), Samples.AT.minusSeconds(1)));
    List<T> listed = place.repository(this).list(ANN, ListFilter.ALL, newestFirst(5)).items();
    assertSame(List.of(large.listed(), small.listed()), listed);
  }

  @ParameterizedTest
  @MethodSource("places")
  @OnlyWith(EntityKind.CANVAS)
  <T extends OwnedRecord<T>> void aLargeValueMayGrowAndShrink(Place<T> place) {
    OwnedRepository<T> repository = place.repository(this);
    T stored = repository.create(place.kind().bare("1", ANN));
    int least = shape().refusedJson(place.large("1", 0)).isEmpty() ? 0 : 1;
    for (int bytes : List.of(MEGABYTE, 10, 3 * MEGABYTE, MEGABYTE + 1, 500_000, least)) {
      T next = place.large("1", bytes).withRevision(stored.revision());
      T replaced = repository.replace(next);
      assertSame(next.withRevision(replaced.revision()), replaced);
      assertThat(replaced.revision()).isNotEqualTo(stored.revision());
      assertFound(place, replaced);
      stored = replaced;
    }
  }

  @Test
  @OnlyWith(EntityKind.CANVAS)
  void fiveMegabytesAreKept() {
    Place<Canvas> place = new Place<>(OwnedKinds.CANVASES, "data");
    Canvas stored = workspace().canvases().create(place.large("1", 5 * MEGABYTE));
    assertFound(place, stored);
    assertThat(workspace().canvases().delete(ANN, "1")).isTrue();
    Canvas bare = workspace().canvases().create(Samples.bareCanvas("1", ANN));
    assertThat(workspace().canvases().find(ANN, "1")).contains(bare);
    shape().assertCreated(Samples.bareCanvas("1", ANN), bare);
  }

  @Test
  @OnlyWith(EntityKind.CANVAS)
  void aRefusedLargeReplaceLeavesTheLargeRecord() {
    Place<Canvas> place = new Place<>(OwnedKinds.CANVASES, "data");
    Canvas large = workspace().canvases().create(place.large("1", MEGABYTE));
    long stale = large.revision() + 6;
    Failures.assertStale(
        OwnedKinds.CANVASES.entity(),
        "1",
        stale,
        () -> workspace().canvases().replace(place.large("1", MEGABYTE / 2).withRevision(stale)));
    Failures.assertTaken(
        OwnedKinds.CANVASES.entity(),
        "id",
        () -> workspace().canvases().create(place.large("1", 2 * MEGABYTE)));
    assertFound(place, large);
  }

  @Test
  void aMessageMayHoldFiveMegabytes() {
    conversation(TALK);
    Message large = RecordCopy.with(message("1"), "content", json(5 * MEGABYTE));
    Message stored = messages().append(large);
    assertSame(shape().like(large, stored), stored);
    assertSame(Optional.of(stored), messages().find(ANN, TALK, stored.id()));
    assertSame(List.of(stored), Lists.messages(workspace(), ANN, TALK));
    assertThat(talk().messageCount()).isEqualTo(1);
  }

  @Test
  void largeMessagesAreListedWholeAmongSmallOnes() {
    conversation(TALK);
    List<Message> all = new ArrayList<>();
    for (int index = 0; index < 6; index++) {
      int bytes = index % 2 == 0 ? 900_000 : 20;
      all.add(messages().append(RecordCopy.with(message("m" + index), "content", json(bytes))));
    }
    List<Message> listed = Lists.messages(workspace(), ANN, TALK);
    assertSame(all, listed);
    assertThat(listed)
        .extracting(m -> Text.utf8Length(m.content().value()))
        .containsExactly(900_000, 20, 900_000, 20, 900_000, 20);
    assertThat(messages().deleteAll(ANN, TALK, ChatScene.ids(all.subList(0, 3)))).isEqualTo(3);
    assertThat(Lists.messages(workspace(), ANN, TALK)).hasSize(3);
    Message again = messages().append(message("m0"));
    assertThat(messages().find(ANN, TALK, again.id())).contains(again);
  }

  @Test
  void aLargeMessageMayBeReplaced() {
    conversation(TALK);
    Message first = messages().append(message("1"));
    String component = shape().lacks(EntityKind.MESSAGE, "metadata") ? "content" : "metadata";
    Message large = RecordCopy.with(first, component, json(MEGABYTE));
    Message replaced = messages().replace(large);
    assertSame(large.withRevision(replaced.revision()), replaced);
    assertSame(Optional.of(replaced), messages().find(ANN, TALK, first.id()));
    Message small = messages().replace(first.withRevision(replaced.revision()));
    shape().assertReplaced(replaced, first, small);
    assertThat(messages().find(ANN, TALK, first.id())).contains(small);
  }

  @Test
  void largeRecordsGoWithTheirConversation() {
    conversation(TALK);
    messages().append(RecordCopy.with(message("1"), "content", json(MEGABYTE)));
    workspace().conversations().delete(ANN, TALK);
    conversation(TALK);
    assertThat(Lists.messages(workspace(), ANN, TALK)).isEmpty();
  }

  @Test
  @OnlyWith(EntityKind.USER)
  void largeRecordsGoWithTheirUser() {
    conversation(TALK);
    messages().append(RecordCopy.with(message("1"), "content", json(MEGABYTE)));
    workspace().canvases().create(new Place<>(OwnedKinds.CANVASES, "data").large("1", MEGABYTE));
    workspace().users().delete(ANN);
    workspace().users().create(shape().kept(Samples.user(ANN)), null);
    conversation(TALK);
    Canvas bare = workspace().canvases().create(Samples.bareCanvas("1", ANN));
    assertThat(Lists.messages(workspace(), ANN, TALK)).isEmpty();
    assertThat(workspace().canvases().find(ANN, "1")).contains(bare);
  }

  private <T extends OwnedRecord<T>> void assertFound(Place<T> place, T stored) {
    assertSame(Optional.of(stored), place.repository(this).find(ANN, stored.id()));
  }

  /** Without megabytes in the message of a failure. */
  private static void assertSame(Object expected, Object actual) {
    assertThat(expected.equals(actual)).isTrue();
  }

  /**
   * A JSON text of so many bytes, in characters of one to four bytes, so that no cut falls between.
   */
  static JsonText json(int bytes) {
    if (bytes < 2) {
      return new JsonText("1".repeat(bytes));
    }
    String unit = "aé\u20ac😀";
    int letters = bytes - 2;
    int units = letters / 10;
    return new JsonText('"' + unit.repeat(units) + "x".repeat(letters - units * 10) + '"');
  }
}
