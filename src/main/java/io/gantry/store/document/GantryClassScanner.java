package io.gantry.store.document;

import jakarta.data.repository.DataRepository;
import java.util.Set;
import org.eclipse.jnosql.mapping.metadata.ClassScanner;

/**
 * Tells JNoSQL the entities, instead of a walk over the whole class path that costs 5 to 20 seconds
 * and 500 MB in a server. Public only because the service loader wants it so.
 */
public final class GantryClassScanner implements ClassScanner {

  static final Set<Class<?>> ENTITIES =
      Set.of(
          AudioFileItem.class,
          CanvasItem.class,
          ConversationItem.class,
          CredentialItem.class,
          IdempotentAnswerItem.class,
          KnowledgeDocumentItem.class,
          LoginNameItem.class,
          LoginSessionItem.class,
          MessageItem.class,
          MessagePointerItem.class,
          OwnerItem.class,
          ProviderConfigItem.class,
          RefreshTokenItem.class,
          ShareItem.class,
          StoredFileItem.class,
          TenantItem.class,
          TicketItem.class,
          UserItem.class,
          UserSettingsItem.class,
          WorkflowItem.class);

  @Override
  public Set<Class<?>> entities() {
    return ENTITIES;
  }

  @Override
  public Set<Class<?>> repositories() {
    return Set.of();
  }

  @Override
  public Set<Class<?>> embeddables() {
    return Set.of();
  }

  @Override
  public <T extends DataRepository<?, ?>> Set<Class<?>> repositories(Class<T> filter) {
    return Set.of();
  }

  @Override
  public Set<Class<?>> repositoriesStandard() {
    return Set.of();
  }

  @Override
  public Set<Class<?>> customRepositories() {
    return Set.of();
  }
}
