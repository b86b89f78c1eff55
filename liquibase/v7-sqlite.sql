CREATE TABLE DATABASECHANGELOG (ID VARCHAR(255) NOT NULL, AUTHOR VARCHAR(255) NOT NULL, FILENAME VARCHAR(255) NOT NULL, DATEEXECUTED TEXT NOT NULL, ORDEREXECUTED INTEGER NOT NULL, EXECTYPE VARCHAR(10) NOT NULL, MD5SUM VARCHAR(35), DESCRIPTION VARCHAR(255), COMMENTS VARCHAR(255), TAG VARCHAR(255), LIQUIBASE VARCHAR(20), CONTEXTS VARCHAR(255), LABELS VARCHAR(255), DEPLOYMENT_ID VARCHAR(10));

CREATE TABLE tenants (
        id TEXT NOT NULL,
        name TEXT NOT NULL,
        status TEXT NOT NULL,
        created_at INTEGER NOT NULL,
        updated_at INTEGER NOT NULL,
        revision INTEGER NOT NULL,
        CONSTRAINT pk_tenants PRIMARY KEY (id)
      ) STRICT;

INSERT INTO DATABASECHANGELOG (ID, AUTHOR, FILENAME, DATEEXECUTED, ORDEREXECUTED, MD5SUM, DESCRIPTION, COMMENTS, EXECTYPE, CONTEXTS, LABELS, LIQUIBASE, DEPLOYMENT_ID) VALUES ('v7-tenants', 'gantry', 'liquibase/v7-account.xml', CURRENT_TIMESTAMP, 1, '9:7f58342c33d335ecd199dfe400e5ea61', 'sql', '', 'EXECUTED', NULL, NULL, '4.33.0', '0000000000');

CREATE TABLE users (
        tenant_id TEXT NOT NULL,
        id TEXT NOT NULL,
        username TEXT NOT NULL,
        email TEXT,
        display_name TEXT,
        role TEXT NOT NULL,
        status TEXT NOT NULL,
        key_salt TEXT,
        last_login_at INTEGER,
        created_at INTEGER NOT NULL,
        updated_at INTEGER NOT NULL,
        revision INTEGER NOT NULL,
        CONSTRAINT pk_users PRIMARY KEY (tenant_id, id)
      ) STRICT;

INSERT INTO DATABASECHANGELOG (ID, AUTHOR, FILENAME, DATEEXECUTED, ORDEREXECUTED, MD5SUM, DESCRIPTION, COMMENTS, EXECTYPE, CONTEXTS, LABELS, LIQUIBASE, DEPLOYMENT_ID) VALUES ('v7-users', 'gantry', 'liquibase/v7-account.xml', CURRENT_TIMESTAMP, 2, '9:2db89ed4d805010c2d2d4d41b6d38d5d', 'sql', '', 'EXECUTED', NULL, NULL, '4.33.0', '0000000000');

CREATE INDEX ix_users_created ON users (tenant_id, created_at, id);

INSERT INTO DATABASECHANGELOG (ID, AUTHOR, FILENAME, DATEEXECUTED, ORDEREXECUTED, MD5SUM, DESCRIPTION, COMMENTS, EXECTYPE, CONTEXTS, LABELS, LIQUIBASE, DEPLOYMENT_ID) VALUES ('v7-ix-users-created', 'gantry', 'liquibase/v7-account.xml', CURRENT_TIMESTAMP, 3, '9:75fec77108baecc9b672323a09ac876d', 'sql', 'Serves UserRepository.list: the users of a tenant by creation and id', 'EXECUTED', NULL, NULL, '4.33.0', '0000000000');

CREATE TABLE login_names (
        tenant_id TEXT NOT NULL,
        name_key TEXT NOT NULL,
        user_id TEXT NOT NULL,
        CONSTRAINT pk_login_names PRIMARY KEY (tenant_id, name_key),
        CONSTRAINT fk_login_names_user FOREIGN KEY (tenant_id, user_id)
          REFERENCES users (tenant_id, id) ON DELETE CASCADE
      ) STRICT;

INSERT INTO DATABASECHANGELOG (ID, AUTHOR, FILENAME, DATEEXECUTED, ORDEREXECUTED, MD5SUM, DESCRIPTION, COMMENTS, EXECTYPE, CONTEXTS, LABELS, LIQUIBASE, DEPLOYMENT_ID) VALUES ('v7-login_names', 'gantry', 'liquibase/v7-account.xml', CURRENT_TIMESTAMP, 4, '9:dabe881235b27e7622137e5939b92fa9', 'sql', '', 'EXECUTED', NULL, NULL, '4.33.0', '0000000000');

CREATE INDEX ix_login_names_user ON login_names (tenant_id, user_id);

INSERT INTO DATABASECHANGELOG (ID, AUTHOR, FILENAME, DATEEXECUTED, ORDEREXECUTED, MD5SUM, DESCRIPTION, COMMENTS, EXECTYPE, CONTEXTS, LABELS, LIQUIBASE, DEPLOYMENT_ID) VALUES ('v7-ix-login-names-user', 'gantry', 'liquibase/v7-account.xml', CURRENT_TIMESTAMP, 5, '9:5c94f92aac4806d4541359d37f692366', 'sql', 'Serves UserRepository.replace, which finds the names of a user; and the cascade from users', 'EXECUTED', NULL, NULL, '4.33.0', '0000000000');

CREATE TABLE credentials (
        tenant_id TEXT NOT NULL,
        user_id TEXT NOT NULL,
        scheme TEXT NOT NULL,
        hash TEXT NOT NULL,
        salt TEXT,
        created_at INTEGER NOT NULL,
        updated_at INTEGER NOT NULL,
        revision INTEGER NOT NULL,
        CONSTRAINT pk_credentials PRIMARY KEY (tenant_id, user_id),
        CONSTRAINT fk_credentials_user FOREIGN KEY (tenant_id, user_id)
          REFERENCES users (tenant_id, id) ON DELETE CASCADE
      ) STRICT;

INSERT INTO DATABASECHANGELOG (ID, AUTHOR, FILENAME, DATEEXECUTED, ORDEREXECUTED, MD5SUM, DESCRIPTION, COMMENTS, EXECTYPE, CONTEXTS, LABELS, LIQUIBASE, DEPLOYMENT_ID) VALUES ('v7-credentials', 'gantry', 'liquibase/v7-account.xml', CURRENT_TIMESTAMP, 6, '9:d885d817b0a848804959fc48fdc3b921', 'sql', '', 'EXECUTED', NULL, NULL, '4.33.0', '0000000000');

CREATE TABLE user_settings (
        tenant_id TEXT NOT NULL,
        user_id TEXT NOT NULL,
        theme TEXT,
        language TEXT,
        persona TEXT,
        default_mode TEXT,
        default_provider TEXT,
        extra TEXT NOT NULL,
        created_at INTEGER NOT NULL,
        updated_at INTEGER NOT NULL,
        revision INTEGER NOT NULL,
        CONSTRAINT pk_user_settings PRIMARY KEY (tenant_id, user_id),
        CONSTRAINT fk_user_settings_user FOREIGN KEY (tenant_id, user_id)
          REFERENCES users (tenant_id, id) ON DELETE CASCADE
      ) STRICT;

INSERT INTO DATABASECHANGELOG (ID, AUTHOR, FILENAME, DATEEXECUTED, ORDEREXECUTED, MD5SUM, DESCRIPTION, COMMENTS, EXECTYPE, CONTEXTS, LABELS, LIQUIBASE, DEPLOYMENT_ID) VALUES ('v7-user_settings', 'gantry', 'liquibase/v7-account.xml', CURRENT_TIMESTAMP, 7, '9:2944003ff58a0830c3c4e1f38e9c5a60', 'sql', '', 'EXECUTED', NULL, NULL, '4.33.0', '0000000000');

CREATE TABLE login_sessions (
        tenant_id TEXT NOT NULL,
        id TEXT NOT NULL,
        user_id TEXT NOT NULL,
        user_agent TEXT,
        ip TEXT,
        created_at INTEGER NOT NULL,
        last_activity_at INTEGER NOT NULL,
        expires_at INTEGER NOT NULL,
        revoked_at INTEGER,
        CONSTRAINT pk_login_sessions PRIMARY KEY (tenant_id, id),
        CONSTRAINT fk_login_sessions_user FOREIGN KEY (tenant_id, user_id)
          REFERENCES users (tenant_id, id) ON DELETE CASCADE
      ) STRICT;

INSERT INTO DATABASECHANGELOG (ID, AUTHOR, FILENAME, DATEEXECUTED, ORDEREXECUTED, MD5SUM, DESCRIPTION, COMMENTS, EXECTYPE, CONTEXTS, LABELS, LIQUIBASE, DEPLOYMENT_ID) VALUES ('v7-login_sessions', 'gantry', 'liquibase/v7-account.xml', CURRENT_TIMESTAMP, 8, '9:2313b1d70a40600138696e787b802f60', 'sql', '', 'EXECUTED', NULL, NULL, '4.33.0', '0000000000');

CREATE INDEX ix_login_sessions_created ON login_sessions (tenant_id, user_id, created_at, id);

INSERT INTO DATABASECHANGELOG (ID, AUTHOR, FILENAME, DATEEXECUTED, ORDEREXECUTED, MD5SUM, DESCRIPTION, COMMENTS, EXECTYPE, CONTEXTS, LABELS, LIQUIBASE, DEPLOYMENT_ID) VALUES ('v7-ix-login-sessions-created', 'gantry', 'liquibase/v7-account.xml', CURRENT_TIMESTAMP, 9, '9:583131f7f69a5196505dcadf6b8cee93', 'sql', 'Serves LoginSessionRepository.list: the sessions of a user by creation and id; and the cascade from users', 'EXECUTED', NULL, NULL, '4.33.0', '0000000000');

CREATE INDEX ix_login_sessions_expires ON login_sessions (tenant_id, expires_at);

INSERT INTO DATABASECHANGELOG (ID, AUTHOR, FILENAME, DATEEXECUTED, ORDEREXECUTED, MD5SUM, DESCRIPTION, COMMENTS, EXECTYPE, CONTEXTS, LABELS, LIQUIBASE, DEPLOYMENT_ID) VALUES ('v7-ix-login-sessions-expires', 'gantry', 'liquibase/v7-account.xml', CURRENT_TIMESTAMP, 10, '9:13a4c556f94fb20a02d5fac3c09f0a0b', 'sql', 'Serves RefreshTokenRepository.deleteExpired', 'EXECUTED', NULL, NULL, '4.33.0', '0000000000');

CREATE TABLE refresh_tokens (
        tenant_id TEXT NOT NULL,
        hash TEXT NOT NULL,
        user_id TEXT NOT NULL,
        family_id TEXT NOT NULL,
        parent_hash TEXT,
        created_at INTEGER NOT NULL,
        expires_at INTEGER NOT NULL,
        used_at INTEGER,
        revoked_at INTEGER,
        CONSTRAINT pk_refresh_tokens PRIMARY KEY (tenant_id, hash),
        CONSTRAINT fk_refresh_tokens_session FOREIGN KEY (tenant_id, family_id)
          REFERENCES login_sessions (tenant_id, id) ON DELETE CASCADE
      ) STRICT;

INSERT INTO DATABASECHANGELOG (ID, AUTHOR, FILENAME, DATEEXECUTED, ORDEREXECUTED, MD5SUM, DESCRIPTION, COMMENTS, EXECTYPE, CONTEXTS, LABELS, LIQUIBASE, DEPLOYMENT_ID) VALUES ('v7-refresh_tokens', 'gantry', 'liquibase/v7-account.xml', CURRENT_TIMESTAMP, 11, '9:c77550c5cd56885ae96a51cce052c806', 'sql', '', 'EXECUTED', NULL, NULL, '4.33.0', '0000000000');

CREATE INDEX ix_refresh_tokens_family ON refresh_tokens (tenant_id, family_id);

INSERT INTO DATABASECHANGELOG (ID, AUTHOR, FILENAME, DATEEXECUTED, ORDEREXECUTED, MD5SUM, DESCRIPTION, COMMENTS, EXECTYPE, CONTEXTS, LABELS, LIQUIBASE, DEPLOYMENT_ID) VALUES ('v7-ix-refresh-tokens-family', 'gantry', 'liquibase/v7-account.xml', CURRENT_TIMESTAMP, 12, '9:ac98c28e75a71513d6abcb74c01d698c', 'sql', 'Serves LoginSessionRepository.revoke, which ends the tokens of a family; and the cascade from login_sessions', 'EXECUTED', NULL, NULL, '4.33.0', '0000000000');

CREATE INDEX ix_refresh_tokens_expires ON refresh_tokens (tenant_id, expires_at);

INSERT INTO DATABASECHANGELOG (ID, AUTHOR, FILENAME, DATEEXECUTED, ORDEREXECUTED, MD5SUM, DESCRIPTION, COMMENTS, EXECTYPE, CONTEXTS, LABELS, LIQUIBASE, DEPLOYMENT_ID) VALUES ('v7-ix-refresh-tokens-expires', 'gantry', 'liquibase/v7-account.xml', CURRENT_TIMESTAMP, 13, '9:cf627dfa1294c77639cce1843b68106c', 'sql', 'Serves RefreshTokenRepository.deleteExpired', 'EXECUTED', NULL, NULL, '4.33.0', '0000000000');

CREATE TABLE conversations (
        tenant_id TEXT NOT NULL,
        id TEXT NOT NULL,
        owner_id TEXT NOT NULL,
        title TEXT NOT NULL,
        title_key TEXT NOT NULL,
        model TEXT,
        provider TEXT,
        mode TEXT,
        canvas_id TEXT,
        archived INTEGER NOT NULL,
        share_id TEXT,
        message_count INTEGER NOT NULL,
        last_message_at INTEGER,
        created_at INTEGER NOT NULL,
        updated_at INTEGER NOT NULL,
        revision INTEGER NOT NULL,
        CONSTRAINT pk_conversations PRIMARY KEY (tenant_id, id)
      ) STRICT;

INSERT INTO DATABASECHANGELOG (ID, AUTHOR, FILENAME, DATEEXECUTED, ORDEREXECUTED, MD5SUM, DESCRIPTION, COMMENTS, EXECTYPE, CONTEXTS, LABELS, LIQUIBASE, DEPLOYMENT_ID) VALUES ('v7-conversations', 'gantry', 'liquibase/v7-chat.xml', CURRENT_TIMESTAMP, 14, '9:0aabdf002d2d663389c5b5a751d5bfc4', 'sql', '', 'EXECUTED', NULL, NULL, '4.33.0', '0000000000');

CREATE INDEX ix_conversations_recent ON conversations (tenant_id, owner_id, updated_at, id);

INSERT INTO DATABASECHANGELOG (ID, AUTHOR, FILENAME, DATEEXECUTED, ORDEREXECUTED, MD5SUM, DESCRIPTION, COMMENTS, EXECTYPE, CONTEXTS, LABELS, LIQUIBASE, DEPLOYMENT_ID) VALUES ('v7-ix-conversations-recent', 'gantry', 'liquibase/v7-chat.xml', CURRENT_TIMESTAMP, 15, '9:3a1761f2ce65ac2916ded77aef92b2e3', 'sql', 'Serves ConversationRepository.list: the records of one owner by recency and id; and the deletion of an owner', 'EXECUTED', NULL, NULL, '4.33.0', '0000000000');

CREATE UNIQUE INDEX uq_conversations_share_id ON conversations (tenant_id, share_id) WHERE share_id IS NOT NULL;

INSERT INTO DATABASECHANGELOG (ID, AUTHOR, FILENAME, DATEEXECUTED, ORDEREXECUTED, MD5SUM, DESCRIPTION, COMMENTS, EXECTYPE, CONTEXTS, LABELS, LIQUIBASE, DEPLOYMENT_ID) VALUES ('v7-uq-conversations-share-id', 'gantry', 'liquibase/v7-chat.xml', CURRENT_TIMESTAMP, 16, '9:502a8b004829d51f18ebb714e306dcdc', 'sql', 'Serves ConversationRepository.findByShareId and the uniqueness of share ids', 'EXECUTED', NULL, NULL, '4.33.0', '0000000000');

CREATE TABLE messages (
        tenant_id TEXT NOT NULL,
        conversation_id TEXT NOT NULL,
        id TEXT NOT NULL,
        owner_id TEXT NOT NULL,
        order_key TEXT NOT NULL,
        role TEXT NOT NULL,
        content TEXT NOT NULL,
        mode TEXT,
        metadata TEXT NOT NULL,
        token_count INTEGER,
        created_at INTEGER NOT NULL,
        updated_at INTEGER NOT NULL,
        revision INTEGER NOT NULL,
        CONSTRAINT uq_messages_order_key UNIQUE (tenant_id, conversation_id, order_key),
        CONSTRAINT pk_messages PRIMARY KEY (tenant_id, conversation_id, id),
        CONSTRAINT fk_messages_conversation FOREIGN KEY (tenant_id, conversation_id)
          REFERENCES conversations (tenant_id, id) ON DELETE CASCADE
      ) STRICT;

INSERT INTO DATABASECHANGELOG (ID, AUTHOR, FILENAME, DATEEXECUTED, ORDEREXECUTED, MD5SUM, DESCRIPTION, COMMENTS, EXECTYPE, CONTEXTS, LABELS, LIQUIBASE, DEPLOYMENT_ID) VALUES ('v7-messages', 'gantry', 'liquibase/v7-chat.xml', CURRENT_TIMESTAMP, 17, '9:d51c517bc48ae2cc9c7ee72fd8e518b6', 'sql', 'The order key is unique, and its index serves MessageRepository.list. It stands before the primary
      key because SQLite checks the key that was declared last first: an id that is taken is reported
      as such.', 'EXECUTED', NULL, NULL, '4.33.0', '0000000000');

CREATE TABLE tickets (
        tenant_id TEXT NOT NULL,
        conversation_id TEXT NOT NULL,
        id TEXT NOT NULL,
        owner_id TEXT NOT NULL,
        message_id TEXT,
        title TEXT NOT NULL,
        description TEXT NOT NULL,
        type TEXT NOT NULL,
        priority TEXT NOT NULL,
        status TEXT NOT NULL,
        acceptance_criteria TEXT NOT NULL,
        tasks TEXT NOT NULL,
        labels TEXT NOT NULL,
        external_id TEXT,
        external_url TEXT,
        created_at INTEGER NOT NULL,
        updated_at INTEGER NOT NULL,
        revision INTEGER NOT NULL,
        CONSTRAINT pk_tickets PRIMARY KEY (tenant_id, conversation_id, id),
        CONSTRAINT fk_tickets_conversation FOREIGN KEY (tenant_id, conversation_id)
          REFERENCES conversations (tenant_id, id) ON DELETE CASCADE
      ) STRICT;

INSERT INTO DATABASECHANGELOG (ID, AUTHOR, FILENAME, DATEEXECUTED, ORDEREXECUTED, MD5SUM, DESCRIPTION, COMMENTS, EXECTYPE, CONTEXTS, LABELS, LIQUIBASE, DEPLOYMENT_ID) VALUES ('v7-tickets', 'gantry', 'liquibase/v7-chat.xml', CURRENT_TIMESTAMP, 18, '9:e93596fcb9b94f8a5b118d575b02eaf0', 'sql', '', 'EXECUTED', NULL, NULL, '4.33.0', '0000000000');

CREATE INDEX ix_tickets_created ON tickets (tenant_id, conversation_id, created_at, id);

INSERT INTO DATABASECHANGELOG (ID, AUTHOR, FILENAME, DATEEXECUTED, ORDEREXECUTED, MD5SUM, DESCRIPTION, COMMENTS, EXECTYPE, CONTEXTS, LABELS, LIQUIBASE, DEPLOYMENT_ID) VALUES ('v7-ix-tickets-created', 'gantry', 'liquibase/v7-chat.xml', CURRENT_TIMESTAMP, 19, '9:2e69e8a35b202173a00b5a65e8fa5936', 'sql', 'Serves TicketRepository.list: the tickets of a conversation by creation and id', 'EXECUTED', NULL, NULL, '4.33.0', '0000000000');

CREATE TABLE canvases (
        tenant_id TEXT NOT NULL,
        id TEXT NOT NULL,
        owner_id TEXT NOT NULL,
        name TEXT NOT NULL,
        title_key TEXT NOT NULL,
        description TEXT,
        thumbnail TEXT,
        data TEXT,
        created_at INTEGER NOT NULL,
        updated_at INTEGER NOT NULL,
        revision INTEGER NOT NULL,
        CONSTRAINT pk_canvases PRIMARY KEY (tenant_id, id)
      ) STRICT;

INSERT INTO DATABASECHANGELOG (ID, AUTHOR, FILENAME, DATEEXECUTED, ORDEREXECUTED, MD5SUM, DESCRIPTION, COMMENTS, EXECTYPE, CONTEXTS, LABELS, LIQUIBASE, DEPLOYMENT_ID) VALUES ('v7-canvases', 'gantry', 'liquibase/v7-studio.xml', CURRENT_TIMESTAMP, 20, '9:754590aca758f7486d3a287c47f70f8d', 'sql', '', 'EXECUTED', NULL, NULL, '4.33.0', '0000000000');

CREATE INDEX ix_canvases_recent ON canvases (tenant_id, owner_id, updated_at, id);

INSERT INTO DATABASECHANGELOG (ID, AUTHOR, FILENAME, DATEEXECUTED, ORDEREXECUTED, MD5SUM, DESCRIPTION, COMMENTS, EXECTYPE, CONTEXTS, LABELS, LIQUIBASE, DEPLOYMENT_ID) VALUES ('v7-ix-canvases-recent', 'gantry', 'liquibase/v7-studio.xml', CURRENT_TIMESTAMP, 21, '9:b4cf154e6d8e7deb045280c4787517e5', 'sql', 'Serves CanvasRepository.list: the records of one owner by recency and id; and the deletion of an owner', 'EXECUTED', NULL, NULL, '4.33.0', '0000000000');

CREATE TABLE workflows (
        tenant_id TEXT NOT NULL,
        id TEXT NOT NULL,
        owner_id TEXT NOT NULL,
        name TEXT NOT NULL,
        title_key TEXT NOT NULL,
        description TEXT,
        api_json TEXT,
        inputs TEXT,
        outputs TEXT,
        created_at INTEGER NOT NULL,
        updated_at INTEGER NOT NULL,
        revision INTEGER NOT NULL,
        CONSTRAINT pk_workflows PRIMARY KEY (tenant_id, id)
      ) STRICT;

INSERT INTO DATABASECHANGELOG (ID, AUTHOR, FILENAME, DATEEXECUTED, ORDEREXECUTED, MD5SUM, DESCRIPTION, COMMENTS, EXECTYPE, CONTEXTS, LABELS, LIQUIBASE, DEPLOYMENT_ID) VALUES ('v7-workflows', 'gantry', 'liquibase/v7-studio.xml', CURRENT_TIMESTAMP, 22, '9:e0b2f9d5c2934acf1f173d157ee36735', 'sql', '', 'EXECUTED', NULL, NULL, '4.33.0', '0000000000');

CREATE INDEX ix_workflows_recent ON workflows (tenant_id, owner_id, updated_at, id);

INSERT INTO DATABASECHANGELOG (ID, AUTHOR, FILENAME, DATEEXECUTED, ORDEREXECUTED, MD5SUM, DESCRIPTION, COMMENTS, EXECTYPE, CONTEXTS, LABELS, LIQUIBASE, DEPLOYMENT_ID) VALUES ('v7-ix-workflows-recent', 'gantry', 'liquibase/v7-studio.xml', CURRENT_TIMESTAMP, 23, '9:ae720d2cf9240b716a1783279064ec27', 'sql', 'Serves WorkflowRepository.list: the records of one owner by recency and id; and the deletion of an owner', 'EXECUTED', NULL, NULL, '4.33.0', '0000000000');

CREATE TABLE stored_files (
        tenant_id TEXT NOT NULL,
        id TEXT NOT NULL,
        owner_id TEXT NOT NULL,
        file_name TEXT,
        title_key TEXT,
        path TEXT NOT NULL,
        mime_type TEXT,
        size INTEGER,
        sha256 TEXT,
        width INTEGER,
        height INTEGER,
        created_at INTEGER NOT NULL,
        updated_at INTEGER NOT NULL,
        revision INTEGER NOT NULL,
        CONSTRAINT pk_stored_files PRIMARY KEY (tenant_id, id)
      ) STRICT;

INSERT INTO DATABASECHANGELOG (ID, AUTHOR, FILENAME, DATEEXECUTED, ORDEREXECUTED, MD5SUM, DESCRIPTION, COMMENTS, EXECTYPE, CONTEXTS, LABELS, LIQUIBASE, DEPLOYMENT_ID) VALUES ('v7-stored_files', 'gantry', 'liquibase/v7-library.xml', CURRENT_TIMESTAMP, 24, '9:8bc41aa68506207fe9247584e6bc4a72', 'sql', '', 'EXECUTED', NULL, NULL, '4.33.0', '0000000000');

CREATE INDEX ix_stored_files_recent ON stored_files (tenant_id, owner_id, created_at, id);

INSERT INTO DATABASECHANGELOG (ID, AUTHOR, FILENAME, DATEEXECUTED, ORDEREXECUTED, MD5SUM, DESCRIPTION, COMMENTS, EXECTYPE, CONTEXTS, LABELS, LIQUIBASE, DEPLOYMENT_ID) VALUES ('v7-ix-stored-files-recent', 'gantry', 'liquibase/v7-library.xml', CURRENT_TIMESTAMP, 25, '9:5b6dfcfa2a1ba3fc8a629794f6497fd8', 'sql', 'Serves StoredFileRepository.list: the records of one owner by recency and id; and the deletion of an owner', 'EXECUTED', NULL, NULL, '4.33.0', '0000000000');

CREATE TABLE audio_files (
        tenant_id TEXT NOT NULL,
        id TEXT NOT NULL,
        owner_id TEXT NOT NULL,
        s3_key TEXT NOT NULL,
        file_size INTEGER,
        recorded_at INTEGER,
        uploaded_at INTEGER NOT NULL,
        created_at INTEGER NOT NULL,
        updated_at INTEGER NOT NULL,
        revision INTEGER NOT NULL,
        CONSTRAINT pk_audio_files PRIMARY KEY (tenant_id, id)
      ) STRICT;

INSERT INTO DATABASECHANGELOG (ID, AUTHOR, FILENAME, DATEEXECUTED, ORDEREXECUTED, MD5SUM, DESCRIPTION, COMMENTS, EXECTYPE, CONTEXTS, LABELS, LIQUIBASE, DEPLOYMENT_ID) VALUES ('v7-audio_files', 'gantry', 'liquibase/v7-library.xml', CURRENT_TIMESTAMP, 26, '9:f0313d04154d6ed2de0e7134fbca46a5', 'sql', '', 'EXECUTED', NULL, NULL, '4.33.0', '0000000000');

CREATE INDEX ix_audio_files_recent ON audio_files (tenant_id, owner_id, uploaded_at, id);

INSERT INTO DATABASECHANGELOG (ID, AUTHOR, FILENAME, DATEEXECUTED, ORDEREXECUTED, MD5SUM, DESCRIPTION, COMMENTS, EXECTYPE, CONTEXTS, LABELS, LIQUIBASE, DEPLOYMENT_ID) VALUES ('v7-ix-audio-files-recent', 'gantry', 'liquibase/v7-library.xml', CURRENT_TIMESTAMP, 27, '9:068800df2a298fd4ea8b9edb6a9a4937', 'sql', 'Serves AudioFileRepository.list: the records of one owner by recency and id; and the deletion of an owner', 'EXECUTED', NULL, NULL, '4.33.0', '0000000000');

CREATE TABLE documents (
        tenant_id TEXT NOT NULL,
        id TEXT NOT NULL,
        owner_id TEXT NOT NULL,
        doc_type TEXT NOT NULL,
        title TEXT,
        title_key TEXT,
        department TEXT,
        department_key TEXT,
        summary TEXT,
        body TEXT,
        file_name TEXT,
        file_path TEXT,
        file_size INTEGER,
        file_type TEXT,
        mime_type TEXT,
        chunk_count INTEGER,
        created_at INTEGER NOT NULL,
        updated_at INTEGER NOT NULL,
        revision INTEGER NOT NULL,
        CONSTRAINT pk_documents PRIMARY KEY (tenant_id, id)
      ) STRICT;

INSERT INTO DATABASECHANGELOG (ID, AUTHOR, FILENAME, DATEEXECUTED, ORDEREXECUTED, MD5SUM, DESCRIPTION, COMMENTS, EXECTYPE, CONTEXTS, LABELS, LIQUIBASE, DEPLOYMENT_ID) VALUES ('v7-documents', 'gantry', 'liquibase/v7-library.xml', CURRENT_TIMESTAMP, 28, '9:d408c208092afc9634d235926dc24adf', 'sql', '', 'EXECUTED', NULL, NULL, '4.33.0', '0000000000');

CREATE INDEX ix_documents_recent ON documents (tenant_id, owner_id, updated_at, id);

INSERT INTO DATABASECHANGELOG (ID, AUTHOR, FILENAME, DATEEXECUTED, ORDEREXECUTED, MD5SUM, DESCRIPTION, COMMENTS, EXECTYPE, CONTEXTS, LABELS, LIQUIBASE, DEPLOYMENT_ID) VALUES ('v7-ix-documents-recent', 'gantry', 'liquibase/v7-library.xml', CURRENT_TIMESTAMP, 29, '9:c5f08a1778c5370291bb6182c6af1b90', 'sql', 'Serves KnowledgeDocumentRepository.list: the records of one owner by recency and id; and the deletion of an owner', 'EXECUTED', NULL, NULL, '4.33.0', '0000000000');

CREATE TABLE provider_configs (
        tenant_id TEXT NOT NULL,
        id TEXT NOT NULL,
        owner_id TEXT NOT NULL,
        provider TEXT NOT NULL,
        title_key TEXT NOT NULL,
        config TEXT NOT NULL,
        encrypted_secret TEXT,
        active INTEGER NOT NULL,
        created_at INTEGER NOT NULL,
        updated_at INTEGER NOT NULL,
        revision INTEGER NOT NULL,
        CONSTRAINT pk_provider_configs PRIMARY KEY (tenant_id, id)
      ) STRICT;

INSERT INTO DATABASECHANGELOG (ID, AUTHOR, FILENAME, DATEEXECUTED, ORDEREXECUTED, MD5SUM, DESCRIPTION, COMMENTS, EXECTYPE, CONTEXTS, LABELS, LIQUIBASE, DEPLOYMENT_ID) VALUES ('v7-provider_configs', 'gantry', 'liquibase/v7-provider.xml', CURRENT_TIMESTAMP, 30, '9:7839ecbce3089261635699611f59f0ac', 'sql', '', 'EXECUTED', NULL, NULL, '4.33.0', '0000000000');

CREATE INDEX ix_provider_configs_recent ON provider_configs (tenant_id, owner_id, updated_at, id);

INSERT INTO DATABASECHANGELOG (ID, AUTHOR, FILENAME, DATEEXECUTED, ORDEREXECUTED, MD5SUM, DESCRIPTION, COMMENTS, EXECTYPE, CONTEXTS, LABELS, LIQUIBASE, DEPLOYMENT_ID) VALUES ('v7-ix-provider-configs-recent', 'gantry', 'liquibase/v7-provider.xml', CURRENT_TIMESTAMP, 31, '9:a056bd5d166f11c62b451faa963301a0', 'sql', 'Serves ProviderConfigRepository.list: the records of one owner by recency and id; and the deletion of an owner', 'EXECUTED', NULL, NULL, '4.33.0', '0000000000');

CREATE TABLE idempotent_answers (
        tenant_id TEXT NOT NULL,
        key_hash TEXT NOT NULL,
        fingerprint TEXT NOT NULL,
        record_id TEXT NOT NULL,
        status INTEGER,
        answer TEXT,
        lease_until INTEGER NOT NULL,
        expires_at INTEGER NOT NULL,
        CONSTRAINT pk_idempotent_answers PRIMARY KEY (tenant_id, key_hash)
      ) STRICT;

INSERT INTO DATABASECHANGELOG (ID, AUTHOR, FILENAME, DATEEXECUTED, ORDEREXECUTED, MD5SUM, DESCRIPTION, COMMENTS, EXECTYPE, CONTEXTS, LABELS, LIQUIBASE, DEPLOYMENT_ID) VALUES ('v7-idempotent_answers', 'gantry', 'liquibase/v7-store.xml', CURRENT_TIMESTAMP, 32, '9:03a399c8249525ddd5046a17538833bd', 'sql', '', 'EXECUTED', NULL, NULL, '4.33.0', '0000000000');

CREATE INDEX ix_idempotent_answers_expires ON idempotent_answers (tenant_id, expires_at);

INSERT INTO DATABASECHANGELOG (ID, AUTHOR, FILENAME, DATEEXECUTED, ORDEREXECUTED, MD5SUM, DESCRIPTION, COMMENTS, EXECTYPE, CONTEXTS, LABELS, LIQUIBASE, DEPLOYMENT_ID) VALUES ('v7-ix-idempotent-answers-expires', 'gantry', 'liquibase/v7-store.xml', CURRENT_TIMESTAMP, 33, '9:69af51449b648dfa1a64a993822a0848', 'sql', 'Serves IdempotentAnswerRepository.deleteExpired', 'EXECUTED', NULL, NULL, '4.33.0', '0000000000');
