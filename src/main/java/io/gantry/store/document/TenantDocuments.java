package io.gantry.store.document;

import static java.util.Objects.requireNonNull;

import io.gantry.account.Tenant;
import io.gantry.account.TenantRepository;
import io.gantry.common.CursorCodec;
import io.gantry.common.Page;
import io.gantry.common.PageRequest;
import io.gantry.store.Keyset;
import io.gantry.store.StoreException;
import io.gantry.tenancy.TenantId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.jnosql.communication.semistructured.CommunicationEntity;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The tenants: each record lies among the tenant's own, and one index partition lists them all. */
final class TenantDocuments implements TenantRepository {

  /** In cursors, the tenant of a list across tenants. */
  private static final String ALL_TENANTS = "";

  private final Function<TenantId, Documents> open;
  private final CursorCodec cursors;
  private final Table table;
  private final Owners owners;

  TenantDocuments(
      Function<TenantId, Documents> open, CursorCodec cursors, Table table, Owners owners) {
    this.open = open;
    this.cursors = cursors;
    this.table = table;
    this.owners = owners;
  }

  @Override
  public void create(Tenant tenant) {
    requireNonNull(tenant, "tenant");
    Documents documents = open.apply(tenant.id());
    documents
        .writes()
        .execute(
            List.of(
                documents
                    .writes()
                    .create(
                        entity(documents, tenant),
                        () -> new StoreException.AlreadyExists("tenant", "id"))));
  }

  private static CommunicationEntity entity(Documents documents, Tenant tenant) {
    return documents.entityOf(TenantItem.of(tenant));
  }

  @Override
  public Optional<Tenant> find(TenantId id) {
    requireNonNull(id, "id");
    Documents documents = open.apply(id);
    return documents.database().entities("tenant", List.of(key(documents)), List.of()).stream()
        .findFirst()
        .map(entity -> documents.mapping().toEntity(TenantItem.class, entity).toDomain());
  }

  private static ItemKey key(Documents documents) {
    return documents.database().key("tenant", Map.of());
  }

  @Override
  public Tenant replace(Tenant tenant) {
    requireNonNull(tenant, "tenant");
    String id = tenant.id().value();
    Tenant stored = find(tenant.id()).orElseThrow(() -> new StoreException.NotFound("tenant", id));
    if (stored.revision() != tenant.revision()) {
      throw conflict(tenant);
    }
    Documents documents = open.apply(tenant.id());
    CommunicationEntity next = entity(documents, tenant.withRevision(tenant.revision() + 1));
    next.add("created_at", stored.createdAt());
    documents.writes().execute(List.of(documents.writes().replace(next, () -> conflict(tenant))));
    return documents.mapping().toEntity(TenantItem.class, next).toDomain();
  }

  private static StoreException.Conflict conflict(Tenant tenant) {
    return new StoreException.Conflict("tenant", tenant.id().value(), tenant.revision());
  }

  @Override
  public Page<Tenant> list(PageRequest page) {
    requireNonNull(page, "page");
    Keyset keyset = Keyset.of(cursors, page, ALL_TENANTS, "tenant");
    Page<IndexRow> rows =
        keyset.filtered(
            (start, size) -> rows(keyset, start.map(position -> position.get(0)), size),
            IndexRow::isLive,
            row -> List.of(row.sort()));
    List<Tenant> tenants =
        rows.items().stream().flatMap(row -> find(new TenantId(row.sort())).stream()).toList();
    return new Page<>(tenants, rows.nextCursor());
  }

  private List<IndexRow> rows(Keyset keyset, Optional<String> start, int size) {
    RangeRead range =
        RangeRead.ofIndex(KeyScope.TENANTS).inOrder(!keyset.isDescending()).atMost(size);
    return table
        .query(
            KeyScope.ofRegister(),
            start.map(TenantDocuments::startKey).map(range::after).orElse(range))
        .stream()
        .map(IndexRow::of)
        .toList();
  }

  private static Map<String, AttributeValue> startKey(String id) {
    String partition = KeyScope.of(new TenantId(id)).prefix() + "TENANT";
    Map<String, AttributeValue> key =
        new HashMap<>(new ItemKey(partition, Attributes.HEAD).toAttributes());
    key.put(Attributes.INDEX_PARTITION, AttributeValue.fromS(KeyScope.TENANTS));
    key.put(Attributes.INDEX_SORT, AttributeValue.fromS(id));
    return key;
  }

  @Override
  public boolean erase(TenantId id) {
    requireNonNull(id, "id");
    Documents documents = open.apply(id);
    Removal removal = new Removal(documents.database());
    ItemKey key = key(documents);
    boolean marked = removal.mark(key, Conditions.LIVE, Map.of());
    if (marked || removal.isMarked(key)) {
      new TenantRemoval(documents, owners).deleteAll();
      removal.finish(key);
    }
    return marked;
  }
}
