CREATE TABLE databasechangelog (ID VARCHAR(255) NOT NULL, AUTHOR VARCHAR(255) NOT NULL, FILENAME VARCHAR(255) NOT NULL, DATEEXECUTED TIMESTAMP WITHOUT TIME ZONE NOT NULL, ORDEREXECUTED INTEGER NOT NULL, EXECTYPE VARCHAR(10) NOT NULL, MD5SUM VARCHAR(35), DESCRIPTION VARCHAR(255), COMMENTS VARCHAR(255), TAG VARCHAR(255), LIQUIBASE VARCHAR(20), CONTEXTS VARCHAR(255), LABELS VARCHAR(255), DEPLOYMENT_ID VARCHAR(10));

CREATE TABLE tenants (
        id text COLLATE "C" NOT NULL,
        name text NOT NULL,
        status text COLLATE "C" NOT NULL,
        created_at bigint NOT NULL,
        updated_at bigint NOT NULL,
        revision bigint NOT NULL,
        CONSTRAINT pk_tenants PRIMARY KEY (id)
      );

INSERT INTO databasechangelog (ID, AUTHOR, FILENAME, DATEEXECUTED, ORDEREXECUTED, MD5SUM, DESCRIPTION, COMMENTS, EXECTYPE, CONTEXTS, LABELS, LIQUIBASE, DEPLOYMENT_ID) VALUES ('v7-tenants', 'gantry', 'liquibase/v7-account.xml', NOW(), 1, '9:047c8076a3fa254165336eb0481d5e11', 'sql', '', 'EXECUTED', NULL, NULL, '4.33.0', '0000000000');

CREATE TABLE users (
        tenant_id text COLLATE "C" NOT NULL,
        id text COLLATE "C" NOT NULL,
        username text NOT NULL,
        email text,
        display_name text,
        role text COLLATE "C" NOT NULL,
        status text COLLATE "C" NOT NULL,
        key_salt text,
        last_login_at bigint,
        created_at bigint NOT NULL,
        updated_at bigint NOT NULL,
        revision bigint NOT NULL,
        CONSTRAINT pk_users PRIMARY KEY (tenant_id, id)
      );

INSERT INTO databasechangelog (ID, AUTHOR, FILENAME, DATEEXECUTED, ORDEREXECUTED, MD5SUM, DESCRIPTION, COMMENTS, EXECTYPE, CONTEXTS, LABELS, LIQUIBASE, DEPLOYMENT_ID) VALUES ('v7-users', 'gantry', 'liquibase/v7-account.xml', NOW(), 2, '9:d9d5aa2bfca273e58eb31e5715aa22e0', 'sql', '', 'EXECUTED', NULL, NULL, '4.33.0', '0000000000');

CREATE INDEX ix_users_created ON users (tenant_id, created_at, id);

INSERT INTO databasechangelog (ID, AUTHOR, FILENAME, DATEEXECUTED, ORDEREXECUTED, MD5SUM, DESCRIPTION, COMMENTS, EXECTYPE, CONTEXTS, LABELS, LIQUIBASE, DEPLOYMENT_ID) VALUES ('v7-ix-users-created', 'gantry', 'liquibase/v7-account.xml', NOW(), 3, '9:75fec77108baecc9b672323a09ac876d', 'sql', 'Serves UserRepository.list: the users of a tenant by creation and id', 'EXECUTED', NULL, NULL, '4.33.0', '0000000000');

CREATE TABLE login_names (
        tenant_id text COLLATE "C" NOT NULL,
        name_key text COLLATE "C" NOT NULL,
        user_id text COLLATE "C" NOT NULL,
        CONSTRAINT pk_login_names PRIMARY KEY (tenant_id, name_key),
        CONSTRAINT fk_login_names_user FOREIGN KEY (tenant_id, user_id)
          REFERENCES users (tenant_id, id) ON DELETE CASCADE
      );

INSERT INTO databasechangelog (ID, AUTHOR, FILENAME, DATEEXECUTED, ORDEREXECUTED, MD5SUM, DESCRIPTION, COMMENTS, EXECTYPE, CONTEXTS, LABELS, LIQUIBASE, DEPLOYMENT_ID) VALUES ('v7-login_names', 'gantry', 'liquibase/v7-account.xml', NOW(), 4, '9:f128ab0f454d41c22cd1b3007f3065f6', 'sql', '', 'EXECUTED', NULL, NULL, '4.33.0', '0000000000');

CREATE INDEX ix_login_names_user ON login_names (tenant_id, user_id);

INSERT INTO databasechangelog (ID, AUTHOR, FILENAME, DATEEXECUTED, ORDEREXECUTED, MD5SUM, DESCRIPTION, COMMENTS, EXECTYPE, CONTEXTS, LABELS, LIQUIBASE, DEPLOYMENT_ID) VALUES ('v7-ix-login-names-user', 'gantry', 'liquibase/v7-account.xml', NOW(), 5, '9:5c94f92aac4806d4541359d37f692366', 'sql', 'Serves UserRepository.replace, which finds the names of a user; and the cascade from users', 'EXECUTED', NULL, NULL, '4.33.0', '0000000000');

CREATE TABLE credentials (
        tenant_id text COLLATE "C" NOT NULL,
        user_id text COLLATE "C" NOT NULL,
        scheme text COLLATE "C" NOT NULL,
        hash text NOT NULL,
        salt text,
        created_at bigint NOT NULL,
        updated_at bigint NOT NULL,
        revision bigint NOT NULL,
        CONSTRAINT pk_credentials PRIMARY KEY (tenant_id, user_id),
        CONSTRAINT fk_credentials_user FOREIGN KEY (tenant_id, user_id)
          REFERENCES users (tenant_id, id) ON DELETE CASCADE
      );

INSERT INTO databasechangelog (ID, AUTHOR, FILENAME, DATEEXECUTED, ORDEREXECUTED, MD5SUM, DESCRIPTION, COMMENTS, EXECTYPE, CONTEXTS, LABELS, LIQUIBASE, DEPLOYMENT_ID) VALUES ('v7-credentials', 'gantry', 'liquibase/v7-account.xml', NOW(), 6, '9:f96589ea08ce0eeb041d1cd4b9b8aeef', 'sql', '', 'EXECUTED', NULL, NULL, '4.33.0', '0000000000');

CREATE TABLE user_settings (
        tenant_id text COLLATE "C" NOT NULL,
        user_id text COLLATE "C" NOT NULL,
        theme text,
        language text,
        persona text,
        default_mode text,
        default_provider text,
        extra text NOT NULL,
        created_at bigint NOT NULL,
        updated_at bigint NOT NULL,
        revision bigint NOT NULL,
        CONSTRAINT pk_user_settings PRIMARY KEY (tenant_id, user_id),
        CONSTRAINT fk_user_settings_user FOREIGN KEY (tenant_id, user_id)
          REFERENCES users (tenant_id, id) ON DELETE CASCADE
      );

INSERT INTO databasechangelog (ID, AUTHOR, FILENAME, DATEEXECUTED, ORDEREXECUTED, MD5SUM, DESCRIPTION, COMMENTS, EXECTYPE, CONTEXTS, LABELS, LIQUIBASE, DEPLOYMENT_ID) VALUES ('v7-user_settings', 'gantry', 'liquibase/v7-account.xml', NOW(), 7, '9:470623ef51d22f6e526027816e50759e', 'sql', '', 'EXECUTED', NULL, NULL, '4.33.0', '0000000000');

CREATE TABLE login_sessions (
        tenant_id text COLLATE "C" NOT NULL,
        id text COLLATE "C" NOT NULL,
        user_id text COLLATE "C" NOT NULL,
        user_agent text,
        ip text,
        created_at bigint NOT NULL,
        last_activity_at bigint NOT NULL,
        expires_at bigint NOT NULL,
        revoked_at bigint,
        CONSTRAINT pk_login_sessions PRIMARY KEY (tenant_id, id),
        CONSTRAINT fk_login_sessions_user FOREIGN KEY (tenant_id, user_id)
          REFERENCES users (tenant_id, id) ON DELETE CASCADE
      );

INSERT INTO databasechangelog (ID, AUTHOR, FILENAME, DATEEXECUTED, ORDEREXECUTED, MD5SUM, DESCRIPTION, COMMENTS, EXECTYPE, CONTEXTS, LABELS, LIQUIBASE, DEPLOYMENT_ID) VALUES ('v7-login_sessions', 'gantry', 'liquibase/v7-account.xml', NOW(), 8, '9:a521601329b8bfec7c54d37974e88085', 'sql', '', 'EXECUTED', NULL, NULL, '4.33.0', '0000000000');

CREATE INDEX ix_login_sessions_created ON login_sessions (tenant_id, user_id, created_at, id);

INSERT INTO databasechangelog (ID, AUTHOR, FILENAME, DATEEXECUTED, ORDEREXECUTED, MD5SUM, DESCRIPTION, COMMENTS, EXECTYPE, CONTEXTS, LABELS, LIQUIBASE, DEPLOYMENT_ID) VALUES ('v7-ix-login-sessions-created', 'gantry', 'liquibase/v7-account.xml', NOW(), 9, '9:583131f7f69a5196505dcadf6b8cee93', 'sql', 'Serves LoginSessionRepository.list: the sessions of a user by creation and id; and the cascade from users', 'EXECUTED', NULL, NULL, '4.33.0', '0000000000');

CREATE INDEX ix_login_sessions_expires ON login_sessions (tenant_id, expires_at);

INSERT INTO databasechangelog (ID, AUTHOR, FILENAME, DATEEXECUTED, ORDEREXECUTED, MD5SUM, DESCRIPTION, COMMENTS, EXECTYPE, CONTEXTS, LABELS, LIQUIBASE, DEPLOYMENT_ID) VALUES ('v7-ix-login-sessions-expires', 'gantry', 'liquibase/v7-account.xml', NOW(), 10, '9:13a4c556f94fb20a02d5fac3c09f0a0b', 'sql', 'Serves RefreshTokenRepository.deleteExpired', 'EXECUTED', NULL, NULL, '4.33.0', '0000000000');

CREATE TABLE refresh_tokens (
        tenant_id text COLLATE "C" NOT NULL,
        hash text COLLATE "C" NOT NULL,
        user_id text COLLATE "C" NOT NULL,
        family_id text COLLATE "C" NOT NULL,
        parent_hash text COLLATE "C",
        created_at bigint NOT NULL,
        expires_at bigint NOT NULL,
        used_at bigint,
        revoked_at bigint,
        CONSTRAINT pk_refresh_tokens PRIMARY KEY (tenant_id, hash),
        CONSTRAINT fk_refresh_tokens_session FOREIGN KEY (tenant_id, family_id)
          REFERENCES login_sessions (tenant_id, id) ON DELETE CASCADE
      );

INSERT INTO databasechangelog (ID, AUTHOR, FILENAME, DATEEXECUTED, ORDEREXECUTED, MD5SUM, DESCRIPTION, COMMENTS, EXECTYPE, CONTEXTS, LABELS, LIQUIBASE, DEPLOYMENT_ID) VALUES ('v7-refresh_tokens', 'gantry', 'liquibase/v7-account.xml', NOW(), 11, '9:8b1ebb852c3e6e5884050f0eadcf7988', 'sql', '', 'EXECUTED', NULL, NULL, '4.33.0', '0000000000');

CREATE INDEX ix_refresh_tokens_family ON refresh_tokens (tenant_id, family_id);

INSERT INTO databasechangelog (ID, AUTHOR, FILENAME, DATEEXECUTED, ORDEREXECUTED, MD5SUM, DESCRIPTION, COMMENTS, EXECTYPE, CONTEXTS, LABELS, LIQUIBASE, DEPLOYMENT_ID) VALUES ('v7-ix-refresh-tokens-family', 'gantry', 'liquibase/v7-account.xml', NOW(), 12, '9:ac98c28e75a71513d6abcb74c01d698c', 'sql', 'Serves LoginSessionRepository.revoke, which ends the tokens of a family; and the cascade from login_sessions', 'EXECUTED', NULL, NULL, '4.33.0', '0000000000');

CREATE INDEX ix_refresh_tokens_expires ON refresh_tokens (tenant_id, expires_at);

INSERT INTO databasechangelog (ID, AUTHOR, FILENAME, DATEEXECUTED, ORDEREXECUTED, MD5SUM, DESCRIPTION, COMMENTS, EXECTYPE, CONTEXTS, LABELS, LIQUIBASE, DEPLOYMENT_ID) VALUES ('v7-ix-refresh-tokens-expires', 'gantry', 'liquibase/v7-account.xml', NOW(), 13, '9:cf627dfa1294c77639cce1843b68106c', 'sql', 'Serves RefreshTokenRepository.deleteExpired', 'EXECUTED', NULL, NULL, '4.33.0', '0000000000');

CREATE TABLE conversations (
        tenant_id text COLLATE "C" NOT NULL,
        id text COLLATE "C" NOT NULL,
        owner_id text COLLATE "C" NOT NULL,
        title text NOT NULL,
        title_key text NOT NULL,
        model text,
        provider text,
        mode text,
        canvas_id text COLLATE "C",
        archived boolean NOT NULL,
        share_id text COLLATE "C",
        message_count bigint NOT NULL,
        last_message_at bigint,
        created_at bigint NOT NULL,
        updated_at bigint NOT NULL,
        revision bigint NOT NULL,
        CONSTRAINT pk_conversations PRIMARY KEY (tenant_id, id)
      );

INSERT INTO databasechangelog (ID, AUTHOR, FILENAME, DATEEXECUTED, ORDEREXECUTED, MD5SUM, DESCRIPTION, COMMENTS, EXECTYPE, CONTEXTS, LABELS, LIQUIBASE, DEPLOYMENT_ID) VALUES ('v7-conversations', 'gantry', 'liquibase/v7-chat.xml', NOW(), 14, '9:6a4aeb339e0ca4506cff817eb65f1f09', 'sql', '', 'EXECUTED', NULL, NULL, '4.33.0', '0000000000');

CREATE INDEX ix_conversations_recent ON conversations (tenant_id, owner_id, updated_at, id);

INSERT INTO databasechangelog (ID, AUTHOR, FILENAME, DATEEXECUTED, ORDEREXECUTED, MD5SUM, DESCRIPTION, COMMENTS, EXECTYPE, CONTEXTS, LABELS, LIQUIBASE, DEPLOYMENT_ID) VALUES ('v7-ix-conversations-recent', 'gantry', 'liquibase/v7-chat.xml', NOW(), 15, '9:3a1761f2ce65ac2916ded77aef92b2e3', 'sql', 'Serves ConversationRepository.list: the records of one owner by recency and id; and the deletion of an owner', 'EXECUTED', NULL, NULL, '4.33.0', '0000000000');

CREATE UNIQUE INDEX uq_conversations_share_id ON conversations (tenant_id, share_id) WHERE share_id IS NOT NULL;

INSERT INTO databasechangelog (ID, AUTHOR, FILENAME, DATEEXECUTED, ORDEREXECUTED, MD5SUM, DESCRIPTION, COMMENTS, EXECTYPE, CONTEXTS, LABELS, LIQUIBASE, DEPLOYMENT_ID) VALUES ('v7-uq-conversations-share-id', 'gantry', 'liquibase/v7-chat.xml', NOW(), 16, '9:502a8b004829d51f18ebb714e306dcdc', 'sql', 'Serves ConversationRepository.findByShareId and the uniqueness of share ids', 'EXECUTED', NULL, NULL, '4.33.0', '0000000000');

CREATE TABLE messages (
        tenant_id text COLLATE "C" NOT NULL,
        conversation_id text COLLATE "C" NOT NULL,
        id text COLLATE "C" NOT NULL,
        owner_id text COLLATE "C" NOT NULL,
        order_key text COLLATE "C" NOT NULL,
        role text NOT NULL,
        content text NOT NULL,
        mode text,
        metadata text NOT NULL,
        token_count bigint,
        created_at bigint NOT NULL,
        updated_at bigint NOT NULL,
        revision bigint NOT NULL,
        CONSTRAINT uq_messages_order_key UNIQUE (tenant_id, conversation_id, order_key),
        CONSTRAINT pk_messages PRIMARY KEY (tenant_id, conversation_id, id),
        CONSTRAINT fk_messages_conversation FOREIGN KEY (tenant_id, conversation_id)
          REFERENCES conversations (tenant_id, id) ON DELETE CASCADE
      );

INSERT INTO databasechangelog (ID, AUTHOR, FILENAME, DATEEXECUTED, ORDEREXECUTED, MD5SUM, DESCRIPTION, COMMENTS, EXECTYPE, CONTEXTS, LABELS, LIQUIBASE, DEPLOYMENT_ID) VALUES ('v7-messages', 'gantry', 'liquibase/v7-chat.xml', NOW(), 17, '9:bc6b87993a293ff4aac09a5870550dc0', 'sql', 'The order key is unique, and its index serves MessageRepository.list. It stands before the primary
      key because SQLite checks the key that was declared last first: an id that is taken is reported
      as such.', 'EXECUTED', NULL, NULL, '4.33.0', '0000000000');

CREATE TABLE tickets (
        tenant_id text COLLATE "C" NOT NULL,
        conversation_id text COLLATE "C" NOT NULL,
        id text COLLATE "C" NOT NULL,
        owner_id text COLLATE "C" NOT NULL,
        message_id text COLLATE "C",
        title text NOT NULL,
        description text NOT NULL,
        type text NOT NULL,
        priority text NOT NULL,
        status text NOT NULL,
        acceptance_criteria text NOT NULL,
        tasks text NOT NULL,
        labels text NOT NULL,
        external_id text,
        external_url text,
        created_at bigint NOT NULL,
        updated_at bigint NOT NULL,
        revision bigint NOT NULL,
        CONSTRAINT pk_tickets PRIMARY KEY (tenant_id, conversation_id, id),
        CONSTRAINT fk_tickets_conversation FOREIGN KEY (tenant_id, conversation_id)
          REFERENCES conversations (tenant_id, id) ON DELETE CASCADE
      );

INSERT INTO databasechangelog (ID, AUTHOR, FILENAME, DATEEXECUTED, ORDEREXECUTED, MD5SUM, DESCRIPTION, COMMENTS, EXECTYPE, CONTEXTS, LABELS, LIQUIBASE, DEPLOYMENT_ID) VALUES ('v7-tickets', 'gantry', 'liquibase/v7-chat.xml', NOW(), 18, '9:e9dbef247c96eb91a8e103a904574679', 'sql', '', 'EXECUTED', NULL, NULL, '4.33.0', '0000000000');

CREATE INDEX ix_tickets_created ON tickets (tenant_id, conversation_id, created_at, id);

INSERT INTO databasechangelog (ID, AUTHOR, FILENAME, DATEEXECUTED, ORDEREXECUTED, MD5SUM, DESCRIPTION, COMMENTS, EXECTYPE, CONTEXTS, LABELS, LIQUIBASE, DEPLOYMENT_ID) VALUES ('v7-ix-tickets-created', 'gantry', 'liquibase/v7-chat.xml', NOW(), 19, '9:2e69e8a35b202173a00b5a65e8fa5936', 'sql', 'Serves TicketRepository.list: the tickets of a conversation by creation and id', 'EXECUTED', NULL, NULL, '4.33.0', '0000000000');

CREATE TABLE canvases (
        tenant_id text COLLATE "C" NOT NULL,
        id text COLLATE "C" NOT NULL,
        owner_id text COLLATE "C" NOT NULL,
        name text NOT NULL,
        title_key text NOT NULL,
        description text,
        thumbnail text,
        data text,
        created_at bigint NOT NULL,
        updated_at bigint NOT NULL,
        revision bigint NOT NULL,
        CONSTRAINT pk_canvases PRIMARY KEY (tenant_id, id)
      );

INSERT INTO databasechangelog (ID, AUTHOR, FILENAME, DATEEXECUTED, ORDEREXECUTED, MD5SUM, DESCRIPTION, COMMENTS, EXECTYPE, CONTEXTS, LABELS, LIQUIBASE, DEPLOYMENT_ID) VALUES ('v7-canvases', 'gantry', 'liquibase/v7-studio.xml', NOW(), 20, '9:eb0e3a18725b34e9bd5723eec886fcc9', 'sql', '', 'EXECUTED', NULL, NULL, '4.33.0', '0000000000');

CREATE INDEX ix_canvases_recent ON canvases (tenant_id, owner_id, updated_at, id);

INSERT INTO databasechangelog (ID, AUTHOR, FILENAME, DATEEXECUTED, ORDEREXECUTED, MD5SUM, DESCRIPTION, COMMENTS, EXECTYPE, CONTEXTS, LABELS, LIQUIBASE, DEPLOYMENT_ID) VALUES ('v7-ix-canvases-recent', 'gantry', 'liquibase/v7-studio.xml', NOW(), 21, '9:b4cf154e6d8e7deb045280c4787517e5', 'sql', 'Serves CanvasRepository.list: the records of one owner by recency and id; and the deletion of an owner', 'EXECUTED', NULL, NULL, '4.33.0', '0000000000');

CREATE TABLE workflows (
        tenant_id text COLLATE "C" NOT NULL,
        id text COLLATE "C" NOT NULL,
        owner_id text COLLATE "C" NOT NULL,
        name text NOT NULL,
        title_key text NOT NULL,
        description text,
        api_json text,
        inputs text,
        outputs text,
        created_at bigint NOT NULL,
        updated_at bigint NOT NULL,
        revision bigint NOT NULL,
        CONSTRAINT pk_workflows PRIMARY KEY (tenant_id, id)
      );

INSERT INTO databasechangelog (ID, AUTHOR, FILENAME, DATEEXECUTED, ORDEREXECUTED, MD5SUM, DESCRIPTION, COMMENTS, EXECTYPE, CONTEXTS, LABELS, LIQUIBASE, DEPLOYMENT_ID) VALUES ('v7-workflows', 'gantry', 'liquibase/v7-studio.xml', NOW(), 22, '9:8cc753810c4d3281c9f815abe7207982', 'sql', '', 'EXECUTED', NULL, NULL, '4.33.0', '0000000000');

CREATE INDEX ix_workflows_recent ON workflows (tenant_id, owner_id, updated_at, id);

INSERT INTO databasechangelog (ID, AUTHOR, FILENAME, DATEEXECUTED, ORDEREXECUTED, MD5SUM, DESCRIPTION, COMMENTS, EXECTYPE, CONTEXTS, LABELS, LIQUIBASE, DEPLOYMENT_ID) VALUES ('v7-ix-workflows-recent', 'gantry', 'liquibase/v7-studio.xml', NOW(), 23, '9:ae720d2cf9240b716a1783279064ec27', 'sql', 'Serves WorkflowRepository.list: the records of one owner by recency and id; and the deletion of an owner', 'EXECUTED', NULL, NULL, '4.33.0', '0000000000');

CREATE TABLE stored_files (
        tenant_id text COLLATE "C" NOT NULL,
        id text COLLATE "C" NOT NULL,
        owner_id text COLLATE "C" NOT NULL,
        file_name text,
        title_key text,
        path text NOT NULL,
        mime_type text,
        size bigint,
        sha256 text COLLATE "C",
        width bigint,
        height bigint,
        created_at bigint NOT NULL,
        updated_at bigint NOT NULL,
        revision bigint NOT NULL,
        CONSTRAINT pk_stored_files PRIMARY KEY (tenant_id, id)
      );

INSERT INTO databasechangelog (ID, AUTHOR, FILENAME, DATEEXECUTED, ORDEREXECUTED, MD5SUM, DESCRIPTION, COMMENTS, EXECTYPE, CONTEXTS, LABELS, LIQUIBASE, DEPLOYMENT_ID) VALUES ('v7-stored_files', 'gantry', 'liquibase/v7-library.xml', NOW(), 24, '9:946e8f69e3a3970a1148e86e909557ef', 'sql', '', 'EXECUTED', NULL, NULL, '4.33.0', '0000000000');

CREATE INDEX ix_stored_files_recent ON stored_files (tenant_id, owner_id, created_at, id);

INSERT INTO databasechangelog (ID, AUTHOR, FILENAME, DATEEXECUTED, ORDEREXECUTED, MD5SUM, DESCRIPTION, COMMENTS, EXECTYPE, CONTEXTS, LABELS, LIQUIBASE, DEPLOYMENT_ID) VALUES ('v7-ix-stored-files-recent', 'gantry', 'liquibase/v7-library.xml', NOW(), 25, '9:5b6dfcfa2a1ba3fc8a629794f6497fd8', 'sql', 'Serves StoredFileRepository.list: the records of one owner by recency and id; and the deletion of an owner', 'EXECUTED', NULL, NULL, '4.33.0', '0000000000');

CREATE TABLE audio_files (
        tenant_id text COLLATE "C" NOT NULL,
        id text COLLATE "C" NOT NULL,
        owner_id text COLLATE "C" NOT NULL,
        s3_key text NOT NULL,
        file_size bigint,
        recorded_at bigint,
        uploaded_at bigint NOT NULL,
        created_at bigint NOT NULL,
        updated_at bigint NOT NULL,
        revision bigint NOT NULL,
        CONSTRAINT pk_audio_files PRIMARY KEY (tenant_id, id)
      );

INSERT INTO databasechangelog (ID, AUTHOR, FILENAME, DATEEXECUTED, ORDEREXECUTED, MD5SUM, DESCRIPTION, COMMENTS, EXECTYPE, CONTEXTS, LABELS, LIQUIBASE, DEPLOYMENT_ID) VALUES ('v7-audio_files', 'gantry', 'liquibase/v7-library.xml', NOW(), 26, '9:b461f386042516e0344e916e19721dfe', 'sql', '', 'EXECUTED', NULL, NULL, '4.33.0', '0000000000');

CREATE INDEX ix_audio_files_recent ON audio_files (tenant_id, owner_id, uploaded_at, id);

INSERT INTO databasechangelog (ID, AUTHOR, FILENAME, DATEEXECUTED, ORDEREXECUTED, MD5SUM, DESCRIPTION, COMMENTS, EXECTYPE, CONTEXTS, LABELS, LIQUIBASE, DEPLOYMENT_ID) VALUES ('v7-ix-audio-files-recent', 'gantry', 'liquibase/v7-library.xml', NOW(), 27, '9:068800df2a298fd4ea8b9edb6a9a4937', 'sql', 'Serves AudioFileRepository.list: the records of one owner by recency and id; and the deletion of an owner', 'EXECUTED', NULL, NULL, '4.33.0', '0000000000');

CREATE TABLE documents (
        tenant_id text COLLATE "C" NOT NULL,
        id text COLLATE "C" NOT NULL,
        owner_id text COLLATE "C" NOT NULL,
        doc_type text NOT NULL,
        title text,
        title_key text,
        department text,
        department_key text,
        summary text,
        body text,
        file_name text,
        file_path text,
        file_size bigint,
        file_type text,
        mime_type text,
        chunk_count bigint,
        created_at bigint NOT NULL,
        updated_at bigint NOT NULL,
        revision bigint NOT NULL,
        CONSTRAINT pk_documents PRIMARY KEY (tenant_id, id)
      );

INSERT INTO databasechangelog (ID, AUTHOR, FILENAME, DATEEXECUTED, ORDEREXECUTED, MD5SUM, DESCRIPTION, COMMENTS, EXECTYPE, CONTEXTS, LABELS, LIQUIBASE, DEPLOYMENT_ID) VALUES ('v7-documents', 'gantry', 'liquibase/v7-library.xml', NOW(), 28, '9:68cc75f56555c4bc9f0adc2981e4c4fb', 'sql', '', 'EXECUTED', NULL, NULL, '4.33.0', '0000000000');

CREATE INDEX ix_documents_recent ON documents (tenant_id, owner_id, updated_at, id);

INSERT INTO databasechangelog (ID, AUTHOR, FILENAME, DATEEXECUTED, ORDEREXECUTED, MD5SUM, DESCRIPTION, COMMENTS, EXECTYPE, CONTEXTS, LABELS, LIQUIBASE, DEPLOYMENT_ID) VALUES ('v7-ix-documents-recent', 'gantry', 'liquibase/v7-library.xml', NOW(), 29, '9:c5f08a1778c5370291bb6182c6af1b90', 'sql', 'Serves KnowledgeDocumentRepository.list: the records of one owner by recency and id; and the deletion of an owner', 'EXECUTED', NULL, NULL, '4.33.0', '0000000000');

CREATE TABLE provider_configs (
        tenant_id text COLLATE "C" NOT NULL,
        id text COLLATE "C" NOT NULL,
        owner_id text COLLATE "C" NOT NULL,
        provider text NOT NULL,
        title_key text NOT NULL,
        config text NOT NULL,
        encrypted_secret text,
        active boolean NOT NULL,
        created_at bigint NOT NULL,
        updated_at bigint NOT NULL,
        revision bigint NOT NULL,
        CONSTRAINT pk_provider_configs PRIMARY KEY (tenant_id, id)
      );

INSERT INTO databasechangelog (ID, AUTHOR, FILENAME, DATEEXECUTED, ORDEREXECUTED, MD5SUM, DESCRIPTION, COMMENTS, EXECTYPE, CONTEXTS, LABELS, LIQUIBASE, DEPLOYMENT_ID) VALUES ('v7-provider_configs', 'gantry', 'liquibase/v7-provider.xml', NOW(), 30, '9:f1831ea4aa2671421b1e89951f0c569c', 'sql', '', 'EXECUTED', NULL, NULL, '4.33.0', '0000000000');

CREATE INDEX ix_provider_configs_recent ON provider_configs (tenant_id, owner_id, updated_at, id);

INSERT INTO databasechangelog (ID, AUTHOR, FILENAME, DATEEXECUTED, ORDEREXECUTED, MD5SUM, DESCRIPTION, COMMENTS, EXECTYPE, CONTEXTS, LABELS, LIQUIBASE, DEPLOYMENT_ID) VALUES ('v7-ix-provider-configs-recent', 'gantry', 'liquibase/v7-provider.xml', NOW(), 31, '9:a056bd5d166f11c62b451faa963301a0', 'sql', 'Serves ProviderConfigRepository.list: the records of one owner by recency and id; and the deletion of an owner', 'EXECUTED', NULL, NULL, '4.33.0', '0000000000');

CREATE TABLE idempotent_answers (
        tenant_id text COLLATE "C" NOT NULL,
        key_hash text COLLATE "C" NOT NULL,
        fingerprint text COLLATE "C" NOT NULL,
        record_id text COLLATE "C" NOT NULL,
        status bigint,
        answer text,
        lease_until bigint NOT NULL,
        expires_at bigint NOT NULL,
        CONSTRAINT pk_idempotent_answers PRIMARY KEY (tenant_id, key_hash)
      );

INSERT INTO databasechangelog (ID, AUTHOR, FILENAME, DATEEXECUTED, ORDEREXECUTED, MD5SUM, DESCRIPTION, COMMENTS, EXECTYPE, CONTEXTS, LABELS, LIQUIBASE, DEPLOYMENT_ID) VALUES ('v7-idempotent_answers', 'gantry', 'liquibase/v7-store.xml', NOW(), 32, '9:95bac7deb195c7c165a69dc9c0f65241', 'sql', '', 'EXECUTED', NULL, NULL, '4.33.0', '0000000000');

CREATE INDEX ix_idempotent_answers_expires ON idempotent_answers (tenant_id, expires_at);

INSERT INTO databasechangelog (ID, AUTHOR, FILENAME, DATEEXECUTED, ORDEREXECUTED, MD5SUM, DESCRIPTION, COMMENTS, EXECTYPE, CONTEXTS, LABELS, LIQUIBASE, DEPLOYMENT_ID) VALUES ('v7-ix-idempotent-answers-expires', 'gantry', 'liquibase/v7-store.xml', NOW(), 33, '9:69af51449b648dfa1a64a993822a0848', 'sql', 'Serves IdempotentAnswerRepository.deleteExpired', 'EXECUTED', NULL, NULL, '4.33.0', '0000000000');

DO $$
      BEGIN
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'gantry_app') THEN
          CREATE ROLE gantry_app NOLOGIN;
        END IF;
        IF NOT pg_has_role(current_user, 'gantry_app', 'member') THEN
          GRANT gantry_app TO CURRENT_USER;
        END IF;
      EXCEPTION
        WHEN duplicate_object OR unique_violation THEN
          NULL;
        WHEN insufficient_privilege THEN
          RAISE NOTICE 'The role gantry_app was not made: the login may not make roles';
      END
      $$;

INSERT INTO databasechangelog (ID, AUTHOR, FILENAME, DATEEXECUTED, ORDEREXECUTED, MD5SUM, DESCRIPTION, COMMENTS, EXECTYPE, CONTEXTS, LABELS, LIQUIBASE, DEPLOYMENT_ID) VALUES ('v7-role', 'gantry', 'liquibase/v7-wall.xml', NOW(), 34, '9:d5016144e1bbdbec7e08d1968066507c', 'sql', 'A role is shared by all databases of a server, and only some logins may make one. A login that may
      not, and that is itself bound by row-level security, works without it.', 'EXECUTED', NULL, NULL, '4.33.0', '0000000000');

ALTER TABLE tenants ENABLE ROW LEVEL SECURITY;

ALTER TABLE tenants FORCE ROW LEVEL SECURITY;

CREATE POLICY of_tenant ON tenants
        USING (current_setting('gantry.tenant', true) IN (id, '*'));

INSERT INTO databasechangelog (ID, AUTHOR, FILENAME, DATEEXECUTED, ORDEREXECUTED, MD5SUM, DESCRIPTION, COMMENTS, EXECTYPE, CONTEXTS, LABELS, LIQUIBASE, DEPLOYMENT_ID) VALUES ('v7-wall-tenants', 'gantry', 'liquibase/v7-wall.xml', NOW(), 35, '9:80dadef60f5a9494d65b36099fce655e', 'sql', '', 'EXECUTED', NULL, NULL, '4.33.0', '0000000000');

ALTER TABLE users ENABLE ROW LEVEL SECURITY;

ALTER TABLE users FORCE ROW LEVEL SECURITY;

CREATE POLICY of_tenant ON users
        USING (tenant_id = current_setting('gantry.tenant', true));

INSERT INTO databasechangelog (ID, AUTHOR, FILENAME, DATEEXECUTED, ORDEREXECUTED, MD5SUM, DESCRIPTION, COMMENTS, EXECTYPE, CONTEXTS, LABELS, LIQUIBASE, DEPLOYMENT_ID) VALUES ('v7-wall-users', 'gantry', 'liquibase/v7-wall.xml', NOW(), 36, '9:5de0d84c78340d3788d1b431c702be27', 'sql', '', 'EXECUTED', NULL, NULL, '4.33.0', '0000000000');

ALTER TABLE login_names ENABLE ROW LEVEL SECURITY;

ALTER TABLE login_names FORCE ROW LEVEL SECURITY;

CREATE POLICY of_tenant ON login_names
        USING (tenant_id = current_setting('gantry.tenant', true));

INSERT INTO databasechangelog (ID, AUTHOR, FILENAME, DATEEXECUTED, ORDEREXECUTED, MD5SUM, DESCRIPTION, COMMENTS, EXECTYPE, CONTEXTS, LABELS, LIQUIBASE, DEPLOYMENT_ID) VALUES ('v7-wall-login-names', 'gantry', 'liquibase/v7-wall.xml', NOW(), 37, '9:abed3c841112bc4f53c2c6ae32aa81e9', 'sql', '', 'EXECUTED', NULL, NULL, '4.33.0', '0000000000');

ALTER TABLE credentials ENABLE ROW LEVEL SECURITY;

ALTER TABLE credentials FORCE ROW LEVEL SECURITY;

CREATE POLICY of_tenant ON credentials
        USING (tenant_id = current_setting('gantry.tenant', true));

INSERT INTO databasechangelog (ID, AUTHOR, FILENAME, DATEEXECUTED, ORDEREXECUTED, MD5SUM, DESCRIPTION, COMMENTS, EXECTYPE, CONTEXTS, LABELS, LIQUIBASE, DEPLOYMENT_ID) VALUES ('v7-wall-credentials', 'gantry', 'liquibase/v7-wall.xml', NOW(), 38, '9:6a899ce362a71baf901d995f03a9bb79', 'sql', '', 'EXECUTED', NULL, NULL, '4.33.0', '0000000000');

ALTER TABLE user_settings ENABLE ROW LEVEL SECURITY;

ALTER TABLE user_settings FORCE ROW LEVEL SECURITY;

CREATE POLICY of_tenant ON user_settings
        USING (tenant_id = current_setting('gantry.tenant', true));

INSERT INTO databasechangelog (ID, AUTHOR, FILENAME, DATEEXECUTED, ORDEREXECUTED, MD5SUM, DESCRIPTION, COMMENTS, EXECTYPE, CONTEXTS, LABELS, LIQUIBASE, DEPLOYMENT_ID) VALUES ('v7-wall-user-settings', 'gantry', 'liquibase/v7-wall.xml', NOW(), 39, '9:c7efd07177ce3474f359a982092e3ef5', 'sql', '', 'EXECUTED', NULL, NULL, '4.33.0', '0000000000');

ALTER TABLE login_sessions ENABLE ROW LEVEL SECURITY;

ALTER TABLE login_sessions FORCE ROW LEVEL SECURITY;

CREATE POLICY of_tenant ON login_sessions
        USING (tenant_id = current_setting('gantry.tenant', true));

INSERT INTO databasechangelog (ID, AUTHOR, FILENAME, DATEEXECUTED, ORDEREXECUTED, MD5SUM, DESCRIPTION, COMMENTS, EXECTYPE, CONTEXTS, LABELS, LIQUIBASE, DEPLOYMENT_ID) VALUES ('v7-wall-login-sessions', 'gantry', 'liquibase/v7-wall.xml', NOW(), 40, '9:578455b3dff6a8c91d90e1b93360e2a6', 'sql', '', 'EXECUTED', NULL, NULL, '4.33.0', '0000000000');

ALTER TABLE refresh_tokens ENABLE ROW LEVEL SECURITY;

ALTER TABLE refresh_tokens FORCE ROW LEVEL SECURITY;

CREATE POLICY of_tenant ON refresh_tokens
        USING (tenant_id = current_setting('gantry.tenant', true));

INSERT INTO databasechangelog (ID, AUTHOR, FILENAME, DATEEXECUTED, ORDEREXECUTED, MD5SUM, DESCRIPTION, COMMENTS, EXECTYPE, CONTEXTS, LABELS, LIQUIBASE, DEPLOYMENT_ID) VALUES ('v7-wall-refresh-tokens', 'gantry', 'liquibase/v7-wall.xml', NOW(), 41, '9:9b1009dd3bccd95911b2e41ebb4c1879', 'sql', '', 'EXECUTED', NULL, NULL, '4.33.0', '0000000000');

ALTER TABLE conversations ENABLE ROW LEVEL SECURITY;

ALTER TABLE conversations FORCE ROW LEVEL SECURITY;

CREATE POLICY of_tenant ON conversations
        USING (tenant_id = current_setting('gantry.tenant', true));

INSERT INTO databasechangelog (ID, AUTHOR, FILENAME, DATEEXECUTED, ORDEREXECUTED, MD5SUM, DESCRIPTION, COMMENTS, EXECTYPE, CONTEXTS, LABELS, LIQUIBASE, DEPLOYMENT_ID) VALUES ('v7-wall-conversations', 'gantry', 'liquibase/v7-wall.xml', NOW(), 42, '9:8d86f507196c406422f1e77afd3e7323', 'sql', '', 'EXECUTED', NULL, NULL, '4.33.0', '0000000000');

ALTER TABLE messages ENABLE ROW LEVEL SECURITY;

ALTER TABLE messages FORCE ROW LEVEL SECURITY;

CREATE POLICY of_tenant ON messages
        USING (tenant_id = current_setting('gantry.tenant', true));

INSERT INTO databasechangelog (ID, AUTHOR, FILENAME, DATEEXECUTED, ORDEREXECUTED, MD5SUM, DESCRIPTION, COMMENTS, EXECTYPE, CONTEXTS, LABELS, LIQUIBASE, DEPLOYMENT_ID) VALUES ('v7-wall-messages', 'gantry', 'liquibase/v7-wall.xml', NOW(), 43, '9:f25780c30e9d394a0b8e8a4c5d563573', 'sql', '', 'EXECUTED', NULL, NULL, '4.33.0', '0000000000');

ALTER TABLE tickets ENABLE ROW LEVEL SECURITY;

ALTER TABLE tickets FORCE ROW LEVEL SECURITY;

CREATE POLICY of_tenant ON tickets
        USING (tenant_id = current_setting('gantry.tenant', true));

INSERT INTO databasechangelog (ID, AUTHOR, FILENAME, DATEEXECUTED, ORDEREXECUTED, MD5SUM, DESCRIPTION, COMMENTS, EXECTYPE, CONTEXTS, LABELS, LIQUIBASE, DEPLOYMENT_ID) VALUES ('v7-wall-tickets', 'gantry', 'liquibase/v7-wall.xml', NOW(), 44, '9:33bb7797c8da224f5f40d743b8a5e620', 'sql', '', 'EXECUTED', NULL, NULL, '4.33.0', '0000000000');

ALTER TABLE canvases ENABLE ROW LEVEL SECURITY;

ALTER TABLE canvases FORCE ROW LEVEL SECURITY;

CREATE POLICY of_tenant ON canvases
        USING (tenant_id = current_setting('gantry.tenant', true));

INSERT INTO databasechangelog (ID, AUTHOR, FILENAME, DATEEXECUTED, ORDEREXECUTED, MD5SUM, DESCRIPTION, COMMENTS, EXECTYPE, CONTEXTS, LABELS, LIQUIBASE, DEPLOYMENT_ID) VALUES ('v7-wall-canvases', 'gantry', 'liquibase/v7-wall.xml', NOW(), 45, '9:bb3e1f891927e85569086bfedbc5ef17', 'sql', '', 'EXECUTED', NULL, NULL, '4.33.0', '0000000000');

ALTER TABLE workflows ENABLE ROW LEVEL SECURITY;

ALTER TABLE workflows FORCE ROW LEVEL SECURITY;

CREATE POLICY of_tenant ON workflows
        USING (tenant_id = current_setting('gantry.tenant', true));

INSERT INTO databasechangelog (ID, AUTHOR, FILENAME, DATEEXECUTED, ORDEREXECUTED, MD5SUM, DESCRIPTION, COMMENTS, EXECTYPE, CONTEXTS, LABELS, LIQUIBASE, DEPLOYMENT_ID) VALUES ('v7-wall-workflows', 'gantry', 'liquibase/v7-wall.xml', NOW(), 46, '9:a1f10af9da8a84674a7f13ac9c3a8564', 'sql', '', 'EXECUTED', NULL, NULL, '4.33.0', '0000000000');

ALTER TABLE stored_files ENABLE ROW LEVEL SECURITY;

ALTER TABLE stored_files FORCE ROW LEVEL SECURITY;

CREATE POLICY of_tenant ON stored_files
        USING (tenant_id = current_setting('gantry.tenant', true));

INSERT INTO databasechangelog (ID, AUTHOR, FILENAME, DATEEXECUTED, ORDEREXECUTED, MD5SUM, DESCRIPTION, COMMENTS, EXECTYPE, CONTEXTS, LABELS, LIQUIBASE, DEPLOYMENT_ID) VALUES ('v7-wall-stored-files', 'gantry', 'liquibase/v7-wall.xml', NOW(), 47, '9:351bf021dcf6e0c005c1dd51fcf1e677', 'sql', '', 'EXECUTED', NULL, NULL, '4.33.0', '0000000000');

ALTER TABLE audio_files ENABLE ROW LEVEL SECURITY;

ALTER TABLE audio_files FORCE ROW LEVEL SECURITY;

CREATE POLICY of_tenant ON audio_files
        USING (tenant_id = current_setting('gantry.tenant', true));

INSERT INTO databasechangelog (ID, AUTHOR, FILENAME, DATEEXECUTED, ORDEREXECUTED, MD5SUM, DESCRIPTION, COMMENTS, EXECTYPE, CONTEXTS, LABELS, LIQUIBASE, DEPLOYMENT_ID) VALUES ('v7-wall-audio-files', 'gantry', 'liquibase/v7-wall.xml', NOW(), 48, '9:108355197667c4ec26789bbb02f402e5', 'sql', '', 'EXECUTED', NULL, NULL, '4.33.0', '0000000000');

ALTER TABLE documents ENABLE ROW LEVEL SECURITY;

ALTER TABLE documents FORCE ROW LEVEL SECURITY;

CREATE POLICY of_tenant ON documents
        USING (tenant_id = current_setting('gantry.tenant', true));

INSERT INTO databasechangelog (ID, AUTHOR, FILENAME, DATEEXECUTED, ORDEREXECUTED, MD5SUM, DESCRIPTION, COMMENTS, EXECTYPE, CONTEXTS, LABELS, LIQUIBASE, DEPLOYMENT_ID) VALUES ('v7-wall-documents', 'gantry', 'liquibase/v7-wall.xml', NOW(), 49, '9:76ac82ceec66c3686676ec4c05887799', 'sql', '', 'EXECUTED', NULL, NULL, '4.33.0', '0000000000');

ALTER TABLE provider_configs ENABLE ROW LEVEL SECURITY;

ALTER TABLE provider_configs FORCE ROW LEVEL SECURITY;

CREATE POLICY of_tenant ON provider_configs
        USING (tenant_id = current_setting('gantry.tenant', true));

INSERT INTO databasechangelog (ID, AUTHOR, FILENAME, DATEEXECUTED, ORDEREXECUTED, MD5SUM, DESCRIPTION, COMMENTS, EXECTYPE, CONTEXTS, LABELS, LIQUIBASE, DEPLOYMENT_ID) VALUES ('v7-wall-provider-configs', 'gantry', 'liquibase/v7-wall.xml', NOW(), 50, '9:a7b02e5185606d0bd414cca55e8b6c94', 'sql', '', 'EXECUTED', NULL, NULL, '4.33.0', '0000000000');

ALTER TABLE idempotent_answers ENABLE ROW LEVEL SECURITY;

ALTER TABLE idempotent_answers FORCE ROW LEVEL SECURITY;

CREATE POLICY of_tenant ON idempotent_answers
        USING (tenant_id = current_setting('gantry.tenant', true));

INSERT INTO databasechangelog (ID, AUTHOR, FILENAME, DATEEXECUTED, ORDEREXECUTED, MD5SUM, DESCRIPTION, COMMENTS, EXECTYPE, CONTEXTS, LABELS, LIQUIBASE, DEPLOYMENT_ID) VALUES ('v7-wall-idempotent-answers', 'gantry', 'liquibase/v7-wall.xml', NOW(), 51, '9:a70a98eae148b11f0a501ea74eceace3', 'sql', '', 'EXECUTED', NULL, NULL, '4.33.0', '0000000000');

DO $$
      BEGIN
        IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'gantry_app') THEN
          EXECUTE format('GRANT USAGE ON SCHEMA %I TO gantry_app', current_schema());
          GRANT SELECT, INSERT, UPDATE, DELETE ON
            tenants, users, login_names, credentials, user_settings, login_sessions,
            refresh_tokens, conversations, messages, tickets, canvases, workflows,
            stored_files, audio_files, documents, provider_configs, idempotent_answers
            TO gantry_app;
        END IF;
      END
      $$;

INSERT INTO databasechangelog (ID, AUTHOR, FILENAME, DATEEXECUTED, ORDEREXECUTED, MD5SUM, DESCRIPTION, COMMENTS, EXECTYPE, CONTEXTS, LABELS, LIQUIBASE, DEPLOYMENT_ID) VALUES ('v7-grants', 'gantry', 'liquibase/v7-wall.xml', NOW(), 52, '9:e57ab50196909cc1125bb0e06fe7b3bd', 'sql', '', 'EXECUTED', NULL, NULL, '4.33.0', '0000000000');
