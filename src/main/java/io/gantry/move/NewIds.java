package io.gantry.move;

import io.gantry.chat.Message;
import io.gantry.studio.Workflow;
import io.gantry.tenancy.TenantId;
import java.util.OptionalLong;

/** The numbers that records get for ids where their own have no form in the target. */
interface NewIds {

  /** Every record keeps its id, or does not fit. */
  NewIds NONE = new Same(OptionalLong.empty());

  /** Some number for each, as long as only their other parts are looked at. */
  NewIds PROVISIONAL = new Same(OptionalLong.of(1));

  /** The number of a message of the source; empty when its own id fits. */
  OptionalLong message(TenantId tenant, Message message);

  /** The number of a workflow of the source; empty when its own id fits. */
  OptionalLong workflow(TenantId tenant, Workflow workflow);

  /** The same for all. */
  record Same(OptionalLong number) implements NewIds {

    @Override
    public OptionalLong message(TenantId tenant, Message message) {
      return number;
    }

    @Override
    public OptionalLong workflow(TenantId tenant, Workflow workflow) {
      return number;
    }
  }
}
