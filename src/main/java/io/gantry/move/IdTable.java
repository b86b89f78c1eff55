package io.gantry.move;

import io.gantry.chat.Message;
import io.gantry.studio.Workflow;
import io.gantry.tenancy.TenantId;
import java.util.OptionalLong;

/**
 * New ids, by what records are called: 36 to 72 bytes each. Filled by one thread; then safe for use
 * by many.
 */
final class IdTable implements NewIds {

  private final SlotTable ids;

  IdTable(TableRoom room) {
    this.ids = new SlotTable(room, TextHash.WIDTH, TextHash.WIDTH + 1);
  }

  void putMessage(TenantId tenant, Message message, long number) {
    put(number, TextHash.of(tenant.value(), "message", message.conversationId(), message.id()));
  }

  void putWorkflow(TenantId tenant, Workflow workflow, long number) {
    put(number, TextHash.of(tenant.value(), "workflow", workflow.id()));
  }

  @Override
  public OptionalLong message(TenantId tenant, Message message) {
    return ids.find(TextHash.of(tenant.value(), "message", message.conversationId(), message.id()));
  }

  @Override
  public OptionalLong workflow(TenantId tenant, Workflow workflow) {
    return ids.find(TextHash.of(tenant.value(), "workflow", workflow.id()));
  }

  private void put(long number, long[] name) {
    if (!ids.add(name[0], name[1], number)) {
      throw new IllegalStateException("A record was read twice");
    }
  }
}
