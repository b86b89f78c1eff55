package io.gantry.store.document;

import jakarta.nosql.Column;
import jakarta.nosql.Entity;
import jakarta.nosql.Id;

/** A share id that a conversation has taken; written in one transaction with the conversation. */
@Entity("share")
record ShareItem(
    @Id("share_id") String shareId,
    @Column("conversation_id") String conversationId,
    @Column("owner_id") String ownerId) {}
