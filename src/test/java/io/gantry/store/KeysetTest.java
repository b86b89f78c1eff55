package io.gantry.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gantry.common.CursorCodec;
import io.gantry.common.InvalidCursorException;
import io.gantry.common.ListFilter;
import io.gantry.common.Page;
import io.gantry.common.PageRequest;
import io.gantry.tenancy.TenantId;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeysetTest {

  private static final TenantId TENANT = new TenantId("acme");
  private static final CursorCodec CURSORS = new CursorCodec(new byte[32]);

  @Test
  void theLastPageHasNoCursor() {
    Keyset keyset = ofOwner("ann", PageRequest.newestFirst(2));
    assertThat(keyset.page(List.of("b", "a"), List::of).nextCursor()).isNull();
  }

  @Test
  void theCursorLeadsBehindTheLastItemOfThePage() {
    PageRequest first = PageRequest.newestFirst(2);
    Page<String> page = ofOwner("ann", first).page(List.of("c", "b", "a"), List::of);
    assertThat(page.items()).containsExactly("c", "b");
    assertThat(ofOwner("ann", first.after(page.nextCursor())).start()).contains(List.of("b"));
  }

  @Test
  void theFirstPageStartsNowhere() {
    assertThat(ofOwner("ann", PageRequest.newestFirst(2)).start()).isEmpty();
  }

  @Test
  void aCursorOfAnotherListIsRefused() {
    PageRequest request = PageRequest.newestFirst(1);
    Page<String> page = ofOwner("ann", request).page(List.of("b", "a"), List::of);
    PageRequest next = request.after(page.nextCursor());
    PageRequest reversed = PageRequest.oldestFirst(1).after(page.nextCursor());
    ListFilter filter = new ListFilter("x", null, null, null, null, null);
    TenantId other = new TenantId("other");

    assertRefused(ofOwner("bob", next));
    assertRefused(ofOwner("ann", reversed));
    assertRefused(Keyset.ofOwned(CURSORS, next, TENANT, "canvas", "ann", filter));
    assertRefused(Keyset.ofOwned(CURSORS, next, TENANT, "workflow", "ann", ListFilter.ALL));
    assertRefused(Keyset.ofOwned(CURSORS, next, other, "canvas", "ann", ListFilter.ALL));
  }

  @Test
  void aPositionIsMicrosecondsAndId() {
    assertThat(Keyset.position(Instant.parse("1970-01-01T00:00:01.000002Z"), "x"))
        .containsExactly("1000002", "x");
  }

  private static Keyset ofOwner(String ownerId, PageRequest request) {
    return Keyset.ofOwned(CURSORS, request, TENANT, "canvas", ownerId, ListFilter.ALL);
  }

  private static void assertRefused(Keyset keyset) {
    assertThatThrownBy(keyset::start).isInstanceOf(InvalidCursorException.class);
  }
}
