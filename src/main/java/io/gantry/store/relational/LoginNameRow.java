package io.gantry.store.relational;

import io.gantry.tenancy.TenantId;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** A row of {@code login_names}: one of the names that a user signs in by, folded. */
@Entity
@Table(name = "login_names")
class LoginNameRow {

  static final RowTable<LoginNameRow> TABLE = RowTable.of(LoginNameRow.class);

  @EmbeddedId NameKey key;

  String userId;

  /** For Hibernate. */
  protected LoginNameRow() {}

  LoginNameRow(TenantId tenant, String nameKey, String userId) {
    this.key = new NameKey(tenant.value(), nameKey);
    this.userId = userId;
  }

  /** The key: a name is taken once in a tenant. */
  @Embeddable
  record NameKey(String tenantId, String nameKey) {}
}
