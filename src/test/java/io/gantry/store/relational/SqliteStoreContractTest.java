package io.gantry.store.relational;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gantry.common.CursorCodec;
import io.gantry.contract.StoreContract;
import io.gantry.store.Provider;
import io.gantry.store.Store;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteStoreContractTest extends StoreContract {

  @TempDir static Path directory;

  @Override
  protected Store open(CursorCodec cursors) {
    String url = "sqlite:" + directory.resolve("gantry.db");
    RelationalStore.Options options = RelationalStore.Options.of(Provider.SQLITE, url);
    return RelationalStore.inspected(options, cursors, new TenantNamed());
  }

  @Test
  void aStatementWithoutTheTenantWouldBeNoticed() {
    TenantNamed inspector = new TenantNamed();
    assertThatThrownBy(() -> inspector.inspect("select role from messages where id=?"))
        .isInstanceOf(AssertionError.class);
    assertThatThrownBy(() -> inspector.inspect("delete from messages"))
        .isInstanceOf(AssertionError.class);
  }
}
