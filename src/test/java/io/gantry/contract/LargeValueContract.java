package io.gantry.contract;

import static io.gantry.common.PageRequest.newestFirst;
import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.chat.Message;
import io.gantry.common.JsonText;
import io.gantry.common.ListFilter;
import io.gantry.common.OwnedRecord;
import io.gantry.common.OwnedRepository;
import io.gantry.common.Text;
import io.gantry.fake.RecordCopy;
import io.gantry.store.EntityKind;
import io.gantry.studio.Canvas;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Values far above what one row or item of a database holds. */
abstract class LargeValueContract extends WorkspaceContract implements ChatScene {

  private static final int MEGABYTE = 1024 * 1024;

  LargeValueContract(StoreContract suite) {
    super(suite);
  }

  /** A component of a kind that may hold megabytes. */
  record Place<T extends OwnedRecord<T>>(OwnedKind<T> kind, String component) {

    T large(String id, int bytes) {
      JsonText json = json(bytes);
      boolean isText = component.equals("thumbnail");
      return RecordCopy.with(kind.full(id, ANN), component, isText ? json.value() : json);
    }

    OwnedRepository<T> repository(Scene scene) {
      return kind.repository().apply(scene.workspace());
    }

    @Override
    public String toString() {
      return kind + " " + component;
    }
  }

  static List<Place<?>> places() {
    return List.of(
        new Place<>(OwnedKinds.CANVASES, "data"),
        new Place<>(OwnedKinds.CANVASES, "thumbnail"),
        new Place<>(OwnedKinds.WORKFLOWS, "apiJson"),
        new Place<>(OwnedKinds.WORKFLOWS, "inputs"),
        new Place<>(OwnedKinds.DOCUMENTS, "body"),
        new Place<>(OwnedKinds.PROVIDER_CONFIGS, "config"));
  }

  @ParameterizedTest
  @MethodSource("places")
  <T extends OwnedRecord<T>> void aMegabyteIsKept(Place<T> place) {
    T large = place.large("1", MEGABYTE);
    place.repository(this).create(large);
    assertThat(place.repository(this).find(ANN, "1").equals(Optional.of(large))).isTrue();
  }

  @ParameterizedTest
  @MethodSource("places")
  <T extends OwnedRecord<T>> void listsGiveLargeRecordsInTheirListedForm(Place<T> place) {
    T large = place.large("1", MEGABYTE);
    place.repository(this).create(large);
    T small = place.kind().at(place.kind().bare("2", ANN), Samples.AT.minusSeconds(1));
    place.repository(this).create(small);
    List<T> listed = place.repository(this).list(ANN, ListFilter.ALL, newestFirst(5)).items();
    assertThat(listed.equals(List.of(large.listed(), small.listed()))).isTrue();
  }

  @ParameterizedTest
  @MethodSource("places")
  <T extends OwnedRecord<T>> void aLargeValueMayGrowAndShrink(Place<T> place) {
    OwnedRepository<T> repository = place.repository(this);
    repository.create(place.kind().bare("1", ANN));
    long revision = 1;
    for (int bytes : List.of(MEGABYTE, 10, 3 * MEGABYTE, MEGABYTE + 1, 500_000, 0)) {
      T next = place.large("1", bytes).withRevision(revision);
      revision++;
      assertThat(repository.replace(next).equals(next.withRevision(revision))).isTrue();
      assertThat(repository.find(ANN, "1").equals(Optional.of(next.withRevision(revision))))
          .isTrue();
    }
  }

  @Test
  void fiveMegabytesAreKept() {
    Place<Canvas> place = new Place<>(OwnedKinds.CANVASES, "data");
    Canvas large = place.large("1", 5 * MEGABYTE);
    workspace().canvases().create(large);
    assertThat(workspace().canvases().find(ANN, "1").equals(Optional.of(large))).isTrue();
    assertThat(workspace().canvases().delete(ANN, "1")).isTrue();
    workspace().canvases().create(Samples.bareCanvas("1", ANN));
    assertThat(workspace().canvases().find(ANN, "1")).contains(Samples.bareCanvas("1", ANN));
  }

  @Test
  void aRefusedLargeReplaceLeavesTheLargeRecord() {
    Place<Canvas> place = new Place<>(OwnedKinds.CANVASES, "data");
    Canvas large = place.large("1", MEGABYTE);
    workspace().canvases().create(large);
    Failures.assertStale(
        OwnedKinds.CANVASES.entity(),
        "1",
        7,
        () -> workspace().canvases().replace(place.large("1", MEGABYTE / 2).withRevision(7)));
    Failures.assertTaken(
        OwnedKinds.CANVASES.entity(),
        "id",
        () -> workspace().canvases().create(place.large("1", 2 * MEGABYTE)));
    assertThat(workspace().canvases().find(ANN, "1").equals(Optional.of(large))).isTrue();
  }

  @Test
  void aMessageMayHoldFiveMegabytes() {
    conversation(TALK);
    Message large = RecordCopy.with(message("1"), "content", json(5 * MEGABYTE));
    messages().append(large);
    assertThat(messages().find(ANN, TALK, "1").equals(Optional.of(large))).isTrue();
    assertThat(Lists.messages(workspace(), ANN, TALK).equals(List.of(large))).isTrue();
    assertThat(talk().messageCount()).isEqualTo(1);
  }

  @Test
  void largeMessagesAreListedWholeAmongSmallOnes() {
    conversation(TALK);
    for (int index = 0; index < 6; index++) {
      int bytes = index % 2 == 0 ? 900_000 : 20;
      messages().append(RecordCopy.with(message("m" + index), "content", json(bytes)));
    }
    List<Message> listed = Lists.messages(workspace(), ANN, TALK);
    assertThat(listed)
        .extracting(m -> Text.utf8Length(m.content().value()))
        .containsExactly(900_000, 20, 900_000, 20, 900_000, 20);
    assertThat(messages().deleteAll(ANN, TALK, List.of("m0", "m1", "m2"))).isEqualTo(3);
    assertThat(Lists.messages(workspace(), ANN, TALK)).hasSize(3);
    messages().append(message("m0"));
    assertThat(messages().find(ANN, TALK, "m0")).contains(message("m0"));
  }

  @Test
  void aLargeMessageMayBeReplaced() {
    conversation(TALK);
    messages().append(message("1"));
    Message large = RecordCopy.with(message("1"), "metadata", json(MEGABYTE));
    Message replaced = messages().replace(large);
    assertThat(replaced.equals(large.withRevision(2))).isTrue();
    assertThat(messages().find(ANN, TALK, "1").equals(Optional.of(replaced))).isTrue();
    Message small = messages().replace(message("1").withRevision(2));
    assertThat(messages().find(ANN, TALK, "1")).contains(small);
  }

  @Test
  void aDuplicateLargeMessageLeavesTheFirst() {
    conversation(TALK);
    Message large = RecordCopy.with(message("1"), "content", json(MEGABYTE));
    messages().append(large);
    Message second = RecordCopy.with(keyed("1", "other"), "content", json(2 * MEGABYTE));
    Failures.assertTaken(EntityKind.MESSAGE, "id", () -> messages().append(second));
    assertThat(messages().find(ANN, TALK, "1").equals(Optional.of(large))).isTrue();
    assertThat(talk().messageCount()).isEqualTo(1);
  }

  @Test
  void largeRecordsGoWithTheirUser() {
    conversation(TALK);
    messages().append(RecordCopy.with(message("1"), "content", json(MEGABYTE)));
    workspace().canvases().create(new Place<>(OwnedKinds.CANVASES, "data").large("1", MEGABYTE));
    workspace().users().delete(ANN);
    workspace().users().create(Samples.user(ANN), null);
    conversation(TALK);
    workspace().canvases().create(Samples.bareCanvas("1", ANN));
    assertThat(Lists.messages(workspace(), ANN, TALK)).isEmpty();
    assertThat(workspace().canvases().find(ANN, "1")).contains(Samples.bareCanvas("1", ANN));
  }

  /** JSON of so many bytes, in characters of one to four bytes, so that no cut falls between. */
  private static JsonText json(int bytes) {
    String unit = "aé\u20ac😀";
    int units = bytes / 10;
    return new JsonText(unit.repeat(units) + "x".repeat(bytes - units * 10));
  }
}
