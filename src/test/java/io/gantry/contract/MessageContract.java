package io.gantry.contract;

import org.junit.jupiter.api.BeforeEach;

/** What every repository of messages must do; ids are for other suites. */
abstract class MessageContract extends WorkspaceContract
    implements MessageAppendContract,
        MessageBulkContract,
        MessageListContract,
        MessageChangeContract {

  MessageContract(StoreSuite suite) {
    super(suite);
  }

  @BeforeEach
  final void makeConversation() {
    conversation(TALK);
  }
}
