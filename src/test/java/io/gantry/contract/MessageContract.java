package io.gantry.contract;

import org.junit.jupiter.api.BeforeEach;

/** All that a repository of messages must do. */
abstract class MessageContract extends WorkspaceContract
    implements MessageAppendContract,
        MessageBulkContract,
        MessageListContract,
        MessageChangeContract {

  MessageContract(StoreContract suite) {
    super(suite);
  }

  @BeforeEach
  final void makeConversation() {
    conversation(TALK);
  }
}
