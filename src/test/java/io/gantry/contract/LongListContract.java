package io.gantry.contract;

import static io.gantry.common.PageRequest.newestFirst;
import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.common.ListFilter;
import io.gantry.common.OwnedRecord;
import io.gantry.common.OwnedRepository;
import io.gantry.common.Page;
import io.gantry.fake.RecordCopy;
import io.gantry.store.EntityKind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Lists longer than a store looks through for one page. */
abstract class LongListContract extends WorkspaceContract {

  private static final int COUNT = OwnedRepository.MAX_EXAMINED + 30;

  LongListContract(StoreContract suite) {
    super(suite);
  }

  @Test
  void aFilterThatFindsLittleAmongMuchGoesOnFromPageToPage() {
    if (shape().has(EntityKind.DOCUMENT)) {
      assertGoesOn(OwnedKinds.DOCUMENTS, "file");
    } else {
      assertGoesOn(OwnedKinds.CONVERSATIONS.in(shape()), null);
    }
  }

  private <T extends OwnedRecord<T>> void assertGoesOn(OwnedKind<T> kind, @Nullable String type) {
    OwnedRepository<T> repository = kind.repository().apply(workspace());
    for (int index = 0; index < COUNT; index++) {
      repository.create(record(kind, index));
    }
    ListFilter filter = new ListFilter("NEEDLE", type, null, null, null, null);
    assertThat(Walk.through(newestFirst(2), page -> repository.list(ANN, filter, page)))
        .extracting(OwnedRecord::id)
        .containsExactly("d1029", "d0500", "d0000");
    ListFilter none = new ListFilter("nothing", null, null, null, null, null);
    Page<T> empty = repository.list(ANN, none, newestFirst(200));
    assertThat(empty.items()).isEmpty();
    assertThat(Walk.through(newestFirst(200), page -> repository.list(ANN, none, page))).isEmpty();
    assertThat(Walk.through(newestFirst(200), page -> repository.list(ANN, ListFilter.ALL, page)))
        .hasSize(COUNT);
  }

  private static <T extends OwnedRecord<T>> T record(OwnedKind<T> kind, int index) {
    boolean needle = index == 0 || index == 500 || index == COUNT - 1;
    T bare = kind.bare("d%04d".formatted(index), ANN);
    return kind.at(
        RecordCopy.with(bare, "title", needle ? "a needle" : "hay"), Samples.AT.plusSeconds(index));
  }
}
