package io.gantry.origin.chatcore;

import io.gantry.store.BulkRecord;
import io.gantry.store.BulkRemark.Oddity;
import io.gantry.store.EntityKind;
import io.gantry.store.RecordKey;
import io.gantry.tenancy.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** A conversation without a row, for the sake of its messages. */
final class MadeConversation {

  private static final String TITLE = "Chat history";

  private MadeConversation() {}

  static void into(Out out, String id, DataIndex.Talk talk) {
    RecordKey key = new RecordKey(EntityKind.CONVERSATION, List.of(id));
    Instant last = Objects.requireNonNullElse(talk.lastMessage(), talk.created());
    if (talk.isNamed()) {
      String detail = "there is no row of it; made for the " + talk.messages() + " messages in it";
      out.remark(key, Oddity.ORPHAN, detail);
    } else {
      String detail = "made for the " + talk.messages() + " messages of no conversation";
      out.remark(key, Oddity.MADE, detail);
    }
    String title = talk.isNamed() ? "" : TITLE;
    out.records()
        .add(
            BulkRecord.of(
                TenantId.DEFAULT, ConversationRow.of(id, talk, title, talk.created(), last)));
  }
}
