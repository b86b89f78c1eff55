package io.gantry.store.relational;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.hibernate.SessionFactory;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.model.naming.CamelCaseToUnderscoresNamingStrategy;
import org.hibernate.boot.registry.StandardServiceRegistry;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.dialect.Dialect;
import org.hibernate.engine.jdbc.connections.internal.UserSuppliedConnectionProviderImpl;
import org.hibernate.engine.transaction.jta.platform.internal.NoJtaPlatform;
import org.hibernate.resource.jdbc.spi.StatementInspector;
import org.jspecify.annotations.Nullable;

/** Makes the session factory over rows; it needs no database for that. */
final class Mappings {

  /** The tables of version 7. */
  static final List<Class<?>> TENANTS =
      List.of(
          TenantRow.class,
          UserRow.class,
          LoginNameRow.class,
          CredentialRow.class,
          UserSettingsRow.class,
          LoginSessionRow.class,
          RefreshTokenRow.class,
          ConversationRow.class,
          MessageRow.class,
          TicketRow.class,
          CanvasRow.class,
          CanvasSummaryRow.class,
          WorkflowRow.class,
          WorkflowSummaryRow.class,
          StoredFileRow.class,
          AudioFileRow.class,
          KnowledgeDocumentRow.class,
          KnowledgeDocumentSummaryRow.class,
          ProviderConfigRow.class,
          IdempotentAnswerRow.class);

  /** The tables of versions 1 to 4; those that a version lacks are not asked for. */
  static final List<Class<?>> JAAZ =
      List.of(
          JaazSessionRow.class,
          JaazOldSessionRow.class,
          JaazMessageRow.class,
          JaazCanvasRow.class,
          JaazWorkflowRow.class,
          JaazFileRow.class);

  /**
   * Hibernate logs each failure of a statement, expected ones too; failures are logged once, by who
   * handles them. The field keeps the setting from being collected.
   */
  private static final Logger FAILURES =
      Logger.getLogger("org.hibernate.engine.jdbc.spi.SqlExceptionHelper");

  private Mappings() {}

  /**
   * @param rows the tables
   * @param inspector sees every statement before it is sent, for tests; usually none
   */
  static SessionFactory open(
      List<Class<?>> rows,
      Class<? extends Dialect> dialect,
      @Nullable StatementInspector inspector) {
    FAILURES.setLevel(Level.OFF);
    StandardServiceRegistry services =
        new StandardServiceRegistryBuilder().applySettings(settings(dialect, inspector)).build();
    MetadataSources sources = new MetadataSources(services);
    rows.forEach(sources::addAnnotatedClass);
    return sources
        .getMetadataBuilder()
        .applyPhysicalNamingStrategy(new CamelCaseToUnderscoresNamingStrategy())
        .build()
        .buildSessionFactory();
  }

  private static Map<String, Object> settings(
      Class<? extends Dialect> dialect, @Nullable StatementInspector inspector) {
    Map<String, Object> settings = new HashMap<>();
    settings.put(AvailableSettings.DIALECT, dialect.getName());
    // Connections come from the unit of work, and so do transactions.
    settings.put(AvailableSettings.ALLOW_METADATA_ON_BOOT, false);
    settings.put(AvailableSettings.ALLOW_UPDATE_OUTSIDE_TRANSACTION, true);
    settings.put(AvailableSettings.CONNECTION_PROVIDER, new UserSuppliedConnectionProviderImpl());
    settings.put(AvailableSettings.JTA_PLATFORM, NoJtaPlatform.INSTANCE);
    settings.put(AvailableSettings.JAKARTA_VALIDATION_MODE, "none");
    settings.put(AvailableSettings.USE_SECOND_LEVEL_CACHE, false);
    settings.put(AvailableSettings.USE_QUERY_CACHE, false);
    settings.put(AvailableSettings.JSON_FORMAT_MAPPER, new NoFormatMapper());
    settings.put(AvailableSettings.XML_FORMAT_MAPPER, new NoFormatMapper());
    if (inspector != null) {
      settings.put(AvailableSettings.STATEMENT_INSPECTOR, inspector);
    }
    return settings;
  }
}
