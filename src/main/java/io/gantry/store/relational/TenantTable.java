package io.gantry.store.relational;

import static java.util.Objects.requireNonNull;

import io.gantry.account.Tenant;
import io.gantry.account.TenantRepository;
import io.gantry.common.CursorCodec;
import io.gantry.common.Page;
import io.gantry.common.PageRequest;
import io.gantry.store.Keyset;
import io.gantry.store.StoreException;
import io.gantry.tenancy.TenantId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hibernate.StatelessSession;
import org.hibernate.query.SelectionQuery;

/** See {@link TenantRepository}. */
final class TenantTable implements TenantRepository {

  /** No tenant has this id; the wall of PostgreSQL lets it see all tenants, but nothing of them. */
  private static final String ALL_TENANTS = "*";

  private static final String TENANTS = "from TenantRow t";

  private static final String DELETE = "delete from TenantRow t where t.id = :tenant";

  /** What hangs on these rows goes with them. */
  private static final List<String> ROOTS =
      Stream.concat(
              Stream.of("UserRow", "IdempotentAnswerRow"),
              OwnedKind.ALL.stream().map(OwnedKind::entity))
          .map(row -> "delete from " + row + " r where r.key.tenantId = :tenant")
          .toList();

  private final UnitOfWork units;
  private final CursorCodec cursors;

  TenantTable(UnitOfWork units, CursorCodec cursors) {
    this.units = units;
    this.cursors = cursors;
  }

  @Override
  public void create(Tenant tenant) {
    requireNonNull(tenant, "tenant");
    units.write(
        "tenant.create", tenant.id().value(), session -> session.insert(TenantRow.of(tenant)));
  }

  @Override
  public Optional<Tenant> find(TenantId id) {
    requireNonNull(id, "id");
    return units
        .read("tenant.find", id.value(), session -> row(session, id))
        .map(TenantRow::toDomain);
  }

  private static Optional<TenantRow> row(StatelessSession session, TenantId id) {
    return Optional.ofNullable(session.get(TenantRow.class, id.value()));
  }

  @Override
  public Tenant replace(Tenant tenant) {
    requireNonNull(tenant, "tenant");
    return units.write(
        "tenant.replace", tenant.id().value(), session -> replaceIn(session, tenant));
  }

  private static Tenant replaceIn(StatelessSession session, Tenant tenant) {
    String id = tenant.id().value();
    TenantRow stored =
        row(session, tenant.id()).orElseThrow(() -> new StoreException.NotFound("tenant", id));
    Revisions.requireSame("tenant", id, stored.revision, tenant.revision());
    TenantRow row = TenantRow.of(tenant);
    row.keep(stored);
    session.update(row);
    return row.toDomain();
  }

  @Override
  public Page<Tenant> list(PageRequest page) {
    requireNonNull(page, "page");
    Keyset keyset = Keyset.of(cursors, page, ALL_TENANTS, "tenant");
    List<TenantRow> rows =
        units.read("tenant.list", ALL_TENANTS, session -> listIn(session, keyset));
    return keyset.page(rows, row -> List.of(row.id)).map(TenantRow::toDomain);
  }

  private static List<TenantRow> listIn(StatelessSession session, Keyset keyset) {
    Optional<List<String>> start = keyset.start();
    String condition =
        start.isEmpty() ? "" : keyset.isDescending() ? " where t.id < :id" : " where t.id > :id";
    String order = keyset.isDescending() ? " order by t.id desc" : " order by t.id asc";
    SelectionQuery<TenantRow> query =
        session.createSelectionQuery(TENANTS + condition + order, TenantRow.class);
    start.ifPresent(position -> query.setParameter("id", position.get(0)));
    return query.setMaxResults(keyset.fetchSize()).getResultList();
  }

  @Override
  public boolean erase(TenantId id) {
    requireNonNull(id, "id");
    return units.write("tenant.erase", id.value(), session -> eraseIn(session, id));
  }

  private static boolean eraseIn(StatelessSession session, TenantId id) {
    ROOTS.forEach(delete -> change(session, delete, id));
    return change(session, DELETE, id) > 0;
  }

  private static int change(StatelessSession session, String query, TenantId id) {
    return session.createMutationQuery(query).setParameter("tenant", id.value()).executeUpdate();
  }
}
