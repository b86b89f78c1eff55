package io.gantry.contract;

import io.gantry.store.EntityKind;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** All that a store must do for moves. It empties the store before each test. */
@TestInstance(Lifecycle.PER_CLASS)
public abstract class BulkContract extends StoreSuite {

  @Nested
  class RoundTrips extends BulkRoundTripContract {
    RoundTrips() {
      super(BulkContract.this);
    }
  }

  @Nested
  class Ranges extends BulkRangeContract {
    Ranges() {
      super(BulkContract.this);
    }
  }

  @Nested
  class Loads extends BulkLoadContract {
    Loads() {
      super(BulkContract.this);
    }
  }

  @Nested
  class Refusals extends BulkRefusalContract {
    Refusals() {
      super(BulkContract.this);
    }
  }

  @Nested
  class Lacks extends BulkLackContract {
    Lacks() {
      super(BulkContract.this);
    }
  }

  @Nested
  class Use extends BulkUseContract {
    Use() {
      super(BulkContract.this);
    }
  }

  @Nested
  @OnlyWith(EntityKind.USER)
  class Accounts extends BulkAccountContract {
    Accounts() {
      super(BulkContract.this);
    }
  }
}
