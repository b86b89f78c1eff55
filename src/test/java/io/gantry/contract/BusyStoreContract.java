package io.gantry.contract;

import io.gantry.store.EntityKind;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/**
 * What a store that is refused some of its requests must do all the same: that part of {@link
 * StoreContract} in which a write that is done twice, or not at all, is seen.
 */
@TestInstance(Lifecycle.PER_CLASS)
public abstract class BusyStoreContract extends StoreSuite {

  @Nested
  class Messages extends MessageContract {
    Messages() {
      super(BusyStoreContract.this);
    }
  }

  @Nested
  @OnlyWith(EntityKind.USER)
  class LoginNames extends LoginNameContract {
    LoginNames() {
      super(BusyStoreContract.this);
    }
  }

  @Nested
  @OnlyWith(EntityKind.REFRESH_TOKEN)
  class RefreshTokens extends RefreshTokenContract {
    RefreshTokens() {
      super(BusyStoreContract.this);
    }
  }

  @Nested
  @OnlyWith(EntityKind.USER)
  class Cascades extends CascadeContract {
    Cascades() {
      super(BusyStoreContract.this);
    }
  }

  @Nested
  class Concurrency extends ConcurrencyContract {
    Concurrency() {
      super(BusyStoreContract.this);
    }
  }
}
