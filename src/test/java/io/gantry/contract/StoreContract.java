package io.gantry.contract;

import io.gantry.chat.Conversation;
import io.gantry.library.AudioFile;
import io.gantry.library.KnowledgeDocument;
import io.gantry.library.StoredFile;
import io.gantry.provider.ProviderConfig;
import io.gantry.store.EntityKind;
import io.gantry.studio.Canvas;
import io.gantry.studio.Workflow;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/**
 * All that a store must do for requests and operators. Each test works in new tenants, so that
 * suites run in any order on a shared database; where a version has one tenant only, that is
 * emptied before each test.
 */
@TestInstance(Lifecycle.PER_CLASS)
public abstract class StoreContract extends StoreSuite {

  @Nested
  @OnlyWith(EntityKind.CANVAS)
  class Canvases extends OwnedRepositoryContract<Canvas> {
    Canvases() {
      super(StoreContract.this, OwnedKinds.CANVASES);
    }
  }

  @Nested
  @OnlyWith(EntityKind.WORKFLOW)
  class Workflows extends OwnedRepositoryContract<Workflow> {
    Workflows() {
      super(StoreContract.this, OwnedKinds.WORKFLOWS);
    }
  }

  @Nested
  class Conversations extends OwnedRepositoryContract<Conversation> {
    Conversations() {
      super(StoreContract.this, OwnedKinds.CONVERSATIONS);
    }
  }

  @Nested
  @OnlyWith(EntityKind.FILE)
  class Files extends OwnedRepositoryContract<StoredFile> {
    Files() {
      super(StoreContract.this, OwnedKinds.FILES);
    }
  }

  @Nested
  @OnlyWith(EntityKind.AUDIO_FILE)
  class AudioFiles extends OwnedRepositoryContract<AudioFile> {
    AudioFiles() {
      super(StoreContract.this, OwnedKinds.AUDIO_FILES);
    }
  }

  @Nested
  @OnlyWith(EntityKind.DOCUMENT)
  class Documents extends OwnedRepositoryContract<KnowledgeDocument> {
    Documents() {
      super(StoreContract.this, OwnedKinds.DOCUMENTS);
    }
  }

  @Nested
  @OnlyWith(EntityKind.PROVIDER_CONFIG)
  class ProviderConfigs extends OwnedRepositoryContract<ProviderConfig> {
    ProviderConfigs() {
      super(StoreContract.this, OwnedKinds.PROVIDER_CONFIGS);
    }
  }

  @Nested
  class Messages extends MessageContract {
    Messages() {
      super(StoreContract.this);
    }
  }

  @Nested
  @OnlyWith(EntityKind.TICKET)
  class Tickets extends TicketContract {
    Tickets() {
      super(StoreContract.this);
    }
  }

  @Nested
  class ConversationRules extends ConversationContract {
    ConversationRules() {
      super(StoreContract.this);
    }
  }

  @Nested
  @OnlyWith(EntityKind.USER)
  class Users extends UserContract {
    Users() {
      super(StoreContract.this);
    }
  }

  @Nested
  @OnlyWith(EntityKind.USER)
  class LoginNames extends LoginNameContract {
    LoginNames() {
      super(StoreContract.this);
    }
  }

  @Nested
  @OnlyWith(EntityKind.CREDENTIAL)
  class Credentials extends CredentialContract {
    Credentials() {
      super(StoreContract.this);
    }
  }

  @Nested
  @OnlyWith(EntityKind.SETTINGS)
  class Settings extends SettingsContract {
    Settings() {
      super(StoreContract.this);
    }
  }

  @Nested
  @OnlyWith(EntityKind.SESSION)
  class Sessions extends SessionContract {
    Sessions() {
      super(StoreContract.this);
    }
  }

  @Nested
  @OnlyWith(EntityKind.REFRESH_TOKEN)
  class RefreshTokens extends RefreshTokenContract {
    RefreshTokens() {
      super(StoreContract.this);
    }
  }

  @Nested
  @OnlyWith(EntityKind.IDEMPOTENT_ANSWER)
  class IdempotentAnswers extends IdempotentAnswerContract {
    IdempotentAnswers() {
      super(StoreContract.this);
    }
  }

  @Nested
  @OnlyWith(EntityKind.USER)
  class Cascades extends CascadeContract {
    Cascades() {
      super(StoreContract.this);
    }
  }

  @Nested
  @OnlyWith(EntityKind.TENANT)
  class Tenants extends TenantContract {
    Tenants() {
      super(StoreContract.this);
    }
  }

  @Nested
  class Lifecycle extends LifecycleContract {
    Lifecycle() {
      super(StoreContract.this);
    }
  }

  @Nested
  class Concurrency extends ConcurrencyContract {
    Concurrency() {
      super(StoreContract.this);
    }
  }

  @Nested
  class Isolation extends IsolationContract {
    Isolation() {
      super(StoreContract.this);
    }
  }

  @Nested
  class Hygiene extends HygieneContract {
    Hygiene() {
      super(StoreContract.this);
    }
  }

  @Nested
  class LargeValues extends LargeValueContract {
    LargeValues() {
      super(StoreContract.this);
    }
  }

  @Nested
  class LongLists extends LongListContract {
    LongLists() {
      super(StoreContract.this);
    }
  }

  @Nested
  @OnlyWith(traits = Trait.GIVEN_MESSAGE_IDS)
  class GivenMessageIds extends MessageGivenIdContract {
    GivenMessageIds() {
      super(StoreContract.this);
    }
  }

  @Nested
  @OnlyWith(traits = Trait.MADE_MESSAGE_IDS)
  class MadeMessageIds extends MessageMadeIdContract {
    MadeMessageIds() {
      super(StoreContract.this);
    }
  }

  @Nested
  @OnlyWith(traits = Trait.SHARE_IDS)
  class Shares extends ShareContract {
    Shares() {
      super(StoreContract.this);
    }
  }

  @Nested
  @OnlyWith(traits = Trait.ONE_TENANT)
  class OneTenant extends OneTenantContract {
    OneTenant() {
      super(StoreContract.this);
    }
  }

  @Nested
  class LackingKinds extends LackingKindContract {
    LackingKinds() {
      super(StoreContract.this);
    }
  }

  @Nested
  @OnlyWith(traits = Trait.ONE_TENANT)
  class LackingFields extends LackingFieldContract {
    LackingFields() {
      super(StoreContract.this);
    }
  }

  @Nested
  class Administration extends AdministrationContract {
    Administration() {
      super(StoreContract.this);
    }
  }
}
