package io.gantry.contract;

import static io.gantry.common.PageRequest.newestFirst;
import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.common.ListFilter;
import io.gantry.common.OwnedRepository;
import io.gantry.common.Page;
import io.gantry.fake.RecordCopy;
import io.gantry.library.KnowledgeDocument;
import org.junit.jupiter.api.Test;

/** Lists longer than a store looks through for one page. */
abstract class LongListContract extends WorkspaceContract {

  private static final int COUNT = OwnedRepository.MAX_EXAMINED + 30;

  LongListContract(StoreContract suite) {
    super(suite);
  }

  @Test
  void aFilterThatFindsLittleAmongMuchGoesOnFromPageToPage() {
    for (int index = 0; index < COUNT; index++) {
      workspace().documents().create(document(index));
    }
    ListFilter filter = new ListFilter("NEEDLE", "file", null, null, null, null);
    assertThat(
            Walk.through(newestFirst(2), page -> workspace().documents().list(ANN, filter, page)))
        .extracting(KnowledgeDocument::id)
        .containsExactly("d1029", "d0500", "d0000");
    ListFilter none = new ListFilter("nothing", null, null, null, null, null);
    Page<KnowledgeDocument> empty = workspace().documents().list(ANN, none, newestFirst(200));
    assertThat(empty.items()).isEmpty();
    assertThat(
            Walk.through(newestFirst(200), page -> workspace().documents().list(ANN, none, page)))
        .isEmpty();
    assertThat(
            Walk.through(
                newestFirst(200), page -> workspace().documents().list(ANN, ListFilter.ALL, page)))
        .hasSize(COUNT);
  }

  private static KnowledgeDocument document(int index) {
    boolean needle = index == 0 || index == 500 || index == COUNT - 1;
    KnowledgeDocument bare = Samples.bareDocument("d%04d".formatted(index), ANN);
    return RecordCopy.with(
        RecordCopy.with(bare, "title", needle ? "a needle" : "hay"),
        "updatedAt",
        Samples.AT.plusSeconds(index));
  }
}
